import { version } from '../../../package.json';
import { countedFiles } from '../analysis/counted';
import { type InterviewFiles, interviewFilesSteps } from '../analysis/interviewFiles';
import { type ColumnsBy, isAttribute } from '../analysis/matrixColumns';
import { unlessRefused } from '../codebook/refusal';
import { agreementPassages, interviewsOfPair } from '../features/analysis/agreementPassages';
import { agreementView, pairMeant } from '../features/analysis/agreementView';
import { analysisChoices, noAttributes } from '../features/analysis/analysisChoices';
import type { AnalysisChoices, AnalysisView } from '../features/analysis/analysisView';
import { analysisWorkbook } from '../features/analysis/analysisWorkbook';
import { matrixPassages, newCodesPassages, passagesOfPair } from '../features/analysis/cellPassages';
import { sheetAsCsv } from '../features/analysis/countedSheet';
import { type CountedStudy, matrixView, type NotedTable } from '../features/analysis/matrixView';
import { methodsParagraph, type SettledTranscript, settledIn } from '../features/analysis/methodsParagraph';
import { foundNewCodes, newCodesView } from '../features/analysis/newCodesView';
import {
  filesForPairs,
  type SavedSheet,
  savedAgreement,
  savedMatrix,
  savedNewCodes,
  savedPairs,
} from '../features/analysis/savedSheet';
import { togetherView } from '../features/analysis/togetherView';
import { tallyOf } from '../features/moderation/tally';
import {
  type AnalysisQuestion,
  analysisFileRequest,
  analysisRequest,
  cellPassagesRequest,
  methodsParagraphRequest,
} from '../protocol/analysis';
import { toBase64 } from '../protocol/base64';
import type { Transcript } from '../transcript/transcript';
import { inSlices } from '../workspace/inSlices';
import { readTranscripts, studyAt } from '../workspace/transcriptsOf';
import type { Workspace } from '../workspace/workspace';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import { comparedTexts, comparisonOf } from './agreement';
import { scopeOf } from './coderFiles';
import type { Feature } from './feature';
import { answer } from './guard';
import { coderFilesOf } from './moderation';

/** Our own requests for what is counted over many files. */
export const analysisFeature: Feature = {
  register(context) {
    const { connection, workspace } = context;
    answer(connection, analysisRequest, null, async ({ folder, question }) => {
      await workspace.known();
      const { studies } = workspace;
      const study = (folder === null ? null : await studyAt(workspace, folder)) ?? studies[0];
      if (!study) return null;
      return {
        folder: study.root,
        studies: studies.map(({ root, title }) => ({ folder: root, title })),
        view: await viewOf(workspace, study, question),
      };
    });
    answer(connection, cellPassagesRequest, null, async ({ folder, question, table, row, column }) => {
      const study = await studyAt(workspace, folder);
      if (!study) return null;
      const of = await countedStudy(study, question);
      switch (question.tab) {
        case 'interviews':
        case 'attribute':
          return matrixPassages(of, columnsAsked(question, analysisChoices(study.study)), row, column);
        case 'together':
          return passagesOfPair(of, question, row, column);
        case 'newCodes':
          return newCodesPassages(of, await inSlices(foundNewCodes(of, question)), row, column);
        case 'agreement': {
          const { compared, rows } = await comparisonOf(workspace, study, question);
          const shown = pairMeant(rows, table === 'pairs' ? { pair: row } : question);
          const files = shown ? interviewsOfPair(compared, shown) : [];
          const options = await comparedTexts(workspace, study, question, { ...compared, interviews: files });
          return agreementPassages(compared, options, rows, question, { table, row, column });
        }
      }
    });
    answer(connection, analysisFileRequest, null, async ({ folder, question, format }) => {
      const study = await studyAt(workspace, folder);
      return study ? savedFile(await savedSheet(workspace, study, question), format) : null;
    });
    answer(connection, methodsParagraphRequest, null, async ({ folder, question }) => {
      const study = await studyAt(workspace, folder);
      return study ? { text: await methodsOf(workspace, study, question) } : null;
    });
  },
};

