import { itemAt } from '../transcript/itemAt';
import type { Code } from './codebook';

/** One colour as it is drawn on light backgrounds and on dark ones, each `#rrggbb`. */
export interface Shades {
  readonly light: string;
  readonly dark: string;
}

interface PaletteColor extends Shades {
  /** `#rrggbb` as a codebook gives it. */
  readonly color: string;
}

/**
 * The colours that families and codes of no family are given: the scheme *muted* of Paul Tol, Colour Schemes, technical note
 * SRON/EPS/TN/09-002, issue 3.2 of 2021, made for colour-blind eyes, in an order that puts unlike ones side by side.
 *
 * Labels have these colours, and text needs more contrast than the scheme has. So each has two shades of its hue, chosen
 * for a contrast of 4.5 to 1 and to stay as far apart as can be for people who see no red or no green. A test computes both.
 */
export const palette: readonly PaletteColor[] = [
  { color: '#332288', light: '#2c1e9e', dark: '#8f79fe' }, // indigo
  { color: '#44aa99', light: '#047b65', dark: '#74e6da' }, // teal
  { color: '#cc6677', light: '#b63e58', dark: '#e0647a' }, // rose
  { color: '#999933', light: '#455505', dark: '#7f9917' }, // olive
  { color: '#88ccee', light: '#0b687d', dark: '#83c6f9' }, // cyan
  { color: '#882255', light: '#722852', dark: '#efa7b5' }, // wine
  { color: '#117733', light: '#084f34', dark: '#8ad567' }, // green
  { color: '#aa4499', light: '#a93eb7', dark: '#bc79a5' }, // purple
  { color: '#ddcc77', light: '#797113', dark: '#f0e8b0' }, // sand
];

/** The colour at a place in a codebook, from 0: after the last one of the palette it begins anew. */
export function colorByPlace(place: number): string {
  return itemAt(palette, place % palette.length).color;
}

/** The colour of the palette that the fewest families and codes of no family are shown in; of several the first one. */
export function leastUsedColor(codes: readonly Pick<Code, 'label' | 'family' | 'color'>[]): string {
  const uses = new Map<string, Set<string>>(palette.map(({ color }) => [color, new Set<string>()]));
  for (const { label, family, color } of codes) uses.get(color)?.add(family ?? label);
  const count = (color: string) => uses.get(color)?.size ?? 0;
  return palette.reduce((least, { color }) => (count(color) < count(least) ? color : least), colorByPlace(0));
}
