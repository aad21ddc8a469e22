// How the work of reading grows with a text.
import { ok } from 'node:assert/strict';
import { parse } from '../../server/src/transcript/parse';
import { timesTheWork } from '../unit/work';

/** The long text is as long as so many short ones, and at most so much more work; what grows with the square is `times` as much. */
const times = 16;
const most = 4;
/** How many pieces a short text has. */
const pieces = 100;

const clock = (second: number) =>
  `${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}`;

/** One piece of each kind of text, by its place. */
const kinds: Readonly<Record<string, (index: number) => string>> = {
  'names before a colon': (index) => `${index % 3 === 0 ? 'Ana' : 'Bo'}: We lost some of it, I think.\n`,
  'names that come once each': (index) => `Participant ${index}: We lost some of it, I think.\n`,
  'names alone on their lines': (index) => `${index % 3 === 0 ? 'Ana' : 'Bo'}\n\nWe lost some of it.\n\n`,
  'short lines that are all different': (index) => `Word${index} other${index}\n\n`,
  'codes that are all different': (index) => `Data-loss-${index}\n\nWe lost some of it.\n\n`,
  'names and times': (index) => `Ana  ${clock(index)}\nWe lost some of it.\n\n`,
  'times before names': (index) => `[${clock(index)}] ${index % 3 === 0 ? 'Ana' : 'Bo'}: We lost it.\n`,
  'times alone': (index) => `${clock(index)}\nWe lost some of it.\n\n`,
  'times within talk': (index) => `Ana: We lost [00:${clock(index)}] some of it.\n`,
  'cues of subtitles': (index) =>
    `${index}\n00:${clock(index)}.000 --> 00:${clock(index + 1)}.000\nWe lost it.\n\n`,
  'pages with numbers and heads': (index) => `Ana: We lost it.\n\n${index + 1}\n\nInterview 3 - Ilan\n\n`,
  'numbered lines': (index) => `${index + 1} Ana: We lost some of it.\n`,
  'quoted lines': (index) => `> Ana: We lost some of it, ${index}.\n>\n`,
  'rows of a table': (index) => `| Ana | We lost ${index}. |\n`,
  'marks of codes and notes': (index) => `We lost it.\n# Misc ${index}\n// why ${index}\n`,
  'slashes that do not close': (index) => `Ana: We //lost// it.\n//why ${index}\n`,
  'roles, of which some are misspelt': (index) =>
    `${index % 500 === 0 ? 'Partcipant' : 'Participant'} ${Math.floor(index / 4)}: We lost it.\n\n`,
  'blank lines': (index) => (index === 0 ? 'Ana: We lost it.' : '\n'),
  'wrapped lines without an end': () =>
    'we lost some of the data and then they went on to lose some more of\n',
};

/** Pieces of one long line. */
const longLines: Readonly<Record<string, string>> = {
  'of talk': 'Interviewee: we lost some of it. ',
  'of capitals and full stops': 'Q. A. Mr. B. ',
  'of times': '[00:01] 0:02 - 0:03 ',
  'of quotation marks': 'x "y',
  'of brackets and marks': '[(**<v #@ ',
  'of joined words': 'a-',
};

/** One text as long as many is not much more work than they are. */
async function grows(textOf: (pieces: number) => string): Promise<void> {
  // Texts of one piece each, as those of files are: to make one of many is no work of reading.
  const [short = '', long = ''] = [pieces, times * pieces].map((count) =>
    Buffer.from(textOf(count)).toString(),
  );
  const grown = await timesTheWork(
    times,
    () => parse(short),
    () => parse(long),
  );
  ok(grown <= most, `one text as long as ${times} is ${grown.toFixed(1)} times their work`);
}

describe('The work of reading grows with the text', function () {
  this.timeout(180_000);

  for (const [kind, piece] of Object.entries(kinds))
    it(`of many ${kind}`, () =>
      grows((count) => Array.from({ length: count }, (_, index) => piece(index)).join('')));

  for (const [kind, piece] of Object.entries(longLines))
    it(`of one long line ${kind}`, () => grows((count) => piece.repeat(10 * count)));
});
