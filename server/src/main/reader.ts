import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { type CodebookVocabulary, vocabularyOf } from '../codebook/vocabulary';
import { offsetsOfLabels } from '../features/reshape/labelPlaces';
import { summaryDataOf } from '../study/summarize';
import type { SummaryData } from '../study/summary';
import { parse } from '../transcript/parse';
import type { LabelsInFile } from '../workspace/files';
import { readSync } from './readFile';

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

/** Null for a file that is gone or cannot be read, or where reading fails: the thread that asked looks itself, and says why. */
function summariesOf(
  uris: readonly string[],
  within: string,
  words: CodebookVocabulary,
): (SummaryData | null)[] {
  const textOf = textsWithin(within);
  return uris.map((uri) => {
    const text = textOf(uri);
    return text === null ? null : orNull(() => summaryDataOf(parse(text, words, uri)));
  });
}

/** False also for a file that is gone or cannot be read. */
function haveLabels({ files, within, labels }: LookingTask): boolean[] {
  const textOf = textsWithin(within);
  return files.map(({ uri, places }) => {
    const text = textOf(uri);
    return text !== null && offsetsOfLabels(text, places, labels) !== null;
  });
}

/** The texts of files of a study by their URIs; null for what is gone or cannot be read. */
function textsWithin(folder: string): (uri: string) => string | null {
  const read = orNull(() => readSync(fileURLToPath(folder)));
  return (uri) => read && orNull(() => read(fileURLToPath(uri)));
}

/** What is asked for; null where that fails. */
function orNull<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch {
    return null;
  }
}
