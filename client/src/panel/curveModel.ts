import type { GridCurve } from '../../../server/src/protocol/analysis';

/** How large a curve is drawn, and what is left free for the words at its axes. In units of the drawing. */
export const curveSize = { width: 720, height: 240, left: 44, right: 12, top: 12, bottom: 28 } as const;

/** A word at an axis, with the place along it. */
export interface CurveTick {
  readonly at: number;
  readonly text: string;
}

/** A bar, by its corner and its size. */
export interface CurveBar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The shapes of a curve, in units of the drawing, from the top left. */
export interface CurveShapes {
  /** The `d` of paths. */
  readonly value: string;
  readonly expected: string;
  readonly bars: readonly CurveBar[];
  readonly across: readonly CurveTick[];
  readonly up: readonly CurveTick[];
}

/** How large a coefficient is drawn beside its number. In units of the drawing. */
export const stripSize = { width: 72, height: 12 } as const;

/** From where to where coefficients are drawn; what is lower is drawn at the edge. */
const stripRange = { least: -0.2, most: 1 } as const;

/** How far from the left a coefficient is drawn. */
export function stripAt(value: number): number {
  const { least, most } = stripRange;
  const within = Math.min(Math.max(value, least), most);
  return short(2 + ((stripSize.width - 4) * (within - least)) / (most - least));
}

/** So many words fit below the curve, and beside it. */
const mostAcross = 18;
const mostUp = 5;

/**
 * Where the lines, bars and words of a curve are. Two straight scales and a path are less than a package for them would be.
 */
export function curveShapes({ points }: GridCurve): CurveShapes {
  const { width, height, left, right, top, bottom } = curveSize;
  const step = (width - left - right) / Math.max(points.length, 1);
  const most = Math.max(1, ...points.flatMap(({ value, expected }) => [value, expected]));
  const gap = niceStep(most / mostUp);
  const end = Math.ceil(most / gap) * gap;
  const x = (index: number) => left + step * (index + 0.5);
  const y = (value: number) => height - bottom - (value / end) * (height - top - bottom);
  const line = (of: (point: GridCurve['points'][number]) => number) =>
    points
      .map((point, index) => `${index === 0 ? 'M' : 'L'}${short(x(index))} ${short(y(of(point)))}`)
      .join('');
  const every = Math.ceil(points.length / mostAcross);
  return {
    value: line(({ value }) => value),
    expected: line(({ expected }) => expected),
    bars: points.map(({ fresh }, index) => ({
      x: short(x(index) - step * 0.3),
      y: short(y(fresh)),
      width: short(step * 0.6),
      height: short(y(0) - y(fresh)),
    })),
    across: points.flatMap(({ at }, index) => (index % every === 0 ? { at: short(x(index)), text: at } : [])),
    up: Array.from({ length: Math.round(end / gap) + 1 }, (_, index) => ({
      at: short(y(index * gap)),
      text: String(index * gap),
    })),
  };
}

/** The smallest of 1, 2, 5, 10, 20, 50 … that is at least so much. */
function niceStep(least: number): number {
  for (let unit = 1; ; unit *= 10)
    for (const step of [unit, 2 * unit, 5 * unit]) if (step >= least) return step;
}

function short(value: number): number {
  return Math.round(value * 10) / 10;
}
