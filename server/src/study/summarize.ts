import { itemAt } from '../transcript/itemAt';
import { isSpace, lineAt, rangesWithin } from '../transcript/lines';
import { ownText } from '../transcript/ownText';
import type { Coding, Memo, Passage, Range, Transcript } from '../transcript/transcript';
import { CodingRows, CodingTableWriter, type Excerpt } from './codingTable';
import { moderatesOf } from './moderates';
import type { CodingTable, MemoSummary, Span, SpeakerSummary, Summary, SummaryData } from './summary';

/** Enough of a quote for a hover, a tree and a list, in UTF-16 units. */
const excerptLength = 160;

/** Enough of a memo for a row of a tree and its tooltip, in UTF-16 units. */
const memoLength = 400;

/** Boils a transcript down to what its study can see of it. */
export function summarize(transcript: Transcript): Summary {
  return summaryOf(summaryDataOf(transcript));
}

/** A summary of this data, as a study holds it: its codings can be asked for one by one. */
export function summaryOf(data: SummaryData): Summary {
  return { ...data, codings: new CodingRows(data.table) };
}

/** What a summary is made of. */
export function summaryDataOf(transcript: Transcript): SummaryData {
  const { codings, passages } = transcript;
  const excerpts = new Excerpts(transcript);
  return {
    interview: ownOrNull(transcript.interview),
    coder: ownOrNull(transcript.coder),
    title: ownOrNull(transcript.title?.text ?? null),
    attributes: Array.from(transcript.frontMatter?.values ?? [], ([key, value]) => ({
      key: ownText(key),
      value: ownText(value),
    })),
    moderates: moderatesOf(transcript),
    turns: transcript.turns.length,
    layout: transcript.layout.map(ownText),
    lastTime: transcript.turns.findLast(({ time }) => time !== null)?.time ?? null,
    passages: passages.length,
    codedPassages: countCoded(codings),
    speakers: speakersOf(transcript),
    table: tableOf(transcript, excerpts),
    memos: memosOf(transcript, excerpts),
    problems: transcript.problems.map(({ code, range, detail, suggestions }) => ({
      code,
      at: spanOf(transcript, range),
      detail: ownText(detail),
      suggestions: suggestions.map(ownText),
    })),
    inferredLabels: transcript.inferredLabels.map(ownText),
    inferredSpeakers: transcript.inferredSpeakers.map(ownText),
    // Where there is one line, joining makes no new string.
    candidates: ownText(transcript.candidates.join('\n')),
    labelsInTalk: ownText(transcript.labelsInTalk.join('\n')),
  };
}

const nowhere: Span = { line: 0, column: 0, endLine: 0, endColumn: 0 };

function tableOf(transcript: Transcript, excerpts: Excerpts): CodingTable {
  const { lineStarts, passages, codings } = transcript;
  const writer = new CodingTableWriter(codings.length);
  let shared = { passage: -1, words: nowhere };
  for (const { label, labelRange, line, marked, quote, passage: number } of codings) {
    const passage = passages[number];
    const target = quote?.target ?? null;
    if (target !== null || !passage)
      shared = { passage: -1, words: spanOf(transcript, target ?? labelRange) };
    else if (shared.passage !== number) shared = { passage: number, words: passageSpan(transcript, passage) };
    writer.add(
      {
        label,
        line,
        column: labelRange.start - itemAt(lineStarts, line),
        length: labelRange.end - labelRange.start,
        marked,
        quote: quote && {
          text: ownText(quote.text),
          at: spanOf(transcript, quote.range),
          found: quote.target !== null,
        },
        passage: number,
        speaker: passage?.speaker ?? null,
        words: shared.words,
      },
      () => excerpts.of(target ?? passage?.range ?? labelRange),
    );
  }
  return writer.table();
}

function memosOf(transcript: Transcript, excerpts: Excerpts): MemoSummary[] {
  const { passages } = transcript;
  return writtenMemos(transcript).map((memo) => {
    const passage = memo.coding < 0 ? passages[memo.passage] : undefined;
    return {
      text: ownText(cutWords(memo.text, memoLength)),
      at: spanOf(transcript, memo.range),
      passage: memo.passage,
      coding: memo.coding,
      excerpt: passage ? ownText(shown(excerpts.of(passage.range))) : null,
    };
  });
}

/** The memos of a transcript that say something: the ones that its summary has, in the same order. */
export function writtenMemos({ memos }: Transcript): Memo[] {
  return memos.filter(({ text }) => text !== '');
}

function shown({ words, cut }: Excerpt): string {
  return cut ? `${words}…` : words;
}

