// Coders compared, for all that is asked of a study between two changes of it.
import type { AgreementOptions } from '../analysis/agreement';
import { type CodedFile, codedFile } from '../analysis/codedFile';
import { codeValues } from '../analysis/codeValues';
import { comparableInterviews } from '../analysis/comparable';
import { interviewFilesSteps } from '../analysis/interviewFiles';
import type { ComparedStudy } from '../features/analysis/agreementView';
import { type ComparedRows, comparedRows } from '../features/analysis/comparedRows';
import type { AnalysisQuestion } from '../protocol/analysis';
import { anyChange, derived } from '../study/derived';
import type { Study } from '../study/study';
import { inSlices } from '../workspace/inSlices';
import { readTranscripts } from '../workspace/transcriptsOf';
import type { Workspace } from '../workspace/workspace';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import { scopeOf } from './coderFiles';

/** Coders compared, and how far they agree. */
interface Comparison {
  readonly compared: ComparedStudy;
  readonly rows: readonly ComparedRows[];
}

/** What was compared of a study as it is, by how: each number that is looked at is one of the same comparison. */
const comparisons = derived(anyChange, (_: Study) => new Map<string, Promise<Comparison>>());

/** Compares the coders of a study as it is at this moment, once for all that is asked of it. */
export function comparisonOf(
  workspace: Workspace,
  folder: WorkspaceStudy,
  question: AnalysisQuestion,
): Promise<Comparison> {
  const { unit, by, codes, speaker, moderated } = question;
  const key = JSON.stringify([unit, by, codes, speaker, moderated]);
  const kept = comparisons(folder.study);
  const known = kept.get(key);
  if (known) return known;
  const made = compare(workspace, folder, question);
  kept.set(key, made);
  // What failed is tried again when it is asked for again.
  made.catch(() => kept.delete(key));
  return made;
}

async function compare(
  workspace: Workspace,
  folder: WorkspaceStudy,
  question: AnalysisQuestion,
): Promise<Comparison> {
  const { study } = folder;
  const scope = scopeOf(folder);
  const { nameOf } = scope;
  const withModerated = question.moderated === 'with';
  const all = await inSlices(interviewFilesSteps(study, scope));
  const comparable = comparableInterviews(all, { interviews: null, coders: null, withModerated }, nameOf);
  const notes = [...comparable.notes];
  const compared = {
    interviews: comparable.interviews,
    values: codeValues(study, question.by),
    notes,
    nameOf,
  };
  const options = await comparedTexts(workspace, folder, question, compared, (said) => void notes.push(said));
  const { unit, codes } = question;
  const wanted = { unit, codes, values: compared.values, intervals: false };
  return { compared, rows: await inSlices(comparedRows(compared.interviews, options, wanted, nameOf)) };
}

/**
 * Reads the files that are compared, as they are at this moment.
 *
 * @param say hears what cannot be compared
 */
export async function comparedTexts(
  workspace: Workspace,
  folder: WorkspaceStudy,
  { unit, speaker }: AnalysisQuestion,
  { interviews, values }: ComparedStudy,
  say: (message: string) => void = () => {},
): Promise<AgreementOptions> {
  const files = interviews.flatMap((interview) => interview.files);
  const coderOf = new Map(files.map(({ file, coder }) => [file, coder]));
  const read = new Map<string, CodedFile>();
  for await (const { file, transcript } of readTranscripts(workspace, folder, [...coderOf.keys()]))
    if (transcript) read.set(file, codedFile(folder.study, file, coderOf.get(file) ?? '', transcript));
  return {
    unit,
    speaker,
    numberOf: values.numberOf,
    read: (file) => read.get(file) ?? null,
    onProblem: ({ message }) => say(message),
  };
}
