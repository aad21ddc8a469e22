import { deepEqual } from 'node:assert/strict';
import { selectedPassages } from '../../../../server/src/features/coding/targets';
import { parse } from '../../../../server/src/transcript/parse';
import { selectedIn } from '../../studyFixture';

/** The passages meant, each by its first word, with the words that are meant of it. */
function meant(marked: string): string[] {
  const { text, selections } = selectedIn(marked);
  return selectedPassages(parse(text), selections).map(({ passage, words }) => {
    const [first = ''] = text.slice(passage.range.start).split(/\s/, 1);
    return words ? `${first}: ${text.slice(words.start, words.end)}` : first;
  });
}

describe('A selection means', () => {
  const cases: [string, string, readonly string[]][] = [
    ['the passage with the cursor', 'Interviewee\n\nWe had‸ it.\n', ['We']],
    ['the passage above on a code line', 'Interviewee\n\nWe had it.\n\nData-loss‸\n', ['We']],
    ['the passage above on a memo', 'Interviewee\n\nWe had it.\n\n// Wh‸y?\n', ['We']],
    ['the passage above on a blank line', 'Interviewee\n\nWe had it.\n‸\nInterviewer\n\nWhy?\n', ['We']],
    ['the passage above at the end of the file', 'Interviewee\n\nWe had it.\n\nData-loss\n\n‸', ['We']],
    [
      'the passage below on the line of a speaker',
      'Interviewer\n\nWhy?\n\nInter‸viewee\n\nWe had it.\n',
      ['We'],
    ],
    ['the passage below between speaker and words', 'Interviewee\n‸\nWe had it.\n', ['We']],
    ['the passage behind the name of a speaker', 'Interviewer: Why?\n\nInter‸viewee: We had it.\n', ['We']],
    ['nothing on a title', 'Interview ‸3\n\nInterviewee\n\nWe had it.\n', []],
    ['nothing above all talk', '‸\nInterviewee: We had it.\n', []],
    ['nothing on a speaker who says nothing', 'Inter‸viewer\n\nInterviewee\n\nWe had it.\n', []],
    ['its words', 'Interviewee: We ⟦had⟧ it twice.\n', ['We: had']],
    ['whole words', 'Interviewee: We ha⟦d it tw⟧ice.\n', ['We: had it twice']],
    ['whole words with their apostrophes', "Interviewee: We ⟦don⟧'t have it.\n", ["We: don't"]],
    ['words without the white space around them', 'Interviewee: We⟦ had it ⟧twice.\n', ['We: had it']],
    ['words with their marks', 'Interviewee: We ⟦had it,⟧ twice.\n', ['We: had it,']],
    [
      'words without marks of omission at the ends',
      'Interviewee: We⟦... had it…⟧ twice.\n',
      ['We...: had it'],
    ],
    ['the whole passage when no word is left out', 'Interviewee: ⟦We had it twice⟧.\n', ['We']],
    ['the whole passage when no word is selected', 'Interviewee: We had it⟦, ⟧twice.\n', ['We']],
    ['words on several lines of a passage', 'Interviewee: We ⟦had\nit⟧ twice.\n', ['We: had\nit']],
    [
      'every passage that it touches, and of each its words',
      'P1: We had ⟦it.\n\nData-loss\n\nP2: Why so?\n\nP3: They⟧ just had.\n',
      ['We: it.', 'Why', 'They: They'],
    ],
    [
      'no passage of which it touches no word',
      'Interviewer: Why⟦?\n\nInterviewee: We had⟧ it.\n',
      ['We: We had'],
    ],
    ['no passage at whose beginning it ends', '⟦Interviewer: Why?\n\nInterviewee\n\n⟧We had it.\n', ['Why?']],
    [
      'the passage above when only its code is selected',
      'Interviewee\n\nWe had it.\n\n⟦Data-loss⟧\n',
      ['We'],
    ],
    ['each passage once', 'Interviewee: We‸ had‸ it.\n\nData-loss‸\n\nInterviewer: Why‸?\n', ['We', 'Why?']],
    [
      'the stretch from the first to the last of the words',
      'Interviewee: We ⟦had⟧ it ⟦all⟧ twice.\n',
      ['We: had it all'],
    ],
    ['the whole passage with a cursor in it, too', 'Interviewee: We ⟦had⟧ it tw‸ice.\n', ['We']],
  ];
  for (const [what, marked, expected] of cases) {
    it(what, () => deepEqual(meant(marked), expected));
  }
});
