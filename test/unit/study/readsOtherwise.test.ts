import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { readCodebook } from '../../../server/src/codebook/read';
import { vocabularyOf } from '../../../server/src/codebook/vocabulary';
import { findsOtherwise, readsOtherwise } from '../../../server/src/study/readsOtherwise';
import { parse } from '../../../server/src/transcript/parse';

/** More where somebody looks for what these miss: `RUNS=20000 npx mocha ...`. */
const numRuns = Number(process.env.RUNS ?? 80);

const lines = [
  'Interviewee',
  'Interviewer: And then?',
  'Maria',
  'Maria: We lost some.',
  'Marta: It came back.',
  'Team:lead',
  'Team: we went on',
  'note: that was all',
  'Note',
  'We lost some data.',
  'It went on for years',
  'and on, as they say.',
  'monitoring',
  'Monitoring',
  'monitorng',
  '# monitoring',
  '## monitoring',
  '#monitoring is what we do, too',
  'monitoring "some data"',
  'trust in tools',
  'Data-loss',
  'Data-losses',
  'Data-loss "lost some"',
  'data losss',
  'Interview 3',
  'P1',
  'mm-hmm',
  '10:30',
  '00:10 Maria',
  '00:12 monitoring',
  'Maria  0:10',
  'Team  00:00:12',
  'Maria  0:14',
  'monitoring [0:20]',
  '[0:22] Maria: It came back.',
  '[0:25] Team: Yes',
  'Part-time',
  'Mi\u200bsc',
  'mоnitoring',
  '// memo',
  'trust in tools, Data-loss',
  'monitoring | part-time',
  '[monitoring]',
  'Trust in tools.',
  'We saw it. #monitoring',
  'Code: trust in tools',
  '- monitoring // why?',
  'P1: "some data"',
  '#P1 "some data", she said',
  '---',
];
const text = fc
  .array(fc.tuple(fc.constantFrom(...lines), fc.constantFrom(1, 2, 2)), { maxLength: 16 })
  .map((all) => all.map(([line, ends]) => line + '\n'.repeat(ends)).join(''));

const names = [
  'Data-loss',
  'monitoring',
  'trust in tools',
  'Interview 3',
  'P1',
  'mm-hmm',
  'Team:lead',
  'Maria',
  'Part-time',
  'Maria  0:10',
  '00:12 monitoring',
  'Team-0:22',
];
const words = fc.record({
  labels: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 4 }),
  speakers: fc.uniqueArray(
    fc.constantFrom('Maria', 'Martha', 'Team', 'Note', 'Data-loss', 'maria', 'Maria  0:10'),
    {
      maxLength: 2,
    },
  ),
  speech: fc.uniqueArray(
    fc.constantFrom('Data-losses', 'monitoring', 'Data-loss "lost some"', 'Maria  0:10'),
    {
      maxLength: 2,
    },
  ),
  shown: fc.uniqueArray(
    fc.constantFrom('monitoring', 'trust in tools', 'Note', 'Maria  0:10', '00:12 monitoring'),
    { maxLength: 2 },
  ),
  speaking: fc.uniqueArray(fc.constantFrom('maria', 'note'), { maxLength: 1 }),
});
type Words = typeof words extends fc.Arbitrary<infer W> ? W : never;

function vocabulary({ labels, speakers, speech, shown, speaking }: Words) {
  const book = [
    `speakers: ${JSON.stringify(speakers)}`,
    `speech: ${JSON.stringify(speech)}`,
    'codes:',
    ...labels.map((label) => `  - code: ${JSON.stringify(label)}`),
  ];
  return vocabularyOf(readCodebook(book.join('\n')), { labels: new Set(shown), speakers: new Set(speaking) });
}

describe('A transcript that has none of the texts that matter', () => {
  it('reads the same, whatever its study learns or forgets', () => {
    let same = 0;
    fc.assert(
      fc.property(
        text,
        words,
        words,
        fc.constantFrom<keyof Words>('labels', 'speakers', 'speech', 'shown', 'speaking'),
        (file, old, other, changed) => {
          const before = vocabulary(old);
          const after = vocabulary({ ...old, [changed]: other[changed] });
          const read = parse(file, before);
          const matters = readsOtherwise(before, after);
          if (matters === null || read.candidates.some(matters)) return;
          if (read.labelsInTalk.some(findsOtherwise(before, after))) return;
          same++;
          deepEqual(parse(file, after), read);
        },
      ),
      { numRuns },
    );
    ok(same > numRuns / 50);
  });
});

describe('A transcript with a time beside each name', () => {
  const nothing: Words = { labels: [], speakers: [], speech: [], shown: [], speaking: [] };
  const turns = [0, 1, 2, 3, 4, 5].map((turn) => [turn % 2 === 0 ? 'Maria' : 'Ben', `0:1${turn}`] as const);

  it('has no text that matters for each of its turns', () => {
    for (const write of [
      (name: string, time: string) => `${name}  ${time}\nIt came back.\n`,
      (name: string, time: string) => `[${time}] ${name}\nIt came back.\n`,
      (name: string, time: string) => `${time} ${name}: Yes\n`,
    ]) {
      const { candidates, turns: found } = parse(turns.map((turn) => write(...turn)).join('\n'));
      deepEqual([found.length, candidates.filter((text) => /\d/.test(text))], [6, []]);
    }
  });

  for (const changed of ['labels', 'speakers', 'speech'] as const) {
    it(`is read again with all others where a time is in the ${changed} of the codebook`, () => {
      const after = vocabulary({ ...nothing, [changed]: ['Maria  0:10'] });
      equal(readsOtherwise(vocabulary(nothing), after), null);
    });
  }
});
