import type { CodebookVocabulary } from '../codebook/vocabulary';
import type { SummaryData } from '../study/summary';
import { type ReaderPool, worthThreads } from './files';
import { TimeSlice } from './timeSlice';
import type { WorkspaceStudy } from './workspaceStudy';

/** How many files are read from the disk at a time: it answers several questions at once faster than one by one. */
const batchSize = 32;

/** How many batches are on their way while the one before them is taken in. */
const batchesHere = 2;

/** How long reading goes on before requests get their turn, in milliseconds. */
const sliceLength = 10;

/** What was found out about a file. */
export type Content =
  | { readonly text: string | null }
  /** Why it cannot be read. */
  | { readonly error: unknown }
  /** Read elsewhere, by this vocabulary. */
  | { readonly summary: SummaryData; readonly vocabulary: CodebookVocabulary };

interface Tasks {
  /** The text of a file, null when it is gone, or why it cannot be read. */
  read(uri: string): Promise<Content>;
  /** Takes in what was read. The file may have been opened, or have left the study, while the disk was busy. */
  take(folder: WorkspaceStudy, uri: string, content: Content): void;
  /** Some of the files have been read. */
  progress(): void;
  problem(message: string): void;
}

/** Files of one study, on their way. */
interface Batch {
  readonly folder: WorkspaceStudy;
  readonly uris: readonly string[];
  /** One for each. */
  readonly contents: Promise<readonly Content[]>;
}

/** Reads the files that studies want, in slices between which requests are answered, until none is left. */
export class ReadLoop {
  private running: Promise<void> | null = null;
  /** Files that are being read at this moment. */
  private inFlight = 0;
  private held: Promise<unknown> = Promise.resolve();

  /** @param readerPool threads to read in; null where there are none, or when they have failed */
  constructor(
    private readonly folders: ReadonlyMap<string, WorkspaceStudy>,
    private readonly tasks: Tasks,
    private readerPool: ReaderPool | null,
  ) {}

  /** Files that are still to be read. */
  get waiting(): number {
    return [...this.folders.values()].reduce((sum, { reading }) => sum + reading.waiting, this.inFlight);
  }

  /** Resolves when nothing is left to read. */
  async ended(): Promise<void> {
    while (this.running) await this.running;
  }

  /** From now on everything is read here, one file after the other. */
  stayInThread(): void {
    this.readerPool = null;
  }

  /** Does what reading would only slow down, as it makes what is read out of date. No more is read until it has ended. */
  async without<T>(work: () => Promise<T>): Promise<T> {
    const done = work();
    this.held = done.catch(() => {});
    return done;
  }

  /** Starts reading, unless it goes on already. */
  run(): void {
    this.running ??= this.readAll()
      .catch((error) => this.tasks.problem(String(error)))
      .finally(() => {
        this.running = null;
        this.inFlight = 0;
        // Something may have been asked for after the last look.
        if (this.waiting > 0) this.run();
      });
  }

  private async readAll(): Promise<void> {
    const { progress } = this.tasks;
    const begun: Batch[] = [];
    const slice = new TimeSlice(sliceLength);
    const takeIn = async ({ folder, uris, contents }: Batch) => {
      const found = await contents;
      for (const [index, uri] of uris.entries()) {
        const content = found[index];
        this.inFlight--;
        if (content !== undefined) this.takeOne(folder, uri, content);
        if (!slice.isOver) continue;
        progress();
        await slice.next();
        await this.held;
      }
    };
    const nextBatch = async () => {
      await this.held;
      for (const { reading } of this.folders.values()) {
        while (reading.look()) if (slice.isOver) await slice.next();
      }
      return this.nextBatch(begun);
    };
    for (let batch = await nextBatch(); batch; batch = await nextBatch()) {
      await takeIn(batch);
      if (this.waiting === 0) progress();
    }
  }

  /** What fails in one file costs only itself. */
  private takeOne(folder: WorkspaceStudy, uri: string, content: Content): void {
    try {
      this.tasks.take(folder, uri, content);
    } catch (error) {
      this.tasks.problem(
        `${uri} could not be taken in: ${error instanceof Error ? error.stack : String(error)}`,
      );
    }
  }

  /** The batch that was begun first; those after it are begun, so that reading goes on meanwhile. */
  private nextBatch(begun: Batch[]): Batch | undefined {
    while (begun.length < (this.readerPool?.batches ?? batchesHere)) {
      const batch = this.begin(batchSize, this.readerPool);
      if (!batch) break;
      begun.push(batch);
    }
    return begun.shift();
  }

  private begin(size: number, readerPool: ReaderPool | null): Batch | undefined {
    for (const folder of this.folders.values()) {
      const { reading } = folder;
      const isMuch = reading.waiting >= worthThreads || this.inFlight >= batchSize;
      const uris: string[] = [];
      while (uris.length < size) {
        const uri = reading.next();
        if (uri === undefined) break;
        uris.push(uri);
      }
      if (uris.length === 0) continue;
      this.inFlight += uris.length;
      if (readerPool && isMuch && uris.every(readerPool.reads))
        return { folder, uris, contents: this.readBeside(readerPool, folder, uris) };
      return { folder, uris, contents: this.readHere(uris) };
    }
    return undefined;
  }

  private readHere(uris: readonly string[]): Batch['contents'] {
    return Promise.all(uris.map((uri) => this.tasks.read(uri)));
  }

  private async readBeside(
    readerPool: ReaderPool,
    { root, reading }: WorkspaceStudy,
    uris: readonly string[],
  ): Batch['contents'] {
    const { vocabulary } = reading;
    try {
      const found = await readerPool.summaries(uris, root, vocabulary.source);
      return await Promise.all(
        uris.map((uri, index) => {
          const summary = found[index];
          return summary ? { summary, vocabulary } : this.tasks.read(uri);
        }),
      );
    } catch (error) {
      // A thread may run out of memory where this one does not; either way everything is read.
      this.tasks.problem(`Reading in another thread failed: ${String(error)}`);
      this.readerPool = null;
      return this.readHere(uris);
    }
  }
}
