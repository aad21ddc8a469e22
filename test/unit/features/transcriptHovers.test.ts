import { deepEqual, equal } from 'node:assert/strict';
import { layoutInWords } from '../../../server/src/features/navigation/layoutWords';
import { passageCodesAt } from '../../../server/src/features/navigation/passageHover';
import { speakerFactsAt } from '../../../server/src/features/navigation/speakerFacts';
import { countWords } from '../../../server/src/features/shared/words';
import { speakerMarkdown } from '../../../server/src/lsp/transcriptMarkdown';
import { parse } from '../../../server/src/transcript/parse';
import { atCursor, studyOf } from '../studyFixture';
import { talks } from '../templateTalk';

describe('A hover over a speaker tells', () => {
  const facts = (marked: string) => {
    const { text, offset } = atCursor(marked);
    const found = speakerFactsAt(parse(text), offset);
    return found && { ...found, range: text.slice(found.range.start, found.range.end) };
  };

  it('their turns, words and share of the talk', () => {
    deepEqual(
      facts(
        'Oh, hello.\n\nInterviewer: One two?\n\nInter‸viewee: Three, four . five\nsix.\nData-loss\n\ninterviewee: Yes it is.\n\nSo.\n',
      ),
      {
        name: 'Interviewee',
        range: 'Interviewee',
        time: null,
        turns: 2,
        words: 8,
        share: 8 / 12,
        layout: '“Name: words”',
      },
    );
  });

  it('of somebody who says nothing, too', () => {
    deepEqual(facts('Gues‸t\n\nHost\n'), {
      name: 'Guest',
      range: 'Guest',
      time: null,
      turns: 1,
      words: 0,
      share: 0,
      layout: '“Name” above “words”',
    });
  });

  for (const { pattern, text, names, speakers, times } of talks) {
    if (names.length === 0) continue;
    it(`when the turn begins, and how it is read, in talk written ${pattern}`, () => {
      for (const [turn, { start }] of speakers.entries()) {
        const found = speakerFactsAt(parse(text), start);
        equal(found?.name, names[turn % 2]);
        equal(found?.turns, 3);
        equal(found?.time === null, times.length === 0);
        if (times.length > 0) equal(Math.floor(found?.time ?? 0), turn * 7 + 2);
        const words = found && speakerMarkdown(found);
        equal(words?.includes('Turns are read as “'), true);
        equal(/[{}↵⇥]/.test((words ?? '').replaceAll('\\\\{Name\\\\}', '')), pattern.startsWith('{{'));
      }
    });
  }

  it('how the file is read, in words', () => {
    const layouts: [string[], string][] = [
      [[], ''],
      [['[{time}] {speaker}: {speech}'], '“[time] Name: words”'],
      [['{time} ↵ {speaker} ↵ {speech}'], '“time” above “Name” above “words”'],
      [['{speaker}⇥{speech}', '{speaker}: ↵ {speech}'], '“Name ⟨tab⟩ words” or “Name:” above “words”'],
      [['{number} {{speaker}} {speech}'], '“number {Name} words”'],
    ];
    for (const [layout, words] of layouts) equal(layoutInWords(layout), words);
  });

  it('no time as a word', () => {
    const { text, offset } = atCursor(
      'Inter‸viewer: It was [00:00:05] cold.\n\nGuest: So [00:00:09] it was.\n',
    );
    equal(speakerFactsAt(parse(text), offset)?.words, 3);
  });

  it('and nothing over what is said', () => equal(facts('Guest: He‸llo.\n'), null));

  const dr = { name: 'Dr *Lee*', range: { start: 0, end: 0 }, time: 83.5, turns: 1, words: 12, layout: '' };

  it('the share in whole hundredths, and that there is some', () => {
    const shown = (share: number) => speakerMarkdown({ ...dr, share });
    equal(
      shown(0.777),
      '**Dr \\*Lee\\*** · 00:01:23\n\n1 turn · 12 words\n\n78% of the words in this interview',
    );
    equal(shown(0.001).endsWith('Less than 1% of the words in this interview'), true);
    equal(shown(0).endsWith('0% of the words in this interview'), true);
  });

  it('words, which have a letter or a digit', () => equal(countWords(' Well , . it’s 2 -- état\n'), 4));
});

describe('A hover over the first words of a passage tells', () => {
  const codes = (marked: string) => {
    const { text, offset } = atCursor(marked);
    const { open } = studyOf({
      'a.txt': text,
      'codebook.yaml': 'codes:\n  - code: Data-loss\n    aliases: [Data-lost]\n',
    });
    const found = passageCodesAt(open('a.txt'), offset);
    return (
      found && [
        text.slice(found.range.start, found.range.end),
        found.codes.map(({ label, quote }) => [label, quote]),
      ]
    );
  };
  const talk =
    'Guest: We lost a lot of data and time.\nData-lost "data"\nNo-such\n#\n\nAnd more, of\ncourse.\n';

  it('its codes, as the codebook calls them, with the words they are about', () => {
    deepEqual(codes(talk.replace('lost a', 'lo‸st a')), [
      'We lost a lot of',
      [
        ['Data-loss', 'data'],
        ['No-such', null],
      ],
    ]);
  });

  it('that there are none', () =>
    deepEqual(codes(talk.replace('more', 'mo‸re')), ['And more, of\ncourse.', []]));

  it('and nothing further on in it, or elsewhere', () => {
    equal(codes(talk.replace('and time', 'and ti‸me')), null);
    equal(codes(talk.replace('Data-lost', 'Data-‸lost')), null);
  });
});
