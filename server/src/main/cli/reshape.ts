import { join, resolve } from 'node:path';
import { type History, type Plan, planReshaping } from '../../features/reshape/plan';
import type { Reshaping } from '../../features/reshape/reshaping';
import { alongSentence, type TakenAlong, takenAlong } from '../../features/reshape/takenAlong';
import { labelReplacements, verifiedEdits } from '../../features/reshape/transcriptEdits';
import { answered } from '../../features/shared/asking';
import { OutOfStep } from '../../features/shared/outOfStep';
import { fingerprint } from '../../protocol/fingerprint';
import { today } from '../../protocol/today';
import { codebookName } from '../../study/members';
import { EditedText } from '../../transcript/editedText';
import type { TextEdit } from '../../transcript/textEdit';
import { type Call, CallError } from './call';
import { kindOf, pathFrom } from './disk';
import { type Format, writeResults } from './output';
import { patchText } from './patchText';
import { pathOrder } from './pathOrder';
import { type Planned, planLookedUp } from './planLookedUp';
import { readStudy } from './studies';
import { type NamedCodebook, type StudyFiles, studyFolderOf } from './studyFiles';
import { notAllRead, realPathOf, studyFilesIn, utf8Of, withoutMark } from './studyOnDisk';
import { writeLines } from './terminal';
import { changeAll, finishBrokenOff, type NewContent, newText } from './wholeChange';
import { counted } from './words';

export interface ReshapeOptions {
  readonly format: Format;
  readonly dryRun?: true;
  readonly history?: true;
}

/** A file that changes. */
interface ChangedFile {
  /** Links followed. */
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
  const files = await studyFilesIn(folder, call);
  const day = history === true ? { date: today() } : null;
  const planned = planLookedUp(files, reshaping, day, call) ?? planWhole(files, reshaping, day, call);
  const verified = verifiedOf(folder, planned);
  const targets = targetsOf(folder, planned.plan, verified);
  const changes = changesOf(folder, targets, files.codebook, planned, verified);
  const along = takenAlong(planned.study, planned.plan.labelChanges);
  if (dryRun) {
    // All of them or none: the last may be refused.
    for (const { file, before, after } of [...changes])
      await writeLines(terminal, patchText(file, before, after));
    if (along.length > 0) terminal.say(alongSentence(along));
    return;
  }
  const rows: { file: string; edits: number }[] = [];
  const sentences = along.length > 0 ? [alongSentence(along)] : [];
  const paths = targets.map(({ realPath }) => realPath);
  await changeAll(folder, paths, contentsOf(changes, rows));
  await writeResults(
    {
      keys: ['file', 'edits', 'along'],
      rows: rows.map((row) => ({ ...row, along: alongIn(join(folder, row.file), along) })),
      table: () => ({
        columns: [
          { head: 'File', cut: 'start' },
          { head: 'Edits', align: 'right' },
        ],
        cells: rows.map(({ file, edits }) => [file, String(edits)]),
        total: [`${planned.plan.did}. ${counted(rows.length, 'file')} changed`, ...sentences].join('.\n'),
      }),
    },
    format,
    terminal,
  );
}

/** The labels in a file that change though the codebook does not have them. */
function alongIn(path: string, along: readonly TakenAlong[]): string[] {
  return along.filter(({ files }) => files.has(path)).map(({ label }) => label);
}

function planWhole(files: StudyFiles, reshaping: Reshaping, history: History, call: Call): Planned {
  const { study } = readStudy(files, call);
  if (call.failed) throw notAllRead();
  return { study, plan: planReshaping(study, files.codebook?.text ?? null, reshaping, history) };
}

/** A file that may change. */
interface Target {
  /** What the study knows it by. */
  readonly path: string;
  /** A link stays one: what it leads to is changed. */
  readonly realPath: string;
}

/** The edits of a file that had to be read for them, and the text that they were worked out for. */
interface Verified {
  readonly edits: readonly TextEdit[];
  readonly fingerprint: number;
}

/** The edits of all files that have to be read for them, by path. */
function verifiedOf(folder: string, { study, plan }: Planned): ReadonlyMap<string, Verified> {
  const nameOf = (path: string) => pathFrom(folder, path);
  const keep = (_path: string, text: string, edits: readonly TextEdit[]) => ({
    edits,
    fingerprint: fingerprint(text),
  });
  const textOf = (path: string) => withoutMark(utf8Of(path, nameOf(path)));
  return answered(verifiedEdits(plan, study, nameOf, keep), textOf);
}

/** The codebook, if it changes, and then the transcripts in their order. */
function targetsOf(
  folder: string,
  { codebook, files }: Plan,
  verified: ReadonlyMap<string, Verified>,
): Target[] {
  const own = codebook.length > 0 ? [join(folder, codebookName)] : [];
  const plain = [...files].filter(([, file]) => !file.verified).map(([path]) => path);
  const paths = [...own, ...[...new Set([...plain, ...verified.keys()])].sort(pathOrder)];
  return paths.map((path) => ({ path, realPath: realPathOf(path, pathFrom(folder, path)) }));
}

/** What becomes of each file that changes, one after the other, so that no more than one is in memory. */
function* changesOf(
  folder: string,
  targets: readonly Target[],
  codebook: NamedCodebook | null,
  { study, plan }: Planned,
  verified: ReadonlyMap<string, Verified>,
): Generator<ChangedFile> {
  const codebookPath = join(folder, codebookName);
  const editsOf = (path: string, text: string, name: string) => {
    const found = verified.get(path);
    const isOther =
      path === codebookPath ? text !== codebook?.text : found && found.fingerprint !== fingerprint(text);
    if (isOther) throw new OutOfStep(path, name);
    if (path === codebookPath) return plan.codebook;
    return found?.edits ?? labelReplacements(plan, study, path, text, name);
  };
  for (const { path, realPath } of targets) {
    const file = pathFrom(folder, path);
    const before = utf8Of(path, file);
    const edited = new EditedText(withoutMark(before));
    const mark = before.slice(0, before.length - edited.text.length);
    const edits = editsOf(path, edited.text, file);
    if (edits.length === 0) continue;
    edited.change(edits);
    yield { path: realPath, file, before, after: mark + edited.text, edits: edits.length };
  }
}

/** The changes as what is to be written, each noted in a row of the results. */
function* contentsOf(
  changes: Iterable<ChangedFile>,
  rows: { file: string; edits: number }[],
): Generator<NewContent> {
  for (const { path, file, before, after, edits } of changes) {
    yield newText(path, before, after);
    rows.push({ file, edits });
  }
}
