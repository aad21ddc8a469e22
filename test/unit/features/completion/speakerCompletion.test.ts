import { deepEqual, equal } from 'node:assert/strict';
import { completeSpeaker } from '../../../../server/src/features/completion/speakerCompletion';
import { spokenWords } from '../../../../server/src/study/summarize';
import { parse } from '../../../../server/src/transcript/parse';
import { atCursor, studyOf } from '../../studyFixture';
import { talks } from '../../templateTalk';

/** What may be written at `‸`, best first; null where no speaker may begin. */
function complete(marked: string, codebook?: string): string[] | null {
  const { text, offset } = atCursor(marked);
  const files = codebook === undefined ? { 'a.txt': text } : { 'a.txt': text, 'codebook.yaml': codebook };
  const { open } = studyOf(files);
  const found = completeSpeaker(open('a.txt'), offset);
  if (!found) return null;
  equal(text.slice(found.range.start, offset), found.typed);
  return found.choices.map(({ newText }) => newText);
}

const headings =
  'Interviewer 1\n\nWhy?\n\nInterviewee\n\nBecause.\n\nInterviewer 2\n\nOh.\n\nInterviewee\n\nYes.\n\n';
const inline = 'Interviewer : Why?\n\nInterviewee : Because.\n\nInterviewer : Oh.\n\nInterviewee : Yes.\n\n';

