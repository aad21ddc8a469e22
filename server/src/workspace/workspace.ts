import { codebookName } from '../study/members';
import type { Transcript } from '../transcript/transcript';
import { Caution } from './caution';
import { Debounce } from './debounce';
import type { Files, FoundLink, ReaderPool } from './files';
import { Folders } from './folders';
import { haveMoved } from './movedFolders';
import { OwnLooks } from './ownLooks';
import { Pending } from './pending';
import { ReadLoop } from './readLoop';
import { Studies, type Unreadable } from './studies';
import { Texts } from './texts';
import { fileName, normalizeUri, parentFolder } from './uris';
import type { WorkspaceStudy } from './workspaceStudy';
import { type UpdateEvents, WorkspaceUpdater } from './workspaceUpdater';

/** What a workspace tells the rest of the server. */
export interface WorkspaceEvents extends UpdateEvents {
  /** Nothing is left to read for now, or a good part of it is done. */
  progress(): void;
}

/** How long nobody types in a codebook before it is read anew, in milliseconds. */
const typingPause = 150;

/**
 * All studies of a workspace and the files open in it. Open files are what the editor shows, all others what
 * the disk holds; both go the same way into their study.
 */
export class Workspace {
  private readonly studyIndex = new Studies();
  private readonly texts: Texts;
  private readonly caution = new Caution();
  private readonly updater: WorkspaceUpdater;
  private scanning: Promise<void> = Promise.resolve();
  private wasListed = false;
  /** The files opened before the folders were listed: each resolves when it is with its study, if it has one. */
  private readonly openedEarly = new Map<string, Promise<void>>();
  /** What the editor has told and is still taken in, for which the disk is asked: no request may overtake it. */
  private readonly told = new Pending();
  private looks: OwnLooks | null = null;
  private readonly folders: Folders;
  private readonly loop: ReadLoop;
  /** Reading a codebook takes long where it is long, and all transcripts hang on it: not at every keystroke. */
  private readonly typing = new Debounce(typingPause, (uri) =>
    this.codebookChanged(uri).catch((error) => this.events.problem(String(error))),
  );

  constructor(
    private readonly files: Files,
    private readonly events: WorkspaceEvents,
  ) {
    const within = (uri: string) => this.studyOf(uri)?.root ?? parentFolder(uri);
    this.texts = new Texts(files, within, (uri, error) => this.updater.unreadable(uri, error));
    this.updater = new WorkspaceUpdater(this.studyIndex, this.texts, this.caution, events);
    this.folders = new Folders(files, this.studyIndex, this.texts, this.updater, events);
    const tasks = {
      read: (uri: string) => this.texts.read(uri),
      take: this.updater.content.bind(this.updater),
      progress: () => {
        if (this.loop.waiting === 0) this.studyIndex.removeEmpty();
        this.events.progress();
      },
      problem: (message: string) => this.events.problem(message),
    };
    this.loop = new ReadLoop(this.studyIndex.byRoot, tasks, this.readerPool);
  }

  get studies(): readonly WorkspaceStudy[] {
    return this.studyIndex.all;
  }

  /** True once the folders have been listed. Before that, only the files that were opened are known. */
  get isListed(): boolean {
    return this.wasListed;
  }

  /** Files that are still to be read. */
  get waiting(): number {
    return this.loop.waiting;
  }

  /** Resolves when all that was told before has been taken in and everything has been read. */
  async settled(): Promise<void> {
    await this.known();
    await this.loop.ended();
  }

  /** False for a study of which something cannot be read, as far as it is known. */
  isWhole(folder: WorkspaceStudy): boolean {
    return this.studyIndex.unreadableIn(folder) === null;
  }

  /** What of a study cannot be read, once all else has been; null for nothing. It is tried again now: nobody tells of permissions. */
  async unreadable(folder: WorkspaceStudy): Promise<Unreadable | null> {
    await this.settled();
    if (!this.studyIndex.unreadableIn(folder)) return null;
    await this.changedOnDisk([...this.studyIndex.unreadable.keys(), ...folder.study.unread.keys()]);
    await this.settled();
    return this.studyIndex.unreadableIn(folder);
  }

