import type { ClassifierState } from './classifierState';
import type { Name, NameLine, NameLines, Way } from './nameLines';

/** True where names stand alone on their lines. */
export function standsAlone({ style }: Way): boolean {
  return style === 'line' || style === 'heading';
}

/** How often one name comes back after another in its style: all are counted when the first is asked for. */
export function visitsOf(state: ClassifierState, found: NameLines, way: Way, one: Name): number {
  if (!way.hasVisits) {
    way.hasVisits = true;
    let last: Name | null = null;
    let mark = 0;
    for (const { name, head, line } of found.all) {
      // Between two turns of somebody, one who is not named may have spoken.
      if (way.style === 'mark') for (; (found.bareMarks[mark] ?? line) < line; mark++) last = null;
      if (head.style !== way.style || name === last || (standsAlone(way) && !stands(state, found, name)))
        continue;
      name.visits++;
      last = name;
    }
  }
  return one.visits;
}

/** True for a name alone on its lines that has talk below it nine times in ten, and breaks few sentences. */
export function stands(state: ClassifierState, { byLine }: NameLines, name: Name): boolean {
  if (name.stands !== null) return name.stands;
  const { lines, lineText } = name;
  let good = 0;
  let broken = 0;
  let free = 0;
  for (const { line, head } of lines) {
    const breaks = state.breaksSentence(line);
    if (!breaks) free++;
    const next = state.nextWritten(line);
    if (next < 0 || !state.mayBeTalk(next)) continue;
    const below = byLine[next];
    const other = below?.head.style === head.style ? below.name : null;
    if (other !== null && (other.lineText.isKnown || other.lines.length >= lines.length)) {
      // A time between two names is what the first of them says.
      if (head.time !== null || !holdsTime(state, line, next)) continue;
    }
    // Where names have the shape of codes, so have the codes below each other.
    if (lineText.hasCodeShape && state.words.ofLine(next)?.hasCodeShape === true) continue;
    good++;
    if (breaks && head.time === null) broken++;
  }
  // People break off, and the items of a list end nothing: some of the lines above may not come to an end.
  const hasTalk = good >= 0.9 * lines.length && broken <= 0.34 * good;
  // Whether a known name stands does not hang on the codes below it, which may be misspelt and put right.
  name.stands = hasTalk || (lineText.isKnown && free >= 0.5 * lines.length);
  return name.stands;
}

/** True when a line with nothing but a time stands between two others. */
function holdsTime(state: ClassifierState, above: number, below: number): boolean {
  for (let line = above + 1; line < below; line++) if (state.isTimeOnly(line)) return true;
  return false;
}

/** True for a line from 0 whose next line with text on it is what was said: right below it, or below a time alone. */
export function isRightAbove(state: ClassifierState, line: number): boolean {
  const next = line + 1;
  if (state.isBlank(next)) return false;
  return next < state.kinds.length && (state.nextWritten(line) === next || state.isTimeOnly(next));
}

/** True when four in five names stand right above what is said, or before it. */
export function areRightAbove(state: ClassifierState, names: readonly NameLine[]): boolean {
  let others = names.length - 0.8 * names.length;
  for (const { line, head } of names)
    if (head.words < 0 && !isRightAbove(state, line) && --others < 0) return false;
  return true;
}
