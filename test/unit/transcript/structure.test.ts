import { deepEqual, equal } from 'node:assert/strict';
import { importEndings } from '../../../server/src/protocol/exchangeFiles';
import { parse } from '../../../server/src/transcript/parse';
import { identify } from '../../../server/src/transcript/title';
import { lines, passages } from './show';

describe('How a transcript hangs together', () => {
  const cases: [string, string[], string[]][] = [
    [
      'a code annotates the passage above it',
      ['Interviewee', '', 'We lost data.', '', 'Data-loss', '', 'Twice.', '', 'Data-age'],
      ['Interviewee: We lost data. [Data-loss]', 'Interviewee: Twice. [Data-age]'],
    ],
    [
      'several codes on a passage are several lines',
      ['We lost data.', 'Data-loss', 'Data-age'],
      ['-: We lost data. [Data-loss] [Data-age]'],
    ],
    [
      'a hard-wrapped passage is one passage, single-spaced',
      ['Interviewer: So  we', 'went on', '  to the end.'],
      ['Interviewer: So we went on to the end.'],
    ],
    [
      'a passage goes on with the speaker before a page break',
      [
        'Interviewee',
        '',
        'We lost',
        '',
        'https://app.delvetool.com/transcripts/97778/print   2/23',
        '',
        'some data.',
      ],
      ['Interviewee: We lost', 'Interviewee: some data.'],
    ],
    [
      'a quote is the part of the passage that it names',
      [
        'Interviewee: It was how robust it is, from that point of view, and so on.',
        '',
        'QM-robustness "how robust … point of view"',
      ],
      [
        'Interviewee: It was how robust it is, from that point of view, and so on. [QM-robustness “how robust it is, from that point of view”]',
      ],
    ],
    [
      'a quote may run over the end of a line, in another case and with other marks',
      ['We lost “some', 'data” there.', '', 'Data-loss "WE lost "some data""'],
      ['-: We lost “some data” there. [Data-loss “We lost “some\ndata””]'],
    ],
    [
      'a quote that the passage does not say',
      ['We lost data.', '', 'Data-loss "we kept it"'],
      ['-: We lost data. [Data-loss not found]'],
    ],
    [
      'an annotation below a new speaker who says nothing belongs to the passage above',
      ['Interviewee', '', 'Yes, we did.', 'Data-loss', '', 'Interviewer', '', 'Data-loss'],
      ['Interviewee: Yes, we did. [Data-loss] [Data-loss]'],
    ],
    [
      'what only has the shape of a code and is all that somebody says is said',
      [
        'Interviewer',
        '',
        'How do you work?',
        '',
        'Interviewee',
        '',
        'Part-time',
        '',
        'Interviewer',
        '',
        'Why?',
      ],
      ['Interviewer: How do you work?', 'Interviewee: Part-time', 'Interviewer: Why?'],
    ],
  ];
  for (const [promise, written, expected] of cases)
    it(promise, () => deepEqual(passages(parse(lines(...written))), expected));

  it('every speaker line starts a turn, also when the same speaker goes on or nothing is said', () => {
    const { turns } = parse(
      lines('Interviewee', '', 'Yes, we did.', '', 'Interviewee', '', 'Twice.', '', 'Interviewer', ''),
    );
    deepEqual(
      turns.map(({ speaker, firstPassage, endPassage }) => [speaker, endPassage - firstPassage]),
      [
        ['Interviewee', 1],
        ['Interviewee', 1],
        ['Interviewer', 0],
      ],
    );
  });

  it('spellings of one speaker are one speaker, under the commonest of them', () => {
    const { turns } = parse(
      lines(
        'Interviewer1 : Hello.',
        '',
        'Interviewer 1: So?',
        '',
        'interviewer 1 : And?',
        '',
        'Interviewer 1: Then?',
      ),
    );
    deepEqual(new Set(turns.map(({ speaker }) => speaker)), new Set(['Interviewer 1']));
  });

  it('an annotation with no passage above it is an orphan', () => {
    const { codings } = parse(
      lines('Interview 3 - Maya', '', 'Data-loss', '', 'Interviewee', '', 'Hello.', '', 'Data-age'),
    );
    deepEqual(
      codings.map(({ label, passage }) => [label, passage]),
      [
        ['Data-loss', -1],
        ['Data-age', 0],
      ],
    );
  });

  it('a memo belongs to the code or passage above it', () => {
    const { memos } = parse(
      lines('We lost data.', '', '// which data?', '', 'Data-loss', '', '// see interview 2'),
    );
    deepEqual(
      memos.map(({ text, passage, coding }) => [text, passage, coding]),
      [
        ['which data?', 0, -1],
        ['see interview 2', 0, 0],
      ],
    );
  });

  const identities: [string, string[], string, string | null, string | null][] = [
    ['the title', ['Interview 35 - Ilan', '', 'Hello.'], 'x.txt', '35', 'Ilan'],
    ...[
      ...importEndings.map((ending) => `.${ending}`),
      ...['.TXT', '.transcript.txt', '.txt.docx', '.en.vtt', '.pt-BR.srt', '.mp3', '.amr', '.pages'],
    ].flatMap((ending): [string, string[], string, string | null, string | null][] => [
      [`a title with ${ending} behind it`, [`Interview 20 - Rosa${ending}`, '', 'Hi.'], 'x', '20', 'Rosa'],
      [`a title of a number with ${ending} behind it`, [`Interview 20${ending}`, '', 'Hi.'], 'x', '20', null],
      [`a file name with ${ending} behind it`, ['Hi.'], `Interview 20 - Rosa${ending}`, '20', 'Rosa'],
    ]),
    ['a title without a coder', ['Entretien 7', '', 'Bonjour.'], 'x.txt', '7', null],
    [
      'a group keeps its kind, so that it is not interview 2',
      ['Focus group 2', '', 'Hello.'],
      'x.txt',
      'Focus group 2',
      null,
    ],
    [
      'the file name, where the text does not say',
      ['Hello.'],
      'round 1/2023-06-04-Interview 35 - Ilan.transcript.txt',
      '35',
      'Ilan',
    ],
    ['the file name in a URI', ['Hello.'], 'file:///study/Interview%2035%20-%20Ilan.txt', '35', 'Ilan'],
    [
      'the file name in a URI without an authority',
      ['Hello.'],
      'memfs:/study/Interview%2035%20-%20Ilan.txt',
      '35',
      'Ilan',
    ],
    [
      'front matter before both',
      ['---', 'interview: 12', 'coder: Sam', '---', 'Interview 35 - Ilan', '', 'Hello.'],
      'Interview 3 - Maya.txt',
      '12',
      'Sam',
    ],
    ['nothing', ['Hello.'], '002_19395adb1f04af32.txt', null, null],
  ];
  for (const [source, written, file, interview, coder] of identities) {
    it(`interview and coder from ${source}`, () => {
      const read = parse(lines(...written), undefined, file);
      deepEqual([read.interview, read.coder], [interview, coder]);
    });
  }

  it('front matter is kept with its attributes, and what YAML cannot read is a problem at its place', () => {
    const text = lines('---', 'interview: 007', 'team: [a, b]', 'role: lead', '---', 'Hello.');
    const { frontMatter, problems, passages: said } = parse(text);
    deepEqual(
      [...(frontMatter?.values ?? [])],
      [
        ['interview', '007'],
        ['role', 'lead'],
      ],
    );
    deepEqual(
      problems.map(({ code, range }) => [code, text.slice(range.start, range.end)]),
      [['front-matter', 'team']],
    );
    equal(said.length, 1);
  });

  const betweenDashes: [string, string[], boolean][] = [
    ['a sentence', ['Well, we lost it.'], true],
    ['words of several lines', ['We lost', 'all of it'], true],
    ['a list', ['- one', '- two'], true],
    ['what YAML cannot read', ['[He shrugs.'], true],
    ['attributes', ['coder: Ann', 'role: [lead'], false],
    ['one word, a name that is being typed', ['inter'], false],
    ['nothing', [], false],
    ['a comment', ['# to be filled in'], false],
  ];
  for (const [what, between, isTalk] of betweenDashes) {
    it(`between dashes at the very top, ${what} is ${isTalk ? 'talk' : 'front matter'}`, () => {
      const read = parse(lines('---', ...between, '---', '', 'Interviewee', '', 'Hello.'));
      const talk = isTalk ? [`-: --- ${between.join(' ')} ---`] : [];
      deepEqual([read.frontMatter === null, passages(read)], [isTalk, [...talk, 'Interviewee: Hello.']]);
    });
  }

  it('dashes far apart hold talk, however much of it looks like attributes', () => {
    const many = Array.from({ length: 2000 }, (_, index) => `k${index}: words`).join(', ');
    equal(parse(lines('---', `{${many}}`, '---', 'Hello.')).frontMatter, null);
  });

  it('a lone misspelling of a known speaker is reported, the likelier person first', () => {
    const text = lines(
      'Interviewer',
      '',
      'So?',
      '',
      'Interviewee',
      '',
      'Well, yes.',
      '',
      'Interviewer',
      '',
      'And?',
      '',
      'Interviewe',
      '',
      'We lost data.',
    );
    const { problems, turns } = parse(text);
    deepEqual(
      problems.map(({ code, detail, suggestions }) => [code, detail, ...suggestions]),
      [['unknown-speaker', 'Interviewe', 'Interviewee', 'Interviewer']],
    );
    equal(turns.at(-1)?.speaker, 'Interviewe');
  });

  for (const [name, end] of [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ]) {
    it(`ranges are exact with ${name}, a byte order mark and characters beyond 16 bits`, () => {
      const text = [
        '\uFEFFInterview 1 - Zoé',
        '',
        'Guest: 😀 we lost 𝒟ata here',
        '',
        'Data-𝒟 "𝒟ata"',
        '',
      ].join(end);
      const {
        title,
        passages: [passage],
        codings: [coding],
      } = parse(text);
      const slice = (range?: { start: number; end: number } | null) =>
        range && text.slice(range.start, range.end);
      deepEqual(
        [
          slice(title?.range),
          slice(passage?.range),
          slice(coding?.labelRange),
          slice(coding?.quote?.range),
          slice(coding?.quote?.target),
        ],
        ['Interview 1 - Zoé', '😀 we lost 𝒟ata here', 'Data-𝒟', '"𝒟ata"', '𝒟ata'],
      );
    });
  }

  it('front matter is read with carriage returns for line ends, too', () => {
    const { interview, coder, problems } = parse(
      '---\rinterview: 3\rcoder: Ann\r---\r\rInterviewer: Hello.\r',
    );
    deepEqual([interview, coder, problems], ['3', 'Ann', []]);
  });

  it('a first line that reads like a title is talk where a code stands right below it', () => {
    const read = parse('The Harbour Master\n#boats\n\nInterviewer: Why?\nAna: I was.\nInterviewer: Oh.\n');
    deepEqual([read.title, passages(read)[0]], [null, '-: The Harbour Master [boats]']);
  });

  it('a title with endings of files one behind the other, and something else at last, is read at once', () => {
    const coder = `Al${'.md.vtt'.repeat(26)}.x`;
    deepEqual(identify(`Interview 3 - ${coder}`), { interview: '3', coder });
  });

  it('an answer that happens to be the title of the file stays an answer', () => {
    const answers = [
      'New York',
      'Interviewee',
      'New York',
      'Interviewer',
      'And before?',
      'Interviewee',
      'New York',
    ];
    const read = parse(answers.join('\n\n'));
    deepEqual(read.title?.text, 'New York');
    deepEqual(passages(read), ['Interviewee: New York', 'Interviewer: And before?', 'Interviewee: New York']);
  });
});
