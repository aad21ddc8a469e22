import type { Study } from '../study/study';
import { lineAt } from '../transcript/lines';
import { type Coding, LineKind, type Range, type Transcript } from '../transcript/transcript';

/** What a stretch of a transcript can be. Talk is none of them and keeps its plain colour. */
export const tokenTypes = [
  'speaker',
  'issue',
  'fix',
  'topic',
  'unknownCode',
  'quote',
  'memo',
  'furniture',
] as const;
export type TokenType = (typeof tokenTypes)[number];

/** A stretch of one line, from 0, in UTF-16 units. */
export interface Token {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly type: TokenType;
}

/**
 * What of a transcript a grammar cannot know: which lines are codes, speakers and furniture in this study, and which
 * kind each code is of. Nothing of it goes over the end of a line.
 *
 * @returns in the order of the file, none over another
 */
export function tokensOf(study: Study, transcript: Transcript): Token[] {
  const { turns, codings, memos, lineStarts } = transcript;
  const found: [Range, TokenType][] = [];
  for (const { speakerRange } of turns) if (speakerRange) found.push([speakerRange, 'speaker']);
  for (const coding of codings) {
    const { quote, label } = coding;
    if (label !== '') found.push([withMark(transcript, coding), typeOf(study, label)]);
    if (quote) found.push([quote.range, 'quote']);
  }
  for (const { range } of memos) found.push([range, 'memo']);
  for (const range of furnitureOf(transcript)) found.push([range, 'furniture']);
  return found
    .sort(([a], [b]) => a.start - b.start)
    .map(([{ start, end }, type]) => {
      const line = lineAt(lineStarts, start);
      return { line, column: start - (lineStarts[line] ?? 0), length: end - start, type };
    });
}

/** The label with the `#` before it, as both have one colour. */
function withMark({ text }: Transcript, { marked, labelRange }: Coding): Range {
  return marked ? { start: text.lastIndexOf('#', labelRange.start), end: labelRange.end } : labelRange;
}

/** Without a codebook no code is unknown. One that the study does not count yet, as it stands above all talk, is a topic. */
function typeOf(study: Study, label: string): TokenType {
  return study.resolve(label)?.kind ?? (study.hasCodebook ? 'unknownCode' : 'topic');
}

function* furnitureOf({ text, lineStarts, lineKinds }: Transcript): Generator<Range> {
  for (let line = 0; line < lineKinds.length; line++) {
    if (lineKinds[line] !== LineKind.Furniture) continue;
    const start = lineStarts[line] ?? 0;
    const written = text.slice(start, lineStarts[line + 1] ?? text.length);
    const indent = written.length - written.trimStart().length;
    yield { start: start + indent, end: start + written.trimEnd().length };
  }
}
