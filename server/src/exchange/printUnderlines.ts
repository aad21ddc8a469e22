// Where words of a print are underlined: Delve draws a line below coded words, a filled box two pixels high.

/** A step of drawing a page. */
export type Drawing =
  | { readonly kind: 'save' }
  | { readonly kind: 'restore' }
  /** Six numbers, as PDF has them. */
  | { readonly kind: 'transform'; readonly matrix: readonly number[] }
  /** `#rrggbb`, of what is filled from now on. */
  | { readonly kind: 'color'; readonly color: string }
  /** What lies around a filled path: the smaller x and y, and the larger ones. */
  | { readonly kind: 'fill'; readonly box: readonly number[] };

/** A line below words, in points from the lower left corner of the page. */
export interface PrintUnderline {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

const delveBlue = '#4a90e2';
/** In points. Two pixels are 1.5 of them; people print larger and smaller. */
const highest = 4;

type Matrix = readonly [number, number, number, number, number, number];

const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The lines of a page, in the order in which they are drawn. */
export function underlinesOf(drawing: readonly Drawing[]): PrintUnderline[] {
  const underlines: PrintUnderline[] = [];
  const saved: { matrix: Matrix; color: string }[] = [];
  let matrix = identity;
  let color = '';
  for (const step of drawing) {
    if (step.kind === 'save') saved.push({ matrix, color });
    else if (step.kind === 'restore') ({ matrix, color } = saved.pop() ?? { matrix, color });
    else if (step.kind === 'transform') matrix = within(matrix, step.matrix);
    else if (step.kind === 'color') color = step.color.toLowerCase();
    else if (color === delveBlue) {
      const [left = 0, low = 0, right = 0, high = 0] = step.box;
      const [x1, y1] = placed(matrix, left, low);
      const [x2, y2] = placed(matrix, right, high);
      const height = Math.abs(y1 - y2);
      const width = Math.abs(x1 - x2);
      if (height <= highest && width > height / 2) {
        underlines.push({ left: Math.min(x1, x2), right: Math.max(x1, x2), top: Math.max(y1, y2) });
      }
    }
  }
  return underlines;
}

function within(
  [a, b, c, d, e, f]: Matrix,
  [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0]: readonly number[],
): Matrix {
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

function placed([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [x: number, y: number] {
  return [a * x + c * y + e, b * x + d * y + f];
}
