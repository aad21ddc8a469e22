// A talk with what stands above it: what comes in as passages, what as facts, and what is left out.
import { talkHeadOf } from './talkHead';
import { type Stretch, type Talk, type TalkLine, trimmed } from './talkLines';

/** All of a text. */
export interface WholeTalk {
  readonly title: string | null;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly stretches: readonly Stretch[];
  /** Lines with words that do not come in. */
  readonly leftOut: readonly TalkLine[];
}

/**
 * Puts a talk and its head together.
 *
 * @param isOfProgram whether a program wrote what stands above the talk. Then it is left out; what people wrote there are passages
 * of nobody's, but for the title and facts
 */
export function wholeTalkOf(
  text: string,
  { head, outside, stretches }: Talk,
  isOfProgram: boolean,
): WholeTalk {
  const isFilled = (line: TalkLine) => line.text.trim() !== '';
  const { title, attributes, rest } = talkHeadOf(head);
  if (isOfProgram) return { title, attributes, stretches, leftOut: [...rest, ...outside].filter(isFilled) };
  return {
    title,
    attributes,
    stretches: [...keptLines(text, rest), ...stretches],
    leftOut: outside.filter(isFilled),
  };
}

/** Lines that are no turns, as passages of nobody's. */
export function keptLines(text: string, lines: readonly TalkLine[]): Stretch[] {
  return lines.flatMap(({ start, end }) => {
    const range = trimmed(text, start, end);
    return range === null ? [] : { ...range, speaker: null, time: null };
  });
}
