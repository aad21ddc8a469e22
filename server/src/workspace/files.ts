import * as l10n from '@vscode/l10n';
import type { CodebookVocabulary } from '../codebook/vocabulary';
import type { LabelPlace } from '../features/reshape/labelPlaces';
import { decode } from '../protocol/decode';
import { largestFile } from '../protocol/files';
import type { ChangedInEditor } from '../protocol/held';
import type { SummaryData } from '../study/summary';
import type { HeldChange } from './heldChange';

/** Told of a folder that cannot be read, and why not, in the form of `UnreadableFile`. */
export type FolderProblem = (folder: string, why: string) => void;

/** Told of a link, of the file that it leads to, both named alike, and whether that is there. */
export type FoundLink = (link: string, target: string, isThere: boolean) => void;

/**
 * How the server sees the disk. All files are named by URI strings in the form of `vscode-uri`.
 */
export interface Files {
  /**
   * Every file below a folder, hidden folders and installed packages left out; links to folders are not followed.
   * A folder that cannot be read is reported through `problem` and the rest is still listed.
   *
   * @param link told of the links among them that lead to a file below the folder; of none where links are not listed
   */
  list(folder: string, problem: FolderProblem, link?: FoundLink): Promise<string[]>;
  /**
   * A file's text without its byte order mark, as an editor would show it.
   *
   * @param within the folder of the study: a link that leads out of it is not followed
   * @returns null when there is no such file
   * @throws UnreadableFile when it is none that a study could read, else an error that says what is wrong for now
   */
  read(uri: string, within: string): Promise<string | null>;
  /**
   * The bytes of a file that people have named, wherever it is: links are followed.
   *
   * @param most in bytes: a larger one is not read
   * @throws UnreadableFile when it is none that can be read, else an error that says what is wrong, in the same form
   */
  bytes(uri: string, most: number): Promise<Uint8Array>;
  /** True for a folder, false for everything else and for nothing. Does not throw. */
  isFolder(uri: string): Promise<boolean>;
  /**
   * What changes whenever somebody writes a file: when it was changed, and how large it is. Null for no file. Does not
   * throw. Left out where whoever owns the files tells of every change.
   */
  readonly stamp?: (uri: string) => Promise<string | null>;
  /** True for a link, false for anything else, null for nothing. Does not throw. Left out where there are no links. */
  readonly isLink?: (uri: string) => Promise<boolean | null>;
  /** Threads in which files can be read while this one answers requests; left out where there are none. */
  readonly readerPool?: ReaderPool;
  /** Writes files that nobody has open; left out where there is no disk. */
  readonly writer?: FileWriter;
}

/** What came of writing many files: `changed` is the first one that says something else than it should. */
export type Written = { readonly kind: 'done' } | { readonly kind: 'changed'; readonly uri: string };

/** A change that was written, as far as it can be taken back. */
export interface WrittenChange {
  readonly id: string;
  /** In words, such as `Rename A to B`. */
  readonly title: string;
  /** Of the study. */
  readonly folder: string;
  /** The files that were written, with what tells what each held before and after from anything else. */
  readonly files: readonly { readonly uri: string; readonly before: string; readonly after: string }[];
  readonly inEditor: readonly ChangedInEditor[];
}

/** Writes many files, without an editor that opens each of them. */
export interface FileWriter {
  /** True for a file that it can write. */
  writes(uri: string): boolean;
  /**
   * Keeps what files held before they were written in a folder of its own there, not in that of their study.
   *
   * @param folder a path of the disk
   */
  keepIn(folder: string): void;
  /**
   * Changes all files or none, also when the process is killed in the middle. What others save meanwhile is not overwritten.
   * What they held is kept until it is forgotten, or another change is written.
   *
   * @throws when they cannot be written, in words that say what was and was not changed
   */
  change(change: HeldChange): Promise<Written>;
  /**
   * The change that was written last, by this process or an earlier one, and can be taken back.
   *
   * @param folders of the studies whose changes count
   * @throws when what is kept is damaged, in words
   */
  last(folders: readonly string[]): WrittenChange | null;
  /** Whether the first file that was written is as it was before the change, or as after it; null for anything else. */
  stateOf(change: WrittenChange): 'before' | 'after' | null;
  /**
   * Makes all files what they were, or none. A file that is so already stays as it is.
   *
   * @param change as `last` has it
   * @param shown what an editor shows of some of the files
   * @throws when they cannot be written or what is kept is damaged, in words that say what was and was not changed
   */
  takeBack(change: WrittenChange, shown: ReadonlyMap<string, string>): Promise<Written>;
  /** Keeps no longer what takes a change back. */
  forget(change: WrittenChange): void;
  /**
   * Ends a change that was broken off in the folder of a study: it is made in all files, or in none.
   *
   * @returns false where there was none
   * @throws where another process is still at it, or it cannot be ended, in words
   */
  finish(folder: string): boolean;
}

