// Talk that a text has in lines and paragraphs: what each line is to a way of writing turns, and what becomes of it.
import type { Range } from '../transcript/transcript';
import type { ImportedPassage } from './imported';

/** A line of a text. */
export interface TalkLine {
  /** Its place in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The number of the paragraph that it is in. */
  readonly paragraph: number;
  /** Its bold parts, in units of the line. White space between bold words is bold. */
  readonly bold: readonly Range[];
  /** What tells the row of a table that it stands in from others; null outside of tables. */
  readonly row: string | null;
}

/** What a line is: the beginning of a turn, a time of what follows, nothing of the talk, or talk. */
export type LineRole =
  | {
      readonly kind: 'turn';
      readonly speaker: string;
      readonly time: number | null;
      /** Where in the line the words begin; its end where they stand below. */
      readonly words: number;
      /** Where in the line they end; left out where nothing stands behind them. */
      readonly end?: number;
    }
  | {
      readonly kind: 'time';
      readonly time: number;
      /** Where in the line words go on behind it; its end where they stand below. */
      readonly words: number;
    }
  | { readonly kind: 'outside' }
  | { readonly kind: 'speech' };

/** A passage and its place in the text, whose words are its own. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly speaker: string | null;
  readonly time: number | null;
}

/** A text taken apart. */
export interface Talk {
  /** The lines above the first turn. */
  readonly head: readonly TalkLine[];
  /** The lines that are nothing of the talk, and none of the head. */
  readonly outside: readonly TalkLine[];
  readonly stretches: readonly Stretch[];
}

export const speech: LineRole = { kind: 'speech' };
export const outside: LineRole = { kind: 'outside' };

/**
 * Makes passages of lines: the talk of one turn within one paragraph is one. A speaker is named at the first passage of a turn;
 * whoever goes on under the name of the turn before is not named again.
 *
 * @param roles what each line is, by its number
 */
export function talkOf(text: string, lines: readonly TalkLine[], roles: readonly LineRole[]): Talk {
  const first = roles.findIndex(({ kind }) => kind === 'turn');
  const begin = first < 0 ? 0 : roles[first - 1]?.kind === 'time' ? first - 1 : first;
  const stretches: Stretch[] = [];
  const openPart: { start: number; end: number; paragraph: number }[] = [];
  let speaker: string | null = null;
  let toName: string | null = null;
  let time: number | null = null;
  const close = () => {
    const part = openPart.pop();
    const range = part === undefined ? null : trimmed(text, part.start, part.end);
    if (range === null) return;
    stretches.push({ ...range, speaker: toName, time });
    toName = null;
    time = null;
  };
  for (let index = begin; index < lines.length; index++) {
    const [line, role] = [lines[index], roles[index]];
    if (line === undefined || role === undefined || role.kind === 'outside') {
      close();
      continue;
    }
    if (role.kind === 'speech') {
      if (openPart[0]?.paragraph !== line.paragraph) close();
      openPart[0] = { start: openPart[0]?.start ?? line.start, end: line.end, paragraph: line.paragraph };
      continue;
    }
    close();
    time = role.time ?? time;
    if (role.kind === 'turn') {
      toName = role.speaker === speaker ? toName : role.speaker;
      speaker = role.speaker;
    }
    if (role.words < line.text.length) {
      const end = role.kind === 'turn' && role.end !== undefined ? line.start + role.end : line.end;
      openPart.push({ start: line.start + role.words, end, paragraph: line.paragraph });
    }
  }
  close();
  const isLeftOut = (_line: TalkLine, index: number) => index >= begin && roles[index]?.kind === 'outside';
  return { head: lines.slice(0, begin), outside: lines.filter(isLeftOut), stretches };
}

/** A part of a text without the white space at its ends; null when there is nothing else. */
export function trimmed(text: string, start: number, end: number): { start: number; end: number } | null {
  const part = text.slice(start, end);
  const before = part.length - part.trimStart().length;
  return before === part.length ? null : { start: start + before, end: start + part.trimEnd().length };
}

/** The passage that a stretch of a text is. */
export function passageOf(text: string, { start, end, speaker, time }: Stretch): ImportedPassage {
  return { speaker, time, text: text.slice(start, end) };
}
