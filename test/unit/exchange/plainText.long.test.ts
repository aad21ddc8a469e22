// Plain text of other programs: who says what, one paragraph a line or in blocks.
import { deepEqual, equal, throws } from 'node:assert/strict';
import * as fc from 'fast-check';
import { strToU8 } from 'fflate';
import { readPlainText } from '../../../server/src/exchange/plainText';
import { givesResultOrSentence, holdsForDamagedCopies } from './damage';
import { samples } from './samples';

/** Passages as `speaker@seconds: words`; what is not there is left out. */
function passagesIn(text: string): string[] {
  return (readPlainText(strToU8(text), 'a').sources[0]?.passages ?? []).map(
    ({ speaker, time, text }) => `${speaker ?? ''}${time === null ? '' : `@${time}`}: ${text}`,
  );
}

const talk = [
  'How was it there?',
  'Cold, and I mean very cold.',
  'Did you stay?',
  'We stayed for a week, and then we left.',
  'Why?',
  'Because of the rain that never stopped.',
];
const names = ['Ana Perez', 'Bo Li'];
const write = (line: (name: string, words: string, index: number) => string) =>
  talk.map((words, index) => line(names[index % 2] ?? '', words, index)).join('\n');
const turns = talk.map((words, index) => `${names[index % 2]}: ${words}`);
const timed = talk.map((words, index) => `${names[index % 2]}@${index}: ${words}`);

