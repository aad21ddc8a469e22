import type { ClassifierState } from './classifierState';
import type { Head } from './head';
import type { Name, NameLine, NameLines } from './nameLines';
import { numberedBase } from './names';
import { endsInQuestion, isWholeSentence } from './shape';

/** True for a name between two rules: `=== Name ===`, `--- Name ---`. */
export function isRuled({ style, mark }: Head): boolean {
  return style === 'heading' && mark !== '#';
}

/**
 * Takes names between rules away where they may as well be notes or parts of the text, `--- Pause ---`, `=== Morning ===`. They are
 * names where some come back, or have a number, and hardly any line between rules says something else, and where one of those is a usual role or
 * known, or the talk begins below the first of them and some of it is asked. People of the codebook always are.
 */
export function leaveRuled(state: ClassifierState, { all }: NameLines, names: Set<Name>): void {
  const ruled = all.filter(({ head }) => isRuled(head));
  const turns = ruled.filter(({ name }) => names.has(name));
  const [first] = turns;
  if (first === undefined) return;
  const isAlike = turns.every(({ head }) => head.mark[0] === first.head.mark[0]);
  const isMost = turns.length >= 0.8 * ruled.length;
  // Several of one role may speak once each: `Participant 1`, `Participant 2`.
  const again = turns.filter(
    ({ name }) => name.lines.length > 1 || numberedBase(name.lineText.text) !== null,
  );
  const isKnown = again.some(({ name }) => name.lineText.isKnown);
  if (
    isAlike &&
    isMost &&
    again.length > 0 &&
    (isKnown || (!hasTalkAbove(state, first) && someAsk(state, turns)))
  )
    return;
  for (const { name } of turns) if (!name.lineText.isDeclared) names.delete(name);
}

/** True where a sentence stands above the first name and below the facts of the interview. */
function hasTalkAbove(state: ClassifierState, { line }: NameLine): boolean {
  for (let above = Math.max(state.firstLine, state.header); above < line; above++)
    if (!state.isPage(above) && state.isProse(above) && isWholeSentence(state.trimmed(above))) return true;
  return false;
}

/** True where what stands below one of the names ends in a question. */
function someAsk(state: ClassifierState, turns: readonly NameLine[]): boolean {
  const { lines } = state;
  return turns.some(({ line }, index) => {
    const end = turns[index + 1]?.line ?? lines.starts.length;
    for (let below = line + 1; below < end; below++) if (endsInQuestion(state.trimmed(below))) return true;
    return false;
  });
}
