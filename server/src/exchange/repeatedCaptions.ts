// Captions that show what was shown before: live captions, whose lines roll up, and those that mark each word as it is said. Of both
// every word is taken once.
import { withoutTags } from './subtitleMarkup';

/** What is shown at a time, in lines as they stand. */
interface Captions {
  readonly lines: readonly string[];
}

/** More lines than a screen has are not shown again. */
const mostLines = 20;
/** A time within a cue, at which the words behind it appear. */
const timeInside = /<\d{1,6}:\d\d[:.\d]*>/;

/** The cues without lines that had been shown, and how many these are. */
export function shownOnce<C extends Captions>(
  cues: readonly C[],
): { readonly cues: readonly C[]; readonly rolling: boolean; readonly repeatedLines: number } {
  const hasMarked = cues.some(({ lines }) => lines.some((line) => line.includes('<u>')));
  const fresh = hasMarked ? withoutMarkedAgain(cues) : cues;
  const again = cues.length - fresh.length;
  // Somebody who underlines a word here and there marks no words as they are said.
  if (again >= 3 && again * 3 > cues.length) return { cues: fresh, rolling: false, repeatedLines: again };
  const hasTimesInside = cues.some(({ lines }) =>
    lines.some((line) => line.includes('<') && timeInside.test(line)),
  );
  const rolling = hasTimesInside || growsMostly(cues);
  return rolling
    ? { ...withoutRepeated(cues, !hasTimesInside), rolling }
    : { cues, rolling, repeatedLines: 0 };
}

/**
 * Whisper can show the words of a cue again for each of them, which is underlined then. Whoever says the same twice has the first word
 * underlined twice.
 */
function withoutMarkedAgain<C extends Captions>(cues: readonly C[]): C[] {
  let before = '';
  let reached = -1;
  return cues.filter(({ lines }) => {
    const text = lines.join('\n');
    const words = withoutTags(text);
    const at = text.indexOf('<u>');
    // Between two words none is underlined.
    const isAgain = words === before && (at > reached || (at < 0 && reached >= 0));
    if (!isAgain || at >= 0) reached = at;
    before = words;
    return !isAgain;
  });
}

/**
 * True when more than a third of the cues show the last line of the one before again and go on behind it. Three are needed for
 * it: people repeat each other as well.
 */
function growsMostly(cues: readonly Captions[]): boolean {
  let growing = 0;
  let last = '';
  for (const { lines } of cues) {
    const all = lines.join(' ');
    if (last !== '' && all.length > last.length && goesOn(all, last)) growing += 1;
    last = lines.findLast((line) => line.trim() !== '') ?? '';
  }
  return growing >= 3 && growing * 3 > cues.length;
}

/** True when a text is another one, or that and more words. */
function goesOn(text: string, begin: string): boolean {
  return text.startsWith(begin) && (text.length === begin.length || /\s/.test(text.charAt(begin.length)));
}

/**
 * @param mayGrow whether a line is also shown again when words are added to it
 */
function withoutRepeated<C extends Captions>(
  cues: readonly C[],
  mayGrow: boolean,
): { cues: C[]; repeatedLines: number } {
  let repeatedLines = 0;
  let before: readonly string[] = [];
  const shown = cues.map((cue) => {
    const lines = withoutTags(cue.lines.join('\n'))
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const count = countShown(before, lines, mayGrow);
    const fresh = lines.slice(count);
    const last = before.at(-1) ?? '';
    const lastShown = lines[count - 1];
    // Words were added to the line that was shown last.
    if (lastShown !== undefined && lastShown !== last) fresh.unshift(lastShown.slice(last.length).trim());
    repeatedLines += count;
    before = lines;
    return { ...cue, lines: fresh };
  });
  return { cues: shown, repeatedLines };
}

/** How many lines at the beginning of a cue the one before it ended with. */
function countShown(before: readonly string[], lines: readonly string[], mayGrow: boolean): number {
  for (let count = Math.min(before.length, lines.length, mostLines); count > 0; count--) {
    const isShown = lines.slice(0, count).every((line, index) => {
      const old = before[before.length - count + index] ?? '';
      return line === old || (mayGrow && index === count - 1 && goesOn(line, old));
    });
    if (isShown) return count;
  }
  return 0;
}
