import { deepEqual, equal, notEqual } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import fc from 'fast-check';
import { readCodebook } from '../../../../server/src/codebook/read';
import { packed, unpacked } from '../../../../server/src/main/cache/packed';
import { stampsWithin } from '../../../../server/src/main/cache/stamps';
import { SummaryCache } from '../../../../server/src/main/cache/summaryCache';
import { Words } from '../../../../server/src/main/cache/words';
import { Reading } from '../../../../server/src/study/reading';
import { Study } from '../../../../server/src/study/study';
import { summaryDataOf, summaryOf } from '../../../../server/src/study/summarize';
import type { Summary } from '../../../../server/src/study/summary';
import { parse } from '../../../../server/src/transcript/parse';
import { anyString } from '../../anyString';

/** Where it is so late, every file was changed long ago, so that what is read is kept. */
const later = Number.POSITIVE_INFINITY;

const build = 'this one';

describe('What is kept of a study from one start to the next', () => {
  let root = '';
  const kept = () => path.join(root, 'kept');
  const study = () => path.join(root, 'study');
  const file = (name: string) => path.join(study(), name);

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-kept-'));
    fs.mkdirSync(study());
  });
  afterEach(() => fs.rmSync(root, { recursive: true }));

  const textOf = (path: string) => (fs.existsSync(path) ? fs.readFileSync(path, 'utf8') : null);

  /** The study as a start reads it that finds what is in a cache; null for a start that has none. */
  const started = (codebook: string, cache: SummaryCache | null) => {
    const reading = new Reading(new Study());
    reading.setCodebook(readCodebook(codebook));
    reading.want(fs.readdirSync(study()).map(file));
    let parsed = 0;
    const stampOf = stampsWithin(study());
    for (let path = reading.next(); path !== undefined; path = reading.next()) {
      const name = path;
      const { vocabulary } = reading;
      const read = () => {
        parsed++;
        const text = textOf(name);
        return text === null ? null : packed(summaryDataOf(parse(text, vocabulary, name)));
      };
      const found = cache ? cache.summary(name, new Words(vocabulary), stampOf(name), read) : read();
      if (found === null) reading.read(path, null);
      else reading.take(path, summaryOf(unpacked(found)), vocabulary);
    }
    cache?.finish(stampsWithin(study()));
    cache?.close();
    return { transcripts: shown(reading.study.transcripts), parsed };
  };

  /** Writes a file so that the disk has seen it: within one step of its clock it could not tell. */
  const write = (name: string, text: string, times: fs.Stats | null = null) => {
    const stampOf = () => stampsWithin(study())(file(name))?.text;
    const before = stampOf();
    do {
      fs.writeFileSync(file(name), text);
      if (times) fs.utimesSync(file(name), times.atime, times.mtime);
    } while (stampOf() === before);
  };

  const talk = fc.oneof(
    fc
      .array(
        fc.constantFrom('Ana: Yes.', 'trust', '#delay', 'Ben', 'It broke.', 'trust "It"', '// odd', 'Mood'),
        {
          minLength: 1,
          maxLength: 12,
        },
      )
      .map((lines) => lines.join('\n\n')),
    anyString({ maxLength: 60 }),
  );
  const name = fc.constantFrom('Interview 1.txt', 'Interview 2.txt', 'Interview 3 - Ana.txt');
  const codebook = fc.constantFrom(
    'codes:\n- code: trust\n- code: Ana\n- code: broke\n',
    'layout: ["{speaker}: {speech}"]\ncodes:\n- code: odd\n- code: trust\n',
    'codes:\n- code: trust\n',
    'codes:\n- code: trust\n  description: In machines.\n- code: delay\n',
    'speakers: [Ben]\ncodes:\n- code: Mood\n',
    'speech: [trust]\ncodes:\n- code: delay\n  aliases: [trust]\n',
  );
  const step = fc.oneof(
    fc.record({ kind: fc.constant('write' as const), name, text: talk }),
    fc.record({ kind: fc.constant('touch' as const), name }),
    fc.record({ kind: fc.constant('change and put the time back' as const), name, text: talk }),
    fc.record({ kind: fc.constant('delete' as const), name }),
    fc.record({ kind: fc.constant('codebook' as const), codebook }),
    fc.record({ kind: fc.constant('damage' as const), at: fc.nat(), byte: fc.nat(255) }),
    fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
    fc.record({ kind: fc.constant('two at once' as const) }),
    fc.record({ kind: fc.constant('start' as const) }),
  );

  const segments = () =>
    fs.existsSync(kept()) ? fs.readdirSync(kept()).map((one) => path.join(kept(), one)) : [];

  it('gives the same answers as the transcripts themselves, whatever happens to either', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
        fs.rmSync(kept(), { recursive: true, force: true });
        for (const one of fs.readdirSync(study())) fs.rmSync(file(one));
        let words = 'codes:\n- code: trust\n';
        for (const one of steps) {
          if (one.kind === 'write') write(one.name, one.text);
          else if (one.kind === 'codebook') words = one.codebook;
          else if (
            one.kind === 'touch' ||
            one.kind === 'change and put the time back' ||
            one.kind === 'delete'
          ) {
            if (!fs.existsSync(file(one.name))) continue;
            if (one.kind === 'touch') write(one.name, textOf(file(one.name)) ?? '');
            else if (one.kind === 'delete') fs.rmSync(file(one.name));
            else write(one.name, one.text, fs.statSync(file(one.name)));
          } else if (one.kind === 'damage' || one.kind === 'cut') {
            for (const segment of segments()) {
              const bytes = fs.readFileSync(segment);
              const at = one.at % Math.max(1, bytes.length);
              if (one.kind === 'damage') bytes[at] = one.byte;
              fs.writeFileSync(segment, one.kind === 'cut' ? bytes.subarray(0, at) : bytes);
            }
          } else if (one.kind === 'two at once') {
            const [first, second] = [
              new SummaryCache(kept(), build, later),
              new SummaryCache(kept(), build, later),
            ];
            deepEqual(started(words, first), started(words, second));
          }
          const fromTexts = started(words, null).transcripts;
          deepEqual(started(words, new SummaryCache(kept(), build, later)).transcripts, fromTexts);
        }
      }),
      { numRuns: 60 },
    );
  });

  const book = 'codes:\n- code: trust\n';
  const start = (words = book, by = build) => started(words, new SummaryCache(kept(), by, later));

  it('is read once, and never again as long as nothing changes', () => {
    write('Interview 1.txt', 'Ana: Yes.\n\ntrust\n');
    equal(start().parsed, 1);
    equal(start().parsed, 0);
    equal(start(`${book}  description: In machines.\n`).parsed, 0);
  });

  it('is read anew by another codebook where that may say otherwise, and by another build', () => {
    write('Interview 1.txt', 'Ana: Yes.\n\ntrust\n');
    start();
    equal(start('codes:\n- code: delay\n').parsed, 1);
    equal(start(book, 'another').parsed, 1);
  });

  const others: readonly [string, string][] = [
    ['a label', `${book}- code: delay\n`],
    ['an alias', `${book}  aliases: [confidence]\n`],
    ['a speaker', `speakers: [Margarete]\n${book}`],
    ['a line that is speech', `speech: [delay]\n${book}`],
  ];
  for (const [what, words] of others)
    it(`is not read anew where ${what} is new that is nothing to a transcript, though it is to another one`, () => {
      write('Interview 1.txt', 'Ana: Yes.\n\ntrust\n');
      write('Interview 2.txt', 'Margarete\n\nIt was late.\n\ndelay\n\nconfidence\n');
      start();
      equal(start(words).parsed, 1);
      equal(start(words).parsed, 0);
      equal(start().parsed, 0);
    });

  it('is read anew where a file of the same size has got its old time back', () => {
    write('Interview 1.txt', 'Ana: Yes.\n\ntrust\n');
    const before = start().transcripts;
    write('Interview 1.txt', 'Ben: Yes.\n\ntrust\n', fs.statSync(file('Interview 1.txt')));
    notEqual(JSON.stringify(start().transcripts), JSON.stringify(before));
  });

  it('is not kept of a file that was changed a moment ago, as it may change again within one step of the clock', () => {
    write('Interview 1.txt', 'Ana: Yes.\n');
    started(book, new SummaryCache(kept(), build));
    deepEqual(segments(), []);
  });

  it('is not kept of a link, nor of what lies outside of the study', () => {
    fs.writeFileSync(path.join(root, 'outside.txt'), 'Ana: Yes.\n');
    fs.symlinkSync('../outside.txt', file('Interview 1.txt'));
    equal(stampsWithin(study())(file('Interview 1.txt')), null);
    equal(stampsWithin(study())(path.join(root, 'outside.txt')), null);
  });

  it('is for nobody but the user', () => {
    write('Interview 1.txt', 'Ana: Yes.\n');
    start();
    equal(fs.statSync(kept()).mode & 0o777, 0o700);
    deepEqual(
      segments().map((one) => fs.statSync(one).mode & 0o777),
      [0o600],
    );
  });

  it('stays in a few files, however often something changes', () => {
    write('Interview 2.txt', 'Ben: No.\n');
    for (let time = 0; time < 20; time++) {
      write('Interview 1.txt', `Ana: ${time}.\n`);
      equal(start().parsed, time === 0 ? 2 : 1);
    }
    equal(segments().length < 9, true);
  });

  it('costs only time where nothing can be written', () => {
    write('Interview 1.txt', 'Ana: Yes.\n');
    fs.writeFileSync(kept(), 'a file in the place of the folder');
    equal(start().parsed, 1);
    equal(start().parsed, 1);
  });
});

/** All that a study sees of its files. */
function shown(transcripts: ReadonlyMap<string, Summary>) {
  return [...transcripts].map(([name, { codings, ...rest }]) => [
    name,
    rest,
    Array.from(codings, ({ label, at, speaker, quote, words, excerpt }) => ({
      label,
      at,
      speaker,
      quote,
      words,
      excerpt,
    })),
  ]);
}
