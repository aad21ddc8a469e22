import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { readCodebook } from '../../../server/src/codebook/read';
import { vocabularyOf } from '../../../server/src/codebook/vocabulary';
import { type Agreed, LineTextCache } from '../../../server/src/transcript/lineText';
import { parse } from '../../../server/src/transcript/parse';
import { emptyVocabulary } from '../../../server/src/transcript/vocabulary';

const agreed: Agreed = { isLabel: (text) => text === 'trust', speakers: new Map([['anna', 'Anna']]) };

describe('What is told of names and labels', () => {
  it('is worked out once for all files of a study', () => {
    const lineTexts = new LineTextCache(agreed);
    equal(lineTexts.of('Anna'), lineTexts.of('Anna'));
    equal(lineTexts.by({ ...agreed }), lineTexts);
  });
  it('is told anew where something else is agreed on', () => {
    const lineTexts = new LineTextCache(agreed);
    equal(lineTexts.of('trust').isLabel, true);
    const others = lineTexts.by({ ...agreed, isLabel: () => false });
    equal(others.of('trust').isLabel, false);
    equal(lineTexts.by({ ...agreed, speakers: new Map() }).of('Anna').isDeclared, false);
  });
  it('is forgotten when it becomes too much, and then told again as before', () => {
    const lineTexts = new LineTextCache(agreed);
    const anna = lineTexts.of('Anna');
    for (let number = 0; number < 10_000; number++) lineTexts.of(`Ben ${number}`);
    notEqual(lineTexts.of('Anna'), anna);
    equal(lineTexts.of('Anna').isDeclared, true);
  });
  it('is the same in a file with more names than are kept, and in whatever file is read behind it', () => {
    const codebook = readCodebook('speakers: [Anna]\ncodes:\n  - code: trust\n');
    const short = 'Anna\n\nHow was it?\n\nBen\n\nCold.\n\ntrust\n\nAnna\n\nWhy?\n\nBen\n\nIt snowed.\n';
    const turns = Array.from(
      { length: 13_500 },
      (_, turn) => `Name ${turn % 4500}\n\nWords.\n\nAnna\n\nYes, please.\n`,
    );
    const long = turns.join('\n');
    const vocabulary = vocabularyOf(codebook);
    const alone = parse(short, vocabularyOf(codebook));
    deepEqual(parse(short, vocabulary), alone);
    const read = parse(long, vocabulary);
    equal(read.turns.filter(({ speaker }) => speaker === 'Anna').length, 13_500);
    equal(read.turns.filter(({ speaker }) => speaker === 'Name 7').length, 3);
    deepEqual(parse(short, vocabulary), alone);
    deepEqual(parse(long, vocabulary), read);
  });
  it('hangs on the vocabulary, also on one that is made of another', () => {
    parse('trust\n\nAnna\n\nHello.\n\ntrust\n');
    const { codings } = parse('Interviewee\n\nHello.\n\ntrust\n', {
      ...emptyVocabulary,
      isLabel: (text) => text === 'trust',
    });
    deepEqual(
      codings.map(({ label }) => label),
      ['trust'],
    );
  });
});
