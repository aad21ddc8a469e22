import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from '../../../server/src/transcript/parse';
import { emptyVocabulary } from '../../../server/src/transcript/vocabulary';
import { lineKinds, lines } from './show';

/** Turns of a heading layout: a name and what is said. */
function turns(...said: [string, ...string[]][]): string {
  return said.flatMap((blocks) => blocks.flatMap((block) => [block, ''])).join('\n');
}

const kindOf = (text: string, line: string) =>
  new Set(
    lineKinds(text)
      .filter((shown) => shown.endsWith(`: ${line}`))
      .map((shown) => shown.split(':')[0]),
  );

describe('Lines that recur', () => {
  const interview = turns(
    ['Maria', 'We began in spring.'],
    ['Dr Lee', 'How many of you?', 'monitoring'],
    ['Maria', 'Four people.', 'Q2.1'],
    ['Dr Lee', 'And then?'],
    ['Maria', 'Then we lost one.', 'monitoring', 'Issues with performance alerts'],
    ['Dr Lee', 'Which one?', 'Q2.1'],
    ['Maria', 'The one who knew it.', 'Issues with performance alerts'],
  );
  it('are speakers when talk stands below them', () =>
    deepEqual(
      [kindOf(interview, 'Maria'), kindOf(interview, 'Dr Lee')],
      [new Set(['speaker']), new Set(['speaker'])],
    ));
  for (const label of ['monitoring', 'Q2.1', 'Issues with performance alerts']) {
    it(`are codes when it does not: ${label}`, () => deepEqual(kindOf(interview, label), new Set(['code'])));
  }
  it('are told to the study, by label and by speaker', () => {
    const { inferredLabels, inferredSpeakers } = parse(interview);
    deepEqual([...inferredLabels].sort(), ['Issues with performance alerts', 'Q2.1', 'monitoring']);
    deepEqual([...inferredSpeakers].sort(), ['drlee', 'maria']);
  });
  it('are speech when one of them ever stands right below a speaker', () => {
    const text = turns(
      ['Interviewee', 'no idea'],
      ['Interviewer', 'None?', 'no idea'],
      ['Interviewee', 'None.', 'no idea'],
    );
    deepEqual(kindOf(text, 'no idea'), new Set(['speech']));
  });
  it('are speech when they are interjections', () => {
    const text = turns(['Interviewer', 'Is it?', 'Yeah'], ['Interviewee', 'It is.', 'Yeah', 'I see']);
    deepEqual(kindOf(text, 'Yeah'), new Set(['speech']));
  });
  it('are speech when they have a comma, seven words, or end a sentence', () => {
    for (const line of ['well, you know', 'one two three four five six seven', 'Not at all.']) {
      const text = turns(['Interviewer', 'Is it?', line], ['Interviewee', 'It is.', line]);
      deepEqual(kindOf(text, line), new Set(['speech']));
    }
  });
  it('are codes where another transcript of the study shows the label', () => {
    const text = turns(['Interviewee', 'We watch it.', 'monitoring']);
    deepEqual(kindOf(text, 'monitoring'), new Set(['speech']));
    const vocabulary = { ...emptyVocabulary, inferredLabels: new Set(['monitoring']) };
    deepEqual(lineKinds(text, vocabulary).at(-1), 'code: monitoring');
  });
  it('are no codes where another transcript shows the name to be a speaker', () => {
    const text = turns(
      ['Interviewee', 'We watch it.'],
      ['Maria', 'So do I.'],
      ['Interviewee', 'Good.'],
      ['Maria', 'Yes, it is.'],
    );
    const vocabulary = { ...emptyVocabulary, inferredSpeakers: new Set(['maria']) };
    deepEqual(
      lineKinds(text, vocabulary).filter((line) => line.includes('Maria')),
      ['speaker: Maria', 'speaker: Maria'],
    );
  });
  it('told from speech a label of the codebook that somebody says', () => {
    const text = lines('Interviewee', '', 'monitoring', '', 'Interviewer', '', 'Is it?', '', 'monitoring');
    const vocabulary = { ...emptyVocabulary, isLabel: (line: string) => line === 'monitoring' };
    deepEqual(lineKinds(text, vocabulary), [
      'speaker: Interviewee',
      'speech: monitoring',
      'speaker: Interviewer',
      'speech: Is it?',
      'code: monitoring',
    ]);
  });
});

describe('What a file shows of labels and speakers', () => {
  const pieces = [
    'Interviewee',
    'Interviewee: We lost some.',
    'Maria: It went on.',
    'Maria',
    'It went on for years, as they say.',
    'Data-loss "some"',
    'Bus factor',
    'Bus factor "went on"',
    '#Bus factor',
    '# Bus factor',
    '#monitoring',
    'monitoring',
    'monitoring "some"',
    'Team:lead',
    '// memo',
  ];
  const file = fc
    .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(1, 2, 2)), { maxLength: 16 })
    .map((all) => all.map(([line, ends]) => line + '\n'.repeat(ends)).join(''));
  const labels = fc.subarray(['Bus factor', 'monitoring', 'Data-loss', 'Maria', 'We lost some.']);
  const speakers = fc.subarray(['maria', 'monitoring', 'busfactor']);

  it('hangs on the file alone, whatever other files show', () =>
    fc.assert(
      fc.property(file, labels, speakers, (text, shownLabels, shownSpeakers) => {
        const alone = parse(text);
        const among = parse(text, {
          ...emptyVocabulary,
          inferredLabels: new Set(shownLabels),
          inferredSpeakers: new Set(shownSpeakers),
        });
        deepEqual(
          [among.inferredLabels, among.inferredSpeakers],
          [alone.inferredLabels, alone.inferredSpeakers],
        );
      }),
      { numRuns: 500 },
    ));
});