describe('A speaker is completed', () => {
  it('alone on a line where speakers stand so, whoever spoke before coming last', () => {
    deepEqual(complete(`${headings}‸`), ['Interviewer 2', 'Interviewer 1', 'Interviewee']);
    deepEqual(complete(`${headings}Int‸\n`), ['Interviewer 2', 'Interviewer 1', 'Interviewee']);
  });

  it('before their words where speakers stand so, with the colon as it is there', () => {
    deepEqual(complete(`${inline}‸`), ['Interviewer : ', 'Interviewee : ']);
    deepEqual(complete(`${inline}interv‸`), ['Interviewer : ', 'Interviewee : ']);
    deepEqual(complete(`${inline}Interviewee‸`), ['Interviewee : ']);
    deepEqual(complete(`${inline}\u00a0 Interviewe‸ `), ['Interviewer : ', 'Interviewee : ']);
  });

  it('with the colon of a name that stands alone', () => {
    deepEqual(complete('interviewer:\n\nWhy?\n\ninterviewee:\n\nOh.\n\nin‸'), [
      'interviewer:',
      'interviewee:',
    ]);
  });

  it('by who mostly speaks next', () => {
    const group = ['Ann', 'Ben', 'Cleo', 'Ann', 'Cleo', 'Ben', 'Ann', 'Cleo', 'Ben', 'Ann']
      .map((name) => `${name}: Well, yes.\n\n`)
      .join('');
    deepEqual(complete(`${group}‸`), ['Cleo: ', 'Ben: ', 'Ann: ']);
  });

  it('also who has not spoken yet, from the codebook, and nobody whose name is a misspelling', () => {
    const book = 'speakers: [Interviewer, Interviewee, Dr Lee]\n';
    deepEqual(complete('Interviewer: A?\n\nInterviewee: B.\n\ninterviewr: C?\n\n‸', book), [
      'Interviewer: ',
      'Interviewee: ',
      'Dr Lee: ',
    ]);
    deepEqual(complete('Interviewer: A?\n\nDr L‸', book), ['Dr Lee: ']);
  });

  it('by the usual roles at the top of a file that has no speaker yet', () => {
    deepEqual(complete('Interview 3 - Maya\n\n‸'), ['Interviewer', 'Interviewee']);
  });

  it('before those of the codebook who have not spoken, even who spoke last', () => {
    const book = 'speakers: [Dr Lee]\n';
    deepEqual(complete('Interviewer: A?\n\nGuest: B.\n\nInterviewer: C?\n\n‸', book), [
      'Guest: ',
      'Interviewer: ',
      'Dr Lee: ',
    ]);
  });

  it('by the roles of the codebook only until two people speak, as those of other files are nobody here', () => {
    const book = 'speakers: [Participant 1, Participant 2, Paula]\n';
    deepEqual(complete('P‸', book), ['Participant 1', 'Participant 2', 'Paula']);
    deepEqual(complete('Interviewer: A?\n\nP‸', book), ['Participant 1: ', 'Participant 2: ', 'Paula: ']);
    const two = 'Interviewer: A?\n\nPetra: B.\n\nInterviewer: C?\n\nPetra: D.\n\n';
    deepEqual(complete(`${two}P‸`, book), ['Petra: ', 'Paula: ']);
    deepEqual(complete(`${two}Pa‸`, book), ['Paula: ']);
    deepEqual(complete(`${two}Par‸`, book), null);
  });

  const others: [string, string, string[] | null][] = [
    [
      'with the bold type begun',
      '**Nora:** Why?\n\n**Idris:** Oh.\n\n**Nora:** So?\n\n**Idris:** Yes.\n\n**Id‸',
      ['**Idris:** '],
    ],
    [
      'with a bracket begun',
      '[Nora]: Why?\n[Idris]: Oh.\n[Nora]: So?\n[Idris]: Yes.\n[‸',
      ['[Nora]: ', '[Idris]: '],
    ],
    [
      'behind a time',
      '[00:01] Nora: Why?\n[00:04] Idris: Oh.\n[00:09] Nora: So?\n[00:12] Idris: Yes.\n[00:14] No‸',
      ['Nora: '],
    ],
    [
      'behind a time and its dash',
      '[00:00:01] - Nora\nWhy?\n\n[00:00:04] - Idris\nOh.\n\n[00:00:09] - Nora\nSo?\n\n[00:00:12] - Idris\nYes.\n\n[00:00:14] - I‸',
      ['Idris'],
    ],
    [
      'without a space where the file has none',
      '访谈者：几点？\n陈师傅：四点。\n访谈者：这么早？\n陈师傅：是的。\n‸',
      ['访谈者：', '陈师傅：'],
    ],
    [
      'without the times at the ends of lines',
      'Nora: Why? #00:00:04-1#\nIdris: Oh. #00:00:09-2#\nNora: So? #00:00:12-0#\nIdris: Yes. #00:00:15-7#\n‸',
      ['Nora: ', 'Idris: '],
    ],
    ['but not on in talk', 'Nora: Why?\nIdris: Oh.\nNora: So?\nIdris: Yes.\nNo way‸', null],
    [
      'above a turn right below it',
      'Nora: Why?\nIdris: Oh.\nNora: So?\nIdris: Yes.\n‸\nIdris: No.\n',
      ['Nora: ', 'Idris: '],
    ],
  ];
  for (const [where, marked, expected] of others) it(where, () => deepEqual(complete(marked), expected));

  for (const { pattern, text, names } of talks) {
    if (names.length === 0) continue;
    it(`so that the turn is read, in a file written ${pattern}`, () => {
      const { open } = studyOf({ 'a.txt': text });
      const found = completeSpeaker(open('a.txt'), text.length);
      deepEqual(
        found?.choices.map(({ name }) => name),
        names,
      );
      for (const { name, newText, behindWords, time } of found?.choices ?? []) {
        equal(/\d/.test(newText), false, 'no time');
        const head = time ? `${newText.slice(0, time.at)}00:00:59${newText.slice(time.at)}` : newText;
        const isAlone = /\}[^{]*↵ \{speech\}$/.test(pattern) && !pattern.endsWith(': {speech}');
        const written = `${text}${head}${isAlone ? '\n' : ''}It was nearly dark.${behindWords}\n`;
        const read = parse(written);
        const last = read.turns.at(-1);
        const passage = read.passages.at(-1);
        deepEqual(
          [last?.speaker, passage && spokenWords(read, passage.range)],
          [name, 'It was nearly dark.'],
        );
      }
      // What stands around the name is what stands around it in the template.
      const [line = ''] = pattern.split(/ ?↵ ?/).filter((part) => part.includes('{speaker}'));
      const around = line.replace(/^\{time\} | ?\{time\}/, '').replace('⇥', '\t');
      const { newText = '', behindWords = '' } = found?.choices[0] ?? {};
      const shown = `${newText.replace(names[0] ?? '', '{speaker}')}{speech}${behindWords}`;
      if (pattern !== '{speaker} {time} {speech}')
        equal(shown.replace(line.includes('{speech}') ? '' : '{speech}', ''), around);
    });
  }

  const silent: [string, string][] = [
    ['in talk', `${inline}Int erv‸`],
    ['in the middle of a line', `${inline}Int‸ and so on`],
    ['when a name alone on its line is complete', `${headings}Interviewee‸\n`],
    ['right below a speaker’s name, where their words belong', `${headings}Interviewee\n\nIn‸`],
    ['right below talk', `${inline}Interviewer : In\nIn‸`],
    ['right above talk', `${headings}In‸\nterviews are hard.\n`],
    ['above the codes of a passage', `${headings}‸\n\nData-loss\n`],
    ['in front matter', `---\nIn‸\n---\n\n${headings}`],
    ['in a memo', `${headings}// In‸`],
  ];
  for (const [where, marked] of silent) it(`but not ${where}`, () => equal(complete(marked), null));
});
