import { type Belonging, belonging } from '../study/homes';
import { certainGlobs, isSkipped, memberOf } from '../study/members';
import { fileName, parentFolder, relativePath, uriNaming } from './uris';
import { WorkspaceStudy } from './workspaceStudy';

/** A file or folder that cannot be read, and why not, for people, in the form of `UnreadableFile`. */
export interface Unreadable {
  readonly uri: string;
  readonly why: string;
}

/** True for files that are transcripts by their name alone. */
const isCertain = memberOf(certainGlobs.map((glob) => glob.replace('**/', '')));

/** Which studies a workspace has, and whose a file is. */
export class Studies {
  /** The folders of the workspace, and those of studies that single files were opened from. */
  roots: readonly string[] = [];
  /** Folders and codebooks that cannot be read, and why not: nobody knows whose the files in there are. */
  readonly unreadable = new Map<string, string>();
  private readonly folders = new Map<string, WorkspaceStudy>();

  get all(): readonly WorkspaceStudy[] {
    return [...this.folders.values()];
  }

  /** By their folders. */
  get byRoot(): ReadonlyMap<string, WorkspaceStudy> {
    return this.folders;
  }

  /** The study of a folder, a new one where it has none. */
  at(root: string): WorkspaceStudy {
    const folder = this.folders.get(root) ?? new WorkspaceStudy(root);
    this.folders.set(root, folder);
    return folder;
  }

  remove(root: string): void {
    this.folders.delete(root);
  }

  /** Puts a study behind all others. */
  moveLast(folder: WorkspaceStudy): void {
    if (this.folders.delete(folder.root)) this.folders.set(folder.root, folder);
  }

  /**
   * The study whose folder a file lies in: that of the nearest codebook, else the workspace folder's own, which comes
   * to be with the first file that is a transcript by its name alone.
   */
  home(uri: string): WorkspaceStudy | undefined {
    return this.belonging(uri)?.study;
  }

  private belonging(uri: string): Belonging<WorkspaceStudy> | null {
    const studyIn = (root: string) => {
      const study = this.folders.get(root);
      return study?.codebookFile ? study : null;
    };
    return belonging(uri, uriNaming, studyIn, (file) => {
      if (!isCertain(fileName(file))) return null;
      const study = this.at(this.roots.find((one) => relativePath(one, file) !== null) ?? parentFolder(file));
      return { home: study.root, study };
    });
  }

  /** The study that a file is a transcript of. */
  ofTranscript(uri: string): WorkspaceStudy | undefined {
    const found = this.belonging(uri);
    return found?.isTranscript ? found.study : undefined;
  }

  /** The innermost study whose folder a file or folder lies in, be it one of its own or not. */
  around(uri: string): WorkspaceStudy | undefined {
    let inner: WorkspaceStudy | undefined;
    for (const folder of this.folders.values()) {
      if (relativePath(folder.root, uri) === null) continue;
      if (!inner || folder.root.length > inner.root.length) inner = folder;
    }
    return inner;
  }

  /** What of a study cannot be read: the first there is. */
  unreadableIn(folder: WorkspaceStudy): Unreadable | null {
    for (const [uri, why] of folder.study.unread) return { uri, why };
    for (const [uri, why] of this.unreadable) if (this.around(uri) === folder) return { uri, why };
    return null;
  }

  /** The study that has this file for its codebook. */
  ofCodebook(uri: string): WorkspaceStudy | undefined {
    return this.all.find((folder) => folder.codebookFile?.uri === uri);
  }

  /** True for what lies in the workspace. */
  holds(uri: string): boolean {
    return this.roots.some((root) => relativePath(root, uri) !== null);
  }

  /** True for what lies in hidden folders, which a version control system changes all the time. */
  skips(uri: string): boolean {
    return this.roots.some((root) => isSkipped(relativePath(root, uri) ?? ''));
  }
}
