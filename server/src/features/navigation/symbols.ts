import type { Code, Codebook } from '../../codebook/codebook';
import type { Study } from '../../study/study';
import { plainWords } from '../../study/summarize';
import { itemAt } from '../../transcript/itemAt';
import type { Coding, Range, Transcript, Turn } from '../../transcript/transcript';
import type { OpenTranscript } from '../shared/openTranscript';
import { quoted } from '../shared/quoted';

/** An entry of a file's outline, in offsets. The children lie within `range`, and `selection` does, too. */
export interface OutlineEntry {
  readonly type: 'turn' | 'family' | Code['kind'] | 'unknown';
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

/** Turns with their codes. Codes above all talk stand on the first level. */
export function outlineOfTranscript({ study, transcript }: OpenTranscript): OutlineEntry[] {
  const { turns, codings } = transcript;
  const first = turns[0]?.range.start ?? Number.POSITIVE_INFINITY;
  let next = codings.findIndex(({ labelRange }) => labelRange.start > first);
  if (next < 0) next = codings.length;
  const entries = codings.slice(0, next).map((coding) => entryOfCoding(study, transcript, coding));
  for (const turn of turns) {
    const from = next;
    while (next < codings.length && itemAt(codings, next).labelRange.end <= turn.range.end) next++;
    const children = codings.slice(from, next).map((coding) => entryOfCoding(study, transcript, coding));
    entries.push(entryOfTurn(transcript, turn, children));
  }
  return entries;
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
