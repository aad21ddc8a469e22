import * as l10n from '@vscode/l10n';
import { largestFile } from '../protocol/files';
import { certainGlobs, codebookName, isSkipped, memberOf } from '../study/members';
import { summaryOf } from '../study/summarize';
import { sameSummary } from '../study/summary';
import type { Transcript } from '../transcript/transcript';
import { type Files, tooLarge, UnreadableFile } from './files';
import { Pause } from './pause';
import { type Content, ReadLoop } from './readLoop';
import { StudyFolder } from './studyFolder';
import { fileName, foldersAbove, foldersUp, joinUri, normalizeUri, parentFolder, relativePath } from './uris';

/** What the library tells the rest of the server. */
export interface LibraryEvents {
  /** A transcript was read, or has gone; `changed` is false when it says to its study what it said before. */
  transcript(uri: string, folder: StudyFolder, changed: boolean): void;
  /** A codebook was read, or has gone: every label may mean something else now. */
  codebook(folder: StudyFolder): void;
  /** A codebook cannot be read, and what was known of it is kept; null when there is none any more. `why` is for people. */
  unreadableCodebook(uri: string, why: string | null): void;
  /** Nothing is left to read for now, or a good part of it is done. */
  progress(): void;
  /** Something could not be read. For people. */
  problem(message: string): void;
}

interface OpenTranscript {
  readonly text: string;
  /** Null while it is no transcript of any study. */
  transcript: Transcript | null;
}

/** How long nobody types in a codebook before it is read anew, in milliseconds. */
const typingPause = 150;

/** True for files that are transcripts by their name alone. */
const isCertain = memberOf(certainGlobs.map((glob) => glob.replace('**/', '')));

/**
 * All studies of a workspace and the files open in it. Open files are what the editor shows, all others what
 * the disk holds; both go the same way into their study.
 */
export class Library {
  private readonly folders = new Map<string, StudyFolder>();
  private readonly open = new Map<string, OpenTranscript>();
  private roots: readonly string[] = [];
  private scanning: Promise<void> = Promise.resolve();
  private wasListed = false;
  /** The files opened before the folders were listed: each resolves when it is with its study, if it has one. */
  private readonly ahead = new Map<string, Promise<void>>();
  /** Resolves when the files shown so far are with their studies. */
  private opening: Promise<unknown> = Promise.resolve();

  private readonly loop: ReadLoop;
  /** Reading a codebook takes long where it is long, and all transcripts hang on it: not at every keystroke. */
  private readonly typing = new Pause(typingPause, (uri) =>
    this.codebookChanged(uri).catch((error) => this.events.problem(String(error))),
  );

  constructor(
    private readonly files: Files,
    private readonly events: LibraryEvents,
  ) {
    const tasks = {
      textOf: (uri: string) => this.readable(uri),
      take: (folder: StudyFolder, uri: string, content: Content) => this.takeRead(folder, uri, content),
      progress: () => this.events.progress(),
      problem: (message: string) => this.events.problem(message),
    };
    this.loop = new ReadLoop(this.folders, tasks, files.beside ?? null);
  }

  get studyFolders(): readonly StudyFolder[] {
    return [...this.folders.values()];
  }

  /** True once the folders have been listed. Before that, only the files that were opened are known. */
  get isListed(): boolean {
    return this.wasListed;
  }

  /** Files that are still to be read. */
  get waiting(): number {
    return this.loop.waiting;
  }

  /** Resolves when studies are known and everything has been read. */
  async settled(): Promise<void> {
    await this.scanning;
    await this.loop.ended();
  }

  /** Every file below a folder. */
  list(folder: string): Promise<string[]> {
    return this.files.list(folder, this.events.problem);
  }

  /** Resolves when it is known which files belong to which study, and the open ones have been read. */
  async known(): Promise<void> {
    await this.found();
    await this.typing.over();
  }

  /** The same, but a codebook that somebody is typing in may be known only as it was a moment ago. */
  async found(): Promise<void> {
    await this.scanning;
    await this.opening;
  }

  /** Resolves when an open transcript has been read, which needs no list of all other files; of anything else, as `known`. */
  async knownFile(uri: string): Promise<void> {
    await this.ahead.get(uri);
    if (this.wasListed || !this.transcript(uri)) await this.found();
    await this.typing.over();
  }

