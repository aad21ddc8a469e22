import { type Counted, countedFiles } from '../analysis/counted';
import { interviewFiles } from '../analysis/interviewFiles';
import { type ColumnsBy, isAttribute } from '../analysis/matrixColumns';
import { analysisChoices, noAttributes } from '../features/analysis/analysisChoices';
import type { AnalysisChoices, AnalysisView } from '../features/analysis/analysisView';
import { matrixPassages, newCodesPassages, pairPassages } from '../features/analysis/cellPassages';
import { type CountedStudy, matrixView, type NotedTable } from '../features/analysis/matrixView';
import { foundNewCodes, newCodesView } from '../features/analysis/newCodesView';
import { togetherView } from '../features/analysis/togetherView';
import { type AnalysisQuestion, analysisRequest, cellPassagesRequest } from '../protocol/analysis';
import { TimeSlice } from '../workspace/timeSlice';
import { studyAt } from '../workspace/transcriptsOf';
import { fileName, relativePath } from '../workspace/uris';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import type { Feature } from './feature';
import { answer } from './guard';

/** How long counting goes on before other requests get their turn, in milliseconds. */
const sliceLength = 10;

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
        view: await viewOf(study, question),
      };
    });
    answer(connection, cellPassagesRequest, null, async ({ folder, question, row, column }) => {
      const study = await studyAt(workspace, folder);
      if (!study) return null;
      const of = countedStudy(study, question);
      switch (question.tab) {
        case 'interviews':
        case 'attribute':
          return matrixPassages(of, columnsAsked(question, analysisChoices(study.study)), row, column);
        case 'together':
          return pairPassages(of, question, row, column);
        case 'newCodes':
          return newCodesPassages(of, await inSlices(foundNewCodes(of, question)), row, column);
        case 'agreement':
          return null;
      }
    });
  },
};

/** What a tab shows, worked out while other requests get their turn. */
async function viewOf(folder: WorkspaceStudy, question: AnalysisQuestion): Promise<AnalysisView> {
  const choices = analysisChoices(folder.study);
  const of = countedStudy(folder, question);
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
    case 'agreement':
      return { tables: [], curve: null, notes: [], choices };
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

function countedStudy({ study, root }: WorkspaceStudy, { take }: AnalysisQuestion): CountedStudy {
  const nameOf = (file: string) => relativePath(root, file) ?? fileName(file);
  const scope = { has: () => true, pathOf: (file: string) => relativePath(root, file), nameOf };
  const counted: Counted = countedFiles(interviewFiles(study, scope), take);
  return { study, counted, nameOf };
}

async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  const slice = new TimeSlice(sliceLength);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (slice.isOver) await slice.next();
  }
}
