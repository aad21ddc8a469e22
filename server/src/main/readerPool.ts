import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CodebookVocabulary } from '../codebook/vocabulary';
import type { SummaryData } from '../study/summary';
import type { ReaderPool } from '../workspace/files';
import { apart, type PackedSummaries } from './cache/packed';
import { segmentsIn } from './cache/segment';
import type { LookingTask, ReadingTask } from './reader';

/** More are hardly faster: they wait for the same disk, and for this thread to take their summaries in. */
const mostReaders = Math.min(4, availableParallelism());

/**
 * The thread that takes summaries in needs a core for itself. One more that summarizes would slow it down, and have the
 * engine optimize the parser once more.
 */
const mostSummarizers = Math.max(1, Math.min(mostReaders, availableParallelism() - 1));

/** How long readers wait for more to read before they end and give back their memory, in milliseconds. */
const patience = 2000;

/** How long the first one waits until the folders have been listed, in milliseconds. */
const startingPatience = 30_000;

/** Threads that read the disk and summarize transcripts, started when there is something to read. */
export function readerPool(): ReaderPool {
  let readers: Reader[] = [];
  let leaving: NodeJS.Timeout | null = null;
  let cache: string | null = null;

  const leaveLater = (after: number) => {
    if (leaving) clearTimeout(leaving);
    leaving = setTimeout(() => {
      if (readers.some(({ busy }) => busy > 0)) return;
      for (const reader of readers) reader.end();
      readers = [];
    }, after).unref();
  };

  /** @param most that may be started for it */
  const withLeastBusy = async <T>(most: number, ask: (reader: Reader) => Promise<T>): Promise<T> => {
    readers = readers.filter(({ hasEnded }) => !hasEnded);
    const idle = readers.find(({ busy }) => busy === 0);
    if (!idle && readers.length < most) readers.push(new Reader(cache));
    const [least] = [...readers].sort((a, b) => a.busy - b.busy);
    if (!least) throw new Error('There is no thread to read in.');
    try {
      return await ask(least);
    } finally {
      leaveLater(patience);
    }
  };

  return {
    // One to work on, and one to go on with.
    batches: 2 * mostSummarizers,
    keepIn(folder) {
      cache = join(folder, 'summaries');
      // A study that was worth keeping is large: the thread starts while the folders are listed.
      if (segmentsIn(cache).length === 0) return;
      readers.push(new Reader(cache));
      leaveLater(startingPatience);
    },
    reads: (uri) => uri.startsWith('file:'),
    summaries: (uris, within, source) =>
      withLeastBusy(mostSummarizers, (reader) => reader.read(uris, within, source)),
    haveLabels: (files, within, labels) =>
      withLeastBusy(mostReaders, (reader) => reader.ask({ files, within, labels })),
  };
}

/** One thread. Tasks are answered in their order. */
class Reader {
  private readonly worker: Worker;
  private readonly waiting: { resolve(answer: unknown): void; reject(reason: Error): void }[] = [];
  private source: CodebookVocabulary['source'] | null = null;
  /** The labels and speakers of what it has read, each once. */
  private readonly names = new Map<string, string>();
  private ended = false;

  /** @param cache the folder in which summaries are kept; null for nowhere */
  constructor(cache: string | null) {
    // What a thread holds is soon thrown away: more room would hold more of it, and less would have to be gathered up too often.
    this.worker = new Worker(join(__dirname, 'reader.js'), {
      resourceLimits: { maxYoungGenerationSizeMb: 24 },
      workerData: { cache },
    });
    this.worker.unref();
    this.worker.on('message', (answer: unknown) => this.waiting.shift()?.resolve(answer));
    this.worker.on('error', (error) => this.fail(error));
    this.worker.on('exit', () => this.fail(new Error('A thread that reads files has ended.')));
  }

  get hasEnded(): boolean {
    return this.ended;
  }

  /** How many tasks it has. */
  get busy(): number {
    return this.waiting.length;
  }

  async read(
    uris: readonly string[],
    within: string,
    source: CodebookVocabulary['source'],
  ): Promise<(SummaryData | null)[]> {
    const task: ReadingTask = { uris, within, ...(source === this.source ? {} : { source }) };
    this.source = source;
    return apart(await this.ask(task), this.names);
  }

  /** The answer is what the thread makes of this kind of task. */
  ask(task: ReadingTask): Promise<PackedSummaries>;
  ask(task: LookingTask): Promise<boolean[]>;
  ask(task: ReadingTask | LookingTask): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.worker.postMessage(task);
    });
  }

  end(): void {
    void this.worker.terminate();
  }

  private fail(reason: Error): void {
    this.ended = true;
    for (const { reject } of this.waiting.splice(0)) reject(reason);
  }
}
