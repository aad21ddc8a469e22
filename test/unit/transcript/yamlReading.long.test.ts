// YAML may be anybody's: whatever stands in it, it is read up to a limit, and what is beyond is said in words.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { readCodebook } from '../../../server/src/codebook/read';
import { unlessRefused } from '../../../server/src/codebook/refusal';
import { attributeEdit } from '../../../server/src/features/shared/attributes';
import type { FrontMatterFault } from '../../../server/src/transcript/frontMatter';
import { parse } from '../../../server/src/transcript/parse';
import { readYaml, type YamlLimits } from '../../../server/src/transcript/yamlReading';
import { lines } from './show';

const limits: YamlLimits = { length: 20_000, depth: 100, aliases: 100 };
const over = (text: string, within = limits) => readYaml(text, within).overLimit.map(({ limit }) => limit);
const indented = (levels: number) =>
  Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:\n`).join('');

describe('YAML', () => {
  /** What may be repeated, how often it may be, and what a single one more is over. */
  const repeated: [what: string, text: (times: number) => string, most: number, limit: string][] = [
    ['brackets', (times) => `${'['.repeat(times)}a${']'.repeat(times)}`, 100, 'depth'],
    ['brackets left open', (times) => '['.repeat(times), 100, 'depth'],
    ['braces', (times) => `${'{a: '.repeat(times)}b${'}'.repeat(times)}`, 100, 'depth'],
    ['dashes', (times) => `${'- '.repeat(times)}a`, 100, 'depth'],
    ['question marks', (times) => `${'? '.repeat(times)}a`, 100, 'depth'],
    ['indentation', (times) => indented(times), 100, 'depth'],
    ['aliases', (times) => `a: &a b\nc: [${'*a, '.repeat(times)}]`, 100, 'aliases'],
    ['letters', (times) => `a: ${'b'.repeat(times)}`, 19_997, 'length'],
  ];
  for (const [what, text, most, limit] of repeated) {
    it(`is read with ${most} ${what}, and one more is told of`, () => {
      deepEqual(over(text(most)), []);
      deepEqual(over(text(most + 1)), [limit]);
    });
  }

  it('that nests far deeper than a stack reaches keeps what stands beside that, at its place', () => {
    const lenient = { ...limits, length: 1_000_000, depth: 400 };
    for (const [what, text] of repeated) {
      if (what === 'letters' || what === 'indentation') continue;
      // A shorter line behind ends all lists and mappings at once.
      const file = `first: [1, 2]\na:\n  ${text(20_000)}\nlast: "x"\n`;
      const { root, overLimit } = readYaml(file, lenient);
      ok(root && overLimit.length > 0, what);
      equal(file.slice(...(root.range ?? []).slice(0, 1), 5), 'first', what);
    }
    const { root, overLimit } = readYaml(`${indented(1_400)}last: x\n`, lenient);
    ok(root && overLimit.length > 0);
    match(JSON.stringify(root.toJSON()), /"last":"x"\}$/);
  });

  it('never throws and never leaves a place outside of the text, whatever it is made of', () => {
    const pieces = [
      '[',
      ']',
      '{',
      '}',
      '- ',
      '? ',
      ': ',
      'a',
      '"',
      "'",
      '|',
      '>',
      '#',
      ' ',
      '\n',
      '\r',
      '\t',
    ];
    const more = ['&a ', '*a ', '!t ', '---\n', '...\n', '%', ',', '\0', '\u0018', '\u001f', '😀', '\ud800'];
    const piece = fc.constantFrom(...pieces, ...more);
    const stretch = fc.tuple(piece, fc.integer({ min: 1, max: 30 })).map(([one, times]) => one.repeat(times));
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 30 }), (stretches) => {
        const text = stretches.join('');
        const { errors, overLimit } = readYaml(text, { length: 1_000, depth: 5, aliases: 3 });
        for (const { range } of [...errors, ...overLimit])
          ok(
            range.start >= 0 &&
              range.start <= range.end &&
              range.end <= Math.max(text.length, range.start + 3),
          );
      }),
    );
  });

  it('is read by the one guarded reader only', () => {
    const folder = resolve(__dirname, '../../../server/src');
    const readers = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) =>
        name.endsWith('.ts') &&
        /\b(?:parseDocument|parseAllDocuments|Composer|Parser)\b/.test(
          readFileSync(join(folder, name), 'utf8'),
        ),
    );
    deepEqual(
      readers.map((name) => name.replaceAll('\\', '/')),
      ['transcript/yamlReading.ts'],
    );
  });
});

describe('Front matter over a limit', () => {
  const overLimits: [what: string, value: string, fault: FrontMatterFault][] = [
    ['that nests deeply', `${'['.repeat(120)}${']'.repeat(120)}`, 'depth'],
    ['that nests as deeply as its length allows', '['.repeat(19_000), 'depth'],
    ['with dashes in a row', `\n  ${'- '.repeat(9_000)}b`, 'depth'],
    ['with many aliases', `&a [${'*a, '.repeat(120)}]`, 'aliases'],
  ];
  for (const [what, value, fault] of overLimits) {
    it(`${what} is a finding, and the rest is read`, () => {
      const transcript = parse(lines('---', `a: ${value}`, '---', 'Interviewee: Hello.'));
      const found = transcript.problems.filter(({ code }) => code === 'front-matter');
      ok(
        found.some(({ detail }) => detail === fault),
        JSON.stringify(found.slice(0, 3)),
      );
      for (const { range } of found) ok(range.end <= transcript.text.length);
      equal(transcript.passages.length, 1);
      equal(
        unlessRefused(() => attributeEdit(transcript, 'coder', 'Ann')),
        null,
      );
    });
  }

  it('keeps the attributes around it', () => {
    const transcript = parse(
      lines('---', 'coder: Ann', `a: ${'['.repeat(500)}${']'.repeat(500)}`, 'role: lead', '---'),
    );
    deepEqual(
      [...(transcript.frontMatter?.values ?? [])],
      [
        ['coder', 'Ann'],
        ['role', 'lead'],
      ],
    );
  });

  it('has a name that stands twice told of once, however many names there are', () => {
    const names = Array.from({ length: 150 }, (_, n) => `k${n}: v`);
    const transcript = parse(lines('---', ...names, 'k7: w', '---'));
    deepEqual(
      transcript.problems.map(({ detail }) => detail),
      ['name-twice\nk7'],
    );
    equal(transcript.frontMatter?.values.get('k7'), 'w');
  });
});

describe('A codebook over a limit', () => {
  const books: [what: string, text: string][] = [
    ['dashes in a row', `codes:\n  - a-b\n  - ${'- '.repeat(30_000)}x\n  - c-d\n`],
    ['brackets', `codes: [a-b, ${'['.repeat(30_000)}${']'.repeat(30_000)}, c-d]\n`],
    ['aliases', `codes:\n  - a-b\n  - c-d\nspeakers: &s [${'*s, '.repeat(10_001)}]\n`],
  ];
  for (const [what, text] of books) {
    it(`has its many ${what} told of in words, and the codes beside them are read`, () => {
      const { codes, problems } = readCodebook(text);
      deepEqual(
        codes.map(({ label }) => label),
        ['a-b', 'c-d'],
      );
      ok(problems.some(({ message }) => /is not read|like any other/.test(message)));
      for (const { range } of problems) ok(range.start <= range.end && range.end <= text.length);
    });
  }
});
