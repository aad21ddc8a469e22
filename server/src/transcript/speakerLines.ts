import type { ClassifierState } from './classifierState';
import { itemAt } from './itemAt';
import { isSpace } from './lines';
import { type KnownNames, namesRole, nearSpeakers } from './nearSpeakers';
import type { Spelling } from './speakerLine';
import { tidySpeaker } from './speakers';
import { LineKind } from './transcript';

/**
 * Names before a colon that begin at least three blocks of the file: these are speakers, too.
 *
 * @returns the `speakerKey`s of those whom neither their role nor the codebook makes known
 */
export function recurringPrefixes(state: ClassifierState): string[] {
  const counts = new Map<string, number>();
  const { speakers } = state.vocabulary;
  for (const [line, { colon, name }] of state.prefixes) {
    const behind = colon + 1;
    if (!state.is(line, LineKind.Speech)) continue;
    if (behind < itemAt(state.lines.ends, line) && !isSpace(state.text.charCodeAt(behind))) continue;
    const { key } = name;
    if (name.isRole || speakers.has(key)) continue;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= 3).map(([key]) => key);
}

/** Makes speaker lines of all that begin with a known name and a colon. */
export function applyPrefixes(state: ClassifierState): void {
  for (const [line, { colon, name }] of state.prefixes) {
    if (!state.is(line, LineKind.Speech)) continue;
    if (state.isKnownSpeaker(name)) setPrefix(state, line, colon);
  }
}

/** Finds names alone above speech, or before a colon, that are nearly those of somebody known. */
export function findMisspeltSpeakers(state: ClassifierState): void {
  const { lines } = state;
  let known: KnownNames | null = null;
  const suggest = (line: number, name: string) => {
    // Most files have no name that has to be looked at.
    known ??= knownSpeakers(state);
    return nearSpeakers(name, known, () => speakerBefore(state, line));
  };

  for (const [words, [line, , third]] of state.short) {
    if (line === undefined || third !== undefined || words.length > 40 || !state.is(line, LineKind.Speech))
      continue;
    if (!state.is(state.neighbour(line, 1), LineKind.Speech)) continue;
    if (state.is(state.neighbour(line, -1), LineKind.Speaker)) continue;
    const suggestions = suggest(line, words);
    if (suggestions.length > 0) state.setSpeaker(line, itemAt(lines.ends, line), -1, suggestions);
  }
  for (const [line, { colon, name }] of state.prefixes) {
    if (!state.is(line, LineKind.Speech)) continue;
    const suggestions = suggest(line, name.text);
    if (suggestions.length > 0) setPrefix(state, line, colon, suggestions);
  }
  doubtRareSpeakers(state, suggest);
}

/** A name on more lines is no slip. */
const mostSlips = 2;

/** More names that hardly speak are those of a gathering, of which nobody slipped. */
const mostDoubted = 100;

/**
 * Those whom the layout shows to speak, once or twice only, and who are nearly somebody known. They speak all the same until
 * the name is put right.
 */
function doubtRareSpeakers(
  state: ClassifierState,
  suggest: (line: number, name: string) => readonly string[],
): void {
  const { speakers, spellings, text } = state;
  const counts = new Map<string, number>();
  for (const { lineText, lines } of spellings)
    counts.set(lineText.key, (counts.get(lineText.key) ?? 0) + lines);
  const { inferredSpeakers } = state.vocabulary;
  const rare = new Set<Spelling>();
  for (const spelling of spellings) {
    const { lineText } = spelling;
    if ((counts.get(lineText.key) ?? 0) > mostSlips || lineText.isKnown || inferredSpeakers.has(lineText.key))
      continue;
    rare.add(spelling);
  }
  if (rare.size === 0 || rare.size > mostDoubted) return;
  // Who is named above the talk is known to take part.
  let above: string | null = null;
  for (let line = state.firstLine; line < speakers.length; line++) {
    const speaker = speakers[line];
    if (speaker === undefined) continue;
    above ??= text.slice(0, speaker.head.nameStart);
    if (!rare.has(speaker.spelling) || speaker.suggestions.length > 0) continue;
    const name = speaker.spelling.lineText.text;
    const suggestions = suggest(line, name);
    if (suggestions.length > 0 && !isNamedIn(above, name)) speakers[line] = { ...speaker, suggestions };
  }
}

/** True where a text has a name as words of its own. */
function isNamedIn(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const around = `${text.charAt(at - 1)} ${text.charAt(at + name.length)}`;
    if (!/[\p{L}\p{N}]/u.test(around)) return true;
  }
  return false;
}

/** Everybody the codebook names, and the roles that have spoken in the file, before any misspelling is put right. */
function knownSpeakers({ vocabulary, spellings }: ClassifierState): KnownNames {
  const spoken = new Set<string>();
  for (const { lineText } of spellings) {
    const name = tidySpeaker(lineText.text);
    if (namesRole(name)) spoken.add(name);
  }
  return { declared: [...vocabulary.speakers.values()], spoken };
}

function setPrefix(
  state: ClassifierState,
  line: number,
  colon: number,
  suggestions: readonly string[] = [],
): void {
  const end = itemAt(state.lines.ends, line);
  let words = colon + 1;
  while (words < end && isSpace(state.text.charCodeAt(words))) words++;
  state.setSpeaker(line, colon, words < end ? words : -1, suggestions);
}

function speakerBefore({ firstLine, speakers }: ClassifierState, line: number): string | null {
  let at = line - 1;
  while (at >= firstLine && speakers[at] === undefined) at--;
  return speakers[at]?.spelling.lineText.text ?? null;
}
