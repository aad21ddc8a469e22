import { isFurniture } from './furniture';
import { readHead } from './heads';
import type { Lines } from './lines';
import { isHeadWord } from './notNames';

/** A header is short: facts of the interview, who is who, and what it is about. */
const mostLines = 60;

/**
 * Finds where the facts above the talk end: `Place: Harbour café`, `DW: Dana Wolters (interviewer)`. In them a role or a
 * name before a colon does not speak.
 *
 * @param firstLine the first line after the front matter, from 0
 * @returns the first line that is no header, from 0; `firstLine` when there is none
 */
export function headerLines(text: string, lines: Lines, firstLine: number): number {
  let end = firstLine;
  let block = emptyBlock();
  // Prose comes between a title and the facts where people tell what an interview is about. Below it facts have to be plain.
  let isBelowProse = false;
  const last = Math.min(lines.starts.length, firstLine + mostLines);
  for (let line = firstLine; line <= last; line++) {
    const start = lines.first[line] ?? 0;
    const stop = lines.ends[line] ?? 0;
    if (line < lines.starts.length && start < stop) {
      // What a print adds at the end of a page is no fact of the interview.
      if (isFurniture(text, start, stop)) continue;
      if (!addTo(block, text, start, stop)) {
        isBelowProse = true;
        block.hasTalk = true;
      }
      continue;
    }
    if (isBelowProse ? isPlainly(block) : block.facts > 0 || (line < lines.starts.length && isLegend(block)))
      end = line;
    else if (block.keys.length > 0) isBelowProse = true;
    block = emptyBlock();
  }
  return end;
}

/** Adds a line to the block that it belongs to; false where it reads as talk. Offsets. */
function addTo(block: Block, text: string, start: number, stop: number): boolean {
  if (stop - start > 120) return false;
  const words = text.slice(start, stop);
  const head = readHead(text, start, stop);
  const isPair =
    head?.style === 'colon' && head.words >= 0 && (head.time === null || head.timePlace === 'inside');
  const value = isPair && head.words >= 0 ? text.slice(head.words, stop) : '';
  if (readsAsTalk(isPair ? value : words)) return false;
  block.lines++;
  if (isPair) {
    const key = text.slice(head.nameStart, head.nameEnd).toLowerCase();
    block.keys.push(key);
    // An address alone is no fact of the interview.
    if (isHeadWord(key) && !value.startsWith('//')) block.facts++;
  } else if (words.includes(':') && isHeadWord(words.slice(0, words.indexOf(':')).toLowerCase()))
    block.facts++;
  return true;
}

/** What one block says before its colons, in small letters, and how many of its lines are facts of an interview. */
interface Block {
  readonly keys: string[];
  facts: number;
  lines: number;
  hasTalk: boolean;
}

const emptyBlock = (): Block => ({ keys: [], facts: 0, lines: 0, hasTalk: false });

/** Nothing but facts, each told once: several of them are those of an interview, so that none of the others speaks. */
function isPlainly({ keys, facts, lines, hasTalk }: Block): boolean {
  return !hasTalk && facts >= 2 && keys.length >= 3 && keys.length === lines && new Set(keys).size === lines;
}

/** Who is who, each once; initials that are explained may have what else is explained among them: `(..) pause`. */
function isLegend({ keys, lines }: Block): boolean {
  if (keys.length < 2 || new Set(keys).size < keys.length) return false;
  return keys.length === lines || keys.every((key) => key.length <= 3);
}

/** A fact is no sentence: nothing in it ends one, but for the short forms of titles and dates. */
function readsAsTalk(words: string): boolean {
  return (
    /[.?!…。？！]["”»)]?$/u.test(words) ||
    (/[.?!…] /.test(words) && /[\p{Ll}\p{Lo}]{4}[.?!…] \p{Lu}/u.test(words)) ||
    words.split(/\s+/).length > 12
  );
}
