// The blocks of a printed page in order: its heading, and what may be a speaker, words or a code.
import type { PrintNode, PrintPage, PrintPiece } from './printPages';
import { type PrintUnderline, underlinesOf } from './printUnderlines';

export interface PrintBlock {
  readonly kind: 'heading' | 'words' | 'other';
  /** Single-spaced, without space at its ends. */
  readonly text: string;
  /** The parts of the text that are underlined: they begin and end with a word, and there are words between them. */
  readonly underlined: readonly { readonly from: number; readonly to: number }[];
  /** The size that most of it is set in, in points. */
  readonly size: number;
  /** Whether there are characters in it that only its font knows, which tell nobody which letters they are. */
  readonly hasUnknownLetters: boolean;
}

/** The blocks of a page that have text. */
export function printBlocksOf({ structure, pieces, drawing }: PrintPage): PrintBlock[] {
  const underlines = underlinesOf(drawing);
  const parts = structure === null ? [] : blockPartsOf(structure);
  return parts
    .map(({ kind, nodes }) => {
      const ids = nodes.flatMap(idsIn);
      return blockOf(
        kind,
        ids.flatMap((id) => pieces.get(id) ?? []),
        underlines,
      );
    })
    .filter(({ text }) => text !== '');
}

/** What of the structure is one block. */
interface BlockPart {
  readonly kind: PrintBlock['kind'];
  readonly nodes: PrintNode[];
}

function blockPartsOf(node: PrintNode): BlockPart[] {
  if (typeof node === 'string') return [{ kind: 'other', nodes: [node] }];
  const { role, children } = node;
  if (/^H\d?$/.test(role)) return [{ kind: 'heading', nodes: [node] }];
  if (role === 'Figure') return [];
  if (role === 'P') return [{ kind: 'words', nodes: [node] }];
  if (role === 'Div' && !children.some(hasBlocks)) return [{ kind: 'other', nodes: [node] }];
  // Later Chromes keep the boxes of the page only where these tell something; the text of a box is then an element in another.
  if (!children.some(isText)) return children.flatMap(blockPartsOf);
  const parts: BlockPart[] = [];
  let goesOn = false;
  for (const child of children) {
    const last = parts.at(-1);
    if (!isText(child)) for (const part of blockPartsOf(child)) parts.push(part);
    else if (goesOn && last) last.nodes.push(child);
    else parts.push({ kind: 'other', nodes: [child] });
    goesOn = isText(child);
  }
  return parts;
}

/** Whether a part of the structure is or has what stands on lines of its own. */
function hasBlocks(node: PrintNode): boolean {
  return typeof node !== 'string' && (/^(?:P|Div|H\d?)$/.test(node.role) || node.children.some(hasBlocks));
}

/** Whether a part of the structure is text, and no box around text. */
function isText(node: PrintNode): boolean {
  if (typeof node === 'string') return true;
  return (
    node.role !== 'Figure' && !hasBlocks(node) && node.children.every((child) => typeof child === 'string')
  );
}

function idsIn(node: PrintNode): string[] {
  return typeof node === 'string' ? [node] : node.children.flatMap(idsIn);
}

function blockOf(
  kind: PrintBlock['kind'],
  pieces: readonly PrintPiece[],
  underlines: readonly PrintUnderline[],
): PrintBlock {
  let text = '';
  const marked: boolean[] = [];
  const lengths = new Map<number, number>();
  const put = (words: string, isMarked: (at: number) => boolean) => {
    for (let at = 0; at < words.length; at++) {
      const unit = words.charAt(at);
      const isSpace = /\s/.test(unit);
      if (isSpace && (text === '' || text.endsWith(' '))) continue;
      if (isSpace) marked.push(false);
      else marked.push(isMarked(at));
      text += isSpace ? ' ' : unit;
    }
  };
  for (const piece of pieces) {
    const words = ligatures(piece.text);
    const isMarked = marksOf(piece, words, underlines);
    put(words, isMarked);
    if (words.trim() !== '') lengths.set(piece.size, (lengths.get(piece.size) ?? 0) + words.length);
    if (piece.lineEnds) put(' ', () => false);
  }
  text = text.trimEnd();
  const [size] = [...lengths].reduce((most, next) => (next[1] > most[1] ? next : most), [0, 0]);
  const hasUnknownLetters = /[\p{Co}\p{Cc}\ufffd]/u.test(text);
  return { kind, text, underlined: partsOf(text, marked), size, hasUnknownLetters };
}

/** Fonts have places of their own for two letters that are drawn as one; these two places are the same in all of them. */
function ligatures(text: string): string {
  return text.replaceAll('\uf001', 'fi').replaceAll('\uf002', 'fl');
}

/** Which characters of a piece have a line below them. */
function marksOf(
  { left, baseline, width, size }: PrintPiece,
  words: string,
  underlines: readonly PrintUnderline[],
): (at: number) => boolean {
  const near = underlines.filter((line) => {
    const below = baseline - line.top;
    return below > -0.2 * size && below < 0.8 * size && line.left < left + width && line.right > left;
  });
  const covered = near.reduce(
    (sum, line) => sum + Math.min(line.right, left + width) - Math.max(line.left, left),
    0,
  );
  if (covered >= 0.9 * width) return () => near.length > 0;
  // Letters differ in width, so that a line that ends within a piece ends at the nearest end of a word.
  const perUnit = width / Math.max(1, words.length);
  const ranges = near.map((line) => [
    nearestWordEdge(words, (line.left - left) / perUnit, /\s$/, /^\S/),
    nearestWordEdge(words, (line.right - left) / perUnit, /\S$/, /^\s/),
  ]);
  return (at) => ranges.some(([from = 0, to = 0]) => at >= from && at < to);
}

/** The offset nearest to a place in some words where one thing ends and another begins; the ends of the words are such offsets. */
function nearestWordEdge(words: string, place: number, before: RegExp, behind: RegExp): number {
  let nearest = place < words.length / 2 ? 0 : words.length;
  for (let at = 1; at < words.length; at++) {
    const isEdge = before.test(words.charAt(at - 1)) && behind.test(words.charAt(at));
    if (isEdge && Math.abs(at - place) < Math.abs(nearest - place)) nearest = at;
  }
  return nearest;
}

/** The marked stretches of a text. Space between two of them parts nothing. */
function partsOf(text: string, marked: readonly boolean[]): { from: number; to: number }[] {
  const parts: { from: number; to: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!marked[at]) continue;
    const last = parts.at(-1);
    if (last && text.slice(last.to, at).trim() === '') last.to = at + 1;
    else parts.push({ from: at, to: at + 1 });
  }
  return parts;
}
