// Where words begin and end, whatever the host knows of it.
import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { inVivoLabel } from '../../../../server/src/features/coding/inVivo';
import { selectedPassages } from '../../../../server/src/features/coding/targets';
import { selectionRangesAt } from '../../../../server/src/features/navigation/selectionRanges';
import { countWords, type Segments, wordRanges } from '../../../../server/src/features/shared/words';
import { atCursor, selectedIn, studyOf } from '../../studyFixture';

/** Cuts as `Intl.Segmenter` of ICU 78.2 does: a colon between letters joins them, and `@` parts an address. */
const likeNewer: Segments = (text) =>
  pieces(text, /[\p{L}\p{M}\p{N}]+(?:[:.'’][\p{L}\p{M}\p{N}]+)*|[^\p{L}\p{M}\p{N}]/gu);
/** Cuts as `Intl.Segmenter` of ICU 73.2 does: a colon parts, and `@` joins. */
const likeOlder: Segments = (text) =>
  pieces(text, /[\p{L}\p{M}\p{N}]+(?:[@.'’][\p{L}\p{M}\p{N}]+)*|[^\p{L}\p{M}\p{N}]/gu);

function pieces(text: string, cut: RegExp) {
  return Array.from(text.matchAll(cut), ({ 0: segment, index }) => ({ segment, index }));
}

function words(text: string, segments?: Segments): string[] {
  return Array.from(wordRanges(text, segments), ({ start, end }) => text.slice(start, end));
}

describe('Words', () => {
  const table: [string, string[], number][] = [
    ['Interviewer:How are you?', ['Interviewer', 'How', 'are', 'you'], 4],
    ['code:label', ['code', 'label'], 2],
    ['Write to anna.k@mail.example.org, please.', ['Write', 'to', 'anna.k@mail.example.org', 'please'], 4],
    ['Ask Zoë:zoe@example.org', ['Ask', 'Zoë', 'zoe@example.org'], 3],
    ['@anna said a@b', ['anna', 'said', 'a', 'b'], 4],
    [
      'At 10:30 we had 1,000.5 of Q2.1, e.g. two',
      ['At', '10:30', 'we', 'had', '1,000.5', 'of', 'Q2.1', 'e.g', 'two'],
      9,
    ],
    ["It's l’été, co-op and co‑op", ["It's", 'l’été', 'co-op', 'and', 'co‑op'], 5],
    ['soft\u00adware -- . , mm-hmm …', ['soft\u00adware', 'mm-hmm'], 2],
    ['Data-missing_values/late', ['Data-missing_values/late'], 1],
    ['Zoe\u0308 hört', ['Zoe\u0308', 'hört'], 2],
    ['어제 회의가 길었습니다', ['어제', '회의가', '길었습니다'], 3],
    ['한국어:말', ['한국어', '말'], 2],
    ['', [], 0],
  ];
  for (const [text, expected, count] of table) {
    it(`of “${text}”`, () => {
      deepEqual(words(text), expected);
      deepEqual(words(text, likeNewer), expected);
      deepEqual(words(text, likeOlder), expected);
      equal(countWords(text), count);
    });
  }

  it('of Chinese and Japanese are cut by the host, and each character is counted', () => {
    equal(words('说话人:会议很长,').join(''), '说话人会议很长');
    const two: Segments = (text) => pieces(text, /.{1,2}/gu);
    deepEqual(words('AIを使う:a@b.de', two), ['AI', 'を使', 'う', 'a@b.de']);
    equal(countWords('昨日の会議でAIを使う。', two), 10);
    equal(countWords('昨日の会議でAIを使う。'), 10);
    equal(countWords('𠮷野家、'), 3);
  });

  it('are the same in every host wherever spaces are written, and so is every count in Chinese and Japanese', () => {
    const piece = fc.constantFrom(
      'Interviewer',
      'a',
      'é',
      '10',
      ':',
      '@',
      '.',
      ',',
      "'",
      '-',
      ' ',
      '(',
      '한',
      'example.org',
    );
    const cjk = fc.constantFrom('会', '議', 'の', 'ー', '。', 'AI', ':', '@', ' ', '1');
    const text = fc.array(piece, { maxLength: 16 }).map((all) => all.join(''));
    fc.assert(
      fc.property(
        text,
        fc.array(cjk).map((all) => all.join('')),
        (spaced, other) => {
          deepEqual(words(spaced, likeNewer), words(spaced, likeOlder));
          equal(countWords(spaced, likeNewer), countWords(spaced, likeOlder));
          equal(countWords(other, likeNewer), countWords(other, likeOlder));
          equal(words(spaced).length, countWords(spaced));
        },
      ),
    );
  });

  it('are cut in lines of any length', () => {
    const times = 200_000;
    const counts = ['a.', 'a@', '1:', 'a-', 'a:'].map((part) => countWords(part.repeat(times)));
    deepEqual(counts, [1, times, 1, 1, times]);
  });
});

describe('Words, as VS Code selects them,', () => {
  const root = path.join(__dirname, '../../../..');
  const { pattern, flags }: { pattern: string; flags: string } = JSON.parse(
    readFileSync(path.join(root, 'language-configuration.json'), 'utf8'),
  ).wordPattern;
  for (const text of [
    'Interviewer:How are you?',
    'Write to anna.k@mail.example.org, please.',
    'Ask Zoë:zoe@example.org',
    'At 10:30 we had 1,000.5 of Q2.1',
    "It's l’été, co-op",
    '@anna said a@b',
  ]) {
    it(`are those of the server in “${text}”`, () => {
      deepEqual(text.match(new RegExp(pattern, `g${flags}`)), words(text));
    });
  }
  it('hold the colon of a label that stands alone or before a quote', () => {
    for (const line of ['code:label', '  #code:sub:label', 'code:label "its words: all"'])
      equal(line.match(new RegExp(pattern, `${flags}`))?.[0], line.trim().split(' ')[0]);
  });
});

describe('What is selected word by word', () => {
  const cases: [string, string, string][] = [
    ['stops at a colon', 'Ann: So I:He‸re it is.', 'Here'],
    ['is a whole address', 'Ann: So write to a@exam‸ple.org now.', 'a@example.org'],
  ];
  for (const [how, marked, word] of cases) {
    it(how, () => {
      const { text, offset } = atCursor(`${marked}\n\nBo: Yes.\n`);
      const { transcript } = studyOf({ 'codebook.yaml': 'speakers: [Ann, Bo]\n', 'a.txt': text });
      const [range] = selectionRangesAt(transcript('a.txt'), offset);
      equal(text.slice(range?.start, range?.end), word);
    });
  }

  it('is what the mouse has marked in scripts without spaces, and whole words elsewhere', () => {
    const quoted = (marked: string) => {
      const { text, selections } = selectedIn(`Ann: ${marked}\n`);
      const { transcript } = studyOf({ 'codebook.yaml': 'speakers: [Ann]\n', 'a.txt': text });
      const [target] = selectedPassages(transcript('a.txt'), selections);
      return text.slice(target?.words?.start, target?.words?.end);
    };
    equal(quoted('昨天的⟦会议⟧很长,用户体验不好。'), '会议');
    equal(quoted('私は⟦A⟧Iを使う'), 'AI');
    equal(quoted('The so⟦ft\u00adwa⟧re is old.'), 'soft\u00adware');
    equal(quoted('So wri⟦te:th⟧is one.'), 'write:this');
  });

  it('makes a label that needs no spaces either', () => {
    const { study } = studyOf({ 'codebook.yaml': 'codes: [Data-loss]\n' });
    equal(inVivoLabel(study, '会议很长'), '会议很长');
    equal(inVivoLabel(study, 'l’e\u0301te\u0301 soft\u00adware'), 'Lété-software');
  });
});
