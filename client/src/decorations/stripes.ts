import * as vscode from 'vscode';
import type { CodedText } from '../../../server/src/protocol/codedText';
import { drawnImage } from '../ui/drawnImage';

/** The color of a code; null for one that the codebook lacks. */
type Color = CodedText['codes'][number]['color'];
type Theme = 'dark' | 'light';

/** How something looks in the text. Equal looks have equal keys, so that one serves for all of them. */
export interface Look {
  readonly key: string;
  options(): vscode.DecorationRenderOptions;
}

/** Lines below words: how many depths there are, and which color each has. */
interface LinesBelow {
  readonly depths: number;
  readonly lines: readonly { readonly depth: number; readonly color: Color }[];
}

/** How far below the first line the deepest one may be, in pixels: further down are the letters of the next row. */
const deepest = 6;

/** How far a line is below the one before it, and how thick it is, in pixels: the more there are, the finer. */
function spacing(depths: number): { readonly step: number; readonly thickness: number } {
  if (depths <= 2) return { step: 3, thickness: 1.5 };
  const step = Math.min(2, deepest / (depths - 1));
  return { step, thickness: step / 2 };
}

/** Words with a thin line below them at each depth that one has. */
export function underlined({ depths, lines }: LinesBelow): Look {
  const { step, thickness } = spacing(depths);
  const style = (theme: Theme) => {
    const images = lines
      .map(({ color }) => styleColor(color, theme))
      .map((one) => `linear-gradient(${one}, ${one})`);
    const places = lines.map(({ depth }) => `0 calc(100% - ${step * (depths - 1 - depth)}px)`);
    // VS Code puts this into the style of the words as it is. A text decoration of its own would show one color only,
    // and padding gives room for more lines below the letters without moving anything.
    const background = `background-image: ${images.join(', ')}; background-position: ${places.join(', ')}`;
    const size = `background-size: 100% ${thickness}px; background-repeat: no-repeat`;
    return { textDecoration: `none; ${background}; ${size}; padding-bottom: ${step * (depths - 1)}px` };
  };
  const key = `${depths} ${lines.map(({ depth, color }) => `${depth} ${keyOf(color)}`).join(' ')}`;
  return { key: `underline ${key}`, options: () => ({ dark: style('dark'), light: style('light') }) };
}

/** Lines with a stripe in the gutter for each color, side by side. */
export function striped(colors: readonly Color[]): Look {
  // The gutter is as wide as a line is high, 16 in the units of the image. Up to three stand in its middle.
  const right = colors.length > 3 ? 16 : 13;
  const step = Math.min(4, 16 / Math.max(1, colors.length));
  const width = step * 0.75;
  const image = (theme: Theme) => {
    const bars = colors.map(
      (color, index) =>
        `<rect x="${right - step * index - width}" width="${width}" height="16" fill="${shade(color, theme)}"/>`,
    );
    const fit = 'preserveAspectRatio="none" width="100%" height="100%"';
    return { gutterIconPath: drawnImage(bars.join(''), fit), gutterIconSize: '100% 100%' };
  };
  const options = () => ({ isWholeLine: true, dark: image('dark'), light: image('light') });
  return { key: `gutter ${colors.map(keyOf).join(' ')}`, options };
}

/** Lines that the overview ruler shows. */
export function inOverview(color: Color): Look {
  const ruler = (theme: Theme) => ({
    overviewRulerColor: color === null ? new vscode.ThemeColor('marginalia.unknown') : color[theme],
  });
  // Findings have the right lane, changes under version control the left one.
  const overviewRulerLane = vscode.OverviewRulerLane.Center;
  const options = () => ({
    isWholeLine: true,
    overviewRulerLane,
    dark: ruler('dark'),
    light: ruler('light'),
  });
  return { key: `overview ${keyOf(color)}`, options };
}

/** A code line in the color of its code, without the line that VS Code draws below links: lines are for coded words. */
export function labelled(color: NonNullable<Color>): Look {
  const options = () => ({
    textDecoration: 'none',
    dark: { color: color.dark },
    light: { color: color.light },
  });
  return { key: `label ${keyOf(color)}`, options };
}

/** Each color once, in the order of the codes. */
export function distinctColors(codes: readonly { readonly color: Color }[]): Color[] {
  return [...new Map(codes.map(({ color }) => [keyOf(color), color])).values()];
}

function keyOf(color: Color): string {
  return color === null ? 'unknown' : color.light + color.dark;
}

/** Near to its color in most themes: an image cannot ask a theme, as a style can. */
const unknownShades = { light: '#bf8803', dark: '#cca700' } as const;

function shade(color: Color, theme: Theme): string {
  return (color ?? unknownShades)[theme];
}

function styleColor(color: Color, theme: Theme): string {
  // A theme may leave a color out.
  return color === null ? `var(--vscode-marginalia-unknown, ${shade(color, theme)})` : color[theme];
}
