/** What is remembered of language servers that ended by themselves. Plain data. */
export interface Endings {
  /** When they ended without a known reason, in milliseconds of a clock that is never set. */
  readonly times: readonly number[];
  /** How often one ended while it read a file, by the file's URI. */
  readonly reading: ReadonlyMap<string, number>;
}

/** So many ends within so long are taken for bad luck and mended without a word. */
const toleratedEnds = 4;
const toleratedWithin = 3 * 60_000;

/** One end may be an accident, such as a machine without memory; two at the same file are none. */
const endsOfAFile = 2;

/** With more files than this the reason is another one. */
const mostAside = 10;

export const noEndings: Endings = { times: [], reading: new Map() };

/** @param file that was being read; null for none, or where nobody knows */
export function withEnd(endings: Endings, now: number, file: string | null): Endings {
  if (file === null) {
    const recent = endings.times.filter((time) => now - time < toleratedWithin);
    return { ...endings, times: [...recent, now] };
  }
  const reading = new Map(endings.reading).set(file, (endings.reading.get(file) ?? 0) + 1);
  return { ...endings, reading };
}

/** The files that are not to be read again. */
export function setAside({ reading }: Endings): string[] {
  return [...reading].flatMap(([file, ends]) => (ends >= endsOfAFile ? [file] : []));
}

/** True when it is no use to start another one. */
export function areTooMany({ times, reading }: Endings): boolean {
  return times.length > toleratedEnds || reading.size > mostAside;
}

/** Whether the next one is to tell of each file before it reads it. */
export function callForCaution({ times, reading }: Endings): boolean {
  return times.length > 0 || reading.size > 0;
}
