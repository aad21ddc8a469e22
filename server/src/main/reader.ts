import { parentPort } from 'node:worker_threads';
import { type CodebookVocabulary, vocabularyOf } from '../codebook/vocabulary';
import { summaryDataOf } from '../study/summarize';
import type { SummaryData } from '../study/summary';
import { parse } from '../transcript/parse';
import { nodeFiles } from './nodeFiles';

/** What the thread that answers requests asks of one that reads. */
export interface ReadingTask {
  readonly uris: readonly string[];
  /** The folder of the study. */
  readonly within: string;
  /** Left out where it is that of the task before. */
  readonly source?: CodebookVocabulary['source'];
}

let vocabulary: CodebookVocabulary | null = null;

/** The answer to the task before. */
let answered: Promise<void> = Promise.resolve();

// A thread that reads and summarizes files, each task answered with one message. The next one's files are read while
// those of the one before are, but answers come in the order of the tasks, as nothing else tells which is whose.
parentPort?.on('message', ({ uris, within, source }: ReadingTask) => {
  if (source) vocabulary = vocabularyOf(source.codebook, source.inferred);
  const words = vocabulary;
  if (!words) throw new Error('The first task did not say what the study knows.');
  const found = Promise.all(uris.map((uri) => summaryOfFile(uri, within, words)));
  const before = answered;
  answered = found.then(async (summaries) => {
    await before;
    const numbers = summaries.flatMap((one) => (one ? [one.table.numbers.buffer] : []));
    parentPort?.postMessage(summaries, numbers);
  });
});

/** Null for a file that is gone or cannot be read. */
async function summaryOfFile(
  uri: string,
  within: string,
  words: CodebookVocabulary,
): Promise<SummaryData | null> {
  const text = await nodeFiles.read(uri, within).catch(() => null);
  return text === null ? null : summaryDataOf(parse(text, words, uri));
}
