import { parentPort } from 'node:worker_threads';
import { type CodebookVocabulary, vocabularyOf } from '../codebook/vocabulary';
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

let vocabulary: CodebookVocabulary | null = null;

// A thread that reads and summarizes files, each task answered with one message, in their order.
parentPort?.on('message', ({ uris, within, source }: ReadingTask) => {
  if (source) vocabulary = vocabularyOf(source.codebook, source.inferred);
  const words = vocabulary;
  if (!words) throw new Error('The first task did not say what the study knows.');
  const found = summariesOf(uris, within, words);
  const numbers = found.flatMap((one) => (one ? [one.table.numbers.buffer] : []));
  parentPort?.postMessage(found, numbers);
});

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

/** What is read from the disk; null where that fails. */
function orNull(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
