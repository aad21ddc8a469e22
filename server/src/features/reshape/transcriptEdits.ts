import * as l10n from '@vscode/l10n';
import { Refusal } from '../../codebook/refusal';
import type { TextEdit } from '../../codebook/yamlPlaces';
import type { Study } from '../../study/study';
import { isSpace, lineStartsOf } from '../../transcript/lines';
import { carefulEdits } from './carefulEdits';
import type { FilePlan } from './filesToChange';
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
  const edits = carefulEdits(plan, filePlan, summary, file, text, name);
  if (edits === null) throw new OutOfStep(name);
  return edits;
}

/** Each label gives way to the other where it stands; null where the file is not as the index has it. */
function plainEdits(text: string, { changes }: FilePlan, { outline }: Plan): TextEdit[] | null {
  const starts = lineStartsOf(text);
  const edits: TextEdit[] = [];
  for (const { at, written, to } of changes) {
    const start = (starts[at.line] ?? text.length) + at.column;
    if (!isLabelAt(text, start, written)) return null;
    edits.push({ range: { start, end: start + written.length }, newText: to[0] ?? written });
  }
  const written = [...outline.labels.keys()];
  const known = changes.filter((change) => outline.labels.has(change.written)).length;
  const there = written.reduce((sum, label) => sum + countLines(text, label), 0);
  return known === there ? edits : null;
}

/** How many lines have a label that could be read as a code line's. */
function countLines(text: string, label: string): number {
  let count = 0;
  for (let at = text.indexOf(label); at >= 0; at = text.indexOf(label, at + label.length))
    if (isLabelAt(text, at, label)) count++;
  return count;
}

/** True where just this label begins a line, and nothing or a quote ends it. */
function isLabelAt(text: string, start: number, label: string): boolean {
  if (!text.startsWith(label, start)) return false;
  let before = start - 1;
  while (before >= 0 && isGap(text.charCodeAt(before))) before--;
  if (text[before] === '#') {
    before--;
    while (before >= 0 && isGap(text.charCodeAt(before))) before--;
  }
  if (before >= 0 && !isLineEnd(text.charCodeAt(before))) return false;
  const end = start + label.length;
  let behind = end;
  while (behind < text.length && isGap(text.charCodeAt(behind))) behind++;
  if (behind === text.length || isLineEnd(text.charCodeAt(behind))) return true;
  return behind > end && '"“„«”'.includes(text[behind] ?? '');
}

function isGap(unit: number): boolean {
  return isSpace(unit) && !isLineEnd(unit);
}

function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13;
}
