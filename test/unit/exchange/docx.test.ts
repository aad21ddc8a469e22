// Word documents: who says what, whichever program or person wrote them, and comments as codes.
import { deepEqual, equal, throws } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readDocx } from '../../../server/src/exchange/docx';
import { docxCommentsOf } from '../../../server/src/exchange/docxComments';
import { docxPartsOf } from '../../../server/src/exchange/docxParts';
import { type DocxText, readDocxText } from '../../../server/src/exchange/docxText';
import { samples } from './samples';
import { passagesIn, wordDocument } from './wordDocument';

/** What a program that shares no code with this one read in a sample. */
interface Expected {
  paragraphs: number;
  nonEmpty: number;
  words: number;
  comments: number;
  commentsWithRange: { author: string; comment: string; anchor: string }[];
  insertions: number;
  deletions: number;
  /**
   * How many paragraphs begin with each name in bold before a colon. No sample has one, so that only its being empty is known from
   * another program.
   */
  boldLeads: Record<string, number>;
  /** Of the paragraphs with words, a line end between each two. */
  textSha1: string;
}

/** The names in bold that paragraphs begin with, before a colon in bold or not, each with its number. */
function boldLeadsOf({ text, paragraphs }: DocxText): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { start, end, bold } of paragraphs) {
    const words = text.slice(start, end);
    const [lead] = bold;
    const name =
      lead && words.slice(0, lead.start).trim() === '' ? words.slice(lead.start, lead.end).trim() : '';
    const isLead = lead && (name.endsWith(':') || words.slice(lead.end).trimStart().startsWith(':'));
    const key = name.replace(/\s*:$/, '');
    if (isLead && key !== '') counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

describe('Word documents of other programs', () => {
  it('have names in bold before colons, which are counted by the name', () => {
    const body = [
      '**Ana:** So?',
      ' **Bo**: Cold.',
      '**Ana**: **Oh:** no.',
      'Ana: **Well:**',
      '**All of it.**',
    ];
    const { document } = docxPartsOf(wordDocument(body));
    deepEqual(boldLeadsOf(readDocxText(document)), { Ana: 2, Bo: 1 });
  });

  for (const [file, wanted] of Object.entries(samples.expected<Record<string, Expected>>('docx.json'))) {
    it(`are read as another program reads them: ${file}`, () => {
      const parts = docxPartsOf(samples.read(file));
      const read = readDocxText(parts.document);
      const { text, paragraphs, ranges, changes } = read;
      const texts = paragraphs.map(({ start, end }) => text.slice(start, end)).filter((one) => one !== '');
      const comments = docxCommentsOf(parts);
      deepEqual(
        {
          paragraphs: paragraphs.length,
          nonEmpty: texts.length,
          words: texts.flatMap((one) => one.split(/\s+/)).length,
          comments: comments.length,
          commentsWithRange: comments.flatMap(({ id, author, text: comment }) => {
            const { start = 0, end = 0 } = ranges.get(id) ?? {};
            return start < end ? [{ author, comment, anchor: text.slice(start, end) }] : [];
          }),
          changes: changes.count,
          boldLeads: boldLeadsOf(read),
          textSha1: createHash('sha1').update(texts.join('\n')).digest('hex'),
        },
        {
          paragraphs: wanted.paragraphs,
          nonEmpty: wanted.nonEmpty,
          words: wanted.words,
          comments: wanted.comments,
          commentsWithRange: wanted.commentsWithRange,
          changes: wanted.insertions + wanted.deletions,
          boldLeads: wanted.boldLeads,
          textSha1: wanted.textSha1,
        },
      );
    });
  }
});

describe('A Word document', () => {
  const read: [what: string, body: string[], passages: string[]][] = [
    [
      'of Teams has a turn in each paragraph',
      [
        'Weekly talk',
        '4 August 2026, 10:00',
        '**Ana Perez** started transcription',
        '**Ana Perez**   0:04⏎So how was it?⏎The first week.',
        '**Bo Li**   0:09⏎Cold.',
        '**Bo Li**   1:00:12⏎Very.',
        '**Ana Perez** stopped transcription',
      ],
      ['Ana Perez@4: So how was it?\nThe first week.', 'Bo Li@9: Cold.', '@3612: Very.'],
    ],
    [
      'of older Teams has times, names and words in paragraphs of their own',
      ['0:0:0.0 --> 0:0:1.2', 'Ana Perez', 'How was it?', '0:0:1.5 --> 0:0:3.0', 'Bo Li', 'Cold.', 'Very.'],
      ['Ana Perez@0: How was it?', 'Bo Li@1.5: Cold.', ': Very.'],
    ],
    [
      'of Google Meet is no talk but for what follows a time',
      [
        'Meeting notes',
        'Summary',
        'Ana and Bo spoke of the cold.',
        'Ana: will ask again',
        '00:00:11',
        'Ana Perez: How was it?',
        'Bo Li: Cold, I think.',
        'Transcription ended after 00:00:41',
        'This editable transcript was computer generated.',
      ],
      ['Ana Perez@11: How was it?', 'Bo Li: Cold, I think.'],
    ],
    [
      'of Otter has names and times above the words',
      [
        'Talk three',
        'SUMMARY KEYWORDS',
        'cold, week',
        'SPEAKERS',
        'Sara M, Bo',
        '**Sara M**  00:12',
        'How was it?',
        '',
        '**Bo**  00:15',
        'Cold.',
        'And long.',
        'Transcribed by https://otter.ai',
      ],
      ['Sara M@12: How was it?', 'Bo@15: Cold.', ': And long.'],
    ],
    [
      'of Otter has a date with times above its lists, which is no turn',
      [
        'Talk three',
        'Mon, Aug 12, 2024 2:03PM • 45:12',
        'SUMMARY KEYWORDS',
        'cold, week',
        'SPEAKERS',
        'Sara M, Bo',
        '**Sara M**  00:12',
        'How was it?',
        '**Bo**  00:15',
        'Cold.',
      ],
      ['Sara M@12: How was it?', 'Bo@15: Cold.'],
    ],
    [
      'of Word has times before the names, above the words',
      [
        'Audio file',
        'a.mp3',
        '00:00:01 Speaker 1',
        'How was it?',
        '00:00:05 Bo Li',
        'Cold.',
        '00:00:09 Speaker 1',
        'Oh.',
      ],
      [': a.mp3', 'Speaker 1@1: How was it?', 'Bo Li@5: Cold.', 'Speaker 1@9: Oh.'],
    ],
    [
      'may have times with dashes and fractions before names',
      ['[00:00:01.210] - Ana', 'How was it?', '[00:00:05.310] - Bo', 'Cold.', '[00:01:09.000] - Ana', 'Oh.'],
      ['Ana@1.21: How was it?', 'Bo@5.31: Cold.', 'Ana@69: Oh.'],
    ],
    [
      'may have names in brackets before times',
      ['[Ana Perez] 10:02:11', 'How was it?', '[Bo Li] 10:02:15', 'Cold.', '[Ana Perez] 10:02:19', 'Oh.'],
      ['Ana Perez@36131: How was it?', 'Bo Li@36135: Cold.', 'Ana Perez@36139: Oh.'],
    ],
    [
      'may have names and times before words, with and without a colon',
      ['Ana Perez [00:01] So?', 'Bo [00:05]\tCold.', '00:00:09 Ana Perez: Oh.', 'As I said (10:30) it was.'],
      ['Ana Perez@1: So?', 'Bo@5: Cold.', 'Ana Perez@9: Oh.', ': As I said (10:30) it was.'],
    ],
    [
      'that has times before words alone has nobody who speaks',
      ['[00:01] Yes', '[00:05] Hello there.', '[00:09] No'],
      ['@1: Yes', '@5: Hello there.', '@9: No'],
    ],
    [
      'that somebody typed has names in bold, in several pieces and with and without a bold colon',
      ['**A****na:** How was it?', '**Bo**: Cold.', 'And long.', '**Chairwoman of all:** Thanks.'],
      ['Ana: How was it?', 'Bo: Cold.', ': And long.', 'Chairwoman of all: Thanks.'],
    ],
    [
      'that somebody typed without bold has names that come back, and those who speak once among them',
      [
        'INT: How was it?',
        'P01: Cold.',
        'INT: Why?',
        'P01: And I thought: no.',
        'INT: So?',
        'P01: Well.',
        'Note: no.',
        'Okoro: Never.',
      ],
      [
        'INT: How was it?',
        'P01: Cold.',
        'INT: Why?',
        'P01: And I thought: no.',
        'INT: So?',
        'P01: Well.',
        ': Note: no.',
        'Okoro: Never.',
      ],
    ],
    [
      'has a time from and to before words, however few they are',
      ['Talk two', '[00:00:01 --> 00:00:04] How was it?', '00:00:05.000 --> 00:00:07.000  Cold.'],
      ['@1: How was it?', '@5: Cold.'],
    ],
    [
      'has a time behind a name in bold, and before the words below it or between them',
      [
        '**Ana:** [00:00:01 --> 00:00:04] How was it?',
        '[00:00:05 --> 00:00:07] Well?',
        '**Bo:** [00:09] Cold.',
        '**Ana**',
        '[00:00:12] And then?',
        '**Ana**',
        'Hm.',
        '**Ana**',
        'Oh.',
      ],
      ['Ana@1: How was it?', '@5: Well?', 'Bo@9: Cold.', 'Ana@12: And then?', ': Hm.', ': Oh.'],
    ],
    [
      'may have times beside the names, or above them',
      ['[00:01] **Ana:** So?', '**Bo** (00:01:05): Cold.', '00:02:00', '**Ana:** Oh.'],
      ['Ana@1: So?', 'Bo@65: Cold.', 'Ana@120: Oh.'],
    ],
    [
      'may have names in bold on lines of their own',
      [
        '**Ana**',
        'So?',
        '**Bo**',
        'Cold.',
        '**Ana**',
        'Oh.',
        '**Bo**',
        'Yes.',
        '**Ana**',
        'Hm.',
        '**Bo**',
        'No.',
      ],
      ['Ana: So?', 'Bo: Cold.', 'Ana: Oh.', 'Bo: Yes.', 'Ana: Hm.', 'Bo: No.'],
    ],
    [
      'may have all turns in one paragraph',
      ['**Ana:** So?⏎**Bo:** Cold.⏎Very.⏎**Ana:** Oh.'],
      ['Ana: So?', 'Bo: Cold.\nVery.', 'Ana: Oh.'],
    ],
    [
      'is read as plain text is where no way of Word is in it',
      ['[id1] How was it?', '[id2] Cold.', '[id1] Why was it cold?', '[id2] Rain.'],
      ['id1: How was it?', 'id2: Cold.', 'id1: Why was it cold?', 'id2: Rain.'],
    ],
    [
      'without speakers is a passage a paragraph',
      ['I went there.', '', 'It was cold.'],
      [': I went there.', ': It was cold.'],
    ],
    [
      'may have names alone in paragraphs, also of those who speak once',
      [
        'A round',
        'Moderator',
        'Welcome.',
        '**Ana Li**',
        'I am Ana.',
        'Bo Ek',
        'I am Bo.',
        'Moderator',
        'Thanks.',
      ],
      ['Moderator: Welcome.', 'Ana Li: I am Ana.', 'Bo Ek: I am Bo.', 'Moderator: Thanks.'],
    ],
    [
      'may name who speaks in brackets behind the words',
      ['How was it? (Ana)', 'Cold. (Bo)', 'Oh. (Ana)', 'And wet. (Bo)'],
      ['Ana: How was it?', 'Bo: Cold.', 'Ana: Oh.', 'Bo: And wet.'],
    ],
    [
      'may have a table of facts of one word each above the talk',
      ['Participant', 'P07', 'Ana: So?', 'Bo: Cold.', 'Ana: Oh.', 'Bo: Yes.'],
      [': P07', 'Ana: So?', 'Bo: Cold.', 'Ana: Oh.', 'Bo: Yes.'],
    ],
    [
      'is read as it is when all changes are accepted',
      ['**Ana:** It was ~cold~+warm+ then.', '**Bo:** Yes.'],
      ['Ana: It was warm then.', 'Bo: Yes.'],
    ],
    [
      'goes on where the end of a paragraph is deleted',
      [
        '**Ana:** So?',
        '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Bo:</w:t></w:r><w:r><w:t xml:space="preserve"> Cold </w:t></w:r></w:p>',
        'and wet.',
      ],
      ['Ana: So?', 'Bo: Cold and wet.'],
    ],
    [
      'holds what text boxes say once, and nothing of old looks',
      [
        '<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:txbxContent><w:p><w:r><w:t>Box.</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Box.</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>Body</w:t><w:noBreakHyphen/><w:t>text.</w:t></w:r></w:p>',
      ],
      [': Box.', ': Body-text.'],
    ],
    [
      'holds what is read aloud once, and the symbols of fonts',
      [
        '<w:p><w:r><w:ruby><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t xml:space="preserve"> so </w:t><w:sym w:font="Symbol" w:char="2192"/></w:r></w:p>',
      ],
      [': 漢 so →'],
    ],
  ];
  for (const [what, body, passages] of read) it(what, () => deepEqual(passagesIn(...body), passages));

  it('has a title and facts above the talk, and keeps what else stands there', () => {
    const { sources, lost } = readDocx(
      wordDocument([
        'Talk 7 – the cold',
        '**Date:** 4 May',
        'Place: Bonn',
        'They met by chance.',
        '**Ana:** So?',
        '**Bo:** Cold.',
        '**Ana:** Oh.',
      ]),
      'a',
    );
    equal(sources[0]?.title, 'Talk 7 – the cold');
    deepEqual(sources[0]?.attributes, [
      ['Date', '4 May'],
      ['Place', 'Bonn'],
    ]);
    deepEqual(
      sources[0]?.passages.map(({ text }) => text),
      ['They met by chance.', 'So?', 'Cold.', 'Oh.'],
    );
    deepEqual(lost, []);
  });

  it('says what it leaves out of a recorder’s document, and how many changes it accepts', () => {
    const { sources, lost } = readDocx(
      wordDocument([
        'The talk',
        'Ana started transcription',
        'Ana   0:04⏎It ~was~+is+ cold.',
        'Bo   0:05⏎Yes.',
      ]),
      'a',
    );
    equal(sources[0]?.title, 'The talk');
    deepEqual(lost, [
      { kind: 'outside-speech', count: 1, first: 'Ana started transcription' },
      { kind: 'tracked-change', count: 2, first: 'Ana   0:04\nIt is cold.' },
    ]);
  });

  it('names the words of foot- and endnotes, which nobody says', () => {
    const part = (name: string, words: string) =>
      `<w:${name}s xmlns:w="w"><w:${name}><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:${name}></w:${name}s>`;
    const parts = unzipSync(wordDocument(['**Ana:** So?', '**Bo:** Cold.']));
    const relations = 'word/_rels/document.xml.rels';
    const listed = ['footnotes', 'endnotes'].map(
      (name) => `<Relationship Type="x/${name}" Target="${name}.xml"/>`,
    );
    const all = {
      ...parts,
      [relations]: strToU8(
        strFromU8(parts[relations] ?? strToU8('')).replace('</R', `${listed.join('')}</R`),
      ),
      'word/footnotes.xml': strToU8(part('footnote', 'She laughs.')),
      'word/endnotes.xml': strToU8(part('endnote', 'He too.')),
    };
    deepEqual(readDocx(zipSync(all), 'a').lost, [{ kind: 'outside-speech', count: 2, first: 'She laughs.' }]);
  });

  it('is read by what its parts are, not by their names, and in the strict form as well', () => {
    const comments = [{ text: 'cold' }];
    const { sources } = readDocx(wordDocument(['It was {1 very cold1}.'], { comments, strict: true }), 'a');
    deepEqual(
      sources[0]?.codings.map(({ from, to, code }) => [from, to, code]),
      [[8, 17, 'cold']],
    );
  });

  it('is refused in a sentence when it is none', () => {
    throws(() => readDocx(zipSync({ 'a.txt': strToU8('x') }), 'a'), /no Word document/);
    throws(() => readDocx(strToU8('Ana: So?'), 'a'), /damaged/);
    throws(() => readDocx(wordDocument(['', ' ']), 'a'), /no words/);
  });
});

describe('Word documents with turns of newer programs', () => {
  const said = ['How was it?', 'Cold, all day.', 'And then?', 'Wet.'];
  const ways: [what: string, write: (name: string, words: string, time: string) => string[]][] = [
    ['a dot before the time', (name, words, time) => [`${name} • ${time}`, words]],
    ['a dot behind the time', (name, words, time) => [`${time} · ${name}`, words]],
    ['a heading of Markdown', (name, words, time) => [`## ${name} (${time})`, words]],
    ['a day and a time in brackets', (name, words, time) => [`${name}, [14.05.2026 0${time}]`, words]],
    ['a time in a paragraph below the name', (name, words, time) => [name, `[00:0${time}] ${words}`]],
    ['an emoji before the name', (name, words, time) => [`🐝 ${name} (${time}): ${words}`]],
    ['the address of a time', (name, words, time) => [`${name} [${time}](https://example.org/): ${words}`]],
  ];
  for (const [what, write] of ways)
    it(`have ${what}`, () => {
      const paragraphs = said.flatMap((words, at) => write(`SPEAKER_0${at % 2}`, words, `0:0${at + 1}`));
      const unit = what.startsWith('a day') ? 60 : 1;
      deepEqual(
        passagesIn(...paragraphs),
        said.map((words, at) => `SPEAKER_0${at % 2}@${(at + 1) * unit}: ${words}`),
      );
    });
});
