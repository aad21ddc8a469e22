import { deepEqual, equal } from 'node:assert/strict';
import { readCodebook } from '../../../../server/src/codebook/read';
import { lightOf, writeColor } from '../../../../server/src/features/navigation/colors';
import { applyEdit } from '../../../../server/src/transcript/textEdit';

/** The colours of one code, as `where it is written → what it means`. */
function swatches(color: string): string[] {
  const text = `codes:\n  - code: Data\n    ${color}\n    description: none # "#ffffff"\n`;
  return readCodebook(text).colors.map(
    (one) => `${text.slice(one.range.start, one.range.end)} → ${one.color}`,
  );
}

/** The line after another colour was chosen. */
function chosen(color: string, light = { red: 1, green: 0.5, blue: 0 }): string {
  const text = `codes:\n  - code: Data\n    ${color}\n`;
  const [first] = readCodebook(text).colors;
  return first
    ? (applyEdit(text, writeColor(text, first.range, light).edit).split('\n')[2] ?? '').trim()
    : '';
}

describe('A colour of the codebook', () => {
  it('is a swatch where it is written', () => {
    deepEqual(swatches('color: "#4E79A7"'), ['"#4E79A7" → #4e79a7']);
    deepEqual(swatches("color: '#4e79a7' # ours"), ["'#4e79a7' → #4e79a7"]);
    deepEqual(swatches('color: "#fa0"'), ['"#fa0" → #ffaa00']);
  });

  it('is none while it is no colour', () => {
    deepEqual(swatches('color: blue'), []);
    deepEqual(swatches('color: "#12345"'), []);
    deepEqual(swatches('color:'), []);
    deepEqual(swatches('include: "#4e79a7"'), []);
  });

  it('is written in the quotation marks that stand there, the comment left alone', () => {
    equal(chosen('color: "#4e79a7" # ours'), 'color: "#ff8000" # ours');
    equal(chosen("color: '#4e79a7'"), "color: '#ff8000'");
    equal(chosen('"color": "#fff"'), '"color": "#ff8000"');
  });

  it('gets quotation marks where they were forgotten and YAML took it for a comment', () => {
    deepEqual(swatches('color: #4e79a7'), ['#4e79a7 → #4e79a7']);
    equal(chosen('color: #4e79a7'), 'color: "#ff8000"');
  });

  it('stays the same when it is mixed anew', () => {
    for (const color of ['#000000', '#4e79a7', '#ffffff', '#010203']) {
      equal(chosen(`color: "${color}"`, lightOf(color)), `color: "${color}"`);
    }
  });
});
