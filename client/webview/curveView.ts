import type { GridCurve, GridStrip } from '../src/panel/analysisMessages';
import { curveShapes, curveSize, stripAt, stripSize } from '../src/panel/curveModel';

/** What pictures are drawn in. */
const svg = 'http://www.w3.org/2000/svg';

/** A curve, as a picture with a sentence for those who do not see it. The table below it has its numbers. */
export class CurveView {
  readonly element = document.createElement('figure');
  private shown = '';

  draw(curve: GridCurve | null): void {
    const now = JSON.stringify(curve);
    if (now === this.shown) return;
    this.shown = now;
    this.element.hidden = curve === null;
    this.element.replaceChildren(...(curve ? [pictureOf(curve), captionOf(curve)] : []));
  }
}

function pictureOf(curve: GridCurve): SVGElement {
  const { width, height, left, right, bottom } = curveSize;
  const { value, expected, bars, across, up } = curveShapes(curve);
  const picture = shape('svg', {
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'aria-label': curve.spoken,
  });
  const ground = height - bottom;
  picture.append(
    ...up.flatMap(({ at, text }) => [
      shape('path', { class: 'rule', d: `M${left} ${at}H${width - right}` }),
      shape('text', { x: left - 6, y: at + 4, 'text-anchor': 'end' }, text),
    ]),
    ...across.map(({ at, text }) =>
      shape('text', { x: at, y: ground + 18, 'text-anchor': 'middle' }, text.slice(0, 8)),
    ),
    ...bars.map(({ x, y, width: wide, height: high }) =>
      shape('rect', { class: 'fresh', x, y, width: wide, height: high }),
    ),
    shape('path', { class: 'expected', d: expected }),
    shape('path', { class: 'value', d: value }),
  );
  return picture;
}

/** A coefficient with its interval, on a line from 0 to 1. Its number stands beside it. */
export function stripOf({ value, low, high }: GridStrip, marks: readonly number[]): SVGElement {
  const { width, height } = stripSize;
  const middle = height / 2;
  const picture = shape('svg', { class: 'strip', viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
  picture.append(
    shape('path', { class: 'rule', d: `M${stripAt(0)} ${middle}H${stripAt(1)}` }),
    ...marks.map((mark) => shape('path', { class: 'mark', d: `M${stripAt(mark)} 0V${height}` })),
  );
  if (low !== null && high !== null)
    picture.append(shape('path', { class: 'interval', d: `M${stripAt(low)} ${middle}H${stripAt(high)}` }));
  picture.append(shape('circle', { class: 'dot', cx: stripAt(value), cy: middle, r: 3 }));
  return picture;
}

/** What the lines are, each with a piece of it. */
function captionOf({ value, expected, fresh }: GridCurve): HTMLElement {
  const caption = document.createElement('figcaption');
  for (const [kind, text] of [
    ['value', value],
    ['expected', expected],
    ['fresh', fresh],
  ] as const) {
    const sample = shape('svg', { viewBox: '0 0 24 10', 'aria-hidden': 'true' });
    sample.append(
      kind === 'fresh'
        ? shape('rect', { class: kind, x: 2, y: 1, width: 20, height: 8 })
        : shape('path', { class: kind, d: 'M0 5H24' }),
    );
    const entry = document.createElement('span');
    entry.append(sample, text);
    caption.append(entry);
  }
  return caption;
}

function shape(name: string, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement {
  const element = document.createElementNS(svg, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== '') element.textContent = text;
  return element;
}
