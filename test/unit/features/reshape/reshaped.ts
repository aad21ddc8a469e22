import { type History, type Plan, planReshaping } from '../../../../server/src/features/reshape/plan';
import type { Reshaping } from '../../../../server/src/features/reshape/reshaping';
import { labelReplacements, verifiedEdits } from '../../../../server/src/features/reshape/transcriptEdits';
import { answered } from '../../../../server/src/features/shared/asking';
import { applyEdits } from '../../../../server/src/transcript/textEdit';
import { orRefusal } from '../../refused';
import { studyOf } from '../../studyFixture';

export type Files = Readonly<Record<string, string>>;

/** A study after a reshaping, and what was said about it. */
export interface Reshaped {
  readonly plan: Plan;
  /** All files, changed or not. */
  readonly files: Files;
}

/**
 * Reshapes a study that is given as texts, as server and command line do.
 *
 * @param now what the files hold at the moment of the change, where that is not what the study has read
 * @throws Refusal
 */
export function reshaped(
  files: Files,
  reshaping: Reshaping,
  history: History = null,
  now: Files = files,
): Reshaped {
  const { study } = studyOf(files);
  const codebook = files['codebook.yaml'] ?? null;
  const plan = planReshaping(study, codebook, reshaping, history);
  const after: Record<string, string> = { ...now };
  if (codebook !== null) after['codebook.yaml'] = applyEdits(codebook, plan.codebook);
  const keep = (_file: string, text: string, edits: Plan['codebook']) => applyEdits(text, edits);
  const verified = answered(
    verifiedEdits(plan, study, (file) => file, keep),
    (file) => now[file] ?? null,
  );
  for (const [file, text] of verified) after[file] = text;
  for (const [file, { verified: isVerified }] of plan.files) {
    const text = now[file] ?? '';
    if (!isVerified && !verified.has(file))
      after[file] = applyEdits(text, labelReplacements(plan, study, file, text, file));
  }
  return { plan, files: after };
}

/** Why a reshaping is refused; '' when it is not. */
export function refusalOf(...call: Parameters<typeof reshaped>): string {
  const outcome = orRefusal(() => reshaped(...call));
  return typeof outcome === 'string' ? outcome : '';
}
