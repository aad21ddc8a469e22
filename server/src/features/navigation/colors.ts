import type { TextEdit } from '../../transcript/textEdit';
import type { Range } from '../../transcript/transcript';

/** A colour as editors mix it: the share of each light, from 0 to 1. */
export interface Light {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** The lights of `#rrggbb`. */
export function lightOf(color: string): Light {
  const share = (at: number) => Number.parseInt(color.slice(at, at + 2), 16) / 255;
  return { red: share(1), green: share(3), blue: share(5) };
}

/** `#rrggbb` in small letters, as codebooks give colours. */
function colorOfLight({ red, green, blue }: Light): string {
  const digits = (share: number) =>
    Math.round(Math.min(1, Math.max(0, share)) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${digits(red)}${digits(green)}${digits(blue)}`;
}

/**
 * How a chosen colour is written in the place of another one: in the quotation marks that stand there, and in
 * double ones where there are none, since YAML takes a bare `#` for a comment.
 *
 * @param range the place of the colour in the codebook, as `Codebook.colors` has it
 */
export function writeColor(text: string, range: Range, light: Light): { color: string; edit: TextEdit } {
  const color = colorOfLight(light);
  const mark = text.charAt(range.start) === "'" ? "'" : '"';
  return { color, edit: { range, newText: `${mark}${color}${mark}` } };
}
