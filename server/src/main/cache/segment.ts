// A segment is a file with summaries, which is written once and never changed: the summaries, what there is of them as JSON,
// and the length and checksum of that. Several programs may write segments at once, each its own.
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { checksum } from './packed';

/** A summary in a segment: the file it is of, the sum of the words by which it was read, the stamp of the file, and where it is. */
const place = z.object({
  name: z.string(),
  words: z.string(),
  stamp: z.string(),
  start: z.int().check(z.nonnegative()),
  length: z.int().check(z.nonnegative()),
  sum: z.string(),
});
export type KeptPlace = z.infer<typeof place>;

const contents = z.object({
  build: z.string(),
  /** The texts of the words, by what the places say of them. */
  words: z.record(z.string(), z.string()),
  places: z.array(place),
});

const ending = '.summaries';
const isSegment = (name: string) => /^[0-9a-f-]{36}\.summaries$/.test(name);
/** A draft that was left behind is not worth keeping: whoever writes one today has another. */
const isDraft = (name: string) => /^[0-9a-f-]{36}\.draft$/.test(name);

/** The length of the contents in ten digits, and their checksum. */
const footer = 42;

/** So much is read and written at a time, in bytes. */
const blockSize = 1 << 20;

/** The paths of all segments in a folder; none where there is no such folder. */
export function segmentsIn(folder: string): string[] {
  return namesIn(folder)
    .filter(isSegment)
    .map((name) => join(folder, name));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A segment that is read. */
export class Segment {
  private block: Buffer = Buffer.alloc(0);
  private blockStart = 0;

  private constructor(
    readonly path: string,
    private readonly file: number,
    /** The texts of the words by which summaries were made, by their sums. */
    readonly words: Readonly<Record<string, string>>,
    readonly places: readonly KeptPlace[],
    private readonly end: number,
  ) {}

  /**
   * @param build that reads: what another one has written may be something else
   * @returns null for one that is damaged, or of another build
   */
  static open(path: string, build: string): Segment | null {
    let file: number | null = null;
    try {
      file = openSync(path, 'r');
      const size = fstatSync(file).size;
      const said = bytesAt(file, size - footer, footer).toString('latin1');
      const length = Number(said.slice(0, 10));
      const end = size - footer - length;
      const json = bytesAt(file, end, length);
      const whole =
        checksum(json) === said.slice(10) ? contents.safeParse(JSON.parse(json.toString())) : null;
      if (whole?.success && whole.data.build === build)
        return new Segment(path, file, whole.data.words, whole.data.places, end);
    } catch {
      // What cannot be read is as good as none: the transcripts themselves are read.
    }
    if (file !== null) closeSync(file);
    return null;
  }

  /** The bytes of a summary; null where they are not what was written. */
  bytes({ start, length, sum }: KeptPlace): Buffer | null {
    if (start + length > this.end) return null;
    const from = start - this.blockStart;
    if (from < 0 || from + length > this.block.length) {
      try {
        this.block = bytesAt(this.file, start, Math.min(this.end - start, Math.max(length, blockSize)));
      } catch {
        return null;
      }
      this.blockStart = start;
    }
    const found = this.block.subarray(start - this.blockStart, start - this.blockStart + length);
    return checksum(found) === sum ? found : null;
  }

  close(): void {
    closeSync(this.file);
  }
}

/** A segment that is written. Until it ends it is a draft, which nobody reads. */
export class SegmentDraft {
  private readonly places: KeptPlace[] = [];
  private readonly words = new Map<string, string>();
  private readonly name = randomUUID();
  private readonly file: number;
  /** When it was begun, by the clock of the disk, in milliseconds. */
  readonly begunAt: number;
  private waiting: Buffer[] = [];
  private waitingSize = 0;
  private end = 0;

  /**
   * @param folder is made where it is missing, for nobody but the user
   * @throws when it cannot be written
   */
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.file = openSync(this.draft, 'wx', 0o600);
    this.begunAt = fstatSync(this.file).mtimeMs;
  }

  /** True as long as there is nothing in it. */
  get isEmpty(): boolean {
    return this.places.length === 0;
  }

  private get draft(): string {
    return join(this.folder, `${this.name}.draft`);
  }

  /**
   * @param text of the words
   * @throws when it cannot be written
   */
  add(of: Pick<KeptPlace, 'name' | 'words' | 'stamp'>, text: string, bytes: Buffer): void {
    this.words.set(of.words, text);
    this.places.push({ ...of, start: this.end, length: bytes.length, sum: checksum(bytes) });
    this.write(bytes);
    this.end += bytes.length;
  }

  /**
   * Makes it a segment.
   *
   * @throws when it cannot be written
   */
  finish(build: string): void {
    const json = Buffer.from(
      JSON.stringify({ build, words: Object.fromEntries(this.words), places: this.places }),
    );
    this.write(json);
    this.write(Buffer.from(`${String(json.length).padStart(10, '0')}${checksum(json)}`, 'latin1'));
    this.flush();
    fsyncSync(this.file);
    closeSync(this.file);
    renameSync(this.draft, join(this.folder, `${this.name}${ending}`));
  }

  /** Takes it away, finished or not. */
  drop(): void {
    try {
      closeSync(this.file);
    } catch {
      // It has been closed already.
    }
    rmSync(this.draft, { force: true });
  }

  private write(bytes: Buffer): void {
    this.waiting.push(bytes);
    this.waitingSize += bytes.length;
    if (this.waitingSize >= blockSize) this.flush();
  }

  private flush(): void {
    const block = Buffer.concat(this.waiting);
    for (let at = 0; at < block.length; ) at += writeSync(this.file, block, at);
    this.waiting = [];
    this.waitingSize = 0;
  }
}

/**
 * Takes away the drafts that a program has left behind that was ended while it wrote.
 *
 * @param before that were written to last before this time, in milliseconds
 */
export function dropOldDrafts(folder: string, before: number): void {
  for (const name of namesIn(folder).filter(isDraft)) {
    const draft = join(folder, name);
    if (statSync(draft).mtimeMs < before) rmSync(draft, { force: true });
  }
}

function bytesAt(file: number, start: number, length: number): Buffer {
  if (!(start >= 0 && length >= 0)) throw new RangeError('There are no such bytes.');
  const bytes = Buffer.allocUnsafe(length);
  for (let at = 0; at < length; ) {
    const read = readSync(file, bytes, at, length - at, start + at);
    if (read === 0) throw new RangeError('The file has ended.');
    at += read;
  }
  return bytes;
}
