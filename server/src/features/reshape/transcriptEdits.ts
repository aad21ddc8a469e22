import * as l10n from '@vscode/l10n';
import { Refusal } from '../../codebook/refusal';
import type { TextEdit } from '../../codebook/yamlPlaces';
import type { Study } from '../../study/study';
import { carefulEdits } from './carefulEdits';
import type { FilePlan, LineChange } from './filesToChange';
import { type LabelPlace, offsetsOfLabels } from './plainEdits';
import type { Plan } from './plan';

/** A file that does not say what the study knows of it: somebody has just changed it. */
export class OutOfStep extends Refusal {
  constructor(readonly file: string) {
    super(
      l10n.t(
        '{0} has just been changed, and has not been read again yet. Nothing was changed; please try again.',
        file,
      ),
    );
  }
}

/**
 * What a reshaping changes in one transcript, in offsets. Only annotation lines are changed, and the name of a speaker where
 * that is what was asked for.
 *
 * @param text of the file as it is at this moment
 * @param name of the file, for people
 * @throws OutOfStep when the study knows another text; Refusal when the file would not be read as is meant
 */
export function transcriptEdits(
  plan: Plan,
  study: Study,
  file: string,
  text: string,
  name: string,
): readonly TextEdit[] {
  const filePlan = plan.files.get(file);
  const summary = study.transcripts.get(file);
  if (!filePlan || !summary) return [];
  const plain = filePlan.careful ? null : plainEdits(text, filePlan, plan);
  if (plain) return plain;
  const edits = carefulEdits(plan, filePlan, study, summary, file, text, name);
  if (edits === null) throw new OutOfStep(name);
  return edits;
}

/** Each label gives way to the other where it stands; null where the file is not as the index has it. */
function plainEdits(text: string, { changes }: FilePlan, { outline }: Plan): TextEdit[] | null {
  const offsets = offsetsOfLabels(text, changes.map(placeOf), [...outline.labels.keys()]);
  return (
    offsets &&
    changes.map(({ written, to }, index) => {
      const start = offsets[index] ?? 0;
      return { range: { start, end: start + written.length }, newText: to[0] ?? written };
    })
  );
}

/** Where a label is that gives way to another. */
export function placeOf({ at, written }: LineChange): LabelPlace {
  return { line: at.line, column: at.column, label: written };
}
