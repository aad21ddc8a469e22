import type { Codebook } from '../codebook/codebook';
import { readCodebook } from '../codebook/read';
import { certainGlobs, memberOf } from '../study/members';
import { Reading } from '../study/reading';
import { Study } from '../study/study';
import { fileName, joinUri, relativePath } from './uris';

/** A codebook as it stands on disk or in an editor. */
export interface CodebookFile {
  readonly uri: string;
  readonly text: string;
  readonly codebook: Codebook;
}

/** A folder with a study in it: the study, what reads it, and which files are its own. */
export class WorkspaceStudy {
  readonly study = new Study();
  readonly reading = new Reading(this.study);
  private file: CodebookFile | null = null;
  private matches = memberOf(certainGlobs);

  constructor(readonly root: string) {}

  /** Null for a folder that has transcripts and no codebook yet. */
  get codebookFile(): CodebookFile | null {
    return this.file;
  }

  /**
   * Takes in the codebook's text; null when there is none any more.
   *
   * @returns true when other files than before may be the study's transcripts now
   */
  setCodebook(uri: string, text: string | null): boolean {
    const before = this.globs;
    this.file = text === null ? null : { uri, text, codebook: readCodebook(text) };
    this.matches = memberOf(this.globs);
    this.reading.setCodebook(this.file?.codebook ?? null);
    return before.join('\n') !== this.globs.join('\n');
  }

  /** True when a file below the folder is one of the study's transcripts by its name, and no link to another one. Nested studies are not looked at. */
  includes(uri: string): boolean {
    const path = relativePath(this.root, uri);
    return path !== null && this.matches(path) && !this.study.repeated.has(uri);
  }

  /** What people call the study: the name in its codebook, else that of its folder. */
  get title(): string {
    return this.study.codebook.study ?? fileName(this.root);
  }

  /** Where the codebook is, or would be. */
  get codebookUri(): string {
    return this.file?.uri ?? joinUri(this.root, 'codebook.yaml');
  }

  /** Tells from a path below the folder whether it is one of the study's transcripts by its name. */
  get names(): (path: string) => boolean {
    return this.matches;
  }

  private get globs(): readonly string[] {
    return this.file?.codebook.transcripts ?? certainGlobs;
  }
}