async function savedSheet(
  workspace: Workspace,
  folder: WorkspaceStudy,
  question: AnalysisQuestion,
): Promise<SavedSheet> {
  const of = await countedStudy(folder, question);
  switch (question.tab) {
    case 'interviews':
    case 'attribute':
      return inSlices(savedMatrix(of, question, columnsAsked(question, analysisChoices(folder.study))));
    case 'together': {
      const read = new Map<string, Transcript>();
      for await (const { file, transcript } of readTranscripts(
        workspace,
        folder,
        filesForPairs(of, question),
      ))
        if (transcript) read.set(file, transcript);
      return inSlices(savedPairs(of, question, read));
    }
    case 'newCodes':
      return inSlices(savedNewCodes(of, question));
    case 'agreement': {
      const { compared, rows } = await comparisonOf(workspace, folder, question);
      return savedAgreement(compared, rows, question);
    }
  }
}

function savedFile(saved: SavedSheet, format: 'csv' | 'xlsx'): { name: string; base64: string } {
  const bytes =
    format === 'csv'
      ? new TextEncoder().encode([...sheetAsCsv(saved.sheet)].join(''))
      : analysisWorkbook(saved.command, version, saved);
  return { name: `${saved.sheet.name}.${format}`, base64: toBase64(bytes) };
}

async function methodsOf(
  workspace: Workspace,
  folder: WorkspaceStudy,
  question: AnalysisQuestion,
): Promise<string> {
  const { compared, rows } = await comparisonOf(workspace, folder, question);
  const interviews = await inSlices(interviewFilesSteps(folder.study, scopeOf(folder)));
  return methodsParagraph(
    compared,
    rows,
    question,
    countedFiles(interviews, 'all'),
    settledIn(await settledTranscripts(workspace, folder, interviews)),
  );
}

/** The coded files that settle what at least two coders have coded, as they are at this moment. */
async function settledTranscripts(
  workspace: Workspace,
  folder: WorkspaceStudy,
  interviews: readonly InterviewFiles[],
): Promise<SettledTranscript[]> {
  const { study } = folder;
  const nameOf = new Map(
    interviews.flatMap(({ name, files }) =>
      files.filter(({ isModerated, codings }) => isModerated && codings > 0).map(({ file }) => [file, name]),
    ),
  );
  const found: SettledTranscript[] = [];
  for await (const { file, transcript } of readTranscripts(workspace, folder, [...nameOf.keys()])) {
    const coders = await coderFilesOf(workspace, folder, file);
    if (!transcript || coders.length < 2) continue;
    const tally = unlessRefused(() => tallyOf({ study, file, transcript }, coders));
    if (tally) found.push({ interview: nameOf.get(file) ?? '', tally });
  }
  return found;
}

/** What a tab shows, worked out while other requests get their turn. */
async function viewOf(
  workspace: Workspace,
  folder: WorkspaceStudy,
  question: AnalysisQuestion,
): Promise<AnalysisView> {
  const choices = analysisChoices(folder.study);
  const of = await countedStudy(folder, question);
  if (question.tab === 'attribute' && choices.attributes.length === 0)
    return { tables: [], curve: null, notes: [noAttributes()], choices };
  switch (question.tab) {
    case 'interviews':
    case 'attribute':
      return ofTable(await inSlices(matrixView(of, question, columnsAsked(question, choices))), choices);
    case 'together':
      return ofTable(await inSlices(togetherView(of, question)), choices);
    case 'newCodes': {
      const view = await inSlices(newCodesView(of, question));
      return { ...ofTable(view, choices), curve: view.curve };
    }
    case 'agreement': {
      const { compared, rows } = await comparisonOf(workspace, folder, question);
      const { tables, notes, pairs } = agreementView(rows, question, compared.notes);
      return { tables, curve: null, notes, choices: { ...choices, pairs } };
    }
  }
}

function ofTable({ table, notes }: NotedTable, choices: AnalysisChoices): AnalysisView {
  return { tables: [table], curve: null, notes, choices };
}

/** The columns of a matrix that is asked for; of an attribute that there is not, those of the first one there is. */
function columnsAsked(
  { tab, columns, attribute }: AnalysisQuestion,
  { attributes }: AnalysisChoices,
): ColumnsBy {
  if (tab !== 'attribute') return { kind: columns };
  const key = attributes.find((one) => attribute !== null && isAttribute(one, attribute)) ?? attributes[0];
  return { kind: 'attribute', key: key ?? 'interview' };
}

async function countedStudy(folder: WorkspaceStudy, { take }: AnalysisQuestion): Promise<CountedStudy> {
  const scope = scopeOf(folder);
  const counted = countedFiles(await inSlices(interviewFilesSteps(folder.study, scope)), take);
  return { study: folder.study, counted, nameOf: scope.nameOf };
}
