import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Server } from '../server/server';
import { withoutLinks } from '../ui/notices';
import type { Reports } from '../ui/reports';
import { askQuestion, PastQuestions } from './askQuestion';
import { documentOf, type Found, type SearchedFiles, searchPassages } from './found';
import { countsOf, FoundPassages, remarksOn } from './foundPassages';

/** What `marginalia.findPassages` takes from whoever knows the question already. */
const givenQuestion = z.object({
  question: z.string(),
  within: z.object({
    folder: z.string(),
    study: z.string(),
    files: z.array(z.string()),
    lines: z.nullable(z.array(z.object({ file: z.string(), lines: z.array(z.number()) }))),
    remark: z.string(),
  }),
});

/** Finding passages: the commands, and the view of what was found. */
export function passageCommands(
  server: Server,
  context: vscode.ExtensionContext,
  reports: Reports,
): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  const view = new FoundPassages(server, context.extensionUri);
  const past = new PastQuestions(context.workspaceState);
  return vscode.Disposable.from(
    view,
    registerCommand('marginalia.findPassages', async (asked?: unknown) => {
      const given = givenQuestion.safeParse(asked);
      if (given.success) await showAnswer(server, view, given.data.question, given.data.within);
      else await findPassages(server, past, view);
    }),
    registerCommand('marginalia.found.refresh', () => findAgain(server, view)),
    registerCommand('marginalia.found.openAsMarkdown', () => view.found && openFound(view.found, reports)),
    registerCommand('marginalia.found.clear', () => view.clear()),
  );
}

/** Asks for a question and shows the passages that it finds. */
async function findPassages(server: Server, past: PastQuestions, view: FoundPassages): Promise<void> {
  const question = await askQuestion(server, past.all);
  if (question === undefined) return;
  past.remember(question);
  await showAnswer(server, view, question);
}

/** Asks the last question again, as the study may have changed. */
async function findAgain(server: Server, view: FoundPassages): Promise<void> {
  if (view.found) await showAnswer(server, view, view.found.question, view.found.within);
}

async function showAnswer(
  server: Server,
  view: FoundPassages,
  question: string,
  within: SearchedFiles | null = null,
): Promise<void> {
  const found = await searchPassages(server, question, within);
  if (!found) return;
  await view.show(found);
  // An empty view alone says too little to those who do not see it.
  if (found.passages === 0)
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No passage was found: {0}', withoutLinks(question)),
    );
}

/** Opens the passages found as a page, each with its source. */
async function openFound(found: Found, reports: Reports): Promise<void> {
  const groups = found.studies.flatMap(({ files }) =>
    files.map(({ heading, passages }) => ({
      heading,
      citations: passages.map(({ citation }) => citation),
    })),
  );
  const title = vscode.l10n.t('Found passages');
  await reports.show(
    title,
    documentOf(title, found.question, [countsOf(found), ...remarksOn(found)], groups),
  );
}
