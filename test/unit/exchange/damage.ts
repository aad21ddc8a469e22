// What holds for every reader: whatever the bytes are, they give a result that is whole in itself, or a sentence for people.
import { ok } from 'node:assert/strict';
import { ImportError, type Imported } from '../../../server/src/exchange/imported';

type Read = (bytes: Uint8Array) => Imported;

/** Fails unless some bytes give passages with words and codings within them, or an ImportError with a sentence. */
export function givesResultOrSentence(read: Read, bytes: Uint8Array): void {
  let imported: Imported;
  try {
    imported = read(bytes);
  } catch (error) {
    ok(error instanceof ImportError, error instanceof Error ? error.stack : String(error));
    ok(/^\p{Lu}.*[.?]$/su.test(error.message), error.message);
    return;
  }
  const codes = new Set(imported.codes.map(({ id }) => id));
  for (const { passages, codings, memos } of imported.sources) {
    for (const { text } of passages) ok(text !== '' && !/^\n|\n$|\r/.test(text), JSON.stringify(text));
    for (const { passage, from, to, code } of codings) {
      ok(codes.has(code), code);
      ok(from >= 0 && from < to && to <= (passages[passage]?.text.length ?? -1), `${passage}: ${from}–${to}`);
    }
    for (const { passage } of memos) ok(passages[passage] !== undefined, String(passage));
  }
}

/** Tries a file cut off at every hundredth byte, or at 200 places of a long one. */
export function holdsForDamagedCopies(read: Read, bytes: Uint8Array): void {
  const step = Math.max(100, Math.ceil(bytes.length / 200));
  for (let end = 0; end < bytes.length; end += step) givesResultOrSentence(read, bytes.slice(0, end));
}
