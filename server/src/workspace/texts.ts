import { codebookName } from '../study/members';
import type { Transcript } from '../transcript/transcript';
import type { Files } from './files';
import { fileName, foldersAbove } from './uris';

interface Shown {
  readonly text: string;
  /** Null while it is no transcript of any study. */
  transcript: Transcript | null;
  /** Something was typed in it since it was opened or saved. */
  isTyped: boolean;
}

/** The texts of files: as the editor shows them where they are open, else as the disk holds them. */
export class Texts {
  private readonly open = new Map<string, Shown>();
  /** The last of the readings that are made in turn. */
  private inTurn: Promise<unknown> = Promise.resolve();

  /**
   * @param within the folder of the study of a file
   * @param cannotRead told of a file that is there and cannot be read
   */
  constructor(
    private readonly files: Files,
    private readonly within: (uri: string) => string,
    private readonly cannotRead: (uri: string, error: unknown) => void,
  ) {}

  /** The open files. */
  get shown(): Iterable<string> {
    return this.open.keys();
  }

  isShown(uri: string): boolean {
    return this.open.has(uri);
  }

  /** The text of an open file. */
  shownText(uri: string): string | undefined {
    return this.open.get(uri)?.text;
  }

  /** What an open transcript says; undefined when the file is not open or no transcript. */
  transcript(uri: string): Transcript | undefined {
    return this.open.get(uri)?.transcript ?? undefined;
  }

  /** The editor shows a file, or shows it changed. */
  show(uri: string, text: string): void {
    const before = this.open.get(uri);
    const isTyped = before !== undefined && (before.isTyped || before.text !== text);
    this.open.set(uri, { text, transcript: before?.transcript ?? null, isTyped });
  }

  /** The disk has what the editor shows of a file. */
  saved(uri: string): void {
    const shown = this.open.get(uri);
    if (shown) shown.isTyped = false;
  }

  /**
   * Takes transcripts for closed that were told to be deleted, in which nothing was typed, and which the disk does not have by now.
   * Editors keep a text for minutes after its last view has been closed, and tell nobody that it is only kept.
   *
   * @param gone files, and folders in which nothing is left
   * @returns those that were taken for closed
   */
  async letGoOfLost(gone: readonly string[]): Promise<string[]> {
    const lost: string[] = [];
    const places = new Set(gone);
    const isGone = (uri: string) => [uri, ...foldersAbove([uri])].some((place) => places.has(place));
    for (const uri of [...this.open.keys()].filter(isGone)) {
      const shown = this.open.get(uri);
      if (fileName(uri) === codebookName || shown?.isTyped !== false) continue;
      const read = await this.fromDisk(uri);
      // Whoever shows it, or types in it, while the disk is busy has it open.
      if (!('text' in read) || read.text !== null || this.open.get(uri) !== shown) continue;
      this.hide(uri);
      lost.push(uri);
    }
    return lost;
  }

  /** The editor does not show a file any more. */
  hide(uri: string): void {
    this.open.delete(uri);
  }

  /** Keeps what a file says while it is open; null for no transcript. */
  keep(uri: string, transcript: Transcript | null): void {
    const shown = this.open.get(uri);
    if (shown) shown.transcript = transcript;
  }

  /** The text of a file; null when there is no such file, undefined when it cannot be read, which is reported. */
  async of(uri: string): Promise<string | null | undefined> {
    const read = await this.read(uri);
    if ('text' in read) return read.text;
    this.cannotRead(uri, read.error);
    return undefined;
  }

  /** What `of` answers, once all readings that were asked for in turn before are through: of two of a file the later one is the newer. */
  ofInTurn(uri: string): Promise<string | null | undefined> {
    const text = this.inTurn.then(() => this.of(uri));
    this.inTurn = text.catch(() => undefined);
    return text;
  }

  /** The text of a file, null when there is no such file, or why it cannot be read. */
  async read(uri: string): Promise<{ readonly text: string | null } | { readonly error: unknown }> {
    const shown = this.shownText(uri);
    const read = shown === undefined ? await this.fromDisk(uri) : { text: shown };
    // Somebody may have begun to edit it while the disk was busy.
    const now = this.shownText(uri);
    return now === undefined ? read : { text: now };
  }

  /** What the disk holds, whatever the editor shows. */
  async fromDisk(uri: string): Promise<{ readonly text: string | null } | { readonly error: unknown }> {
    try {
      return { text: await this.files.read(uri, this.within(uri)) };
    } catch (error) {
      return { error };
    }
  }
}
