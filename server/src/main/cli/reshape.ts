import { readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { EditedText } from '../../codebook/editedText';
import { Refusal } from '../../codebook/refusal';
import type { TextEdit } from '../../codebook/yamlPlaces';
import { planReshaping } from '../../features/reshape/plan';
import type { Reshaping } from '../../features/reshape/reshaping';
import { OutOfStep, transcriptEdits } from '../../features/reshape/transcriptEdits';
import { today } from '../../protocol/today';
import { codebookName } from '../../study/members';
import { reason } from '../readable';
import { type Call, CallError } from './call';
import { kindOf, pathFrom, shownPath } from './disk';
import { naturalOrder } from './naturalOrder';
import { type Format, writeResults } from './output';
import { type ReadStudy, readStudies } from './studies';
import { studyFolderOf } from './studyFiles';
import { changeAll, finishBrokenOff } from './wholeChange';
import { counted } from './words';

export interface ReshapeOptions {
  readonly format: Format;
  readonly dryRun?: true;
  readonly history?: true;
}

/** A file that changes. */
interface ChangedFile {
  readonly path: string;
  /** From the folder of the study. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** At how many places it changes. */
  readonly edits: number;
}

/**
 * Reshapes the codes of the study that a folder belongs to: all of its files or none.
 *
 * @throws CallError that says why not
 */
export async function runReshape(
  given: string,
  reshaping: Reshaping,
  { format, dryRun, history }: ReshapeOptions,
  call: Call,
): Promise<void> {
  const { terminal } = call;
  if (kindOf(resolve(given)) !== 'folder')
    throw new CallError(`There is no folder ${given}. Give the folder of the study, behind the codes.`);
  const folder = studyFolderOf(resolve(given)) ?? resolve(given);
  const finished = finishBrokenOff(folder);
  if (finished !== null) terminal.say(finished);
  const study = await readWhole(folder, call);
  const { changed, did } = work(folder, study, reshaping, history === true);
  if (dryRun) {
    for (const { file, before, after } of changed)
      await terminal.write(createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, '', ''));
    return;
  }
  await changeAll(
    folder,
    changed.map(({ path, after }) => ({ path, bytes: Buffer.from(after, 'utf8') })),
  );
  const rows = changed.map(({ file, edits }) => ({ file, edits }));
  await writeResults(
    {
      keys: ['file', 'edits'],
      rows,
      table: () => ({
        columns: [
          { head: 'File', cut: 'start' },
          { head: 'Edits', align: 'right' },
        ],
        cells: rows.map(({ file, edits }) => [file, String(edits)]),
        total: `${did}. ${counted(rows.length, 'file')} changed`,
      }),
    },
    format,
    terminal,
  );
}

/** A study of which a file is missing would keep the old code there. */
async function readWhole(folder: string, call: Call): Promise<ReadStudy> {
  const studies = await readStudies([folder], 'nearest', call);
  if (call.failed) throw new CallError('Not all of the study could be read, so nothing was changed.');
  const hasCodebook = kindOf(join(folder, codebookName)) === 'file';
  const found = studies.find(({ codebook }) =>
    hasCodebook ? codebook?.name === codebookName : codebook === null,
  );
  if (!found) throw new CallError(`There is no study in ${shownPath(folder)}.`);
  return found;
}

function work(
  folder: string,
  { study, codebook }: ReadStudy,
  reshaping: Reshaping,
  withHistory: boolean,
): { changed: ChangedFile[]; did: string } {
  try {
    const history = withHistory ? { date: today() } : null;
    const plan = planReshaping(study, codebook?.text ?? null, reshaping, history);
    const changed: ChangedFile[] = [];
    const add = (path: string, editsOf: (text: string, name: string) => readonly TextEdit[]) => {
      const file = pathFrom(folder, path);
      const before = utf8Of(path, file);
      // Offsets do not count the mark.
      const mark = before.startsWith('\uFEFF') ? '\uFEFF' : '';
      const edited = new EditedText(before.slice(mark.length));
      const edits = editsOf(edited.text, file);
      edited.change(edits);
      if (edits.length > 0)
        changed.push({
          path: realpathSync(path),
          file,
          before,
          after: mark + edited.text,
          edits: edits.length,
        });
    };
    if (codebook && plan.codebook.length > 0) {
      add(join(folder, codebookName), (text, name) => {
        if (text !== codebook.text) throw new OutOfStep(name);
        return plan.codebook;
      });
    }
    for (const path of [...plan.files.keys()].sort(naturalOrder))
      add(path, (text, name) => transcriptEdits(plan, study, path, text, name));
    return { changed, did: plan.did };
  } catch (error) {
    throw error instanceof Refusal ? new CallError(error.message) : error;
  }
}

/** A file whose bytes would not all come back as they were is not written. */
function utf8Of(path: string, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch (error) {
    if (!(error instanceof TypeError)) throw new CallError(`${name} cannot be read: ${reason(error)}.`);
    throw new CallError(
      `${name} is not in UTF-8, and could not be written as it was. Save it as UTF-8 first; nothing was changed.`,
    );
  }
}
