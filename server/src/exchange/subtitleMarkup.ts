// The marks within the text of a cue: who speaks, how it looks, when each word appears.
import { withoutEntities } from './entities';
import { oneSpaced } from './lineWords';
import { spokenOf } from './teamsMetadata';

/** Words of one person in a cue. */
export interface CuePiece {
  /** null where the cue does not say who. */
  readonly speaker: string | null;
  /** White space is one space. Never empty. */
  readonly text: string;
}

/** What stands between two times. */
export interface Cue {
  /** In seconds; some programs begin before zero. */
  readonly start: number;
  readonly end: number;
  /** What is said, by whom. A cue without words has none. */
  readonly pieces: readonly CuePiece[];
  /** Its lines with words, without marks; none where a mark says who speaks. */
  readonly lines: readonly string[];
}

/** `<v Ana>`, `<v.loud Ana>`, `<v>` and `</v>`. */
const voice = /<(?:v(?:\.[^\s<>]*)?(?:\s+([^<>]*))?|\/v\s*)>/;

/** A cue of lines as they stand in a file. */
export function cueOf(start: number, end: number, written: readonly string[]): Cue {
  const [first = ''] = written;
  if (written.length === 1 && !/[<{]/.test(first)) {
    const line = plain(first);
    return { start, end, pieces: piecesOfText(null, line), lines: line === '' ? [] : [line] };
  }
  const text = withLineEnds(written.join('\n'));
  const spoken = spokenOf(text);
  if (spoken !== null)
    return { start, end, pieces: piecesOfText(spoken.speaker, oneSpaced(spoken.text)), lines: [] };
  const pieces = text.includes('<') ? piecesOf(text) : null;
  if (pieces?.some(({ speaker }) => speaker !== null)) return { start, end, pieces, lines: [] };
  const lines = withoutTags(text)
    .split('\n')
    .map(plain)
    .filter((line) => line !== '');
  return { start, end, pieces: pieces ?? piecesOfText(null, lines.join(' ')), lines };
}

/** A text with its lines as such: some programs leave marks of other formats where they end. */
function withLineEnds(text: string): string {
  const plain = text.includes('{\\') ? text.replaceAll('\\N', '\n') : text;
  return /<br/i.test(plain) ? plain.replace(/<br\s?\/?>/gi, '\n') : plain;
}

/** The words of a cue by who says them, without marks. */
function piecesOf(text: string): CuePiece[] {
  const parts = text.split(voice);
  const found: CuePiece[] = [];
  // Between each two stretches of text stands what the mark names: a name, or nothing where a voice ends.
  for (let index = 0; index < parts.length; index += 2) {
    const name = index === 0 ? '' : plain(parts[index - 1] ?? '');
    found.push(...piecesOfText(name === '' ? null : name, plain(withoutTags(parts[index] ?? ''))));
  }
  return found;
}

/** `<i>`, `</c>`, `<c.red>`, `<00:01.000>`, `<>`. Other words between such brackets are said: `5 < 7 > 3`, `I <3 you -> all`. */
const tag = /<(?:\/[^<>]*|[\p{L}.][^<>]*|\d{1,6}:[\d:.,]*)?>/gu;

/** Text without marks in angle brackets. */
export function withoutTags(text: string): string {
  return text.includes('<') ? text.replace(tag, '') : text;
}

function plain(text: string): string {
  const shown = text.includes('{\\') ? text.replace(/\{\\[^{}]*\}/g, '') : text;
  return oneSpaced(withoutEntities(shown));
}

function piecesOfText(speaker: string | null, text: string): CuePiece[] {
  return text === '' ? [] : [{ speaker, text }];
}
