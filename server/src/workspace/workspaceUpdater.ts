import { largestFile } from '../protocol/files';
import { codebookName } from '../study/members';
import { summaryOf } from '../study/summarize';
import { sameSummary } from '../study/summary';
import type { Transcript } from '../transcript/transcript';
import type { Caution } from './caution';
import { tooLarge, UnreadableFile } from './files';
import type { Content } from './readLoop';
import type { Studies } from './studies';
import type { Texts } from './texts';
import { fileName } from './uris';
import type { WorkspaceStudy } from './workspaceStudy';

/** What becomes of the files of studies. */
export interface UpdateEvents {
  /** A transcript was read, or has gone; `changed` is false when it says to its study what it said before. */
  transcript(uri: string, folder: WorkspaceStudy, changed: boolean): void;
  /** A codebook was read, or has gone. Where it `changed`, every label may mean something else now. */
  codebook(folder: WorkspaceStudy, changed: boolean): void;
  /**
   * A codebook cannot be read, and what was known of it is kept, or a folder cannot. `why` is for people; null when it
   * can be read again or is gone.
   */
  unreadable(what: 'codebook' | 'folder', uri: string, why: string | null): void;
  /** A codebook has another name than it should; null when that is not so any more. */
  misnamedCodebook(uri: string, isBeside: boolean | null): void;
  /** Something could not be read. For people. */
  problem(message: string): void;
}

/** Puts what files say into their studies, and tells of it. */
export class WorkspaceUpdater {
  private misnamed: readonly string[] = [];

  constructor(
    private readonly studies: Studies,
    private readonly texts: Texts,
    private readonly caution: Caution,
    private readonly events: UpdateEvents,
  ) {}

  /** @param text null when the file is gone, or is no transcript of the study any more */
  transcript(folder: WorkspaceStudy, uri: string, text: string | null): void {
    const { transcripts } = folder.study;
    const owner = this.studies.ofTranscript(uri);
    if (text === null && owner !== folder && owner?.study.transcripts.has(uri)) {
      // It belongs to another study now, which has read it already.
      folder.reading.read(uri, null);
      this.tellOthers(folder);
      return;
    }
    if (text !== null && text.length > largestFile) {
      this.unreadable(uri, tooLarge(text.length));
      return;
    }
    const before = transcripts.get(uri);
    const transcript = this.read(folder, uri, text);
    if (transcript === undefined) return;
    this.texts.keep(uri, transcript);
    // Comparing pays only where somebody looks: most keystrokes and every opening change no count.
    const after = transcripts.get(uri);
    const changed = !this.texts.isShown(uri) || !before || !after || !sameSummary(before, after);
    this.events.transcript(uri, folder, changed);
    this.tellOthers(folder);
  }

  /** @returns undefined where reading fails, which is told */
  private read(folder: WorkspaceStudy, uri: string, text: string | null): Transcript | null | undefined {
    if (text === null) return folder.reading.read(uri, null);
    try {
      return this.caution.read(uri, () => folder.reading.read(uri, text));
    } catch (error) {
      this.unreadable(uri, error);
      return undefined;
    }
  }

  /** Tells of the files of which this one has made another interview. */
  private tellOthers(folder: WorkspaceStudy): void {
    for (const uri of folder.study.interviews.takeAsked()) this.events.transcript(uri, folder, true);
  }

  /** What the disk held. The file may have been opened, or have left the study, while the disk was busy. */
  content(folder: WorkspaceStudy, uri: string, content: Content): void {
    // Told as gone, so that its findings go, too. Outside of all studies and the workspace only what is open counts.
    const counts = folder.codebookFile || this.studies.holds(uri) || this.texts.isShown(uri);
    if (!counts || this.studies.ofTranscript(uri) !== folder) this.transcript(folder, uri, null);
    else if (this.texts.isShown(uri)) this.transcript(folder, uri, this.texts.shownText(uri) ?? null);
    else if ('text' in content) this.transcript(folder, uri, content.text);
    else if ('error' in content) this.unreadable(uri, content.error);
    else {
      folder.reading.take(uri, summaryOf(content.summary), content.vocabulary);
      this.events.transcript(uri, folder, true);
      this.tellOthers(folder);
    }
  }

  /** @returns true when other files than before may be the study's transcripts now */
  codebook(folder: WorkspaceStudy, uri: string, text: string): boolean {
    this.studies.unreadable.delete(uri);
    if (folder.codebookFile?.uri === uri && folder.codebookFile.text === text) {
      this.events.codebook(folder, false);
      return false;
    }
    let moved = false;
    try {
      moved = this.caution.read(uri, () => folder.setCodebook(uri, text));
    } catch (error) {
      this.unreadable(uri, error);
      return false;
    }
    // What somebody looks at comes first.
    for (const open of this.texts.shown) {
      if (folder.study.transcripts.has(open))
        this.transcript(folder, open, this.texts.shownText(open) ?? null);
    }
    this.events.codebook(folder, true);
    return moved;
  }

  /** Takes a study away, whose codebook is gone or is none any more. */
  drop(folder: WorkspaceStudy): void {
    const { transcripts, unread, repeated } = folder.study;
    const files = [...transcripts.keys(), ...unread.keys(), ...repeated.keys()];
    repeated.clear();
    folder.setCodebook(folder.codebookUri, null);
    this.studies.remove(folder.root);
    for (const uri of files) this.transcript(folder, uri, null);
    this.events.codebook(folder, true);
  }

  /** Says so where people look. What is no text of a study counts no longer; what only fails for now is kept. */
  unreadable(uri: string, error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    this.events.problem(`${fileName(uri)} cannot be read: ${why}`);
    if (fileName(uri) === codebookName) {
      const ruled = this.studies.ofCodebook(uri);
      if (ruled && error instanceof UnreadableFile) this.drop(ruled);
      this.studies.unreadable.set(uri, why);
      this.events.unreadable('codebook', uri, why);
    }
    const folder = this.studies.ofTranscript(uri);
    if (!folder) return;
    if (error instanceof UnreadableFile) this.transcript(folder, uri, null);
    folder.study.unread.set(uri, why);
    this.events.transcript(uri, folder, true);
  }

  /** @param now which codebooks have another name than they should; true where one of the right name is beside */
  misnamedCodebooks(now: ReadonlyMap<string, boolean>): void {
    for (const uri of this.misnamed) if (!now.has(uri)) this.events.misnamedCodebook(uri, null);
    this.misnamed = [...now.keys()];
    for (const [uri, isBeside] of now) this.events.misnamedCodebook(uri, isBeside);
  }

  /** A codebook that could not be read is gone. */
  readable(uri: string): void {
    this.studies.unreadable.delete(uri);
    this.events.unreadable('codebook', uri, null);
  }

  /**
   * Takes in which folders cannot be read now, and why not: the findings of those that can be read again go.
   *
   * @param codebooks that there are
   */
  unreadableFolders(now: ReadonlyMap<string, string>, codebooks: ReadonlySet<string>): void {
    const { unreadable } = this.studies;
    for (const uri of [...unreadable.keys()]) {
      if (now.has(uri) || codebooks.has(uri)) continue;
      unreadable.delete(uri);
      this.events.unreadable('folder', uri, null);
    }
    for (const [uri, why] of now) {
      if (unreadable.get(uri) !== why) this.events.problem(`The folder ${uri} cannot be read: ${why}.`);
      unreadable.set(uri, why);
      // Where no study is, nobody misses anything.
      if (this.studies.around(uri)) this.events.unreadable('folder', uri, why);
    }
  }
}
