import * as l10n from '@vscode/l10n';
import { Refusal } from '../../codebook/refusal';
import { summarize } from '../../study/summarize';
import { speakerKey } from '../../transcript/speakers';
import type { Transcript } from '../../transcript/transcript';
import type { Expected } from '../shared/checkSame';
import { codingStamp } from '../shared/codingStamp';
import { type Intend, leave } from '../shared/intent';
import { OutOfStep } from '../shared/outOfStep';
import type { FilePlan } from './filesToChange';
import { type CodingOutcome, lineEdits } from './lineEdits';
import type { Plan } from './plan';

/**
 * What a reshaping means for one transcript, which is read for it.
 *
 * @param name of the file, for people
 * @throws OutOfStep, when it is worked out, where the study knows another text; Refusal where another coding was chosen
 */
export function fileIntent(plan: Plan, file: string, name: string): Intend {
  const filePlan = plan.files.get(file);
  if (!filePlan) return leave;
  return (before) => {
    const outcomes = fatesOf(before, filePlan, plan);
    if (outcomes === null) throw new OutOfStep(file, name);
    checkMeant(before, filePlan, name);
    const expected = before.codings.flatMap(({ label, passage, quote }, index) =>
      (outcomes.get(index)?.to ?? [label]).map(
        (one): Expected => ({ index, label: one, passage, quote: quote?.text ?? null }),
      ),
    );
    const speaker = filePlan.speaks ? plan.labelChanges.speaker : null;
    return {
      edits: (marked) => lineEdits(before, outcomes, marked, speaker),
      expected,
      speakerOf: ({ speaker: name }) =>
        speaker && name !== null && speakerKey(name) === speakerKey(speaker.from) ? speaker.to : name,
    };
  };
}

/** What becomes of each coding that changes, by its place in `Transcript.codings`; null when one is not there. */
function fatesOf(before: Transcript, { changes }: FilePlan, plan: Plan): Map<number, CodingOutcome> | null {
  const byLine = new Map(before.codings.map(({ line }, index) => [line, index]));
  const outcomes = new Map<number, CodingOutcome>();
  for (const { at, written, to } of changes) {
    const index = byLine.get(at.line);
    if (index === undefined || before.codings[index]?.label !== written) return null;
    outcomes.set(index, { to, sameAs: null });
  }
  dropRepeated(before, outcomes, plan);
  return outcomes;
}

/** @throws Refusal when a coding that was chosen is another one by now */
function checkMeant(before: Transcript, { changes }: FilePlan, name: string): void {
  const chosen = changes.filter(({ stamp }) => stamp !== undefined);
  if (chosen.length === 0) return;
  const summary = summarize(before);
  const stamps = new Map(
    Array.from(summary.codings, ({ at }, index) => [at.line, codingStamp(summary, index)]),
  );
  if (chosen.every(({ at, stamp }) => stamps.get(at.line) === stamp)) return;
  throw new Refusal(
    l10n.t(
      '{0} has changed since its quotes were listed. Nothing was changed; please choose the quote again.',
      name,
    ),
  );
}

/** What words need only once is said only once: what comes first stays, and gets the memos of what goes. */
function dropRepeated(
  { codings }: Transcript,
  outcomes: Map<number, CodingOutcome>,
  { labelChanges: { once }, vocabularyChange }: Plan,
): void {
  if (once.size === 0) return;
  const said = new Map<string, number>();
  for (const [index, { label, passage, quote }] of codings.entries()) {
    const about = quote?.target ? `${quote.target.start}-${quote.target.end}` : (quote?.text ?? '');
    const outcome = outcomes.get(index);
    let sameAs: number | null = null;
    const left = (outcome?.to ?? [label]).filter((written) => {
      const code = vocabularyChange.labels.resolve(written)?.label ?? written;
      if (passage < 0 || !once.has(code)) return true;
      const key = `${passage}:${about}:${code}`;
      const first = said.get(key);
      if (first === undefined) said.set(key, index);
      // What was said twice before is nobody's business now.
      const isOld = first !== undefined && !outcome && !outcomes.has(first);
      if (first === undefined || isOld) return true;
      if (first !== index) sameAs = first;
      return false;
    });
    if (left.length < (outcome?.to.length ?? 1))
      outcomes.set(index, { to: left, sameAs: left.length === 0 ? sameAs : null });
  }
}
