import { deepEqual, equal } from 'node:assert/strict';
import {
  attributeFactsAt,
  completeFrontMatter,
} from '../../../../server/src/features/completion/frontMatter';
import { atCursor, studyOf } from '../../studyFixture';

const others = {
  'b.txt': '---\ninterview: 2\nsite: Haifa\nrole: "engineer: data"\n---\n\nOh.\n',
  'c.txt': '---\ninterview: 3\nsite: Tel Aviv\nteam: "7"\n---\n\nOh.\n',
  'd.txt': '---\ninterview: 4\nsite: Tel Aviv\n---\n\nOh.\n',
};
const read = (text: string) => {
  const { study, transcript } = studyOf({ ...others, 'a.txt': text });
  return { study, transcript: transcript('a.txt') };
};

/** The text with each choice written at `‸`; null where there is none. */
function complete(marked: string): string[] | null {
  const { text, offset } = atCursor(marked);
  const { study, transcript } = read(text);
  const found = completeFrontMatter({ study, file: 'a.txt', transcript }, offset);
  if (!found) return null;
  const { start, end } = found.range;
  equal(start <= offset && offset <= end, true);
  return found.choices.map(
    ({ newText }) => (text.slice(0, start) + newText + text.slice(end)).split('\n\n')[0] ?? '',
  );
}
const front = (lines: string) => `---\n${lines}\n---\n\nOh, well. Yes.\n`;
const keyed = (marked: string) =>
  complete(front(marked))?.map((text) => text.split('\n').slice(1, -1).join('|'));

describe('Front matter is completed', () => {
  it('by the keys that it lacks: those with a meaning, then what the study uses most', () => {
    deepEqual(keyed('interview: 1\nco‸'), [
      'interview: 1|coder: ',
      'interview: 1|participant: ',
      'interview: 1|date: ',
      'interview: 1|moderates: ',
      'interview: 1|speakers: ',
      'interview: 1|layout: ',
      'interview: 1|codes: ',
      'interview: 1|site: ',
      'interview: 1|role: ',
      'interview: 1|team: ',
    ]);
    equal(keyed('‸')?.length, 11);
  });

  it('by another key in the place of one that has a colon already', () => {
    deepEqual(keyed('sit‸: Haifa')?.[8], 'site: Haifa');
  });

  it('by the values of the same key elsewhere, the most frequent first', () => {
    deepEqual(keyed('site: ‸'), ['site: Tel Aviv', 'site: Haifa']);
    deepEqual(keyed('site: Ha‸ # where'), ['site: Tel Aviv # where', 'site: Haifa # where']);
    deepEqual(keyed('site:‸'), ['site: Tel Aviv', 'site: Haifa']);
  });

  it('by values in quotation marks where YAML needs them', () => {
    deepEqual(keyed('role: ‸'), ['role: "engineer: data"']);
    deepEqual(keyed('team: ‸'), ['team: 7']);
  });

  for (const [where, marked] of [
    ['on its dashes', '---‸\ninterview: 1\n---\n\nOh.\n'],
    ['on the closing dashes', '---\ninterview: 1\n---‸\n\nOh.\n'],
    ['in talk', front('interview: 1').replace('well', 'w‸ell')],
    ['in a comment', front('# si‸te')],
  ] as const)
    it(`but not ${where}`, () => equal(complete(marked), null));
});

describe('A hover over front matter', () => {
  const facts = (marked: string) => {
    const { text, offset } = atCursor(front(marked));
    const { study, transcript } = read(text);
    const found = attributeFactsAt({ study, file: 'a.txt', transcript }, offset);
    return (
      found && [found.key, found.transcripts, found.values, text.slice(found.range.start, found.range.end)]
    );
  };

  it('tells what the study says under the key, this transcript included', () => {
    const values = [
      ['Tel Aviv', 2],
      ['Haifa', 2],
    ];
    deepEqual(facts('si‸te: Haifa'), ['site', 4, values.reverse(), 'site']);
  });

  it('tells nothing over a value, or a key that is being typed', () => {
    equal(facts('site: Ha‸ifa'), null);
    equal(facts('si‸te'), null);
  });
});
