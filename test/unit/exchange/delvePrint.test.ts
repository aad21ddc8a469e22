// Transcripts that people print from Delve: what is said, by whom, and which words have which codes.
import '../../../server/src/main/noDrawing';
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { readDelvePrint } from '../../../server/src/exchange/delvePrint';
import { ImportError } from '../../../server/src/exchange/imported';
import { givesResultOrSentence } from './damage';
import { type PrintedTurn, prints } from './prints';

function print(name: string): Uint8Array {
  return new Uint8Array(fs.readFileSync(path.join(__dirname, 'prints', `${name}.pdf`)));
}

/** A turn as reading must give it: its codes with their words. */
function expectedOf({ speaker, text, codes }: PrintedTurn) {
  // Chrome draws some fonts' `ﬁ` as a letter of their own.
  const words = text.replaceAll(/[[\]]/g, '').replaceAll('ﬁ', 'fi');
  const parts = [...text.matchAll(/\[([^\]]*)\]/g)].map(([, part = '']) => part);
  const coded = parts.length === 1 ? parts[0] : words;
  return { speaker, words, codes: codes.map((code) => [code, coded]) };
}

describe('A print of Delve', () => {
  for (const { name, title, turns } of prints) {
    it(`has every passage, speaker and code with its words: ${name}`, async () => {
      const { sources, codes } = await readDelvePrint(print(name), name);
      const [source] = sources;
      ok(source);
      equal(sources.length, 1);
      equal(source.title, title);
      const found = source.passages.map(({ speaker, text }, number) => ({
        speaker,
        words: text,
        codes: source.codings
          .filter(({ passage }) => passage === number)
          .map(({ code, from, to }) => [code, text.slice(from, to)]),
      }));
      deepEqual(found, turns.map(expectedOf));
      deepEqual(
        codes.map(({ label }) => label),
        [...new Set(turns.flatMap((turn) => turn.codes))],
      );
    });
  }
});
