import * as vscode from 'vscode';
import type { Server } from '../server/server';
import { withoutLinks } from '../ui/plain';
import { askQuestion } from './askQuestion';
import type { FoundPassages } from './foundPassages';
import type { PastQuestions } from './pastQuestions';
import { searchPassages } from './searchPassages';

/** Asks for a question and shows the passages that it finds. */
export async function findPassages(server: Server, past: PastQuestions, view: FoundPassages): Promise<void> {
  const question = await askQuestion(server, past.all);
  if (question === undefined) return;
  past.remember(question);
  await showAnswer(server, view, question);
}

/** Asks the last question again, as the study may have changed. */
export async function findAgain(server: Server, view: FoundPassages): Promise<void> {
  if (view.found) await showAnswer(server, view, view.found.question);
}

async function showAnswer(server: Server, view: FoundPassages, question: string): Promise<void> {
  const found = await searchPassages(server, question);
  if (!found) return;
  await view.show(found);
  // An empty view alone says too little to those who do not see it.
  if (found.passages === 0)
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No passage was found: {0}', withoutLinks(question)),
    );
}