  /** Looks for studies below these folders, and for those that these folders are part of. */
  scan(roots: readonly string[]): Promise<void> {
    this.roots = roots.map(normalizeUri);
    return this.rescan();
  }

  rescan(): Promise<void> {
    this.scanning = this.scanning
      .then(() => this.scanNow())
      .catch((error) => this.events.problem(String(error)))
      .then(() => {
        this.wasListed = true;
        this.ahead.clear();
        this.events.progress();
      });
    return this.scanning;
  }

  private async scanNow(): Promise<void> {
    const listed = new Set<string>();
    for (const root of this.roots) {
      const home = await this.studyAbove(root);
      for (const uri of await this.list(home)) listed.add(uri);
    }
    const codebooks = new Set([...listed].filter((uri) => fileName(uri) === codebookName));
    for (const root of [...this.folders.keys()]) {
      if (!codebooks.has(joinUri(root, codebookName)) && this.folders.get(root)?.codebookFile)
        this.dropFolder(root);
    }
    for (const folder of new Set([...listed].map(parentFolder))) {
      if (fileName(folder) === codebookName) this.codebookIsFolder(folder);
    }
    for (const root of this.roots) {
      const uri = joinUri(root, codebookName);
      if (!codebooks.has(uri) && (await this.files.isFolder(uri))) this.codebookIsFolder(uri);
    }
    for (const uri of codebooks) {
      await this.readCodebook(uri);
      const folder = this.folders.get(parentFolder(uri));
      // In the order of the list, whatever was opened first.
      if (folder && this.folders.delete(folder.root)) this.folders.set(folder.root, folder);
    }
    this.assign(listed);
  }

  /** Reads a codebook that may be a new one. */
  private async readCodebook(uri: string): Promise<void> {
    const root = parentFolder(uri);
    const text = this.folders.get(root)?.codebookFile ? null : await this.textOf(uri);
    if (text !== null && !this.folders.get(root)?.codebookFile)
      this.takeCodebook(this.folderAt(root), uri, text);
  }

  private codebookIsFolder(uri: string): void {
    this.events.unreadableCodebook(
      uri,
      l10n.t('it is a folder. Give it another name, and write a file of this name'),
    );
  }

  /** The folder of the study that a workspace folder lies in, else the workspace folder itself. */
  private async studyAbove(root: string): Promise<string> {
    for (const folder of foldersUp(root)) {
      if ((await this.textOf(joinUri(folder, codebookName))) !== null) return folder;
    }
    return root;
  }

  /** Gives every listed or open file to its study, and takes away what is not there any more. */
  private assign(listed: ReadonlySet<string>): void {
    const members = new Map<StudyFolder, Set<string>>();
    for (const uri of new Set([...this.open.keys(), ...listed])) {
      const folder = this.home(uri);
      if (!folder?.names(uri)) continue;
      const known = members.get(folder) ?? new Set();
      members.set(folder, known.add(uri));
    }
    for (const folder of this.studyFolders) {
      const own = members.get(folder) ?? new Set();
      for (const uri of [...folder.study.transcripts.keys(), ...folder.study.unread.keys()]) {
        if (own.has(uri)) continue;
        // One created while the list was made is missing from it: the disk says which are gone.
        if (own.size > 0 && this.folderOf(uri) === folder) folder.reading.want([uri]);
        else this.takeText(folder, uri, null);
      }
      folder.reading.want([...own].filter((uri) => !folder.study.transcripts.has(uri)));
      if (own.size === 0 && !folder.codebookFile) this.folders.delete(folder.root);
    }
    this.loop.run();
  }

  /** The study whose folder a file lies in: that of the nearest codebook, else the workspace folder's own. */
  private home(uri: string): StudyFolder | undefined {
    let nearest: StudyFolder | undefined;
    for (const folder of this.folders.values()) {
      if (!folder.codebookFile || relativePath(folder.root, uri) === null) continue;
      if (!nearest || folder.root.length > nearest.root.length) nearest = folder;
    }
    if (nearest) return nearest;
    if (!isCertain(fileName(uri))) return undefined;
    return this.folderAt(this.roots.find((one) => relativePath(one, uri) !== null) ?? parentFolder(uri));
  }