  /** From now on each file is told of before it is read, in this thread, and some are not read: see `Caution.begin`. */
  beCareful(aside: readonly string[], note: (uri: string | null) => void): void {
    this.caution.begin(aside, note);
    this.loop.stayInThread();
  }

  /** Threads in which files can be read; null where there are none. */
  get readerPool(): ReaderPool | null {
    return this.files.readerPool ?? null;
  }

  /**
   * Every file below a folder.
   *
   * @param link told of links among them, as for `Files.list`
   */
  list(folder: string, link?: FoundLink): Promise<string[]> {
    const problem = (uri: string, why: string) => this.events.problem(`${uri} cannot be read: ${why}.`);
    return this.files.list(folder, problem, link);
  }

  /** The bytes of a file that people have named, as for `Files.bytes`. */
  bytesOf(uri: string, most: number): Promise<Uint8Array> {
    return this.files.bytes(uri, most);
  }

  /**
   * Resolves when it is known which files belong to which study, as far as it was told before, and the open ones have
   * been read.
   *
   * @param file where only this one matters: an open transcript has been read before all other files are listed
   */
  async known(file?: string): Promise<void> {
    await this.lookItself(file);
    if (file !== undefined) await this.openedEarly.get(file);
    if (file === undefined || this.wasListed || !this.transcript(file)) await this.knownWhileTyping();
    await this.typing.over();
  }

  /** Where nobody tells what changes on the disk. The list and the first reading of all files are no looks, but waited for. */
  private async lookItself(file: string | undefined): Promise<void> {
    if (!this.looks || !this.wasListed) return;
    const wasRead = this.loop.waiting === 0;
    await (file === undefined ? this.looks.again() : this.looks.againAtTimes());
    if (wasRead) await this.loop.ended();
  }

  /**
   * From now on nobody tells when files change on the disk, so that this looks itself, before a study is counted or
   * changed. To be called before `scan`.
   */
  lookAlone(): void {
    const { stamp } = this.files;
    if (stamp) this.looks = new OwnLooks({ stamp }, () => this.rescan());
  }

  /** Somebody has saved a file. */
  async saved(uri: string): Promise<void> {
    this.texts.saved(uri);
    await this.looks?.again();
  }

  /**
   * Resolves when the studies have been listed and what was told so far has been taken in. A codebook that somebody is
   * typing in may be known only as it was a moment ago, which `known` waits for.
   */
  async knownWhileTyping(): Promise<void> {
    await this.scanning;
    await this.told.over();
  }

  /** Looks for studies below these folders, and for those that these folders are part of. */
  scan(roots: readonly string[]): Promise<void> {
    this.studyIndex.workspace = roots.map(normalizeUri);
    return this.rescan();
  }

  rescan(): Promise<void> {
    this.scanning = this.scanning
      .then(() => this.folders.scan(this.looks))
      .then(() => this.loop.run())
      .catch((error) => this.events.problem(String(error)))
      .then(() => {
        this.wasListed = true;
        this.openedEarly.clear();
        this.events.progress();
      });
    return this.scanning;
  }

  /** The study that a file is a transcript of. */
  studyOf(uri: string): WorkspaceStudy | undefined {
    return this.studyIndex.ofTranscript(uri);
  }

  /** The study that has this file for its codebook. */
  studyOfCodebook(uri: string): WorkspaceStudy | undefined {
    return this.studyIndex.ofCodebook(uri);
  }

  /** What an open transcript says; undefined when the file is not open or no transcript. */
  transcript(uri: string): Transcript | undefined {
    return this.texts.transcript(uri);
  }

  /** True for a file that the editor shows: what the disk holds of it does not count. */
  isShown(uri: string): boolean {
    return this.texts.isShown(uri);
  }

  /** The text of a file as the editor shows it, else as the disk holds it; null when there is none that can be read. */
  async textOf(uri: string): Promise<string | null> {
    return (await this.texts.of(uri)) ?? null;
  }

