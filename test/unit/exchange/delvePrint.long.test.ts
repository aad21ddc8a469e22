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
import { readStudy } from './readStudy';

function print(name: string): Uint8Array {
  return new Uint8Array(fs.readFileSync(path.join(__dirname, 'prints', `${name}.pdf`)));
}

/** Each byte as one character. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

/** Where the file says what it is made of. What fonts and pages hold lies packed between. */
function placesOutsideStreams(bytes: Uint8Array): number[] {
  const streams = Array.from(
    textOf(bytes).matchAll(/\bstream\n[\s\S]*?endstream/g),
    ({ index, 0: { length } }) => ({
      from: index,
      to: index + length,
    }),
  );
  const all = Array.from(bytes, (_, place) => place);
  return all.filter((place) => !streams.some(({ from, to }) => place >= from && place < to));
}

async function givesPrintOrSentence(bytes: Uint8Array): Promise<void> {
  const given = await readDelvePrint(bytes, 'a').catch((error: unknown) =>
    error instanceof Error ? error : new Error(String(error)),
  );
  givesResultOrSentence(() => {
    if (given instanceof Error) throw given;
    return given;
  }, bytes);
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

  it('is told by the ending of its name', async () => {
    const { sources } = await readStudy(print('harbour'), 'prints/Harbour talk.PDF');
    deepEqual(
      sources.map(({ name }) => name),
      ['Harbour talk'],
    );
  });

  it('is refused in a sentence where VS Code runs in a browser', async () => {
    await rejects(import('../../../server/src/main/noPrintPages'), ImportError);
  });

  it('says where it cannot tell which words a code is on', async () => {
    const { lost } = await readDelvePrint(print('harbour'), 'harbour');
    deepEqual(lost, [
      { kind: 'words-changed', count: 1, first: 'So the cousin is the reason, and not the rain?' },
    ]);
  });

  it('leaves the bytes to whoever has them', async () => {
    const bytes = print('harbour');
    await readDelvePrint(bytes, 'harbour');
    deepEqual(bytes, print('harbour'));
  });

  it('leaves the host its own functions, as slower ones would slow down all else', async () => {
    const { push } = Array.prototype;
    const { parse, stringify } = JSON;
    await readDelvePrint(print('harbour'), 'harbour');
    ok(Array.prototype.push === push && JSON.parse === parse && JSON.stringify === stringify);
  });

  it('without its end is refused, as nobody would see that talk is missing', async () => {
    const bytes = print('pages');
    for (let end = 0; end < bytes.length - 100; end += 100) {
      await rejects(readDelvePrint(bytes.slice(0, end), 'a'), ImportError, `${end} bytes`);
    }
  });

  it('is refused with what to do when another program made it', async () => {
    const bytes = print('harbour');
    const at = textOf(bytes).indexOf('Skia/PDF');
    bytes.set(new TextEncoder().encode('Some/PDF'), at);
    await rejects(readDelvePrint(bytes, 'harbour'), /with “Save as PDF” as the destination/);
  });

  it('is refused with what to do when it has no structure', async () => {
    const bytes = print('harbour');
    const at = textOf(bytes).indexOf('/StructTreeRoot ');
    bytes.set(new TextEncoder().encode('/StructTreeNone '), at);
    await rejects(readDelvePrint(bytes, 'harbour'), /with “Save as PDF” as the destination/);
  });
});

describe('Any PDF', () => {
  it('gives a result or a sentence, however its structure is damaged', async function () {
    this.timeout(60_000);
    const whole = print('harbour');
    const places = placesOutsideStreams(whole);
    const damage = fc.array(
      fc.record({ place: fc.nat(places.length - 1), byte: fc.integer({ min: 32, max: 126 }) }),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const bytes = whole.slice();
        for (const { place, byte } of changes) bytes[places[place] ?? 0] = byte;
        await givesPrintOrSentence(bytes);
      }),
      { numRuns: 40 },
    );
  });

  it('gives a result or a sentence, whatever lies between its beginning and its end', async () => {
    const encoder = new TextEncoder();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (inner, isDressed) => {
        const dressed = [...encoder.encode('%PDF-1.4\n'), ...inner, ...encoder.encode('\n%%EOF')];
        await givesPrintOrSentence(isDressed ? Uint8Array.from(dressed) : inner);
      }),
    );
  });
});
