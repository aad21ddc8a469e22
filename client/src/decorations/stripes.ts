import * as vscode from 'vscode';
import type { CodedText } from '../../../server/src/protocol/codedText';
import { kindColors, readableColor, type Theme } from './colors';

type Code = CodedText['codes'][number];
type Kind = Code['kind'];

/** More lines than these would not be told apart, so the last one stands for all that follow. */
const mostLines = 3;

/** Equal for codes that look alike in the text, so that one look serves for all of them. */
export function lookOf(codes: readonly Code[]): string {
  return [...new Set(codes.map(({ kind, color }) => color ?? kind))].slice(0, mostLines).join(' ');
}

/** How far a line is below the one before it, in pixels. */
const apart = 2.5;

/** Words with a thin line below them for each look, the first one nearest to the words. */
export function underlined(look: string): vscode.DecorationRenderOptions {
  const style = (theme: Theme) => {
    const lines = look.split(' ').map((one) => styleColor(one, theme));
    const images = lines.map((color) => `linear-gradient(${color}, ${color})`).join(', ');
    const below = (index: number) => apart * (lines.length - 1 - index);
    const places = lines.map((_, index) => `0 calc(100% - ${below(index)}px)`).join(', ');
    // VS Code puts this into the style of the words as it is. A text decoration of its own would show one color only,
    // and padding gives room for more lines below the letters without moving anything.
    const background = `background-image: ${images}; background-position: ${places}`;
    const size = 'background-size: 100% 1.5px; background-repeat: no-repeat';
    return { textDecoration: `none; ${background}; ${size}; padding-bottom: ${below(0)}px` };
  };
  return { dark: style('dark'), light: style('light') };
}

/** Lines with a stripe in the gutter for each look, side by side. */
export function striped(look: string): vscode.DecorationRenderOptions {
  const image = (theme: Theme) => {
    const bars = look
      .split(' ')
      .map((one, index) => `<rect x="${10 - 4 * index}" width="3" height="16" fill="${hexOf(one, theme)}"/>`);
    const box = 'viewBox="0 0 16 16" preserveAspectRatio="none" width="100%" height="100%"';
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${box}>${bars.join('')}</svg>`;
    const gutterIconPath = vscode.Uri.from({ scheme: 'data', path: `image/svg+xml;utf8,${svg}` });
    return { gutterIconPath, gutterIconSize: '100% 100%' };
  };
  return { isWholeLine: true, dark: image('dark'), light: image('light') };
}

/** Lines that the overview ruler shows. */
export function inOverview(look: string): vscode.DecorationRenderOptions {
  const [first = 'topic'] = look.split(' ');
  const color = (theme: Theme) => ({
    overviewRulerColor: isKind(first) ? new vscode.ThemeColor(`marginalia.${first}`) : hexOf(first, theme),
  });
  // Findings have the right lane, changes under version control the left one.
  const lane = vscode.OverviewRulerLane.Center;
  return { isWholeLine: true, overviewRulerLane: lane, dark: color('dark'), light: color('light') };
}

function isKind(look: string): look is Kind {
  return look in kindColors;
}

function styleColor(look: string, theme: Theme): string {
  // A theme may leave a color out.
  return isKind(look) ? `var(--vscode-marginalia-${look}, ${hexOf(look, theme)})` : hexOf(look, theme);
}

/** The codebook is anybody's text: nothing but a plain color may get into a style or an image. */
function hexOf(look: string, theme: Theme): string {
  if (isKind(look)) return kindColors[look][theme];
  return /^#[0-9a-f]{6}$/i.test(look) ? readableColor(look, theme) : kindColors.topic[theme];
}