  /** The editor shows a file, or shows it changed. Transcripts are read at once, a changed codebook when the typing pauses. */
  edited(uri: string, text: string): Promise<void> {
    return this.told.add(this.takeIn(uri, text));
  }

  private async takeIn(uri: string, text: string): Promise<void> {
    const wasShown = this.texts.isShown(uri);
    this.texts.show(uri, text);
    if (wasShown && fileName(uri) === codebookName) return this.typing.typed(uri);
    if (wasShown) {
      const early = this.openedEarly.get(uri);
      if (early) await early;
      return this.takeEdit(uri);
    }
    const isEarly = !this.wasListed && fileName(uri) !== codebookName && this.studyIndex.mayList(uri);
    const placed = isEarly ? this.folders.readCodebookAbove(uri) : this.openedAlone(uri);
    const opened = placed.then(() => this.takeEdit(uri));
    if (isEarly) this.openedEarly.set(uri, opened);
    return opened;
  }

  private async takeEdit(uri: string): Promise<void> {
    if (fileName(uri) === codebookName) return this.codebookChanged(uri);
    const text = this.texts.shownText(uri);
    const folder = text === undefined ? undefined : this.studyIndex.begin(uri);
    if (folder?.includes(uri) && text !== undefined) this.updater.transcript(folder, uri, text);
    this.loop.run();
  }

  /** A file opened outside every workspace folder may lie in a study of its own. */
  private async openedAlone(uri: string): Promise<void> {
    await this.scanning;
    if (await this.folders.isInUnknownStudy(uri)) await this.rescan();
  }

  /** The editor does not show a file any more: the disk counts again. */
  closed(uri: string): Promise<void> {
    this.texts.hide(uri);
    this.typing.drop(uri);
    return this.told.add(this.lookAtClosed([uri], [uri]));
  }

  /** Outside the workspace only what is open counts, and the studies that something is open from: `closed` is not any more. */
  private async lookAtClosed(uris: readonly string[], closed: readonly string[]): Promise<void> {
    await this.lookAt(uris);
    const counted = (uri: string) => this.studyIndex.holds(uri) || this.studyOf(uri);
    if (closed.some((uri) => this.studyIndex.isOutside(uri) && counted(uri))) await this.rescan();
  }

  /** Does what makes of many files something else. No more is read meanwhile. */
  withoutReading<T>(work: () => Promise<T>): Promise<T> {
    return this.loop.without(work);
  }

  /** Files were created, changed or, where they are among `gone`, deleted by somebody else. A moved or deleted folder is told as itself. */
  changedOnDisk(uris: readonly string[], gone: readonly string[] = []): Promise<void> {
    return this.told.add(this.texts.letGoOfLost(gone).then((lost) => this.lookAtClosed(uris, lost)));
  }

  private async lookAt(uris: readonly string[]): Promise<void> {
    const files = uris.filter((uri) => !this.studyIndex.skips(uri));
    for (const uri of files.filter((one) => !this.texts.isShown(one))) {
      if (fileName(uri) === codebookName) await this.codebookChanged(uri);
      // Nobody tells of a link when the file that it leads to has changed.
      else for (const one of [uri, ...this.studyIndex.linksTo(uri)]) this.studyOf(one)?.reading.want([one]);
    }
    this.loop.run();
    if (await haveMoved(this.files, this.studyIndex, files)) await this.rescan();
  }

  private async codebookChanged(uri: string): Promise<void> {
    // A look at the folders that is under way may have read it before it changed.
    if (!this.studyOfCodebook(uri)) await this.scanning;
    const folder = this.studyOfCodebook(uri);
    const text = await this.texts.ofInTurn(uri);
    // A study stays where its codebook cannot be read for now, and goes where that is no text any more.
    if (text === undefined && this.studyOfCodebook(uri) === folder) return;
    if (text === null) this.updater.readable(uri);
    if (!folder || typeof text !== 'string') return this.rescan();
    if (this.updater.codebook(folder, uri, text)) await this.rescan();
    this.loop.run();
  }
}
