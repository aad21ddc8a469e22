import * as vscode from 'vscode';
import { quotesChoicesRequest } from '../../../server/src/protocol/retrieval';
import type { Server } from '../server/server';
import { coderName } from '../trees/arrangement';
import { sayNoAnswer } from '../ui/notices';
import { pickedItem } from '../ui/pickedItem';
import { type QuotesFilter, type QuotesScope, speakerName } from './quotesScope';

interface Choice extends vscode.QuickPickItem {
  /** Not there for what only leads on. */
  readonly filter: Partial<QuotesFilter>;
}

/** Lets the user choose what the quotes are narrowed down to: first by what, then to which one. */
export async function filterQuotes(server: Server, scope: QuotesScope): Promise<void> {
  if (!scope.of) return;
  const known = await server.request(quotesChoicesRequest, scope.of);
  if (!known) return sayNoAnswer();
  const { interview, coder, speaker, family } = scope.filter;
  const kinds = [
    {
      label: vscode.l10n.t('By Interview'),
      now: interview?.name ?? null,
      all: choiceOf(vscode.l10n.t('All Interviews'), { interview: null }, interview === null),
      choices: known.interviews.map((one) =>
        choiceOf(one.name, { interview: one }, one.key === interview?.key),
      ),
    },
    {
      label: vscode.l10n.t('By Coder'),
      now: coder === null ? null : coderName(coder),
      all: choiceOf(vscode.l10n.t('All Coders'), { coder: null }, coder === null),
      choices: known.coders.map((one) => choiceOf(coderName(one), { coder: one }, one === coder)),
    },
    {
      label: vscode.l10n.t('By Speaker'),
      now: speaker === null ? null : speakerName(speaker),
      all: choiceOf(vscode.l10n.t('All Speakers'), { speaker: null }, speaker === null),
      choices: known.speakers.map((one) => choiceOf(speakerName(one), { speaker: one }, one === speaker)),
    },
    {
      label: vscode.l10n.t('By Family of Another Code on the Passage'),
      now: family,
      all: choiceOf(vscode.l10n.t('Whatever Else Is Coded'), { family: null }, family === null),
      choices: known.families.map((one) => choiceOf(one, { family: one }, one === family)),
    },
  ];
  const title = vscode.l10n.t('Filter Quotes');
  const kind = await vscode.window.showQuickPick(
    kinds.map((one) => ({ ...one, description: one.now ?? '' })),
    { title, placeHolder: vscode.l10n.t('What tells the quotes to be shown from the others') },
  );
  if (!kind) return;
  const picker = vscode.window.createQuickPick<Choice>();
  picker.title = `${title}: ${kind.label}`;
  picker.items = [kind.all, ...kind.choices];
  picker.activeItems = picker.items.filter(({ description }) => description !== '');
  const chosen = await pickedItem(picker);
  if (chosen) scope.narrow(chosen.filter);
}

function choiceOf(label: string, filter: Partial<QuotesFilter>, isNow: boolean): Choice {
  const iconPath = new vscode.ThemeIcon(isNow ? 'check' : 'blank');
  return { label, description: isNow ? vscode.l10n.t('present choice') : '', iconPath, filter };
}
