import { ok } from 'node:assert/strict';
import type { Imported } from '../../../server/src/exchange/imported';
import { readAny } from '../../../server/src/exchange/readFile';

/** Reads a file that holds a study or a part of one. */
export async function readStudy(bytes: Uint8Array, name: string): Promise<Imported> {
  const read = await readAny(bytes, name);
  ok(read.kind === 'study', name);
  return read.imported;
}
