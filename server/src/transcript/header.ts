import { type Fact, factLines, isFullName, maybeSaid, speakingKeys, type TopLine, topLineAt } from './facts';
import type { Lines } from './lines';
import { isHeadWord } from './notNames';

/** A header is short: facts of the interview, who is who, and what it is about. */
const mostLines = 60;
/** What an interview is about is told in few lines. */
const mostProse = 12;

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
  let prose = 0;
  const last = Math.min(lines.starts.length, firstLine + mostLines);
  for (let line = firstLine; line <= last; line++) {
    const top = topLineAt(text, lines, line);
    if (top.kind === 'furniture') continue;
    if (top.kind !== 'blank') {
      // Below prose a line without a colon is none of several facts.
      if (top.kind === 'talk' || (isBelowProse && !top.words.includes(':'))) {
        isBelowProse = true;
        block.hasTalk = true;
        if (++prose > mostProse) break;
      } else addTo(block, top);
      continue;
    }
    // The end of the text is as good as a blank line.
    const start = lines.first[line] ?? text.length;
    const isHeader = isBelowProse
      ? isPlainly(block)
      : block.facts > 0 || (line < lines.starts.length && isLegend(block) && !isSaid(text, start, block));
    if (isHeader) end = line;
    else if (block.keys.length > 0) isBelowProse = true;
    block = emptyBlock();
  }
  return Math.max(end, factLines(text, lines, firstLine, last));
}

/** Adds a line that is no talk to the block that it belongs to. */
function addTo(block: Block, top: Extract<TopLine, { kind: 'heading' | 'fact' }>): void {
  const { words } = top;
  block.lines++;
  if (top.kind === 'fact') {
    const { key, value } = top.fact;
    block.keys.push(key);
    block.told.push(top.fact);
    // An address alone is no fact of the interview.
    if (isHeadWord(key) && !value.startsWith('//')) block.facts++;
  } else {
    if (block.keys.length === 0) block.headings++;
    if (words.includes(':') && isHeadWord(words.slice(0, words.indexOf(':')).toLowerCase())) block.facts++;
  }
}

/** What one block says before its colons, in small letters, and how many of its lines are facts of an interview. */
interface Block {
  readonly keys: string[];
  /** The keys with what stands behind them. */
  readonly told: Fact[];
  facts: number;
  /** Lines above the first key. */
  headings: number;
  lines: number;
  hasTalk: boolean;
}

const emptyBlock = (): Block => ({
  keys: [],
  told: [],
  facts: 0,
  headings: 0,
  lines: 0,
  hasTalk: false,
});

/** Nothing but facts, each told once: several of them are those of an interview, so that none of the others speaks. */
function isPlainly({ keys, facts, lines, hasTalk }: Block): boolean {
  return !hasTalk && facts >= 2 && keys.length >= 3 && keys.length === lines && new Set(keys).size === lines;
}

/**
 * Who is who, each once; initials that are explained may have what else is explained among them: `(..) pause`. What such
 * a list is called may stand right above it where it tells nothing but full names.
 */
function isLegend({ keys, lines, told, headings }: Block): boolean {
  if (keys.length < 2 || new Set(keys).size < keys.length) return false;
  if (keys.length === lines || keys.every((key) => key.length <= 3)) return true;
  return headings <= 2 && headings + keys.length === lines && told.every(isFullName);
}

/** True where those who are said to be something else than a name speak below: `Interviewer: Hi there` is talk. */
function isSaid(text: string, below: number, { told }: Block): boolean {
  const doubts = new Set(told.filter(maybeSaid).map(({ key }) => key));
  return doubts.size > 0 && speakingKeys(text, below, doubts).size > 0;
}