  /** The study that a file is a transcript of. */
  folderOf(uri: string): StudyFolder | undefined {
    const folder = this.home(uri);
    return folder?.names(uri) ? folder : undefined;
  }

  /** The study that has this file for its codebook. */
  folderOfCodebook(uri: string): StudyFolder | undefined {
    return this.studyFolders.find((folder) => folder.codebookFile?.uri === uri);
  }

  /** What an open transcript says; undefined when the file is not open or no transcript. */
  transcript(uri: string): Transcript | undefined {
    return this.open.get(uri)?.transcript ?? undefined;
  }

  /** The text of a file as the editor shows it, else as the disk holds it; null when there is no such file. */
  async textOf(uri: string): Promise<string | null> {
    return (await this.readable(uri)) ?? null;
  }

  /** The same, but undefined when there is a file and it cannot be read, which is reported. */
  private async readable(uri: string): Promise<string | null | undefined> {
    const text = this.open.get(uri)?.text ?? (await this.fromDisk(uri));
    // Somebody may have begun to edit it while the disk was busy.
    return this.open.get(uri)?.text ?? text;
  }

  private async fromDisk(uri: string): Promise<string | null | undefined> {
    try {
      return await this.files.read(uri, this.folderOf(uri)?.root ?? parentFolder(uri));
    } catch (error) {
      if (!this.open.has(uri)) this.cannotRead(uri, error);
      return undefined;
    }
  }

  /** Says so where people look. What is no text of a study counts no longer; what only fails for now is kept. */
  private cannotRead(uri: string, error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    this.events.problem(`${fileName(uri)} cannot be read: ${why}`);
    if (fileName(uri) === codebookName) this.events.unreadableCodebook(uri, why);
    const folder = this.folderOf(uri);
    if (!folder) return;
    if (error instanceof UnreadableFile) this.takeText(folder, uri, null);
    folder.study.unread.set(uri, why);
    this.events.transcript(uri, folder, true);
  }

  /** The editor shows a file, or shows it changed. Transcripts are read at once, a changed codebook when the typing pauses. */
  async edited(uri: string, text: string): Promise<void> {
    const before = this.open.get(uri);
    this.open.set(uri, { text, transcript: before?.transcript ?? null });
    if (before && fileName(uri) === codebookName) {
      this.typing.typed(uri);
      return;
    }
    if (before) {
      const ahead = this.ahead.get(uri);
      if (ahead) await ahead;
      return this.takeEdit(uri);
    }
    const isAhead = this.mayBeAhead(uri);
    const opened = (isAhead ? this.openedAhead(uri) : this.openedAlone(uri)).then(() => this.takeEdit(uri));
    if (isAhead) this.ahead.set(uri, opened);
    this.opening = Promise.allSettled([this.opening, opened]);
    return opened;
  }

  private async takeEdit(uri: string): Promise<void> {
    if (fileName(uri) === codebookName) {
      await this.codebookChanged(uri);
      return;
    }
    const folder = this.folderOf(uri);
    const open = this.open.get(uri);
    if (folder && open) this.takeText(folder, uri, open.text);
    this.loop.run();
  }

  /** True for what the folders' list is going to have, as far as one can tell before it is there. */
  private mayBeAhead(uri: string): boolean {
    if (this.wasListed || fileName(uri) === codebookName) return false;
    return !this.isSkipped(uri) && this.roots.some((root) => relativePath(root, uri) !== null);
  }

  /** Its codebook is the nearest one above it: to answer in an open file, nobody has to wait for the list of all others. */
  private async openedAhead(uri: string): Promise<void> {
    const above = await this.studyAbove(parentFolder(uri));
    await this.readCodebook(joinUri(above, codebookName));
  }

  /** A file opened outside every workspace folder may lie in a study of its own. */
  private async openedAlone(uri: string): Promise<void> {
    await this.scanning;
    if (this.roots.some((root) => relativePath(root, uri) !== null) || this.folderOf(uri)?.codebookFile)
      return;
    // A new file has no place yet.
    if (uri.startsWith('untitled:')) return;
    const above = await this.studyAbove(parentFolder(uri));
    if ((await this.textOf(joinUri(above, codebookName))) !== null) await this.scan([...this.roots, above]);
  }

