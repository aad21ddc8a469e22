import { deepEqual } from 'node:assert/strict';
import { knowing, lineKinds, lines } from './show';

describe('What a line is', () => {
  describe('in a file of two talkers', () => {
    const talk = ['Interviewer 1', '', 'What went wrong?', '', 'Interviewee', '', 'We lost some data.', ''];
    const tables: [string, string[], string[], Parameters<typeof knowing>[0]?][] = [
      ['a label with the shape of a code', ['Data-low-quality'], ['code: Data-low-quality']],
      [
        'underscores, slashes and colons join words, too',
        ['data_age', '', 'a/b-test', '', 'QM:robustness'],
        ['code: data_age', 'code: a/b-test', 'code: QM:robustness'],
      ],
      [
        'a label with an alias in brackets',
        ['ML-pipeline-issues [MLP]', '', 'Quality-Measures (QM)'],
        ['code: ML-pipeline-issues [MLP]', 'code: Quality-Measures (QM)'],
      ],
      ['letters of any alphabet', ['données-manquantes'], ['code: données-manquantes']],
      ['no-break spaces around a label', ['\u00a0Data-age\u00a0'], ['code: Data-age']],
      [
        'a code marked with #, whatever it looks like',
        ['#Misc', '', '# how people feel'],
        ['code: #Misc', 'code: # how people feel'],
      ],
      ['a lone # is a code still to be written', ['#'], ['code: #']],
      ['a memo', ['// check this with Ilan'], ['memo: // check this with Ilan']],
      [
        'interjections are speech',
        ['mm-hmm.', '', 'uh-huh', '', 'bye-bye', '', 'Mm-hmm', '', 'no-no-no'],
        ['speech: mm-hmm.', 'speech: uh-huh', 'speech: bye-bye', 'speech: Mm-hmm', 'speech: no-no-no'],
      ],
      [
        'what ends like a sentence is speech',
        ['Data-age.', '', 'well-known?'],
        ['speech: Data-age.', 'speech: well-known?'],
      ],
      [
        'dates and times are speech',
        ['2023-06-04', '', '10:30', '', '24/7'],
        ['speech: 2023-06-04', 'speech: 10:30', 'speech: 24/7'],
      ],
      ['a lone short line is speech', ['monitoring'], ['speech: monitoring']],
      [
        'a label of the codebook is a code, whatever it looks like',
        ['monitoring'],
        ['code: monitoring'],
        { labels: ['monitoring'] },
      ],
      ['lines that the codebook lists under speech', ['e-mail'], ['speech: e-mail'], { speech: ['e-mail'] }],
      [
        'a near miss of a label is a code',
        ['data missing valus'],
        ['code: data missing valus'],
        { near: ['data missing valus'] },
      ],
      [
        'a near miss with a comma is speech',
        ['data, missing values'],
        ['speech: data, missing values'],
        { near: ['data, missing values'] },
      ],
      ['a near miss of fewer than eight letters is speech', ['misk'], ['speech: misk'], { near: ['misk'] }],
      ['a code with a quote', ['QM-robustness "lost some data"'], ['code: QM-robustness "lost some data"']],
      ['a code with a quote in curly marks', ['Data-loss “lost … data”'], ['code: Data-loss “lost … data”']],
      [
        'the footer of a Delve print',
        ['Created with the Delve Qualitative Analysis Tool (http://www.delvetool.com)'],
        ['furniture: Created with the Delve Qualitative Analysis Tool (http://www.delvetool.com)'],
      ],
      [
        'head and foot of a printed page',
        [
          '6/4/23, 5:51 PM   2023-06-04-Interview 35 - Ilan',
          '',
          'https://app.delvetool.com/transcripts/97778/print   2/23',
        ],
        [
          'furniture: 6/4/23, 5:51 PM   2023-06-04-Interview 35 - Ilan',
          'furniture: https://app.delvetool.com/transcripts/97778/print   2/23',
        ],
      ],
    ];
    const before = [
      'speaker: Interviewer 1',
      'speech: What went wrong?',
      'speaker: Interviewee',
      'speech: We lost some data.',
    ];
    for (const [promise, written, expected, known] of tables) {
      it(promise, () =>
        deepEqual(lineKinds(lines(...talk, ...written), known && knowing(known)), [...before, ...expected]),
      );
    }
  });

  describe('What stands right below talk', () => {
    const cases: [string, string[], string[], Parameters<typeof knowing>[0]?][] = [
      ['a code with a quote', ['Data-age "some data"'], ['code: Data-age "some data"']],
      [
        'several codes with quotes',
        ['Data-age "some data"', 'Data-loss "lost"', 'Team-work "We"'],
        ['code: Data-age "some data"', 'code: Data-loss "lost"', 'code: Team-work "We"'],
      ],
      [
        'codes with quotes of which the codebook knows the last, or nearly does',
        ['Data-age "some data"', 'missing values "lost"', 'missing valves "lost"'],
        ['code: Data-age "some data"', 'code: missing values "lost"', 'code: missing valves "lost"'],
        { labels: ['missing values'], near: ['missing valves'] },
      ],
      [
        'talk that quotes, however many lines, and goes on',
        ['Well-known "lost data"', 'Half-time "some data"', 'is what they called it.'],
        [
          'speech: Well-known "lost data"',
          'speech: Half-time "some data"',
          'speech: is what they called it.',
        ],
      ],
    ];
    for (const [promise, written, expected, known] of cases)
      it(promise, () =>
        deepEqual(
          lineKinds(
            lines('Interviewee: We lost some data.', ...written, '', 'Interviewer: Oh.'),
            known && knowing(known),
          ),
          ['prefix: Interviewee: We lost some data.', ...expected, 'prefix: Interviewer: Oh.'],
        ),
      );
  });

  describe('Speakers', () => {
    const cases: [string, string[], string[], Parameters<typeof knowing>[0]?][] = [
      [
        'the usual roles in any case, with or without a number',
        ['interviewee', '', 'Yes, we did.', '', 'P12', '', 'So did we.'],
        ['speaker: interviewee', 'speech: Yes, we did.', 'speaker: P12', 'speech: So did we.'],
      ],
      [
        'a role above its words',
        ['Moderator', 'Let us begin.'],
        ['speaker: Moderator', 'speech: Let us begin.'],
      ],
      [
        'before a colon, in the wild',
        ['Interviewer1 : Hello.', '', 'interviewee: Hi.', '', '  Interviewer2 2: So?'],
        ['prefix: Interviewer1 : Hello.', 'prefix: interviewee: Hi.', 'prefix: Interviewer2 2: So?'],
      ],
      [
        'a new speaker need not wait for a blank line',
        ['Interviewer: Hello.', 'Interviewee: Hi.'],
        ['prefix: Interviewer: Hello.', 'prefix: Interviewee: Hi.'],
      ],
      [
        'right below a code',
        ['Interviewee: We lost data.', 'Data-loss', 'Interviewer: Oh.'],
        ['prefix: Interviewee: We lost data.', 'code: Data-loss', 'prefix: Interviewer: Oh.'],
      ],
      [
        'a French file',
        [
          'Intervieweur : Bonjour.',
          '',
          'Zoé : Bonjour.',
          '',
          'Intervieweur : Alors ?',
          '',
          'Zoé : Oui.',
          '',
          'Intervieweur : Ah.',
          '',
          'Zoé : Voilà.',
        ],
        [
          'prefix: Intervieweur : Bonjour.',
          'prefix: Zoé : Bonjour.',
          'prefix: Intervieweur : Alors ?',
          'prefix: Zoé : Oui.',
          'prefix: Intervieweur : Ah.',
          'prefix: Zoé : Voilà.',
        ],
      ],
      [
        'two blocks are not enough for an unknown name',
        ['Note: this is it.', '', 'Note: and that.'],
        ['speech: Note: this is it.', 'speech: Note: and that.'],
      ],
      ['a name of the codebook', ['Dr Lee: Hello.'], ['prefix: Dr Lee: Hello.'], { speakers: ['Dr Lee'] }],
      ['a role before a colon is no code', ['Interviewer:Yes'], ['prefix: Interviewer:Yes']],
      [
        'a role within a paragraph is speech',
        ['Interviewee', '', 'I was a', 'guest', 'there.'],
        ['speaker: Interviewee', 'speech: I was a', 'speech: guest', 'speech: there.'],
      ],
    ];
    for (const [promise, written, expected, known] of cases) {
      it(promise, () => deepEqual(lineKinds(lines(...written), known && knowing(known)), expected));
    }
  });

  describe('Titles', () => {
    const cases: [string, string[], string][] = [
      [
        'Interview 35 - Ilan',
        ['Interview 35 - Ilan', '', 'Interviewer', '', 'Hello.'],
        'title: Interview 35 - Ilan',
      ],
      ['Focus group 2', ['Focus group 2', '', 'All right.'], 'title: Focus group 2'],
      ['Entretien 7', ['Entretien 7', '', 'Bonjour.'], 'title: Entretien 7'],
      ['a name in capitals', ['The Harbour Master', '', 'Hello.'], 'title: The Harbour Master'],
      ['a file may begin with speech', ['All right.', '', 'Interviewer', '', 'Hello.'], 'speech: All right.'],
      ['talk without a full stop', ['so let us begin', '', 'Hello.'], 'speech: so let us begin'],
      ['an interjection', ['Okay', '', 'Hello.'], 'speech: Okay'],
      ['a speaker', ['Interviewer 1', '', 'Hello.'], 'speaker: Interviewer 1'],
      ['not alone in its block', ['Interview 35 - Ilan', 'Hello.'], 'speech: Interview 35 - Ilan'],
    ];
    for (const [promise, written, first] of cases) {
      it(promise, () => deepEqual(lineKinds(lines(...written))[0], first));
    }
    it('on every printed page is furniture after the first', () => {
      const text = lines(
        'Interview 3 - Maya',
        '',
        'Interviewee',
        '',
        'Hello.',
        '',
        'Interview 3 - Maya',
        '',
        'Good.',
      );
      deepEqual(lineKinds(text)[3], 'furniture: Interview 3 - Maya');
    });
  });
});
