// Subtitles: what is said, by whom and when, whichever program wrote them.
import { deepEqual, equal, throws } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { strToU8 } from 'fflate';
import { decodeText } from '../../../server/src/exchange/decode';
import { Losses } from '../../../server/src/exchange/imported';
import { readCues } from '../../../server/src/exchange/subtitleCues';
import { readSubtitles } from '../../../server/src/exchange/subtitles';
import { givesResultOrSentence, holdsForDamagedCopies } from './damage';
import { samples } from './samples';

/** What a program that shares no code with this one read in a sample. */
interface Expected {
  cues: number;
  blocksWithoutTime: number;
  namesInText: boolean;
  rolling: boolean;
  speakers: string[];
  /** Words of one cue and voice; of one speaker's that follow each other as one. */
  turnsOrCues: number;
  words: number;
  firstText: string;
  lastText: string;
  /** Of all words with a space between the pieces of cues. */
  textSha1: string;
}

describe('Subtitles of other programs', () => {
  const expected = samples.expected<Record<string, Expected>>('subtitles.json');
  for (const [file, wanted] of Object.entries(expected)) {
    it(`are read as another program reads them: ${file}`, () => {
      const found = readCues(decodeText(samples.read(file), new Losses()));
      const pieces = found.cues.flatMap((cue) => cue.pieces);
      const texts = pieces.map(({ text }) => text);
      const turns = pieces.filter(
        ({ speaker }, index) => speaker === null || speaker !== pieces[index - 1]?.speaker,
      );
      const all = texts.join(' ');
      deepEqual(
        {
          cues: found.cues.length,
          blocksWithoutTime: found.blocksWithoutTime,
          namesInText: found.namesInText,
          rolling: found.rolling,
          speakers: [...new Set(pieces.flatMap(({ speaker }) => speaker ?? []))].sort(),
          turnsOrCues: turns.length,
          words: all.split(' ').length,
          firstText: texts[0]?.slice(0, 80).trim(),
          lastText: texts.at(-1)?.slice(0, 80).trim(),
          textSha1: createHash('sha1').update(all).digest('hex'),
        },
        wanted,
      );
    });
  }
});

/** Passages as `speaker@seconds: words`. */
function passagesOf(text: string): string[] {
  const { sources } = readSubtitles(strToU8(text), 'a');
  return (sources[0]?.passages ?? []).map(({ speaker, time, text }) => `${speaker}@${time}: ${text}`);
}

/** Cues of two seconds, one behind the other. */
function vtt(...texts: string[]): string {
  const two = (seconds: number) =>
    `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}.000`;
  const cues = texts.map((text, index) => `${two(index * 2)} --> ${two(index * 2 + 2)}\n${text}\n`);
  return `WEBVTT\n\n${cues.join('\n')}`;
}