/** From so many files on, other threads read them: starting those takes as long as reading some dozens here. */
export const worthThreads = 200;

/** A file, and where the index has labels in it. */
export interface LabelsInFile {
  readonly uri: string;
  readonly places: readonly LabelPlace[];
}

/** Other threads that read files. */
export interface ReaderPool {
  /** How many calls are worth having under way at a time. */
  readonly batches: number;
  /**
   * Has them keep what they read from one start to the next.
   *
   * @param folder a path of the disk: what is in there is theirs
   */
  keepIn(folder: string): void;
  /** True for a file that they can read. */
  reads(uri: string): boolean;
  /**
   * What some files of a study say.
   *
   * @param within the folder of the study, as for `Files.read`
   * @param source of its vocabulary
   * @returns one for each; null for a file that could not be read or is gone: this thread finds out which, and why
   * @throws when the other thread has failed; the files are then best read in this one
   */
  summaries(
    uris: readonly string[],
    within: string,
    source: CodebookVocabulary['source'],
  ): Promise<readonly (SummaryData | null)[]>;
  /**
   * Whether files still have labels just where the index of their study has them.
   *
   * @param within the folder of the study, as for `Files.read`
   * @param labels of which they may have no more
   * @returns one for each; false also for a file that could not be read
   * @throws when the other thread has failed
   */
  haveLabels(
    files: readonly LabelsInFile[],
    within: string,
    labels: readonly string[],
  ): Promise<readonly boolean[]>;
}

/**
 * A file that is no text of a study, however often one tries. The message says why and what to do, for people, in the
 * form of `permission denied`: it follows a colon, and a full stop follows it.
 */
export class UnreadableFile extends Error {}

/** @param size in bytes */
export function tooLarge(size: number): UnreadableFile {
  const megabytes = (bytes: number) => Math.floor(bytes / 1024 / 1024);
  return new UnreadableFile(
    l10n.t(
      'it has {0} MB, and nothing over {1} MB is read. Make it one file for each interview, or leave it out of `transcripts` in codebook.yaml',
      megabytes(size),
      megabytes(largestFile),
    ),
  );
}

/** @param most in bytes */
export function tooLargeToImport(most: number): UnreadableFile {
  const megabytes = most / 1024 / 1024;
  return new UnreadableFile(l10n.t('it is larger than {0} MB. Divide it, and import the parts', megabytes));
}

/** There is nothing of this name, or a folder. */
export function noSuchFile(): UnreadableFile {
  return new UnreadableFile(l10n.t('it is not there any more'));
}

/** A name that a program wrote in another encoding: no URI and no text can say it, so nothing can be opened by it. */
export function nameNotText(): UnreadableFile {
  return new UnreadableFile(l10n.t('its name is not in UTF-8. Give it another name'));
}

/** What is thrown for a file whose bytes are no text. */
export function notText(): UnreadableFile {
  return new UnreadableFile(
    l10n.t(
      'it is no text, or not in UTF-8. Save it as UTF-8, or leave it out of `transcripts` in codebook.yaml',
    ),
  );
}

/**
 * The bytes of a file as text.
 *
 * @throws UnreadableFile
 */
export function decodedText(bytes: Uint8Array): string {
  const text = decode(bytes);
  if (text === null) throw notText();
  return text;
}