function cutWords(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** A `#` with no label behind it codes nothing. */
function countCoded(codings: readonly Coding[]): number {
  let coded = 0;
  let last = -1;
  // They stand in the order of their passages.
  for (const { label, passage } of codings) {
    if (label === '' || passage <= last) continue;
    last = passage;
    coded++;
  }
  return coded;
}

/** True when there is no white space before the first word, and one space between words. */
function isEven(words: string): boolean {
  let wasSpace = true;
  for (let at = 0; at < words.length; at++) {
    const unit = words.charCodeAt(at);
    const space = isSpace(unit);
    if (space && (wasSpace || unit !== 32)) return false;
    wasSpace = space;
  }
  return true;
}

/** The words of a range of a transcript, single-spaced and without its marks; white space at the ends is dropped. */
export function spokenWords({ text, marks }: Pick<Transcript, 'text' | 'marks'>, range: Range): string {
  const inside = rangesWithin(marks, range);
  if (inside.length === 0) return plainWords(text, range);
  let words = '';
  let at = range.start;
  for (const mark of inside) {
    words += `${text.slice(at, Math.max(at, mark.start))} `;
    at = Math.min(mark.end, range.end);
  }
  words += text.slice(at, range.end);
  return words.trim().split(/\s+/).join(' ');
}

/** The words of a range, single-spaced; white space at the ends is dropped. */
export function plainWords(text: string, range: Range): string {
  const words = text.slice(range.start, range.end);
  // Most passages stand on one line with single spaces, and are plain as they are.
  return words.endsWith(' ') || !isEven(words) ? words.trim().split(/\s+/).join(' ') : words;
}

/** White space that is neither a space nor ends a line. */
const rareSpaces = Array.from(
  '\t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
);

/** What a list shows of the passages of a transcript. */
class Excerpts {
  /** Whether the file has only spaces between the words of a line; null as long as nobody has asked. */
  private isSpaced: boolean | null = null;

  constructor(private readonly transcript: Transcript) {}

  /** The words of a range, single-spaced and cut to `excerptLength`. */
  of(range: Range): Excerpt {
    const { text, marks } = this.transcript;
    if (marks.length === 0) return this.cut(text, range);
    const words = spokenWords(this.transcript, range);
    return this.cut(words, { start: 0, end: words.length });
  }

  private cut(text: string, { start, end }: Range): Excerpt {
    const enough = text.slice(start, Math.min(end, start + excerptLength + 1));
    // White space may be long, so more is read than is kept where the words are not plain.
    const isPlain = this.isPlain(enough);
    const most = isPlain ? start + enough.length : Math.min(end, start + 2 * excerptLength);
    const words = isPlain ? enough : plainWords(text, { start, end: most });
    if (words.length <= excerptLength && most === end) return { words, cut: false };
    const cut = words.slice(0, excerptLength - 1);
    const space = cut.lastIndexOf(' ');
    return { words: space > excerptLength / 2 ? cut.slice(0, space) : cut, cut: true };
  }

  /** True for words without line ends that have single spaces between them. To look for a few marks is quicker than to look at all. */
  private isPlain(words: string): boolean {
    const { text } = this.transcript;
    this.isSpaced ??= !rareSpaces.some((space) => text.includes(space));
    if (!this.isSpaced) return isEven(words);
    return !words.includes('\n') && !words.includes('\r') && !words.startsWith(' ') && !words.includes('  ');
  }
}

function ownOrNull(text: string | null): string | null {
  return text === null ? null : ownText(text);
}

function spanOf({ lineStarts }: Transcript, { start, end }: Range): Span {
  const line = lineAt(lineStarts, start);
  const startOfNext = lineStarts[line + 1];
  const endLine = startOfNext === undefined || end < startOfNext ? line : lineAt(lineStarts, end);
  return {
    line,
    column: start - itemAt(lineStarts, line),
    endLine,
    endColumn: end - itemAt(lineStarts, endLine),
  };
}

/** Where a passage stands. Its lines are known, so that nobody has to look for them. */
function passageSpan({ lineStarts }: Transcript, { range, firstLine, lastLine }: Passage): Span {
  return {
    line: firstLine,
    column: range.start - itemAt(lineStarts, firstLine),
    endLine: lastLine,
    endColumn: range.end - itemAt(lineStarts, lastLine),
  };
}

function speakersOf({ turns }: Transcript): SpeakerSummary[] {
  const found = new Map<string | null, { turns: number; passages: number }>();
  for (const turn of turns) {
    let speaker = found.get(turn.speaker);
    if (speaker === undefined) {
      speaker = { turns: 0, passages: 0 };
      found.set(turn.speaker, speaker);
    }
    speaker.turns++;
    speaker.passages += turn.endPassage - turn.firstPassage;
  }
  return [...found].map(([name, counts]) => ({ name: ownOrNull(name), ...counts }));
}
