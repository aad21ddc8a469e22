import * as assert from 'node:assert/strict';
import { csvLine } from '../../../server/src/exchange/csvLine';

describe('A line of CSV', () => {
  const cases: [string, unknown[], string][] = [
    ['separates its cells by commas and ends with CRLF', ['a', 'b'], 'a,b\r\n'],
    ['writes numbers and truth as they are', [12345, true, false], '12345,true,false\r\n'],
    ['leaves a cell empty where nothing is known', [null, ''], ',\r\n'],
    ['quotes commas', ['Well, no'], '"Well, no"\r\n'],
    ['doubles quotation marks', ['She said "no"'], '"She said ""no"""\r\n'],
    ['quotes line ends', ['one\ntwo', 'one\r\ntwo'], '"one\ntwo","one\r\ntwo"\r\n'],
    ['quotes white space at the ends', [' a', 'b '], '" a","b "\r\n'],
    ['keeps letters of every script', ['naïve café 文字 🎤'], 'naïve café 文字 🎤\r\n'],
    ['writes lists and objects as JSON', [['a', 'b'], { x: 1 }], '"[""a"",""b""]","{""x"":1}"\r\n'],
  ];
  for (const [what, cells, expected] of cases) it(what, () => assert.equal(csvLine(cells), expected));

  for (const start of ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
    it(`never lets a spreadsheet take ${JSON.stringify(start)} for the start of a formula`, () => {
      const text = `${start}HYPERLINK("http://x")`;
      assert.equal(csvLine([text]), `"'${text.replaceAll('"', '""')}"\r\n`);
    });
  }

  it('leaves alone what only holds such a sign', () => {
    assert.equal(csvLine(['Data-low-quality', 'a@b', 'x=1']), 'Data-low-quality,a@b,x=1\r\n');
  });
});
