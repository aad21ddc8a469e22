import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { SummaryData } from '../../study/summary';

/** A summary as bytes, which this version of Node reads again. */
export function packed(summary: SummaryData): Buffer {
  return serialize(summary);
}

/**
 * The summary that was made into bytes. To be asked only of bytes that come from `packed`, as nothing is checked: all that a
 * summary may hold is what it held.
 */
export function unpacked(bytes: Uint8Array): SummaryData {
  const summary: SummaryData = deserialize(bytes);
  const { table } = summary;
  // The numbers would be a view of all the bytes, and keep them.
  return { ...summary, table: { ...table, numbers: table.numbers.slice() } };
}

/** Packed summaries in one piece, which goes from thread to thread without being copied. */
export interface PackedSummaries {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How many bytes each takes, one after the other; null for one that there is not. */
  readonly lengths: readonly (number | null)[];
}

/** Puts packed summaries together. */
export function together(summaries: readonly (Uint8Array | null)[]): PackedSummaries {
  const lengths = summaries.map((one) => one?.length ?? null);
  const bytes = new Uint8Array(lengths.reduce<number>((sum, length) => sum + (length ?? 0), 0));
  let end = 0;
  for (const one of summaries) {
    if (!one) continue;
    bytes.set(one, end);
    end += one.length;
  }
  return { bytes, lengths };
}

/**
 * The summaries that were put together.
 *
 * @param names of summaries that came before: each is kept once, as most labels and speakers are those of other transcripts
 */
export function apart(
  { bytes, lengths }: PackedSummaries,
  names: Map<string, string>,
): (SummaryData | null)[] {
  const once = (name: string) => {
    const known = names.get(name);
    if (known === undefined) names.set(name, name);
    return known ?? name;
  };
  let end = 0;
  return lengths.map((length) => {
    if (length === null) return null;
    end += length;
    const { table, ...rest } = unpacked(bytes.subarray(end - length, end));
    return { ...rest, table: { ...table, names: table.names.map(once) } };
  });
}

/** The checksum of some bytes or of a text: 32 letters, digits and signs. */
export function checksum(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 32);
}
