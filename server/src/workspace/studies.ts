import { unitOrder } from '../codebook/naturalOrder';
import { type Belonging, belonging } from '../study/homes';
import { certainGlobs, isSkipped, memberOf } from '../study/members';
import type { Link } from './listing';
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
  /** The folders of the workspace. */
  workspace: readonly string[] = [];
  /** The folders of studies outside the workspace, of which files are open. */
  outside: readonly string[] = [];
  /** Folders and codebooks that cannot be read, and why not: nobody knows whose the files in there are. */
  readonly unreadable = new Map<string, string>();
  /** The links of the workspace, and what each leads to, as they were when the folders were last listed. */
  links: ReadonlyMap<string, Link> = new Map();
  private readonly folders = new Map<string, WorkspaceStudy>();

  /** The folders of the workspace, and those of studies that single files are open from. */
  get roots(): readonly string[] {
    return [...this.workspace, ...this.outside];
  }

  /** In an order that hangs on the folders alone, and not on which of them were found first. */
  get all(): readonly WorkspaceStudy[] {
    return [...this.folders.values()];
  }

  /** By their folders, in the order of `all`. */
  get byRoot(): ReadonlyMap<string, WorkspaceStudy> {
    return this.folders;
  }

  /** The study of a folder, a new one where it has none. */
  at(root: string): WorkspaceStudy {
    const known = this.folders.get(root);
    if (known) return known;
    const folder = new WorkspaceStudy(root);
    this.folders.set(root, folder);
    this.arrange();
    return folder;
  }

  remove(root: string): void {
    this.folders.delete(root);
  }

  /** The links that lead to a file. */
  linksTo(uri: string): string[] {
    return [...this.links].flatMap(([link, { target }]) => (target === uri ? [link] : []));
  }

  /** Takes away the studies that have neither a codebook nor a file any more. */
  removeEmpty(): void {
    for (const { root, study, reading, codebookFile } of this.all) {
      const files = study.transcripts.size + study.unread.size + reading.waiting;
      if (!codebookFile && files === 0) this.remove(root);
    }
  }

  /** Those with a codebook come first, then the order is that of the workspace's folders, and then that of their names. */
  arrange(): void {
    const { roots } = this;
    const placeOf = ({ root }: WorkspaceStudy) => {
      const place = roots.findIndex((one) => isWithin(one, root) || isWithin(root, one));
      return place < 0 ? roots.length : place;
    };
    const sorted = this.all
      .map((folder) => ({ folder, last: folder.codebookFile ? 0 : 1, place: placeOf(folder) }))
      .sort(
        (a, b) =>
          a.last - b.last || a.place - b.place || unitOrder(a.folder.codebookUri, b.folder.codebookUri),
      );
    this.folders.clear();
    for (const { folder } of sorted) this.folders.set(folder.root, folder);
  }

  /**
   * The study whose folder a file lies in: that of the nearest codebook, else, for a file that is a transcript by its
   * name alone, the workspace folder's own, if it has one. Asking changes nothing: see `begin`.
   */
  home(uri: string): WorkspaceStudy | undefined {
    return this.belonging(uri)?.study;
  }

  /**
   * The home of a file that is there: with the first one that is a transcript by its name alone, a study without a
   * codebook begins.
   */
  begin(uri: string): WorkspaceStudy | undefined {
    const home = this.home(uri);
    if (home || !isCertain(fileName(uri))) return home;
    const root = this.folderFor(uri);
    const path = relativePath(root, uri);
    return path === null || isSkipped(path) ? undefined : this.at(root);
  }

  /** True for a file in the workspace with which, if it is there, a study begins. */
  mayBegin(uri: string): boolean {
    return this.mayList(uri) && isCertain(fileName(uri)) && !this.home(uri);
  }

  private belonging(uri: string): Belonging<WorkspaceStudy> | null {
    const studyIn = (root: string) => {
      const study = this.folders.get(root);
      return study?.codebookFile ? study : null;
    };
    return belonging(uri, uriNaming, studyIn, (file) => {
      const study = isCertain(fileName(file)) ? this.folders.get(this.folderFor(file)) : undefined;
      return study ? { home: study.root, study } : null;
    });
  }

  /** The folder of the study of a file that no codebook is above. */
  private folderFor(uri: string): string {
    return this.roots.find((one) => relativePath(one, uri) !== null) ?? parentFolder(uri);
  }

  /** The study that a file is a transcript of. */
  ofTranscript(uri: string): WorkspaceStudy | undefined {
    const found = this.belonging(uri);
    return found?.isTranscript && !found.study.study.repeated.has(uri) ? found.study : undefined;
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

  /** True for what lies in the workspace, or in a study outside of it that a file is open from. */
  holds(uri: string): boolean {
    return this.roots.some((root) => relativePath(root, uri) !== null);
  }

  /** True for what the list of all folders has, if it is there. */
  mayList(uri: string): boolean {
    return this.holds(uri) && !this.skips(uri);
  }

  /** True for what lies outside of the workspace, and counts only as long as it is open. */
  isOutside(uri: string): boolean {
    return !this.workspace.some((root) => relativePath(root, uri) !== null);
  }

  /** True for what lies in hidden folders, which a version control system changes all the time. */
  skips(uri: string): boolean {
    return this.roots.some((root) => isSkipped(relativePath(root, uri) ?? ''));
  }
}

/** True for a folder itself, and for what lies in it. */
function isWithin(folder: string, uri: string): boolean {
  return folder === uri || relativePath(folder, uri) !== null;
}
