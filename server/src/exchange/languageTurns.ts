// Turns as our own language of transcripts reads them: it knows how many tools and people write.
import { itemAt } from '../transcript/itemAt';
import { lineAt, lineContent } from '../transcript/lines';
import { parse } from '../transcript/parse';
import { LineKind, type Range, type Transcript } from '../transcript/transcript';
import { emptyVocabulary, type Vocabulary } from '../transcript/vocabulary';
import { type Stretch, trimmed } from './talkLines';

/** The turns of a text. */
export interface LanguageTurns {
  /** Where the line of the first one begins. */
  readonly start: number;
  /** Their passages. The speaker is named at the first of a turn, and not again when the same one goes on. */
  readonly stretches: readonly Stretch[];
  /** The lines within the turns that are no talk, as the numbers of pages. */
  readonly furniture: readonly Range[];
}

/** The language looks for codes where `#` marks them; a text of another program has none at all. */
const foreign: Vocabulary = { ...emptyVocabulary, onlyMarked: true };

/**
 * Reads the turns of a text.
 *
 * @param parted how a run of lines of one turn becomes passages: each line is one, or all together
 * @returns null where no way of writing turns explains the text: less than a third of its passages begin one
 */
export function readTurns(text: string, parted: 'lines' | 'blocks'): LanguageTurns | null {
  const transcript = withoutCodes(text);
  if (transcript.layout.length === 0) return null;
  const first = transcript.turns.find(({ speaker, time }) => speaker !== null || time !== null);
  if (first === undefined) return null;
  const firstLine = lineAt(transcript.lineStarts, first.range.start);
  const stretches = stretchesOf(transcript, first.range.start, parted);
  const turns = stretches.filter(({ speaker, time }) => speaker !== null || time !== null).length;
  const all = stretches.length + countFilled(transcript, firstLine);
  if (turns === 0 || turns * 3 < all) return null;
  return {
    start: itemAt(transcript.lineStarts, firstLine),
    stretches,
    furniture: linesOf(transcript, (kind) => kind === LineKind.Furniture).filter(
      ({ start }) => start > first.range.start,
    ),
  };
}

/** The text with what looks like codes and memos read as talk. */
function withoutCodes(text: string): Transcript {
  const transcript = parse(text, foreign);
  const lines = linesOf(transcript, (kind) => kind === LineKind.Code || kind === LineKind.Memo);
  if (lines.length === 0) return transcript;
  const spoken = new Set(lines.map(({ start, end }) => text.slice(start, end)));
  return parse(text, { ...foreign, isSpeech: (line) => spoken.has(line) });
}

function linesOf(transcript: Transcript, isOf: (kind: LineKind) => boolean): Range[] {
  return [...transcript.lineKinds].flatMap((kind, line) =>
    isOf(kind as LineKind) ? lineContent(transcript, line) : [],
  );
}

/** How many lines above a line have words. */
function countFilled({ lineKinds }: Transcript, line: number): number {
  return lineKinds.subarray(0, line).filter((kind) => kind !== LineKind.Blank).length;
}

function stretchesOf(transcript: Transcript, start: number, parted: 'lines' | 'blocks'): Stretch[] {
  const stretches: Stretch[] = [];
  let before: string | null = null;
  for (const turn of transcript.turns) {
    if (turn.range.start < start) continue;
    let toName = turn.speaker === before ? null : turn.speaker;
    let time = turn.time;
    for (const { range } of transcript.passages.slice(turn.firstPassage, turn.endPassage)) {
      for (const part of parted === 'lines' ? linesIn(transcript.text, range) : [range]) {
        const words = trimmed(transcript.text, part.start, part.end);
        if (words === null) continue;
        stretches.push({ ...words, speaker: toName, time });
        before = turn.speaker;
        toName = null;
        time = null;
      }
    }
  }
  return stretches;
}

function linesIn(text: string, { start, end }: Range): Range[] {
  let at = start;
  return text
    .slice(start, end)
    .split(/\r\n?|\n/)
    .map((line) => {
      const found = { start: text.indexOf(line, at), end: 0 };
      at = found.start + line.length;
      return { start: found.start, end: at };
    });
}
