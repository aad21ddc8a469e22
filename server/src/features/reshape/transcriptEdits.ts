import type { Study } from '../../study/study';
import { itemAt } from '../../transcript/itemAt';
import { parse } from '../../transcript/parse';
import type { TextEdit } from '../../transcript/textEdit';
import type { Asking } from '../shared/asking';
import { OutOfStep } from '../shared/outOfStep';
import { isAsKnown, readAgain, readOnce } from '../shared/readAgain';
import { fileIntent } from './fileIntent';
import type { FilePlan, LineChange } from './filesToChange';
import { type LabelPlace, offsetsOfLabels } from './labelPlaces';
import type { Plan } from './plan';

/**
 * What a reshaping changes in the transcripts that have to be read for it: where lines go or come, where what a line is hangs
 * on the codebook or on other files, and where a line that stays must get a `#` so that it is read as before.
 *
 * Only annotation lines are changed, and the name of a speaker where that is what was asked for. All other files of the plan
 * have `labelReplacements`.
 *
 * @param nameOf what people call a file
 * @param keep what is to be kept of a file and its edits, which are in offsets
 * @returns that, by file
 * @throws OutOfStep when the study knows another text; Refusal when something would not be read as is meant
 */
export function verifiedEdits<T>(
  plan: Plan,
  study: Study,
  nameOf: (file: string) => string,
  keep: (file: string, text: string, edits: readonly TextEdit[]) => T,
): Asking<Map<string, T>> {
  const files = [...plan.files].filter(([, { verified }]) => verified).map(([file]) => file);
  const intend = (file: string) => fileIntent(plan, file, nameOf(file));
  const { vocabularyChange, plainLabels } = plan;
  return readAgain(
    study,
    { vocabularies: vocabularyChange, files, intend, exempt: plainLabels, nameOf },
    keep,
  );
}

/**
 * The edits of a file of the plan in which each label gives way to the other where it stands. Where the index is not to be
 * relied on, as there is a line that looks like it, the file is read by itself.
 *
 * @param text of the file as it is at this moment
 * @param name of the file, for people
 * @throws OutOfStep when the study knows another text; Refusal when the file would not be read as is meant
 */
export function labelReplacements(
  plan: Plan,
  study: Study,
  file: string,
  text: string,
  name: string,
): readonly TextEdit[] {
  const filePlan = plan.files.get(file);
  const found = filePlan && editsAtLabels(text, filePlan, plan);
  if (found) return found;
  const { before: known, after } = plan.vocabularyChange;
  const before = parse(text, known, file);
  if (!isAsKnown(before, study.transcripts.get(file))) throw new OutOfStep(file, name);
  const { edits, refused } = readOnce(
    fileIntent(plan, file, name)(before),
    before,
    after,
    file,
    new Set(),
    name,
  );
  if (refused) throw refused;
  return edits;
}

/** Null where the file is not as the index has it. */
function editsAtLabels(text: string, { changes }: FilePlan, { labelChanges }: Plan): TextEdit[] | null {
  const offsets = offsetsOfLabels(text, changes.map(labelPlaceOf), [...labelChanges.labels.keys()]);
  return (
    offsets &&
    changes.map(({ written, to }, index) => {
      const start = itemAt(offsets, index);
      return { range: { start, end: start + written.length }, newText: to[0] ?? written };
    })
  );
}

/** Where a label is that gives way to another. */
export function labelPlaceOf({ at, written }: LineChange): LabelPlace {
  return { line: at.line, column: at.column, label: written };
}
