import damerauLevenshtein from 'damerau-levenshtein';
import { isTemplate, templates } from './templates';
import type { Range } from './transcript';

/** The most templates that are proposed instead of one that nobody knows. */
const mostNear = 3;

/** Longer than any template that somebody may have meant. */
const longestPattern = 120;

/**
 * The known templates that are most like what somebody wrote for one, best first. `Speaker: words` is told as well as
 * `{speakr}: {speech}`.
 */
export function nearestTemplates(written: string): string[] {
  const meant = withPlaces(written.slice(0, longestPattern));
  const known = Array.from(new Set(templates.map(({ pattern }) => pattern)), (pattern) => ({
    pattern,
    steps: damerauLevenshtein(meant, pattern).steps,
  }));
  known.sort((a, b) => a.steps - b.steps);
  return [...new Set([...(isTemplate(meant) ? [meant] : []), ...known.map(({ pattern }) => pattern)])].slice(
    0,
    mostNear,
  );
}

const words: readonly (readonly [RegExp, string])[] = [
  [/\{?\b(?:speakers?|names?|who|person)\b\}?/i, '{speaker}'],
  [/\{?\b(?:times?|timestamps?|timecodes?|start)\b\}?/i, '{time}'],
  [/\{?\b(?:speech|words?|texts?|talk|utterance)\b\}?/i, '{speech}'],
  [/\s*(?:\\n|\r?\n|⏎|<br>)\s*/g, ' ↵ '],
];

function withPlaces(written: string): string {
  return words.reduce((text, [word, place]) => text.replace(word, place), written);
}

/** Templates that stand in YAML without quotation marks, where it would take their braces and colons for its own. */
export interface BareTemplates {
  /** The text with other characters in their places, so that it can be read: as long as before, and each a plain text. */
  readonly masked: string;
  readonly places: readonly Range[];
}

/** Finds the templates of `layout` that need quotation marks and have none, behind the key and in a list below it. */
export function bareTemplates(yaml: string): BareTemplates {
  const places: Range[] = [];
  const key = /^layout[ \t]*:[ \t]*/gm;
  for (let found = key.exec(yaml); found !== null; found = key.exec(yaml)) {
    const line = lineFrom(yaml, key.lastIndex);
    if (line !== '') {
      take(places, key.lastIndex, line);
      continue;
    }
    let start = nextLine(yaml, key.lastIndex);
    for (;;) {
      const item = lineFrom(yaml, start);
      const dash = /^[ \t]*-[ \t]+/.exec(item)?.[0];
      if (dash === undefined) break;
      take(places, start + dash.length, item.slice(dash.length));
      start = nextLine(yaml, start);
    }
  }
  let masked = yaml;
  for (const { start, end } of places)
    masked = masked.slice(0, start) + 'x'.repeat(end - start) + masked.slice(end);
  return { masked, places };
}

function lineFrom(text: string, start: number): string {
  const length = text.slice(start, start + longestPattern * 2).search(/[\r\n]/);
  return length < 0 ? text.slice(start, start + longestPattern * 2) : text.slice(start, start + length);
}

function nextLine(text: string, start: number): number {
  const at = text.indexOf('\n', start);
  return at < 0 ? text.length : at + 1;
}

function take(places: Range[], start: number, value: string): void {
  const comment = value.search(/\s#(?![{#])[^{}]*$/);
  const written = (comment < 0 ? value : value.slice(0, comment)).trimEnd();
  const isOwn = /^['"]|^\[\s*['"]|^[&!]/.test(written) || !/\{(?:speaker|speech|time)\}/.test(written);
  const isRead = !/^[{}[\],*#@|>`%?-]|:(?:\s|$)|\s#/.test(written);
  if (!isOwn && !isRead) places.push({ start, end: start + written.length });
}
