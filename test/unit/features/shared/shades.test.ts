// The colors of codes as they are drawn: readable on every background, and different to all eyes.
import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { palette } from '../../../../server/src/codebook/palette';
import { contrast, shadesOf } from '../../../../server/src/features/shared/shades';
import { ciede2000, difference, type Eyes } from './colorVision';

/** Behind texts and trees in VS Code's own themes: Light Modern, Light+, Dark Modern, Dark+, and both of high contrast. */
const backgrounds = {
  light: ['#ffffff', '#f8f8f8', '#f3f3f3'],
  dark: ['#1f1f1f', '#181818', '#1e1e1e', '#252526', '#000000'],
} as const;

/** Behind the selected row of a tree in Light Modern, in Dark Modern, and in Dark+. */
const selected = { light: ['#e8e8e8'], dark: ['#04395e', '#37373d'] } as const;

const themes = ['light', 'dark'] as const;

describe('The contrast of two colors', () => {
  it('is that of WCAG 2.2', () => {
    equal(contrast('#000000', '#ffffff'), 21);
    equal(contrast('#777777', '#ffffff').toFixed(2), '4.48');
  });
});

describe('The difference of two colors', () => {
  const published: [one: [number, number, number], other: [number, number, number], expected: string][] = [
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], '2.0425'],
    [[50, -1.3802, -84.2814], [50, 0, -82.7485], '1.0000'],
    [[50, 2.5, 0], [73, 25, -18], '27.1492'],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], '0.9082'],
  ];
  for (const [one, other, expected] of published)
    it(`is the published ${expected}`, () => equal(ciede2000(one, other).toFixed(4), expected));

  it('is small to eyes that see no green where it is between red and green', () => {
    ok(difference('#cc3300', '#557700', 'no green') < difference('#cc3300', '#557700', 'usual') / 2);
  });
});

describe('The colors of the palette', () => {
  for (const theme of themes) {
    it(`can be read as text in every ${theme} theme, and seen in a selected row`, () => {
      for (const { color } of palette) {
        const shade = shadesOf(color)[theme];
        for (const background of backgrounds[theme])
          ok(contrast(shade, background) >= 4.5, `${shade} on ${background}`);
        for (const background of selected[theme])
          ok(contrast(shade, background) >= 3, `${shade} on ${background}`);
      }
    });

    for (const eyes of ['usual', 'no red', 'no green'] satisfies Eyes[])
      it(`are told apart in ${theme} themes by ${eyes === 'usual' ? 'usual eyes' : `eyes that see ${eyes}`}`, () => {
        const shades = palette.map(({ color }) => shadesOf(color)[theme]);
        for (const [place, one] of shades.entries())
          for (const other of shades.slice(0, place)) {
            const far = difference(one, other, eyes);
            ok(far >= 10, `${one} and ${other}: ${far}`);
          }
      });
  }
});

describe('A color of the codebook', () => {
  const cases: [string, string, (typeof themes)[number], string][] = [
    ['stays as it is where it can be read', '#4e7000', 'light', '#4e7000'],
    ['stays as it is on a dark background, too', '#59a14f', 'dark', '#59a14f'],
    ['is made darker where a light background would swallow it', '#ffff99', 'light', '#737345'],
    ['is made lighter where a dark background would swallow it', '#000033', 'dark', '#8c8ca3'],
    ['is seen even if it is white on white', '#ffffff', 'light', '#737373'],
  ];
  for (const [what, color, theme, expected] of cases) it(what, () => equal(shadesOf(color)[theme], expected));

  it('can be read whatever it is', () => {
    const hex = fc
      .integer({ min: 0, max: 0xffffff })
      .map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(hex, (color) => {
        ok(contrast(shadesOf(color).light, '#ffffff') >= 4.5);
        ok(contrast(shadesOf(color).dark, '#1f1f1f') >= 4.5);
      }),
    );
  });
});
