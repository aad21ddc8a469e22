import type { Study } from '../../study/study';
import { itemAt } from '../../transcript/itemAt';
import { lineAt, lineContent, skipSpaces } from '../../transcript/lines';
import { readTime } from '../../transcript/time';
import { LineKind, type Range, type Transcript } from '../../transcript/transcript';
import type { OpenTranscript } from '../shared/openTranscript';
import { labelWithMark } from './codedText';

/** What a stretch of a transcript can be. Talk is none of them and keeps its plain colour. */
export const tokenTypes = ['speaker', 'time', 'code', 'unknownCode', 'quote', 'memo', 'furniture'] as const;
export type TokenType = (typeof tokenTypes)[number];

/** A stretch of one line, from 0, in UTF-16 units. */
export interface SemanticToken {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly type: TokenType;
}

/**
 * What of a transcript a grammar cannot know: which lines are codes, speakers and furniture in this study, and which
 * codes the codebook has. Nothing of it goes over the end of a line.
 *
 * @returns in the order of the file, none over another
 */
export function semanticTokensOf({ study, transcript }: OpenTranscript): SemanticToken[] {
  const { turns, codings, memos, lineStarts } = transcript;
  const found: [Range, TokenType][] = [];
  for (const { speakerRange } of turns) if (speakerRange) found.push([speakerRange, 'speaker']);
  for (const range of timesOf(transcript)) found.push([range, 'time']);
  for (const coding of codings) {
    const { quote, label } = coding;
    if (label !== '') found.push([labelWithMark(transcript, coding), typeOf(study, label)]);
    if (quote) found.push([quote.range, 'quote']);
  }
  for (const { range } of memos) found.push([range, 'memo']);
  for (const range of furnitureOf(transcript)) found.push([range, 'furniture']);
  return found
    .sort(([a], [b]) => a.start - b.start)
    .map(([{ start, end }, type]) => {
      const line = lineAt(lineStarts, start);
      return { line, column: start - itemAt(lineStarts, line), length: end - start, type };
    });
}

/** Without a codebook no code is unknown. */
function typeOf(study: Study, label: string): TokenType {
  return study.hasCodebook && !study.resolve(label) ? 'unknownCode' : 'code';
}

/** Times of turns, on lines of their own, and in the middle of talk where they are no words; each once. */
function timesOf({ text, lineStarts, lineKinds, turns, marks }: Transcript): Range[] {
  const found = new Map<number, Range>();
  const take = (from: number, end: number) => {
    const start = skipSpaces(text, from, end);
    const time = readTime(text, start, end);
    if (time !== null) found.set(start, { start, end: time.end });
  };
  for (let line = 0; line < lineKinds.length; line++) {
    if (lineKinds[line] !== LineKind.Time) continue;
    const { start, end } = lineContent({ text, lineStarts }, line);
    take(start, end);
  }
  for (const { start, end } of marks) if (mayHoldTime(lineKinds[lineAt(lineStarts, start)])) take(start, end);
  for (const { timeRange } of turns) if (timeRange) found.set(timeRange.start, timeRange);
  return [...found.values()];
}

/** A time in a code, a memo or in what nobody said has the colour of what it stands in. */
function mayHoldTime(kind: number | undefined): boolean {
  return kind === LineKind.Speech || kind === LineKind.Prefix || kind === LineKind.Speaker;
}

function* furnitureOf({ text, lineStarts, lineKinds }: Transcript): Generator<Range> {
  for (let line = 0; line < lineKinds.length; line++) {
    if (lineKinds[line] !== LineKind.Furniture) continue;
    const start = itemAt(lineStarts, line);
    const written = text.slice(start, lineStarts[line + 1] ?? text.length);
    const indent = written.length - written.trimStart().length;
    yield { start: start + indent, end: start + written.trimEnd().length };
  }
}