describe('Subtitles', () => {
  const read: [what: string, text: string, passages: string[]][] = [
    [
      'join what one person says in several cues',
      vtt('Ana: How was', 'Ana: it?', 'Bo Li: Cold.', 'Bo Li: Very.'),
      ['Ana@0: How was it?', 'Bo Li@4: Cold. Very.'],
    ],
    [
      'let a cue without a name go on with the last speaker',
      vtt('<v Ana>How was</v>', 'it?', '<v Bo>Cold.'),
      ['Ana@0: How was it?', 'Bo@4: Cold.'],
    ],
    [
      'tell several speakers of one cue apart, with and without a closing mark',
      vtt('<v Ana>So?</v>\n<v.loud Bo &amp; Co>Cold.', '<v Ana>Oh.'),
      ['Ana@0: So?', 'Bo & Co@0: Cold.', 'Ana@2: Oh.'],
    ],
    [
      'know the speakers that WhisperX numbers',
      vtt('[SPEAKER_00]: So?', '[SPEAKER_01]: Cold.'),
      ['SPEAKER_00@0: So?', 'SPEAKER_01@2: Cold.'],
    ],
    [
      'know names in brackets, beside which sounds stand',
      vtt('[Ana] So?', '(Bo Li) Cold.', '[laughs] Very.', '[Musik]', '[Ana] Oh.', '(Bo Li) Yes.'),
      ['Ana@0: So?', 'Bo Li@2: Cold. [laughs] Very. [Musik]', 'Ana@8: Oh.', 'Bo Li@10: Yes.'],
    ],
    [
      'keep names of any kind, as people choose them',
      vtt('Karim T. (matkt): So?', '@rit / x | Co: Cold.', 'bond.credit: Yes.', '李：对。'),
      ['Karim T. (matkt)@0: So?', '@rit / x | Co@2: Cold.', 'bond.credit@4: Yes.', '李@6: 对。'],
    ],
    [
      'keep a name with brackets in it, and take a name without words for nothing said',
      vtt('Ana [EF]: So?', 'Bo: Cold.', 'Bo:', 'Ana [EF]: Oh:'),
      ['Ana [EF]@0: So?', 'Bo@2: Cold.', 'Ana [EF]@6: Oh:'],
    ],
    [
      'take neither a time before a colon nor a few names by chance for speakers',
      vtt('10:30 Meeting: the plan', 'and then he said: no', 'so we left'),
      ['null@0: 10:30 Meeting: the plan and then he said: no so we left'],
    ],
    [
      'keep words before a colon where names stand only in most cues',
      vtt('Ana: So?', 'and what I said was this: no', 'Ana: Oh.', 'so', 'Bo: Yes.', 'Bo: No.'),
      ['Ana@0: So? and what I said was this: no Oh. so', 'Bo@8: Yes. No.'],
    ],
    [
      'leave out looks, and read characters that are written by name',
      vtt('<c.red>R&amp;D</c> &lt;b&gt; <i>caf&eacute;</i>&nbsp;&#33;', '{\\an8}Up &unknown; &'),
      ['null@0: R&D <b> café ! Up &unknown; &'],
    ],
    [
      'may be SRT, with numbers that touch the next cue and without empty lines',
      '1\r\n00:00:01,000 --> 00:00:02,500\r\nIn 1990\r\n2\r\n00:00:02,500 --> 00:00:04,000\r\n17\r\n\r\n',
      ['null@1: In 1990 17'],
    ],
    [
      'have times without hours, of one digit, below zero and out of order',
      'WEBVTT\n\n0:0:4.5 --> 0:0:5.320\nlast\n\n-0:0:1.0 --> 0:0:0.0\nfirst\n\n00:01.250 --> 00:02.000\nthen\n',
      ['null@0: first then last'],
    ],
    [
      'may hold a note within a cue, which is talk, and notes between cues, which are none',
      'WEBVTT\n\nNOTE by Kyle\n\n00:01.000 --> 00:02.000\nNOTE this\n \nwell\n\nSTYLE\n::cue { }\n\n',
      ['null@1: NOTE this well'],
    ],
    [
      'that roll up, as live captions do, are read once',
      vtt('so we\nbegan', 'began\nthen we', 'then we\nrested', 'rested\nYeah.', 'Yeah.\nYeah.'),
      ['null@0: so we began then we rested Yeah. Yeah.'],
    ],
    [
      'whose lines grow word by word are read once',
      vtt('so', 'so we', 'so we began', 'so we began to run'),
      ['null@0: so we began to run'],
    ],
    [
      'keep words between brackets that are no marks',
      vtt('5 < 7 and a > b', 'I <3 you, he -> me', 'And <00:00:01.000>so <c>it</c> <i>is</i>'),
      ['null@0: 5 < 7 and a > b I <3 you, he -> me And so it is'],
    ],
    [
      'know names behind the marks of captions for somebody else',
      vtt('>> ANA: So?', '>> BO: Cold.', '- Ana B: Oh.'),
      ['ANA@0: So?', 'BO@2: Cold.', 'Ana B@4: Oh.'],
    ],
    [
      'know the names of all who speak in a cue, a line each',
      vtt('Ana: So?\nBo: Cold.\nVery.', 'Ana: Oh.\nBo: Yes.', 'Ana: I said: no.'),
      ['Ana@0: So?', 'Bo@0: Cold. Very.', 'Ana@2: Oh.', 'Bo@2: Yes.', 'Ana@4: I said: no.'],
    ],
    [
      'know names that stand only where somebody begins to speak',
      vtt(
        'Ana Li: So?',
        'one',
        'two',
        'Bo Ek: Cold.',
        'three',
        'four',
        'Ana Li: Oh.',
        'five',
        'Bo Ek: Yes.',
        'six',
      ),
      ['Ana Li@0: So? one two', 'Bo Ek@6: Cold. three four', 'Ana Li@12: Oh. five', 'Bo Ek@16: Yes. six'],
    ],
    [
      'take words before a colon for no names where talk begins without one',
      vtt(
        'so',
        'The Plan: one',
        'two',
        'three',
        'The Plan: four',
        'No Way: six',
        'seven',
        'No Way: eight',
        'nine',
      ),
      ['null@0: so The Plan: one two three The Plan: four No Way: six seven No Way: eight nine'],
    ],
    [
      'know speakers with numbers in brackets of any kind, on a line of their own, and without a space',
      vtt(
        '[speaker 0]\nSo?',
        '(SPEAKER_01): Cold.',
        '{SPEAKER_02} Yes.',
        '[spk_3] No.',
        'SPEAKER_04:Oh.',
        '(laughs) Ah.',
      ),
      [
        'speaker 0@0: So?',
        'SPEAKER_01@2: Cold.',
        'SPEAKER_02@4: Yes.',
        'spk_3@6: No.',
        'SPEAKER_04@8: Oh. (laughs) Ah.',
      ],
    ],
    [
      'know names of scripts without spaces before a colon without one',
      vtt('田中:こんにちは。', '鈴木:はい。', '田中:そう。'),
      ['田中@0: こんにちは。', '鈴木@2: はい。', '田中@4: そう。'],
    ],
    [
      'know people who have dialled in by their numbers',
      vtt('Ana: So?', '+49 151 234567: Cold.', '1415***0199: Yes.', '10:30 is late.'),
      ['Ana@0: So?', '+49 151 234567@2: Cold.', '1415***0199@4: Yes. 10:30 is late.'],
    ],
    [
      'take a sentence with a colon behind it for no name, whatever all others begin with',
      vtt(...Array(20).fill('Ana: So?'), 'Good you came. And now: no.'),
      [`Ana@0: ${'So? '.repeat(20)}Good you came. And now: no.`],
    ],
    [
      'know the speakers that Webex names above the times',
      'WEBVTT\n\n1 "Ana "A" Li" (12)\n00:01.000 --> 00:02.000\nSo?\n\n2 "Bo" (34)\n00:02.000 --> 00:03.000\nCold: yes.\n',
      ['Ana "A" Li@1: So?', 'Bo@2: Cold: yes.'],
    ],
    [
      'may be the metadata of Teams',
      vtt(
        '{"speakerName":"Ana","spokenText":"So <b> &amp;?"}',
        '{"speakerName":"Bo","spokenText":"\\"Cold\\"."}',
      ),
      ['Ana@0: So <b> &amp;?', 'Bo@2: "Cold".'],
    ],
    [
      'begin a passage where captions mark that somebody else speaks',
      vtt('>> So how', 'is it? >> Cold.', '>>> Yes. 5 >> 3.'),
      ['null@0: >> So how is it?', 'null@2: >> Cold.', 'null@4: >>> Yes. 5 >> 3.'],
    ],
    [
      'give nobody the words of somebody who is not named',
      vtt('>> ANA: So?', '>> Cold.', '>> ANA: Oh.', 'Yes.'),
      ['ANA@0: So?', '>>@2: Cold.', 'ANA@4: Oh. Yes.'],
    ],
    [
      'know speakers by numbers that take turns',
      vtt('1: So?', '2: Cold.', '1: And then?\n2: Wet.', 'all day.', '1: Oh.'),
      ['1@0: So?', '2@2: Cold.', '1@4: And then?', '2@4: Wet. all day.', '1@8: Oh.'],
    ],
    [
      'know speakers before a dash, or an arrow',
      vtt(
        'ROSA – So?',
        'Amir Li - Cold,',
        'all day.',
        'ROSA — Oh.',
        'Amir Li - Yes - and wet.',
        'Well - yes.',
      ),
      ['ROSA@0: So?', 'Amir Li@2: Cold, all day.', 'ROSA@6: Oh.', 'Amir Li@8: Yes - and wet. Well - yes.'],
    ],
    [
      'know who speaks once before a dash where every cue begins so',
      vtt('Speaker 1> So?', 'Speaker 2> Cold.', 'Speaker 1> Oh.', 'Speaker 2> Yes.', 'Speaker 3> Hi.'),
      ['Speaker 1@0: So?', 'Speaker 2@2: Cold.', 'Speaker 1@4: Oh.', 'Speaker 2@6: Yes.', 'Speaker 3@8: Hi.'],
    ],
    [
      'take no list, score or year for somebody',
      vtt('We had three things', '1: the hive', '2: the smoker', '3: the veil', 'and 2: again'),
      ['null@0: We had three things 1: the hive 2: the smoker 3: the veil and 2: again'],
    ],
    [
      'take no place before a dash for somebody',
      vtt(
        'We went to Bern - it was cold -',
        'Bern - the capital -',
        'Bern - again - was far',
        'Home - at last',
      ),
      ['null@0: We went to Bern - it was cold - Bern - the capital - Bern - again - was far Home - at last'],
    ],
    [
      'take no sounds before a dash for somebody',
      vtt('Yes - we did', 'No - never', 'Yes - always', 'No - not so', 'Well - maybe'),
      ['null@0: Yes - we did No - never Yes - always No - not so Well - maybe'],
    ],
    [
      'that show their words again to mark each of them are read once',
      vtt(
        'Hm.',
        '[SPEAKER_00]: <u>So</u> we ran',
        '[SPEAKER_00]: So we ran',
        '[SPEAKER_00]: So <u>we</u> ran',
        '[SPEAKER_00]: So we <u>ran</u>',
        '[SPEAKER_00]: <u>Yeah.</u>',
        '[SPEAKER_00]: <u>Yeah.</u>',
        'an <u>underlined</u> word',
      ),
      ['null@0: Hm.', 'SPEAKER_00@2: So we ran Yeah. Yeah. an underlined word'],
    ],
    [
      'may have lines that were ended for Windows twice',
      vtt('Ana: So?', 'Bo: Cold.').replaceAll('\n', '\r\r\n'),
      ['Ana@0: So?', 'Bo@2: Cold.'],
    ],
    [
      'take no words before a colon for names of which none comes back, unless most cues have one',
      vtt('So we talk', 'Today: of tides', 'Then: of rain', 'and wind'),
      ['null@0: So we talk Today: of tides Then: of rain and wind'],
    ],
    [
      'keep words apart where other formats end a line',
      vtt('Ana: How<br>was<br/>it?', '{\\an8}Bo: Cold\\Nand wet.', 'Ana: In C:\\New.'),
      ['Ana@0: How was it?', 'Bo@2: Cold and wet.', 'Ana@4: In C:\\New.'],
    ],
    ['keep what people say twice', vtt('Yeah.', 'Yeah.', 'Yeah.'), ['null@0: Yeah. Yeah. Yeah.']],
  ];
  for (const [what, text, passages] of read) {
    it(what, () => deepEqual(passagesOf(text), passages));
  }

  it('are divided after a sentence once a passage is long, at a silence, and where no sentence ends', () => {
    const sentence = `${'word '.repeat(20)}end.`;
    const lengths = (text: string) => passagesOf(text).map((passage) => passage.split(': ')[1]?.length);
    deepEqual(lengths(vtt(...Array(8).fill(sentence))), [104 * 4 + 3, 104 * 4 + 3]);
    deepEqual(lengths(vtt(...Array(30).fill('x'.repeat(99)))), [1199, 1199, 599]);
    deepEqual(passagesOf('WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n00:05.000 --> 00:06.000\nb\n'), [
      'null@1: a',
      'null@5: b',
    ]);
  });

  it('name the speaker of a long turn once, and leave a short turn whole, whatever its silences', () => {
    const sentence = `${'word '.repeat(30)}end.`;
    deepEqual(
      passagesOf(vtt(...Array(6).fill(`<v Ana>${sentence}`))).map((passage) => passage.slice(0, 6)),
      ['Ana@0:', 'null@6'],
    );
    const short = 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>a\n\n00:09.000 --> 00:10.000\n<v Ana>b\n';
    deepEqual(passagesOf(short), ['Ana@1: a b']);
  });

  it('say what is left out, and keep the title', () => {
    const text = `WEBVTT - A talk\n\nNOTE x\n\nlost words\n\n${vtt('so\nwe', 'we\nran', 'ran\noff', 'off\n!').slice(8)}`;
    const { sources, lost } = readSubtitles(strToU8(text), 'talk');
    deepEqual([sources[0]?.name, sources[0]?.title], ['talk', 'A talk']);
    deepEqual(lost, [
      { kind: 'cue-without-time', count: 1, first: 'lost words' },
      { kind: 'repeated-caption', count: 3, first: 'talk' },
    ]);
  });

  it('are read in UTF-8 and UTF-16, and in windows-1252 with a warning', () => {
    const text = vtt('café');
    const utf16 = (order: 'le' | 'be') => {
      const bytes = new Uint8Array(Buffer.from(`\u{FEFF}${text}`, 'utf16le'));
      return order === 'le' ? bytes : new Uint8Array(Buffer.from(bytes).swap16());
    };
    for (const bytes of [strToU8(text), strToU8(`\u{FEFF}${text}`), utf16('le'), utf16('be')]) {
      const { sources, lost } = readSubtitles(bytes, '');
      deepEqual([sources[0]?.passages[0]?.text, lost], ['café', []]);
    }
    const { sources, lost } = readSubtitles(new Uint8Array(Buffer.from(text, 'latin1')), '');
    deepEqual([sources[0]?.passages[0]?.text, lost[0]?.kind], ['café', 'encoding']);
    const quoted = Uint8Array.from([...strToU8(vtt('')).slice(0, -1), 0x93, 0x73, 0x6f, 0x94, 0x85, 10]);
    equal(readSubtitles(quoted, '').sources[0]?.passages[0]?.text, '“so”…');
    equal(readSubtitles(strToU8(vtt('a\0b')), '').sources[0]?.passages[0]?.text, 'a\u{FFFD}b');
  });

  it('are refused in a sentence when there are none', () => {
    for (const text of ['', 'WEBVTT\n\n', 'Ana: How was it?']) throws(() => passagesOf(text), /no subtitles/);
  });

  it('give a result or a sentence, whatever the bytes are', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '00:01.000 --> 00:02.000',
        'WEBVTT',
        '<v A>',
        '</v>',
        '<00:01.000>',
        'A: b',
        '\n',
        '\n\n',
        '&lt',
        '&#0;',
      ),
    );
    const read = (bytes: Uint8Array) => readSubtitles(bytes, 'a');
    fc.assert(fc.property(fc.uint8Array(), (bytes) => givesResultOrSentence(read, bytes)));
    fc.assert(
      fc.property(fc.array(part), fc.constantFrom('', '\n'), (parts, joint) =>
        givesResultOrSentence(read, strToU8(parts.join(joint))),
      ),
    );
  });

  it('give a result or a sentence when a file is cut off', function () {
    this.timeout(60_000);
    const read = (bytes: Uint8Array) => readSubtitles(bytes, 'a');
    for (const file of samples.withEnding('.vtt', '.srt')) holdsForDamagedCopies(read, samples.read(file));
  });
});
