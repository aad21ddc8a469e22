import * as l10n from '@vscode/l10n';
import type { Code, Codebook } from '../../codebook/codebook';
import type { Study } from '../../study/study';
import { plainWords } from '../../study/summarize';
import { itemAt } from '../../transcript/itemAt';
import type { Coding, Range, Transcript, Turn } from '../../transcript/transcript';
import type { OpenTranscript } from '../shared/openTranscript';
import { quoted } from '../shared/quoted';

/** An entry of a file's outline, in offsets. The children lie within `range`, and `selection` does, too. */
export interface OutlineEntry {
  /** `more` stands at the end for entries that are left out. */
  readonly type: 'turn' | 'family' | Code['kind'] | 'unknown' | 'more';
  /** Never empty. */
  readonly name: string;
  readonly detail: string;
  readonly deprecated: boolean;
  readonly range: Range;
  readonly selection: Range;
  readonly children: readonly OutlineEntry[];
}

/** How much of a turn names it, in UTF-16 units. */
const longestName = 60;

/**
 * So many turns and codes are listed: more are no outline for anybody, and megabytes for the editor, which asks for them anew after
 * each key.
 */
const mostEntries = 700;

/**
 * Turns with their codes. Codes above all talk stand on the first level. Of a transcript with too many, turns without codes are left out
 * first, then those further below; the last entry says how many.
 */
export function outlineOfTranscript({ study, transcript }: OpenTranscript): OutlineEntry[] {
  const { turns, codings } = transcript;
  const chosen = turns.length + codings.length > mostEntries ? turnsToList(transcript) : null;
  const first = turns[0]?.range.start ?? Number.POSITIVE_INFINITY;
  let next = codings.findIndex(({ labelRange }) => labelRange.start > first);
  if (next < 0) next = codings.length;
  const above = codings.slice(0, chosen ? Math.min(next, mostEntries) : next);
  const entries = above.map((coding) => entryOfCoding(study, transcript, coding));
  let leftOut = next - above.length;
  for (const turn of turns) {
    const from = next;
    while (next < codings.length && itemAt(codings, next).labelRange.end <= turn.range.end) next++;
    const most = chosen ? chosen.get(turn) : next - from;
    if (most === undefined) {
      leftOut += 1 + next - from;
      continue;
    }
    leftOut += next - from - most;
    const children = codings
      .slice(from, from + most)
      .map((coding) => entryOfCoding(study, transcript, coding));
    entries.push(entryOfTurn(transcript, turn, children));
  }
  return leftOut === 0 ? entries : [...entries, entryOfMore(transcript, entries.at(-1), leftOut)];
}

/**
 * The turns of an outline that cannot have all, each with how many of its codes are listed: those with codes before those without, and the
 * first ones before others.
 */
function turnsToList({ turns, codings }: Transcript): ReadonlyMap<Turn, number> {
  // Codes above all talk are listed besides.
  const first = turns[0]?.range.start ?? Number.POSITIVE_INFINITY;
  let next = codings.filter(({ labelRange }) => labelRange.start <= first).length;
  let left = mostEntries - next;
  const withCodes: [Turn, number][] = [];
  const without: Turn[] = [];
  for (const turn of turns) {
    const from = next;
    while (next < codings.length && itemAt(codings, next).labelRange.end <= turn.range.end) next++;
    if (next > from) withCodes.push([turn, next - from]);
    else without.push(turn);
  }
  const chosen = new Map<Turn, number>();
  for (const [turn, codes] of withCodes) {
    if (left <= 0) break;
    const listed = Math.min(codes, left - 1);
    left -= 1 + listed;
    chosen.set(turn, listed);
  }
  for (const turn of without.slice(0, Math.max(0, left))) chosen.set(turn, 0);
  return chosen;
}

function entryOfMore({ text }: Transcript, last: OutlineEntry | undefined, count: number): OutlineEntry {
  const start = Math.min(last?.range.end ?? 0, text.length);
  return {
    type: 'more',
    name: l10n.t('{0} more turns and codes are not listed: this transcript is too long', count),
    detail: '',
    deprecated: false,
    range: { start, end: text.length },
    selection: { start, end: start },
    children: [],
  };
}

function entryOfTurn(
  { text, passages }: Transcript,
  turn: Turn,
  children: readonly OutlineEntry[],
): OutlineEntry {
  const words = turn.firstPassage < turn.endPassage ? passages[turn.firstPassage]?.range : undefined;
  const said = words === undefined ? '' : firstWords(text, words);
  const name = turn.speaker === null ? said : said === '' ? turn.speaker : `${turn.speaker}: ${said}`;
  const selection = turn.speakerRange ?? words ?? turn.range;
  return {
    type: 'turn',
    name: name === '' ? '…' : name,
    detail: '',
    deprecated: false,
    range: turn.range,
    selection,
    children,
  };
}

function firstWords(text: string, { start, end }: Range): string {
  const words = plainWords(text, { start, end: Math.min(end, start + 4 * longestName) });
  if (words.length <= longestName) return words;
  const cut = words.slice(0, longestName);
  const space = cut.lastIndexOf(' ');
  return `${space > 0 ? cut.slice(0, space) : cut}…`;
}

function entryOfCoding(study: Study, { text }: Transcript, coding: Coding): OutlineEntry {
  const { label, labelRange, marked, quote } = coding;
  const code = study.resolve(label);
  // The mark belongs to the line; white space may stand between it and the label.
  const start = marked ? text.lastIndexOf('#', labelRange.start) : labelRange.start;
  return {
    type: code?.kind ?? 'unknown',
    name: label === '' ? '#' : label,
    detail: quote ? quoted(quote.text) : '',
    deprecated: code !== undefined && code.deprecated !== null,
    range: { start, end: quote?.range.end ?? labelRange.end },
    selection: labelRange,
    children: [],
  };
}

/** Families and codes as codebook.yaml nests them. Codes that only share a prefix name their family beside them. */
export function outlineOfCodebook({ codes }: Codebook): OutlineEntry[] {
  const top: OutlineEntry[] = [];
  const open: { readonly end: number; readonly children: OutlineEntry[] }[] = [];
  for (const code of [...codes].sort((a, b) => a.range.start - b.range.start)) {
    while (open.length > 0 && itemAt(open, open.length - 1).end < code.range.end) open.pop();
    const children: OutlineEntry[] = [];
    const above = open.at(-1);
    (above ? above.children : top).push(entryOfCode(code, above === undefined, children));
    open.push({ end: code.range.end, children });
  }
  return top;
}

function entryOfCode(code: Code, isTop: boolean, children: readonly OutlineEntry[]): OutlineEntry {
  return {
    type: isTop && code.family === code.label ? 'family' : code.kind,
    name: code.label,
    detail: isTop && code.family !== code.label ? (code.family ?? '') : '',
    deprecated: code.deprecated !== null,
    range: code.range,
    selection: code.labelRange,
    children,
  };
}
