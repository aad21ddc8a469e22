import { deepEqual, equal } from 'node:assert/strict';
import { parse } from '../../../server/src/transcript/parse';
import { findQuote } from '../../../server/src/transcript/quote';
import { knowing, lines, passages } from './show';

/** What becomes of a line below talk. */
function read(line: string, labels: string[] = []): string[] {
  const said = '港は静かで、彼は「潮が来た」と言いました。';
  return passages(parse(lines('聞き手：どうでしたか。', `語り手：${said}`, line), knowing({ labels }))).slice(
    1,
  );
}

const said = '語り手: 港は静かで、彼は「潮が来た」と言いました。';

describe('A quote in corner brackets', () => {
  const cases: [string, string, string[], string[]][] = [
    ['behind #', '#潮「潮が来た」', [], [`${said} [潮 “潮が来た”]`]],
    ['behind # and a space', '# 潮 『潮が来た』', [], [`${said} [潮 “潮が来た”]`]],
    ['behind # and Latin letters', '#tide change「潮が来た」', [], [`${said} [tide change “潮が来た”]`]],
    ['behind a label of the codebook', '潮「港は静かで」', ['潮'], [`${said} [潮 “港は静かで”]`]],
    ['behind the shape of a code and a space', '潮-港 「港は静かで」', [], [`${said} [潮-港 “港は静かで”]`]],
    ['with other marks within it', '#潮「彼は『潮が来た』と」', [], [`${said} [潮 “彼は「潮が来た」と”]`]],
    ['shortened', '#潮「港は…来た」', [], [`${said} [潮 “港は静かで、彼は「潮が来た”]`]],
    ['that the passage does not say', '#潮「山」', [], [`${said} [潮 not found]`]],
    ['that is the end of a label', '#潮「大」', ['潮「大」'], [`${said} [潮「大」]`]],
    ['behind what is no label', '漁師は「潮が来た」', [], [`${said} 漁師は「潮が来た」`]],
    ['behind what only has the shape', '潮-港「潮が来た」', [], [`${said} 潮-港「潮が来た」`]],
    ['in the middle of talk', '潮「港」と言う。', ['潮'], [`${said} 潮「港」と言う。`]],
  ];
  for (const [what, line, labels, expected] of cases)
    it(`is read as it should be ${what}`, () => deepEqual(read(line, labels), expected));

  it('begins without white space only where it ends the line', () => {
    equal(findQuote('潮「大'), null);
    deepEqual(findQuote('潮「大」 "x"'), { labelEnd: 4, start: 5, end: 8, closed: true });
    deepEqual(findQuote('潮 「大'), { labelEnd: 1, start: 2, end: 4, closed: false });
  });
});
