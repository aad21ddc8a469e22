// Tables of codings, for transcripts that are there.
import { join } from 'node:path';
import type { TableCoding } from '../../exchange/codingsTable';
import { type CodingsPlan, codingsFromTable } from '../../features/coding/codingsFromTable';
import { answered } from '../../features/shared/asking';
import { OutOfStep } from '../../features/shared/outOfStep';
import { fingerprint } from '../../protocol/fingerprint';
import { codebookName } from '../../study/members';
import { EditedText } from '../../transcript/editedText';
import type { TextEdit } from '../../transcript/textEdit';
import { Call, CallError } from './call';
import { kindOf, pathFrom } from './disk';
import { pathOrder } from './pathOrder';
import { readStudy } from './studies';
import { studyFolderOf } from './studyFiles';
import { notAllRead, realPathOf, studyFilesIn, utf8Of, withoutMark } from './studyOnDisk';
import { changeAll, finishBrokenOff, type NewContent, newText } from './wholeChange';

/** The edits of a transcript, and the text that they were worked out for. */
interface ChangedTranscript {
  readonly edits: readonly TextEdit[];
  readonly fingerprint: number;
}

/** What was done, or would be. */
export interface ImportedCodings extends Omit<CodingsPlan<ChangedTranscript>, 'files' | 'codebook'> {
  /** Of the files that change, from the folder of the study: the codebook first. */
  readonly files: readonly string[];
}

/**
 * Puts codings on the transcripts of the study that a folder belongs to: in all files that change, or in none.
 *
 * @throws CallError that says why not
 */
export async function importCodings(
  rows: readonly TableCoding[],
  given: string,
  isDry: boolean,
  call: Call,
): Promise<ImportedCodings> {
  if (kindOf(given) !== 'folder')
    throw new CallError(
      'Codings go on transcripts that are there. Give the folder of the study behind --to.',
    );
  const folder = studyFolderOf(given) ?? given;
  const finished = finishBrokenOff(folder);
  if (finished !== null) call.terminal.say(finished);
  // What could not be imported besides is no reason to leave the study alone.
  const reading = new Call(call.terminal);
  const study = await studyFilesIn(folder, reading);
  const read = readStudy(study, reading);
  if (reading.failed) throw notAllRead();
  const nameOf = (path: string) => pathFrom(folder, path);
  const proposal = {
    study: read.study,
    nameOf,
    keep: (_path: string, text: string, edits: readonly TextEdit[]) => ({
      edits,
      fingerprint: fingerprint(text),
    }),
  };
  const plan = answered(codingsFromTable(proposal, study.codebook?.text ?? null, rows), (path) =>
    withoutMark(utf8Of(path, nameOf(path))),
  );
  const paths = [...plan.files.keys()].sort(pathOrder);
  const codebook = plan.codebook === null ? [] : [join(folder, codebookName)];
  const targets = [...codebook, ...paths].map((path) => ({ path, realPath: realPathOf(path, nameOf(path)) }));
  if (!isDry && targets.length > 0) {
    const contents = contentsOf(targets, nameOf, plan, study.codebook?.text ?? '');
    await changeAll(
      folder,
      targets.map(({ realPath }) => realPath),
      contents,
    );
  }
  return { ...plan, files: targets.map(({ path }) => nameOf(path)) };
}

/** What is to be written, one file after the other, so that no more than one is in memory. */
function* contentsOf(
  targets: readonly { readonly path: string; readonly realPath: string }[],
  nameOf: (path: string) => string,
  plan: CodingsPlan<ChangedTranscript>,
  codebook: string,
): Generator<NewContent> {
  for (const { path, realPath } of targets) {
    const before = utf8Of(path, nameOf(path));
    const text = withoutMark(before);
    const mark = before.slice(0, before.length - text.length);
    const change = plan.files.get(path);
    const isOther = change ? change.fingerprint !== fingerprint(text) : text !== codebook;
    if (isOther) throw new CallError(new OutOfStep(path, nameOf(path)).message);
    const after = change ? changed(text, change.edits) : (plan.codebook ?? text);
    yield newText(realPath, before, mark + after);
  }
}

function changed(text: string, edits: readonly TextEdit[]): string {
  const edited = new EditedText(text);
  edited.change(edits);
  return edited.text;
}
