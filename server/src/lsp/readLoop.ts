import type { StudyFolder } from './studyFolder';

/** How many files are read from the disk at a time: it answers several questions at once faster than one by one. */
const readAhead = 16;

/** How long reading goes on before requests get their turn, in milliseconds. */
const slice = 10;

interface Tasks {
  /** The text of a file; null when it is gone, undefined when it cannot be read. */
  textOf(uri: string): Promise<string | null | undefined>;
  /** Takes in what was read. The file may have been opened, or have left the study, while the disk was busy. */
  take(folder: StudyFolder, uri: string, text: string | null): void;
  /** Some of the files have been read. */
  progress(): void;
  problem(message: string): void;
}

/** Reads the files that studies want, in slices between which requests are answered, until none is left. */
export class ReadLoop {
  private running: Promise<void> | null = null;
  /** Files that are being read at this moment. */
  private inFlight = 0;

  constructor(
    private readonly folders: ReadonlyMap<string, StudyFolder>,
    private readonly tasks: Tasks,
  ) {}

  /** Files that are still to be read. */
  get waiting(): number {
    return [...this.folders.values()].reduce((sum, { reading }) => sum + reading.waiting, this.inFlight);
  }

  /** Resolves when nothing is left to read. */
  async ended(): Promise<void> {
    while (this.running) await this.running;
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
    const { textOf, take, progress } = this.tasks;
    let began = performance.now();
    for (let batch = this.nextFiles(); batch.length > 0; batch = this.nextFiles()) {
      this.inFlight = batch.length;
      const texts = await Promise.all(batch.map(([, uri]) => textOf(uri)));
      for (const [index, [folder, uri]] of batch.entries()) {
        const text = texts[index];
        // What is known of a file that cannot be read for a moment is better than nothing.
        if (text !== undefined) take(folder, uri, text);
        this.inFlight--;
        if (performance.now() - began < slice) continue;
        progress();
        await new Promise((resolve) => setTimeout(resolve, 0));
        began = performance.now();
      }
      if (this.waiting === 0) progress();
    }
  }

  private nextFiles(): [StudyFolder, string][] {
    const batch: [StudyFolder, string][] = [];
    for (const folder of this.folders.values()) {
      while (batch.length < readAhead) {
        const uri = folder.reading.next();
        if (uri === undefined) break;
        batch.push([folder, uri]);
      }
    }
    return batch;
  }
}
