// Written interviews and records of courts may number their questions, and the answers with them: `Q1. words`, `A1. words`.
import { deepEqual, equal } from 'node:assert/strict';
import { parse } from '../../../server/src/transcript/parse';
import { emptyVocabulary } from '../../../server/src/transcript/vocabulary';
import { knowing, lines, passages, turns } from './show';

const talk = [
  'Q1. How was it?',
  'A1. Cold.',
  'Q2. And then?',
  'A2. We read.',
  'It took weeks.',
  'Q3. All of it?',
  'A3. No.',
];
const said = [
  'Q: How was it?',
  'A: Cold.',
  'Q: And then?',
  'A: We read. It took weeks.',
  'Q: All of it?',
  'A: No.',
];

function otherwise(letters: Record<string, string>, mark: string): string[] {
  return talk.map((line) =>
    line.replace(/^([QA])(\d)\./, (_all, letter, number) => `${letters[letter]}${number}${mark}`),
  );
}

describe('Numbered questions and answers', () => {
  it('are said by who asks and who answers', () => deepEqual(turns(lines(...talk)), said));

  it('may have a colon behind the number', () =>
    deepEqual(turns(lines(...otherwise({ Q: 'Q', A: 'A' }, ':'))), said));

  it('may have other letters', () =>
    deepEqual(
      turns(lines(...otherwise({ Q: 'F', A: 'A' }, '.'))),
      said.map((turn) => turn.replace(/^Q/, 'F')),
    ));

  it('may stand below a title, with blank lines between them, and may end in a question', () => {
    const text = ['Interview 3', ...talk, 'Q4. Why?'].join('\n\n');
    deepEqual(turns(text).at(-1), 'Q: Why?');
    equal(parse(text).turns.length, 7);
  });

  it('may go beyond nine', () => {
    const many = Array.from({ length: 12 }, (_, at) => [`Q${at + 1}. Why?`, `A${at + 1}. So.`]).flat();
    deepEqual(turns(lines(...many)).slice(-2), ['Q: Why?', 'A: So.']);
  });

  it('may have a colon behind the answers only', () =>
    deepEqual(turns(lines(...talk.map((line) => line.replace(/^(A\d)\./, '$1:')))), said));

  it('leave a turn to whoever is named in between', () => {
    const text = otherwise({ Q: 'Q', A: 'A' }, ':');
    text.splice(2, 0, 'Roth: We go on.');
    text.push('Roth: That is all.');
    const expected = [...said];
    expected.splice(2, 0, 'Roth: We go on.');
    deepEqual(turns(lines(...text)), [...expected, 'Roth: That is all.']);
  });

  it('may ask on a later line, and need not ask each time', () => {
    const text = [
      'Q1. We met.',
      'How was it?',
      'A1. Cold.',
      'Q2. Tell me.',
      'A2. No.',
      'Q3. Why?',
      'A3. So.',
    ];
    deepEqual(turns(lines(...text)).slice(0, 2), ['Q: We met. How was it?', 'A: Cold.']);
  });

  it('may stand below a title with a letter and a number, and have labels like them', () => {
    deepEqual(turns(lines('P7: a nurse', '', ...talk)).slice(1), said);
    const text = lines(...talk.slice(0, 2), '', 'K1. Work', '', ...talk.slice(2));
    deepEqual(turns(text, { labels: ['K1. Work'] }), said);
  });

  it('may be two, and need not ask, where people say that turns are written so', () => {
    const asked = { ...emptyVocabulary, layout: ['{speaker}{number}. {speech}'] };
    const text = lines('Q1. Tell me.', 'A1. Cold.', 'Q2. Go on.', 'A2. Wet.');
    deepEqual(
      parse(text, asked).turns.map(({ speaker }) => speaker),
      ['Q', 'A', 'Q', 'A'],
    );
  });

  it('have their codes below them', () => {
    const coded = parse(lines(...talk.slice(0, 2), 'cold', ...talk.slice(2)), knowing({ labels: ['cold'] }));
    deepEqual(passages(coded).slice(0, 3), ['Q: How was it?', 'A: Cold. [cold]', 'Q: And then?']);
  });

  for (const mark of ['.', ':'])
    it(`say so, and are read so where people ask for it: ${mark}`, () => {
      const pattern = `{speaker}{number}${mark} {speech}`;
      const text = lines(...otherwise({ Q: 'Q', A: 'A' }, mark));
      deepEqual(parse(text).layout, [pattern]);
      const asked = { ...emptyVocabulary, layout: [pattern] };
      deepEqual(parse(text, asked).layout, [pattern]);
      equal(parse(text, asked).turns[0]?.speaker, 'Q');
    });

  const isAsked = (text: readonly string[], known = {}) =>
    turns(lines(...text), known).some((turn) => /^[QAF]: /.test(turn));
  const others: [what: string, text: string[]][] = [
    [
      'beside as many with a third letter',
      [1, 2, 3].flatMap((at) => [`Q${at}. Cold?`, `A${at}. No.`, `B${at}. Yes.`]),
    ],
    ['with a gap', talk.filter((line) => !/^[QA]2/.test(line))],
    ['without their answers', talk.filter((line) => !/^A/.test(line))],
    ['in another order', ['A1. Cold.', ...talk]],
    ['that ask nothing, as the items of an outline', talk.map((line) => line.replace('?', '.'))],
    ['of which there is one', talk.slice(0, 2)],
    ['of which there are two, as people are called', ['F1: Cold?', 'A1: Yes.', 'F2: Wet?', 'A2: No.']],
    [
      'with parts, whose words are not the answer',
      [...talk.slice(0, 4), 'Q2a. Why?', 'A2a. So.', ...talk.slice(4)],
    ],
    ['with an answer that nobody gave', [...talk.slice(0, -1), 'A3.']],
    [
      'that ask once among many',
      ['F1. Cold.', 'A1. Heat.', 'F2. Wet.', 'A2. Dry it.', 'F3. Why?', 'A3. So.'],
    ],
  ];
  for (const [what, text] of others) it(`are not such ${what}`, () => equal(isAsked(text), false));

  it('are those of people where a codebook lists them', () => {
    const people = otherwise({ Q: 'Q', A: 'A' }, ':');
    equal(isAsked(people, { speakers: ['Q1', 'A1'] }), false);
    equal(
      parse(lines(...people), { ...emptyVocabulary, layout: ['{speaker}: {speech}'] }).turns[0]?.speaker,
      'Q1',
    );
  });
});