describe('Plain text', () => {
  const written: [what: string, text: string, passages: string[]][] = [
    [
      'with a name and a time above the words',
      write((name, words, index) => `${name}  0:0${index}\n${words}`),
      timed,
    ],
    [
      'with one space before the time',
      write((name, words, index) => `${name} 0:0${index}\n${words}\n`),
      timed,
    ],
    [
      'with names in bold, as Otter’s Markdown',
      write((name, words, index) => `**${name}** 0:0${index}  \n${words}\n`),
      timed,
    ],
    [
      'with three names in brackets and times above the words',
      '[Ana] 0:00\nSo?\n[Bo] 0:01\nCold.\n[Cy] 0:02\nOh.\n',
      ['Ana@0: So?', 'Bo@1: Cold.', 'Cy@2: Oh.'],
    ],
    [
      'of a short meeting of Teams, in German',
      'Treffen\n\nAna hat die Transkription gestartet\n\nAna Perez   0:04\nUnd?\n\nBo Li   0:09\nKalt.\n',
      ['Ana Perez@4: Und?', 'Bo Li@9: Kalt.'],
    ],
    [
      'with three times and names, above or before the words',
      '[00:01.2] - Ana\nSo?\n\n[00:05.3] - Bo Li\nCold.\n\n[00:09.0] - Ana\nOh.\n',
      ['Ana@1.2: So?', 'Bo Li@5.3: Cold.', 'Ana@9: Oh.'],
    ],
    [
      'with three times and names before the words',
      '00:01:02 Ana Perez: So?\n00:01:12 Bo Li: Cold.\n00:02:00 Ana Perez: Oh.\n',
      ['Ana Perez@62: So?', 'Bo Li@72: Cold.', 'Ana Perez@120: Oh.'],
    ],
    ['with a stroke behind the name', write((name, words) => `${name} / ${words}`), turns],
    ['with a dash of boxes behind the name', write((name, words) => `${name} ── ${words}`), turns],
    ['with a long dash and no space behind the name', write((name, words) => `${name}――${words}`), turns],
    ['with the name in brackets behind the words', write((name, words) => `${words} (${name})`), turns],
    ['with the name in a last column', write((name, words) => `${words}\t${name}`), turns],
    [
      'as a table with numbers, times and the name in a last column',
      write((name, words, index) => `${index + 1}\t0:0${index}\t${words}\t${name}`),
      timed,
    ],
    [
      'as a table of Markdown with the name in a last column',
      `| Text | Speaker |\n| --- | --- |\n${write((name, words) => `| ${words} | ${name} |`)}`,
      turns,
    ],
    [
      'with what stands in brackets behind some words only, which is said or heard',
      'It was cold. (Ana)\nOh. (Bo)\nYes.\nAnd then we left. (Ana)\nWhy? (Bo)\nBecause.\n',
      [
        ': It was cold. (Ana)',
        ': Oh. (Bo)',
        ': Yes.',
        ': And then we left. (Ana)',
        ': Why? (Bo)',
        ': Because.',
      ],
    ],
    [
      'with names alone also of those who speak once, below a heading',
      'A Round\nModerator\nWelcome.\nAna Li\nI am Ana.\nBo Ek\nI am Bo.\nModerator\nThanks.\n',
      ['Moderator: Welcome.', 'Ana Li: I am Ana.', 'Bo Ek: I am Bo.', 'Moderator: Thanks.'],
    ],
    [
      'with headings, none of which comes back',
      'Early Life\nI was born there.\nSchool Days\nWe learned little.\nWork\nThen I worked.\n',
      [
        ': Early Life',
        ': I was born there.',
        ': School Days',
        ': We learned little.',
        ': Work',
        ': Then I worked.',
      ],
    ],
    [
      'with names alone, and below them times and words between blank lines',
      'Speaker 1\n\n00:01:02\n\nSo?\n\nSpeaker 2\n\n00:01:09\n\nCold.\n\nSpeaker 1\n\n00:02:00\n\nOh.\n',
      ['Speaker 1@62: So?', 'Speaker 2@69: Cold.', 'Speaker 1@120: Oh.'],
    ],
    [
      'with names on lines of their own between lines of talk',
      write((name, words) => `${name}\n${words}`),
      turns,
    ],
    ['with names in brackets', write((name, words) => `[${name}] ${words}`), turns],
    ['with a tab behind the name', write((name, words) => `${name}:\t${words}`), turns],
    [
      'with a turn a line, and Windows’ line ends',
      write((name, words) => `${name}: ${words}`).replaceAll('\n', '\r\n'),
      turns,
    ],
    [
      'with paragraphs that go on with the turn',
      write((name, words) => `${name}: ${words}\nAnd so on.`),
      turns.flatMap((turn) => [turn, ': And so on.']),
    ],
    [
      'with long turns of many paragraphs',
      write((name, words) => `${name}: ${words}\nIt went on.\nAnd on.\nThen it stopped.\nNot at once.`),
      turns.flatMap((turn) => [turn, ': It went on.', ': And on.', ': Then it stopped.', ': Not at once.']),
    ],
    [
      'with times on lines of their own',
      write((name, words, index) => `00:0${index}\n${name}: ${words}\n`),
      timed,
    ],
    [
      'that begins lines as codes and memos do, which is talk',
      write((name, words) => `${name}: ${words}\n#MeToo\n// so`),
      turns.flatMap((turn) => [turn, ': #MeToo', ': // so']),
    ],
    [
      'of nobody in particular has a passage a line',
      'I went there.\nIt was cold.\nI left.\n',
      [': I went there.', ': It was cold.', ': I left.'],
    ],
    [
      'that is wrapped by hand has a passage a block',
      Array(3).fill('This is a paragraph of somebody\nwho talks on and\non.').join('\n\n'),
      Array(3).fill(': This is a paragraph of somebody\nwho talks on and\non.'),
    ],
    [
      'in long lines has a passage a line, whatever is empty',
      `${'long words '.repeat(20)}a.\n\n${'long words '.repeat(20)}b.\nc.`,
      [`: ${'long words '.repeat(20)}a.`, `: ${'long words '.repeat(20)}b.`, ': c.'],
    ],
    [
      'of Whisper has lines with times, which are joined',
      '[00:01.000 --> 00:03.500]  So we went\n[00:03.500 --> 00:05.000]  there.\n[00:09.000 --> 00:10.000]  Cold.',
      ['@1: So we went there.', '@9: Cold.'],
    ],
    [
      'of WhisperX names speakers behind the times',
      '[00:01.000 --> 00:03.500] [SPEAKER_00]: So?\n[00:03.500 --> 00:05.000] [SPEAKER_01]: Cold.',
      ['SPEAKER_00@1: So?', 'SPEAKER_01@3.5: Cold.'],
    ],
    [
      'has no numbers of lines in its words',
      '1  Ana: So when did you\n2  come here?\n\n3  Bo: In May. It was\n4  cold, and [00:12] it\n5  rained.\n\n' +
        '6  Ana: And then?\n\n7  Bo: [00:15] Better.\n\n8  Ana: Oh.\n\n9  Bo: [00:21] Yes.',
      [
        'Ana: So when did you\ncome here?',
        'Bo: In May. It was\ncold, and [00:12] it\nrained.',
        'Ana: And then?',
        'Bo@15: Better.',
        'Ana: Oh.',
        'Bo@21: Yes.',
      ],
    ],
    [
      'of Whisper may have had names put on lines between',
      'Ana\n[00:01.000 --> 00:03.500]  So?\nBo\n[00:03.500 --> 00:05.000]  Cold.\n[00:06.000 --> 00:07.000]  Very.\n' +
        'Ana\n[00:07.500 --> 00:09.000]  Oh.\nBo\n[00:09.500 --> 00:11.000]  Yes.',
      ['Ana@1: So?', 'Bo@3.5: Cold.', '@6: Very.', 'Ana@7.5: Oh.', 'Bo@9.5: Yes.'],
    ],
    [
      'may be Whisper’s table',
      'start\tend\ttext\n0\t1500\tSo we\n1500\t2000\twent.\n6000\t7000\tCold.\n',
      ['@0: So we went.', '@6: Cold.'],
    ],
  ];
  for (const [what, text, passages] of written) it(what, () => deepEqual(passagesIn(text), passages));

  it('has a title and facts above a list of Whisper', () => {
    const text =
      'Talk with Ana\nDate: 2024-05-04\n\n[00:01.000 --> 00:03.500]  So we went.\n[00:09.000 --> 00:10.000]  Cold.';
    const { sources } = readPlainText(strToU8(text), 'a');
    deepEqual([sources[0]?.title, sources[0]?.attributes], ['Talk with Ana', [['Date', '2024-05-04']]]);
    deepEqual(passagesIn(text), ['@1: So we went.', '@9: Cold.']);
  });

  it('has a title and facts above the talk', () => {
    const text = `# Talk 7 on the cold\nDate: 2024-05-04\n\n${write((name, words) => `${name}: ${words}`)}`;
    const { sources } = readPlainText(strToU8(text), 'a');
    equal(sources[0]?.title, 'Talk 7 on the cold');
    deepEqual(sources[0]?.attributes, [['Date', '2024-05-04']]);
    deepEqual(passagesIn(text), turns);
  });

  it('saved by oTranscribe is read with its times and its recording', () => {
    const html =
      '<p><span class="timestamp" data-timestamp="1.5">00:01</span> <b>Ana:</b> So &amp; so?</p><p><span class="timestamp" data-timestamp="4">00:04</span>&nbsp;Bo: Cold.<br></p><p><span class="timestamp" data-timestamp="5">00:05</span> Ana: Oh.</p><p><span class="timestamp">00:06</span> Bo: Yes.</p>';
    const { sources } = readPlainText(strToU8(JSON.stringify({ text: html, media: 'talk.mp3' })), 'a');
    deepEqual(sources[0]?.attributes, [['media', 'talk.mp3']]);
    deepEqual(
      sources[0]?.passages.map(({ speaker, time, text }) => [speaker, time, text]),
      [
        ['Ana', 1, 'So & so?'],
        ['Bo', 4, 'Cold.'],
        ['Ana', 5, 'Oh.'],
        ['Bo', 6, 'Yes.'],
      ],
    );
  });

  it('is refused in a sentence when there are no words, or no text', () => {
    throws(() => passagesIn(' \n\n'), /no words/);
    throws(() => readPlainText(new Uint8Array([80, 75, 3, 4, 0, 0, 0, 1, 2, 3, 4, 5, 6]), 'a'), /no text/);
  });

  it('can be any bytes: they give a result or a sentence', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'Ana: ',
        'Bo: ',
        '[00:01] ',
        '# a',
        '// b',
        '---',
        '\n',
        '\n\n',
        '{"text":"',
        '<p>',
        '"}',
        '\t',
        '\\',
        'word ',
      ),
    );
    const read = (bytes: Uint8Array) => readPlainText(bytes, 'a');
    fc.assert(fc.property(fc.uint8Array(), (bytes) => givesResultOrSentence(read, bytes)));
    fc.assert(fc.property(fc.array(part), (parts) => givesResultOrSentence(read, strToU8(parts.join('')))));
  });

  it('loses no word of a text, whatever is in it', () => {
    const line = fc.constantFrom(
      'Ana: so',
      'Bo: cold',
      '# a',
      '#b',
      '// c',
      'word',
      '',
      '0:01',
      '- d',
      '---',
      'a: b',
      'Page 3',
      '[x] y',
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.boolean(), (lines, isTalk) => {
        const text = [...(isTalk ? turns : []), ...lines].join('\n');
        if (text.trim() === '') return;
        const { sources, lost } = readPlainText(strToU8(text), 'a');
        const { title, attributes = [], passages = [] } = sources[0] ?? {};
        const kept = [
          title,
          ...attributes.flat(),
          ...passages.flatMap((one) => [one.speaker, one.text]),
        ].join(' ');
        const leftOut = lost.reduce((sum, { count }) => sum + count, 0);
        for (const word of ['so', 'cold', 'word', 'c', 'd', 'y']) {
          const count = (where: string) => where.split(new RegExp(`\\b${word}\\b`)).length - 1;
          equal(count(kept) + leftOut >= count(text), true, `${word} in ${JSON.stringify(text)}`);
        }
      }),
    );
  });

  it('may be cut off: its bytes give a result or a sentence', function () {
    this.timeout(60_000);
    const read = (bytes: Uint8Array) => readPlainText(bytes, 'a');
    for (const file of samples.withEnding('.md')) holdsForDamagedCopies(read, samples.read(file));
  });

  it('of a podcast in Otter’s Markdown has all its turns', function () {
    if (samples.withEnding('.md').length === 0) this.skip();
    const { sources, lost } = readPlainText(samples.read('ladybug-27.md'), 'a');
    const { passages = [] } = sources[0] ?? {};
    deepEqual([...new Set(passages.flatMap(({ speaker }) => speaker ?? []))].sort(), [
      'Ali',
      'Emma',
      'Kelly',
      'UKelly',
      'Unknown Speaker',
    ]);
    deepEqual(lost, [{ kind: 'outside-speech', count: 1, first: 'Transcribed by https://otter.ai' }]);
    equal(passages.filter(({ time }) => time !== null).length, 210);
  });
});
