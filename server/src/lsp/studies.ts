import { certainGlobs, isSkipped, memberOf } from '../study/members';
import { StudyFolder } from './studyFolder';
import { fileName, parentFolder, relativePath } from './uris';

/** True for files that are transcripts by their name alone. */
const isCertain = memberOf(certainGlobs.map((glob) => glob.replace('**/', '')));

/** Which studies a workspace has, and whose a file is. */
export class Studies {
  /** The folders of the workspace, and those of studies that single files were opened from. */
  roots: readonly string[] = [];
  private readonly folders = new Map<string, StudyFolder>();

  get all(): readonly StudyFolder[] {
    return [...this.folders.values()];
  }

  /** By their folders. */
  get byRoot(): ReadonlyMap<string, StudyFolder> {
    return this.folders;
  }

  /** The study of a folder, a new one where it has none. */
  at(root: string): StudyFolder {
    const folder = this.folders.get(root) ?? new StudyFolder(root);
    this.folders.set(root, folder);
    return folder;
  }

  remove(root: string): void {
    this.folders.delete(root);
  }

  /** Puts a study behind all others. */
  moveLast(folder: StudyFolder): void {
    if (this.folders.delete(folder.root)) this.folders.set(folder.root, folder);
  }

  /**
   * The study whose folder a file lies in: that of the nearest codebook, else the workspace folder's own, which comes
   * to be with the first file that is a transcript by its name alone.
   */
  home(uri: string): StudyFolder | undefined {
    let nearest: StudyFolder | undefined;
    for (const folder of this.folders.values()) {
      if (!folder.codebookFile || relativePath(folder.root, uri) === null) continue;
      if (!nearest || folder.root.length > nearest.root.length) nearest = folder;
    }
    if (nearest) return nearest;
    if (!isCertain(fileName(uri))) return undefined;
    return this.at(this.roots.find((one) => relativePath(one, uri) !== null) ?? parentFolder(uri));
  }

  /** The study that a file is a transcript of. */
  ofTranscript(uri: string): StudyFolder | undefined {
    const folder = this.home(uri);
    return folder?.names(uri) ? folder : undefined;
  }

  /** The study that has this file for its codebook. */
  ofCodebook(uri: string): StudyFolder | undefined {
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
