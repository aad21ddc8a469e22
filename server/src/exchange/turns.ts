// How what was said piece by piece becomes turns and passages. Programs cut talk where a line was full or somebody took a breath;
// people put codes on what somebody says at once.
import { isWholeSentence } from '../transcript/shape';
import type { ImportedPassage } from './imported';

/** Some words in the order of the talk. */
export interface Piece {
  /** null where nobody is named: whoever spoke last goes on. */
  readonly speaker: string | null;
  readonly text: string;
  /** In seconds from the beginning. */
  readonly start: number;
  readonly end: number;
  /** True where somebody else than before begins to speak, also when nobody is named. */
  readonly isOther?: boolean;
}

/** From so many characters on a passage ends with the next sentence. */
const longEnough = 400;
/** A passage has at most so many characters, unless a single piece has more. */
const atMost = 1200;
/** A silence of so many seconds ends a passage. */
const pause = 3;

/**
 * The passages of a talk. Neighbouring pieces of one person are one turn and, when it is short, one passage. A long turn and talk
 * of nobody in particular are divided where a sentence or a piece ends, so that codes stand near their words; the speaker is
 * named at the first passage of a turn only.
 */
export function passagesOf(pieces: readonly Piece[]): ImportedPassage[] {
  const passages: ImportedPassage[] = [];
  let speaker: string | null = null;
  let turn: Piece[] = [];
  const closeTurn = () => {
    for (const passage of passagesOfTurn(turn, speaker)) passages.push(passage);
    turn = [];
  };
  for (const piece of pieces) {
    const isNamed = piece.speaker !== null && piece.speaker !== speaker;
    if (isNamed || piece.isOther) closeTurn();
    if (isNamed) speaker = piece.speaker;
    turn.push(piece);
  }
  closeTurn();
  return passages;
}

function passagesOfTurn(turn: readonly Piece[], speaker: string | null): ImportedPassage[] {
  if (turn.length === 0) return [];
  const isShort = speaker !== null && lengthOf(turn) <= longEnough;
  return (isShort ? [turn] : divided(turn)).map((pieces, index) => ({
    speaker: index === 0 ? speaker : null,
    text: pieces.map(({ text }) => text).join(' '),
    time: Math.max(0, pieces[0]?.start ?? 0),
  }));
}

/** With a space between each two pieces. */
function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length + 1, -1);
}

function divided(turn: readonly Piece[]): Piece[][] {
  const parts: Piece[][] = [];
  let part: Piece[] = [];
  let length = 0;
  let end = 0;
  for (const piece of turn) {
    const last = part.at(-1);
    const isOver =
      last !== undefined &&
      (piece.start - end >= pause ||
        length + piece.text.length > atMost ||
        (length > longEnough && isWholeSentence(last.text)));
    if (isOver) {
      parts.push(part);
      part = [];
      length = 0;
    }
    part.push(piece);
    length += piece.text.length + 1;
    end = Math.max(end, piece.end);
  }
  parts.push(part);
  return parts;
}
