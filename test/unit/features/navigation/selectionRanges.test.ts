import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { selectionRangesAt } from '../../../../server/src/features/navigation/selectionRanges';
import { sentenceAt } from '../../../../server/src/features/navigation/sentences';
import { parse } from '../../../../server/src/transcript/parse';
import { atCursor } from '../../studyFixture';

/** What is selected around `‸`, step by step. The file, which is always last, is left out. */
function selections(marked: string): string[] {
  const { text, offset } = atCursor(marked);
  const steps = selectionRangesAt(parse(text), offset).map(({ start, end }) => text.slice(start, end));
  equal(steps.at(-1), text);
  return steps.slice(0, -1);
}

describe('A selection grows', () => {
  it('in talk: word, sentence, passage, passage with its annotations, turn', () => {
    const passage = 'We lost it. Half of\nthe data was gone. Ask Ann.';
    const annotated = `${passage}\n\nData-loss "half of the data"\n\n// Who is Ann?`;
    const turn = `Interviewee\n\n${annotated}\n\nAnd more.\n\nA-b`;
    const text = `Interviewer\n\nWhat?\n\n${turn}\n\nInterviewer\n\nOh.\n`;
    deepEqual(selections(text.replace('data was', 'da‸ta was')), [
      'data',
      'Half of\nthe data was gone.',
      passage,
      annotated,
      turn,
    ]);
  });

  it('in talk behind the name of its speaker', () => {
    deepEqual(selections('Interviewer: Why?\n\nInterviewee: It was‸n’t there.\nData-loss\n'), [
      'wasn’t',
      'It wasn’t there.',
      'It wasn’t there.\nData-loss',
      'Interviewee: It wasn’t there.\nData-loss',
    ]);
  });

  it('in a code line: label, line, passage, turn', () => {
    deepEqual(selections('Interviewer\n\nOh.\n\n# Bus ‸factor "oh"\n'), [
      'factor',
      'Bus factor',
      '# Bus factor "oh"',
      'Oh.\n\n# Bus factor "oh"',
      'Interviewer\n\nOh.\n\n# Bus factor "oh"',
    ]);
  });

  it('in a quote: its words, with its marks, the line', () => {
    deepEqual(selections('Oh well, yes.\n\nData-loss “oh ‸well”\n').slice(0, 4), [
      'well',
      'oh well',
      '“oh well”',
      'Data-loss “oh well”',
    ]);
  });

  it('in a memo: word, line, passage', () => {
    deepEqual(selections('Oh.\n\n// Why ‸oh?\n'), ['oh', '// Why oh?', 'Oh.\n\n// Why oh?']);
  });

  it('in the name of a speaker: name, turn', () => {
    deepEqual(selections('Interviewer ‸1: So, why?\n\nInterviewee: Oh.\n'), [
      '1',
      'Interviewer 1',
      'Interviewer 1: So, why?',
    ]);
  });

  it('in front matter: line, front matter', () => {
    deepEqual(selections('---\ninterview: ‸3\ncoder: Ilan\n---\n\nOh.\n'), [
      '3',
      'interview: 3',
      '---\ninterview: 3\ncoder: Ilan\n---',
    ]);
  });

  it('step by step, each around the one before, at every place of any text', () => {
    const line = fc.constantFrom(
      'Guest: Oh. I see.',
      'Guest',
      'Oh “that”. No',
      'A-b "oh"',
      '# x y',
      '// m',
      '',
      '---',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.nat(),
        fc.constantFrom('\n', '\r\n'),
        (lines, at, end) => {
          const text = lines.join(end);
          const offset = text === '' ? 0 : at % (text.length + 1);
          let inner = { start: offset, end: offset };
          for (const range of selectionRangesAt(parse(text), offset)) {
            ok(range.start <= inner.start && inner.end <= range.end, 'around the one before');
            ok(range.end - range.start > inner.end - inner.start, 'and larger');
            inner = range;
          }
          if (text !== '') deepEqual(inner, { start: 0, end: text.length });
        },
      ),
      { seed: 5, numRuns: 300 },
    );
  });
});

describe('A sentence', () => {
  const cases: [string, string, string][] = [
    ['ends with its mark', 'One. T‸wo? Three.', 'Two?'],
    ['begins where the one before has ended', 'One. ‸Two.', 'Two.'],
    ['may lack a mark at the end of the talk', 'One. And t‸hen', 'And then'],
    ['goes over the end of a line', 'One. Two\nis ‸here. Three.', 'Two\nis here.'],
    ['goes over the end of a line with a carriage return', 'One. Two\r\nis ‸here.', 'Two\r\nis here.'],
    [
      'is not ended by a full stop that a small letter follows',
      'We did . the ‸other thing. Yes.',
      'We did . the other thing.',
    ],
    ['takes stray marks with it', 'We d‸id. (.) . Then we left.', 'We did. (.) .'],
    ['takes stray marks above all talk with it', '. , We d‸id. Then we left.', '. , We did.'],
    ['is not ended by a title', 'Ask Dr. Lee or ‸Mr. Poe. Yes.', 'Ask Dr. Lee or Mr. Poe.'],
    ['is not ended by an initial, but by the word I', 'J. Poe and ‸I. Nobody else.', 'J. Poe and I.'],
    ['is not ended by a number with a point', 'It was ‸2.5 of them. Yes.', 'It was 2.5 of them.'],
    ['may end in an ellipsis', 'Well... I ‸see.', 'I see.'],
    ['may be Japanese', 'はい。そう‸です。', 'そうです。'],
  ];
  for (const [how, marked, sentence] of cases) {
    it(how, () => {
      const { text, offset } = atCursor(marked);
      const found = sentenceAt(text, offset);
      equal(found && text.slice(found.start, found.end), sentence);
    });
  }

  it('is nothing where there are no words', () => equal(sentenceAt('  ', 1), null));
});
