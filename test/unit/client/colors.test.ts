// The colors that coded words are marked with.
import '../vscode/install';
import { equal, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as z from 'zod/mini';
import { kindColors, readableColor, type Theme } from '../../../client/src/decorations/colors';

const manifest = z
  .object({
    contributes: z.object({
      colors: z.array(
        z.object({ id: z.string(), defaults: z.object({ dark: z.string(), light: z.string() }) }),
      ),
    }),
  })
  .parse(JSON.parse(fs.readFileSync(path.resolve(__dirname, '../../../package.json'), 'utf8')));

describe('A color of the codebook', () => {
  const cases: [string, string, Theme, string][] = [
    ['stays as it is where it stands out', '#4e79a7', 'light', '#4e79a7'],
    ['stays as it is on a dark background, too', '#59a14f', 'dark', '#59a14f'],
    ['is made darker where a light background would swallow it', '#ffff99', 'light', '#80804d'],
    ['is made lighter where a dark background would swallow it', '#000033', 'dark', '#808099'],
    ['is seen even if it is white on white', '#ffffff', 'light', '#808080'],
  ];
  for (const [what, color, theme, expected] of cases)
    it(what, () => equal(readableColor(color, theme), expected));
});

describe('The colors of the kinds', () => {
  for (const kind of ['issue', 'fix', 'topic'] as const)
    it(`are those of package.json for ${kind}`, () => {
      const contributed = manifest.contributes.colors.find(({ id }) => id === `marginalia.${kind}`);
      ok(contributed);
      equal(kindColors[kind].dark, contributed.defaults.dark);
      equal(kindColors[kind].light, contributed.defaults.light);
    });

  it('stand out as they are', () => {
    for (const { dark, light } of Object.values(kindColors)) {
      equal(readableColor(dark, 'dark'), dark);
      equal(readableColor(light, 'light'), light);
    }
  });
});
