import { hasCodeShape } from '../../transcript/shape';
import type { Transcript } from '../../transcript/transcript';
import type { Vocabulary } from '../../transcript/vocabulary';

/**
 * Writes labels on lines of their own as a file has its others: with a mark where those of their kind have one, and where it would
 * be speech without.
 *
 * @param vocabulary of the study, as it will be when the label is written
 * @returns takes a label, and true right below a speaker's name, where only the mark or the shape makes a code
 */
export function labelWriter(
  { codings }: Transcript,
  { isLabel, inferredLabels }: Pick<Vocabulary, 'isLabel' | 'inferredLabels'>,
): (label: string, isAnswer?: boolean) => string {
  const counts = { shaped: { marked: 0, all: 0 }, plain: { marked: 0, all: 0 } };
  for (const { label, marked } of codings) {
    const count = hasCodeShape(label) ? counts.shaped : counts.plain;
    count.all++;
    if (marked) count.marked++;
  }
  const mostly = ({ marked, all }: typeof counts.plain) => 2 * marked > all;
  const { shaped, plain } = counts;
  // What has no shape may have its mark out of need, which tells nothing of labels that need none.
  const isMarked = { shaped: mostly(shaped), plain: mostly(plain.all > 0 ? plain : shaped) };
  return (label, isAnswer = false) => {
    if (hasCodeShape(label)) return isMarked.shaped ? `#${label}` : label;
    const isCode = !isAnswer && !isMarked.plain && (isLabel(label) || inferredLabels.has(label));
    return isCode ? label : `#${label}`;
  };
}
