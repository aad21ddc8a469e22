import { parentPort } from 'node:worker_threads';
import { type CodebookVocabulary, vocabularyOf } from '../codebook/vocabulary';
import { offsetsOfLabels } from '../features/reshape/plainEdits';
import type { LabelsInFile } from '../lsp/files';
import { summaryDataOf } from '../study/summarize';
import type { SummaryData } from '../study/summary';
import { parse } from '../transcript/parse';
import { readWaiting, realFolder } from './readWaiting';

/** What the thread that answers requests asks of one that reads. */
export interface ReadingTask {
  readonly uris: readonly string[];
  /** The folder of the study. */
  readonly within: string;
  /** Left out where it is that of the task before. */
  readonly source?: CodebookVocabulary['source'];
}

/** What it asks of one that is to look whether files are as the study has them. */
export interface LookingTask {
  readonly files: readonly LabelsInFile[];
  /** The folder of the study. */
  readonly within: string;
  /** Of which no other code line may have one. */
  readonly labels: readonly string[];
}

let vocabulary: CodebookVocabulary | null = null;

// A thread that reads files, each task answered with one message, in their order.
parentPort?.on('message', (task: ReadingTask | LookingTask) => {
  if ('labels' in task) parentPort?.postMessage(haveLabels(task));
  else summarizeAll(task);
});

function summarizeAll({ uris, within, source }: ReadingTask): void {
  if (source) vocabulary = vocabularyOf(source.codebook, source.inferred);
  const words = vocabulary;
  if (!words) throw new Error('The first task did not say what the study knows.');
  const found = summariesOf(uris, within, words);
  const numbers = found.flatMap((one) => (one ? [one.table.numbers.buffer] : []));
  parentPort?.postMessage(found, numbers);
}

/** Null for a file that is gone or cannot be read: the thread that asked looks itself, and says why. */
function summariesOf(
  uris: readonly string[],
  within: string,
  words: CodebookVocabulary,
): (SummaryData | null)[] {
  const folder = orNull(() => realFolder(within));
  return uris.map((uri) => {
    const text = folder === null ? null : orNull(() => readWaiting(uri, folder));
    return text === null ? null : summaryDataOf(parse(text, words, uri));
  });
}

/** False also for a file that is gone or cannot be read. */
function haveLabels({ files, within, labels }: LookingTask): boolean[] {
  const folder = orNull(() => realFolder(within));
  return files.map(({ uri, places }) => {
    const text = folder === null ? null : orNull(() => readWaiting(uri, folder));
    return text !== null && offsetsOfLabels(text, places, labels) !== null;
  });
}

/** What is read from the disk; null where that fails. */
function orNull(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
