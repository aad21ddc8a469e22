import { lineAt } from '../transcript/lines';
import { findQuote } from '../transcript/quote';
import { mayRecur } from '../transcript/recur';
import { hasCodeShape } from '../transcript/shape';
import { type Coding, LineKind, type Range, type Transcript } from '../transcript/transcript';

/**
 * What the rest of a study can see of one transcript: everything that counts, lists, diagnostics and hovers
 * need, and nothing of its text but short excerpts. Ten thousand of them fit in memory.
 * Positions are lines from 0 and columns in UTF-16 units, so that no text is needed to use them.
 */
export interface Summary {
  readonly interview: string | null;
  readonly coder: string | null;
  readonly title: string | null;
  /** What the front matter says of the case, in its order; `interview` and `coder` are among them. */
  readonly attributes: readonly AttributeSummary[];
  readonly turns: number;
  readonly passages: number;
  readonly codedPassages: number;
  readonly speakers: readonly SpeakerSummary[];
  readonly codings: readonly CodingSummary[];
  readonly problems: readonly ProblemSummary[];
  readonly inferredLabels: readonly string[];
  readonly inferredSpeakers: readonly string[];
  /** The short lines whose reading hangs on what the study knows, one a line. */
  readonly candidates: string;
}

/** A stretch of text: lines from 0, columns in UTF-16 units, the end not included. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface AttributeSummary {
  readonly key: string;
  readonly value: string;
}

export interface SpeakerSummary {
  /** Null for passages before the first speaker line. */
  readonly name: string | null;
  readonly turns: number;
  readonly passages: number;
}

export interface CodingSummary {
  /** As written; '' for a `#` with nothing behind it. */
  readonly label: string;
  /** Where the label stands. */
  readonly at: Span;
  readonly marked: boolean;
  readonly quote: QuoteSummary | null;
  /** The number of its passage in the file, from 0; -1 for an orphan. */
  readonly passage: number;
  readonly speaker: string | null;
  /** The words it is about: the quoted ones, else the passage. For an orphan, the label itself. */
  readonly words: Span;
  /** Those words, single-spaced and cut to `excerptLength`. */
  readonly excerpt: string;
}

export interface QuoteSummary {
  readonly text: string;
  readonly at: Span;
  readonly found: boolean;
}

export interface ProblemSummary {
  readonly code: Transcript['problems'][number]['code'];
  readonly at: Span;
  readonly detail: string;
  readonly suggestions: readonly string[];
}

/** Enough of a quote for a hover, a tree and a list, in UTF-16 units. */
const excerptLength = 160;

/** Boils a transcript down to what its study can see of it. */
export function summarize(transcript: Transcript): Summary {
  const { text, passages, codings } = transcript;
  const spanOf = spanner(transcript);
  return {
    interview: copyOrNull(transcript.interview),
    coder: copyOrNull(transcript.coder),
    title: copyOrNull(transcript.title?.text ?? null),
    attributes: Array.from(transcript.frontMatter?.values ?? [], ([key, value]) => ({
      key: copy(key),
      value: copy(value),
    })),
    turns: transcript.turns.length,
    passages: passages.length,
    codedPassages: countCoded(codings),
    speakers: speakersOf(transcript),
    codings: codings.map((coding) => {
      const passage = passages[coding.passage];
      const words = coding.quote?.target ?? passage?.range ?? coding.labelRange;
      return {
        label: copy(coding.label),
        at: spanOf(coding.labelRange),
        marked: coding.marked,
        quote: coding.quote && {
          text: copy(coding.quote.text),
          at: spanOf(coding.quote.range),
          found: coding.quote.target !== null,
        },
        passage: coding.passage,
        speaker: copyOrNull(passage?.speaker ?? null),
        words: spanOf(words),
        excerpt: excerptOf(text, words),
      };
    }),
    problems: transcript.problems.map(({ code, range, detail, suggestions }) => ({
      code,
      at: spanOf(range),
      detail: copy(detail),
      suggestions: suggestions.map(copy),
    })),
    inferredLabels: transcript.inferredLabels.map(copy),
    inferredSpeakers: transcript.inferredSpeakers.map(copy),
    candidates: candidatesOf(transcript),
  };
}

/** A `#` with no label behind it codes nothing. */
function countCoded(codings: readonly Coding[]): number {
  return new Set(
    codings.filter(({ label, passage }) => label !== '' && passage >= 0).map(({ passage }) => passage),
  ).size;
}

/** The words of a range, single-spaced; white space at the ends is dropped. */
export function plainWords(text: string, range: Range): string {
  const words = text.slice(range.start, range.end);
  // Most passages stand on one line with single spaces, and are plain as they are.
  return /[^\S ]| {2}|^ | $/.test(words) ? words.trim().split(/\s+/).join(' ') : words;
}

function excerptOf(text: string, range: Range): string {
  // White space may be long, so a little more is read than is kept.
  const near = { start: range.start, end: Math.min(range.end, range.start + 2 * excerptLength) };
  const words = plainWords(text, near);
  if (words.length <= excerptLength && near.end === range.end) return copy(words);
  const cut = words.slice(0, excerptLength - 1);
  const space = cut.lastIndexOf(' ');
  return copy(`${space > excerptLength / 2 ? cut.slice(0, space) : cut}…`);
}

/** The engine keeps a whole file alive for a slice of it; what stays in the index must be a string of its own. */
function copy(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}

function copyOrNull(text: string | null): string | null {
  return text === null ? null : copy(text);
}

function spanner({ lineStarts }: Transcript): (range: Range) => Span {
  return ({ start, end }) => {
    const line = lineAt(lineStarts, start);
    const endLine = lineAt(lineStarts, end);
    return {
      line,
      column: start - (lineStarts[line] ?? 0),
      endLine,
      endColumn: end - (lineStarts[endLine] ?? 0),
    };
  };
}

function speakersOf({ turns }: Transcript): SpeakerSummary[] {
  const found = new Map<string | null, { turns: number; passages: number }>();
  for (const turn of turns) {
    const speaker = found.get(turn.speaker) ?? { turns: 0, passages: 0 };
    found.set(turn.speaker, speaker);
    speaker.turns++;
    speaker.passages += turn.endPassage - turn.firstPassage;
  }
  return [...found].map(([name, counts]) => ({ name: copyOrNull(name), ...counts }));
}

/** Lines that a label or speaker learnt later could turn into something else. */
function candidatesOf({ text, lineStarts, lineKinds }: Transcript): string {
  const lines: string[] = [];
  for (let line = 0; line < lineKinds.length; line++) {
    const kind = lineKinds[line];
    if (
      kind === LineKind.Blank ||
      kind === LineKind.Memo ||
      kind === LineKind.FrontMatter ||
      kind === LineKind.Furniture
    )
      continue;
    const start = lineStarts[line] ?? 0;
    const end = lineStarts[line + 1] ?? text.length;
    const label = labelBeforeQuote(text, start, end);
    if (label !== null) lines.push(label);
    if (end - start > 120) continue;
    const words = text.slice(start, end).trim();
    if (mayRecur(words)) lines.push(words);
  }
  return copy(lines.join('\n'));
}

/** What stands before a quote that ends a line: whether it is a label may hang on what the study knows. */
function labelBeforeQuote(text: string, start: number, end: number): string | null {
  const line = text.slice(start, end).trim();
  if (!/["“”»]$/.test(line)) return null;
  const quote = findQuote(line);
  const label = quote?.closed ? line.slice(0, quote.labelEnd) : '';
  return label !== '' && (mayRecur(label) || hasCodeShape(label)) ? label : null;
}