  /** The editor does not show a file any more: the disk counts again. */
  async closed(uri: string): Promise<void> {
    this.open.delete(uri);
    this.typing.drop(uri);
    await this.changedOnDisk([uri]);
  }

  /** Files were created, changed or deleted by somebody else. A moved or deleted folder is told as itself, not file by file. */
  async changedOnDisk(uris: readonly string[]): Promise<void> {
    let known: ReadonlySet<string> | null = null;
    const wasFolder = (uri: string) => {
      known ??= foldersAbove(this.studyFolders.flatMap(({ study }) => [...study.transcripts.keys()]));
      return known.has(uri);
    };
    let foldersMoved = false;
    for (const uri of uris.filter((one) => !this.open.has(one) && !this.isSkipped(one))) {
      const folder = this.folderOf(uri);
      if (fileName(uri) === codebookName) await this.codebookChanged(uri);
      else folder?.reading.want([uri]);
      // A folder may be named like a file, so where a name is new the disk must say what it is.
      if (foldersMoved || folder?.study.transcripts.has(uri)) continue;
      foldersMoved = wasFolder(uri) || (await this.files.isFolder(uri));
    }
    if (foldersMoved) await this.rescan();
    this.loop.run();
  }

  /** True for what lies in hidden folders, which a version control system changes all the time. */
  private isSkipped(uri: string): boolean {
    return this.roots.some((root) => isSkipped(relativePath(root, uri) ?? ''));
  }

  private async codebookChanged(uri: string): Promise<void> {
    const folder = this.folderOfCodebook(uri);
    const text = await this.readable(uri);
    if (text === undefined) return;
    if (!folder || text === null) {
      if (text === null) this.events.unreadableCodebook(uri, null);
      await this.rescan();
      return;
    }
    if (this.takeCodebook(folder, uri, text)) await this.rescan();
    this.loop.run();
  }

  private takeCodebook(folder: StudyFolder, uri: string, text: string | null): boolean {
    const moved = folder.setCodebook(uri, text);
    // What somebody looks at comes first.
    for (const open of this.open.keys()) {
      if (folder.study.transcripts.has(open)) this.takeText(folder, open, this.open.get(open)?.text ?? null);
    }
    this.events.codebook(folder);
    return moved;
  }

  private takeText(folder: StudyFolder, uri: string, text: string | null): void {
    const { transcripts } = folder.study;
    if (text === null && this.folderOf(uri)?.study.transcripts.has(uri) && this.folderOf(uri) !== folder) {
      // It belongs to another study now, which has read it already.
      folder.reading.read(uri, null);
      return;
    }
    if (text !== null && text.length > largestFile) {
      this.cannotRead(uri, tooLarge(text.length));
      return;
    }
    const before = transcripts.get(uri);
    const transcript = folder.reading.read(uri, text);
    const open = this.open.get(uri);
    if (open) open.transcript = transcript;
    // Comparing pays only where somebody looks: most keystrokes and every opening change no count.
    const after = transcripts.get(uri);
    const changed = !open || !before || !after || !sameSummary(before, after);
    this.events.transcript(uri, folder, changed);
  }

  private folderAt(root: string): StudyFolder {
    const folder = this.folders.get(root) ?? new StudyFolder(root);
    this.folders.set(root, folder);
    return folder;
  }

  private dropFolder(root: string): void {
    const folder = this.folders.get(root);
    if (!folder) return;
    const files = [...folder.study.transcripts.keys(), ...folder.study.unread.keys()];
    folder.setCodebook(folder.codebookUri, null);
    this.folders.delete(root);
    for (const uri of files) this.takeText(folder, uri, null);
    this.events.codebook(folder);
  }

  /** The file may have been opened, or have left the study, while the disk was busy. */
  private takeRead(folder: StudyFolder, uri: string, content: Content): void {
    const open = this.open.get(uri);
    // Told as gone, so that its findings go, too.
    if (this.folderOf(uri) !== folder) this.takeText(folder, uri, null);
    else if (open || 'text' in content)
      this.takeText(folder, uri, open?.text ?? ('text' in content ? content.text : null));
    else {
      folder.reading.take(uri, summaryOf(content.summary), content.vocabulary);
      this.events.transcript(uri, folder, true);
    }
  }
}
