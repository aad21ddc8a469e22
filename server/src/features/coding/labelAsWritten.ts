import type { Study } from '../../study/study';
import { hasCodeShape } from '../../transcript/shape';

/**
 * A label as it is written on a line of its own, with a mark where it would be speech without one.
 *
 * @param isAnswer true right below a speaker's name, where only the mark or the shape makes a code
 */
export function labelAsWritten(study: Study, label: string, isAnswer: boolean): string {
  if (hasCodeShape(label)) return label;
  const { isLabel, inferredLabels } = study.vocabulary();
  const isCode = !isAnswer && (isLabel(label) || inferredLabels.has(label));
  return isCode ? label : `#${label}`;
}
