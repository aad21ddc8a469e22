import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod/mini';
import { type CodebookVocabulary, vocabularyOf } from '../codebook/vocabulary';
import { offsetsOfLabels } from '../features/reshape/labelPlaces';
import { summaryDataOf } from '../study/summarize';
import { parse } from '../transcript/parse';
import type { LabelsInFile } from '../workspace/files';
import { packed, together } from './cache/packed';
import { type Stamp, stampsWithin } from './cache/stamps';
import { buildOf, SummaryCache } from './cache/summaryCache';
import { Words } from './cache/words';
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

/** What a thread is started with. */
const started = z.object({ cache: z.nullable(z.string()) });

/** Where summaries are kept; null for nowhere. */
const { cache: cacheFolder } = started.parse(workerData);
let cache: SummaryCache | null = null;
const openCache = () => {
  if (cacheFolder !== null) cache ??= new SummaryCache(cacheFolder, buildOf(__filename));
  return cache;
};
openCache();

let vocabulary: CodebookVocabulary | null = null;
/** What is told of it where summaries are kept. */
let words: Words | null = null;

// A thread that reads files, each task answered with one message, in their order.
parentPort?.on('message', (task: ReadingTask | LookingTask) => {
  if ('labels' in task) parentPort?.postMessage(haveLabels(task));
  else summarizeAll(task);
});

function summarizeAll({ uris, within, source }: ReadingTask): void {
  if (source) {
    vocabulary = vocabularyOf(source.codebook, source.inferred);
    words = cacheFolder === null ? null : new Words(vocabulary);
  }
  if (!vocabulary) throw new Error('The first task did not say what the study knows.');
  const found = together(summariesOf(uris, within, vocabulary));
  parentPort?.postMessage(found, [found.bytes.buffer]);
}

/** Packed. Null for a file that is gone or cannot be read, or where reading fails: the thread that asked looks itself, and says why. */
function summariesOf(uris: readonly string[], within: string, known: CodebookVocabulary): (Buffer | null)[] {
  const textOf = textsWithin(within);
  const stampOf = stampsWithin(fileURLToPath(within));
  const kept = openCache();
  const found = uris.map((uri) => {
    const read = () => {
      const text = textOf(uri);
      return text === null ? null : orNull(() => packed(summaryDataOf(parse(text, known, uri))));
    };
    return kept && words ? kept.summary(uri, words, stampOf(fileURLToPath(uri)), read) : read();
  });
  keepSoon();
  return found;
}

/** How long nothing is to be read before what was read is kept, in milliseconds. */
const quiet = 500;
let keeping: NodeJS.Timeout | null = null;

/** Writes what was read as soon as there is nothing more to do. */
function keepSoon(): void {
  if (keeping) clearTimeout(keeping);
  keeping = setTimeout(() => {
    cache?.finish(stampOfUri);
    cache?.close();
    cache = null;
  }, quiet);
}

/** The stamp of a file wherever it is: what is kept was read in its study, and is looked at again before it is used. */
function stampOfUri(uri: string): Stamp | null {
  const path = fileURLToPath(uri);
  return stampsWithin(dirname(path))(path);
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
