// A text with cursors, and the keys that people press in it. What an editor would tell of them is handed to whoever listens.
import { growth, inOrder, type Splice, spliced } from '../../../../client/src/ui/changedText';

interface Cursor {
  readonly from: number;
  readonly to: number;
}

export type Key =
  | { readonly kind: 'type' | 'paste'; readonly text: string }
  | { readonly kind: 'go'; readonly cursors: readonly (readonly [number, number])[] }
  | { readonly kind: 'enter' | 'backspace' | 'delete' | 'cut' | 'pasteCut' | 'undo' | 'redo' }
  | { readonly kind: 'lineUp' | 'lineDown' | 'copyLine' | 'deleteLine' | 'joinLines' };

/** What can be undone at once: the texts before and after it. */
interface Step {
  before: string;
  after: string;
}

export class Typist {
  private cursors: readonly Cursor[] = [{ from: 0, to: 0 }];
  private readonly past: Step[] = [];
  private future: Step[] = [];
  private clipboard = '';

  /** @param hear is told the text after changes, and the changes in offsets of the text before */
  constructor(
    public text: string,
    private readonly hear: (after: string, changes: readonly Splice[]) => void,
  ) {}

  press(key: Key): void {
    switch (key.kind) {
      case 'go':
        this.cursors = apart(key.cursors.map(([at, length]) => this.fit(at, length)));
        break;
      case 'type':
      case 'paste':
        this.replace(key.text);
        break;
      case 'enter':
        this.replace(this.text.includes('\r\n') ? '\r\n' : '\n');
        break;
      case 'backspace':
        this.change(this.cursors.map(({ from, to }) => ({ ...this.back(from, to), text: '' })));
        break;
      case 'delete':
        this.change(this.cursors.map(({ from, to }) => ({ ...this.forth(from, to), text: '' })));
        break;
      case 'cut':
        this.clipboard = this.cursors.map(({ from, to }) => this.text.slice(from, to)).join('\n');
        this.replace('');
        break;
      case 'pasteCut':
        this.replace(this.clipboard);
        break;
      case 'undo':
        this.travel(this.past, this.future, ({ before }) => before);
        break;
      case 'redo':
        this.travel(this.future, this.past, ({ after }) => after);
        break;
      default:
        this.onLine(key.kind);
        break;
    }
  }

  /** Changes that come along with the last step, and are undone with it. */
  repair(changes: readonly Splice[]): void {
    const last = this.past.at(-1);
    this.make(changes);
    if (last) last.after = this.text;
  }

  private onLine(kind: 'lineUp' | 'lineDown' | 'copyLine' | 'deleteLine' | 'joinLines'): void {
    const [{ from } = { from: 0 }] = this.cursors;
    const lines = this.text.split(/(?<=\n)/);
    const starts: number[] = [];
    let at = 0;
    for (const line of lines) {
      starts.push(at);
      at += line.length;
    }
    const index = Math.max(
      0,
      starts.findLastIndex((start) => start <= from),
    );
    const [start = 0, line = ''] = [starts[index], lines[index]];
    const [above, below] = [lines[index - 1], lines[index + 1]];
    if (kind === 'deleteLine') this.change([{ start, end: start + line.length, text: '' }]);
    if (kind === 'copyLine')
      this.change([{ start, end: start, text: line.endsWith('\n') ? line : `${line}\n` }]);
    const isWhole = line.endsWith('\n') && (kind !== 'lineDown' || below?.endsWith('\n'));
    if (!isWhole) return;
    // An editor moves a line by moving the one beside it.
    if (kind === 'lineUp' && above !== undefined)
      this.change([
        { start: start - above.length, end: start, text: '' },
        { start: start + line.length, end: start + line.length, text: above },
      ]);
    if (kind === 'lineDown' && below !== undefined)
      this.change([
        { start, end: start, text: below },
        { start: start + line.length, end: start + line.length + below.length, text: '' },
      ]);
    if (kind === 'joinLines') {
      const end = start + line.length;
      this.change([{ start: end - (line.endsWith('\r\n') ? 2 : 1), end, text: ' ' }]);
    }
  }

  private replace(text: string): void {
    this.change(this.cursors.map(({ from, to }) => ({ start: from, end: to, text })));
  }

  private change(changes: readonly Splice[]): void {
    const real = apart(changes.map(({ start, end, ...rest }) => ({ from: start, to: end, ...rest })))
      .map(({ from, to, text }) => ({ start: from, end: to, text }))
      .filter(({ start, end, text }) => this.text.slice(start, end) !== text);
    if (real.length === 0) return;
    const step = { before: this.text, after: spliced(this.text, inOrder(real)) };
    this.past.push(step);
    this.future = [];
    this.make(real);
  }

  private make(changes: readonly Splice[]): void {
    const ordered = inOrder(changes);
    const moved = (at: number) =>
      ordered.reduce(
        (sum, one) =>
          one.end <= at ? sum + growth(one) : one.start < at ? one.start + one.text.length - at + sum : sum,
        at,
      );
    this.cursors = this.cursors.map(({ from, to }) => ({ from: moved(from), to: moved(to) }));
    this.text = spliced(this.text, ordered);
    this.cursors = apart(this.cursors.map(({ from, to }) => this.fit(from, to - from)));
    this.hear(this.text, changes);
  }

  private travel(from: Step[], to: Step[], textOf: (step: Step) => string): void {
    const step = from.pop();
    if (!step) return;
    to.push(step);
    const text = textOf(step);
    // An editor tells of the stretch that differs.
    if (text !== this.text) this.make([{ start: 0, end: this.text.length, text }]);
  }

  private fit(at: number, length: number): Cursor {
    const whole = (offset: number) => {
      const place = Math.max(0, offset) % (this.text.length + 1);
      return this.text[place - 1] === '\r' && this.text[place] === '\n' ? place - 1 : place;
    };
    const from = whole(at);
    return { from, to: Math.max(from, whole(Math.min(this.text.length, from + Math.max(0, length)))) };
  }

  private back(from: number, to: number): { start: number; end: number } {
    if (from < to) return { start: from, end: to };
    const isPair = this.text.slice(from - 2, from) === '\r\n';
    return { start: Math.max(0, from - (isPair ? 2 : 1)), end: to };
  }

  private forth(from: number, to: number): { start: number; end: number } {
    if (from < to) return { start: from, end: to };
    const isPair = this.text.slice(to, to + 2) === '\r\n';
    return { start: from, end: Math.min(this.text.length, to + (isPair ? 2 : 1)) };
  }
}

/** Stretches in the order of the text, without those that begin where another one still goes on. */
function apart<T extends Cursor>(stretches: readonly T[]): T[] {
  const found: T[] = [];
  for (const one of [...stretches].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = found.at(-1);
    if (!last || one.from > last.to) found.push(one);
  }
  return found;
}
