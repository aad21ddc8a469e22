import * as vscode from 'vscode';
import {
  codesAtRequest,
  type QuotesOf,
  quotesChoicesRequest,
  quotesOf,
} from '../../../server/src/protocol/retrieval';
import type { TreeNode } from '../../../server/src/protocol/trees';
import { chooseCode } from '../coding/chooseCode';
import { folderOfRow } from '../reshaping/codeOfRow';
import type { Server } from '../server/server';
import { coderName } from '../trees/arrangement';
import type { TreeElement } from '../trees/placesTree';
import { onRow, onTreeRow, type Trees } from '../trees/treeCommands';
import { sayNoAnswer } from '../ui/notices';
import { pickedItem } from '../ui/pickedItem';
import type { Reports } from '../ui/reports';
import { copyCitation, copyQuotes, copyQuotesOf } from './copyQuotes';
import { goToCoding } from './goToCoding';
import { openQuotes } from './openQuotes';
import type { ShownQuotes } from './quotes';
import { type QuotesFilter, type QuotesScope, speakerName } from './quotesScope';
import { QuotesWork } from './quotesWork';
import { goToFirst } from './workThrough';

/** The commands for quotes: their view, ways from one to the next, and copies of them. */
export function quotesCommands(
  server: Server,
  trees: Trees,
  shown: ShownQuotes,
  reports: Reports,
): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  const { scope } = shown;
  const work = new QuotesWork(server, shown);
  const showOfRow = onTreeRow(trees, isCodeOrFamily, async (row) =>
    showQuotesOf(server, shown, await (row ? ofRow(server, row) : ask(server))),
  );
  /** They are named where the counts in codebook.yaml are clicked. */
  const showQuotes = (about?: unknown) => {
    const named = quotesOf.safeParse(about);
    return named.success ? showQuotesOf(server, shown, named.data) : showOfRow(about);
  };
  return vscode.Disposable.from(
    registerCommand('marginalia.copyQuotes', (code?: unknown) => copyQuotes(server, code)),
    registerCommand(
      'marginalia.row.copyQuotes',
      onRow((node) => copyQuotesOf(server, node)),
    ),
    registerCommand(
      'marginalia.row.copyCitation',
      onRow((_node, nodes) => copyCitation(server, nodes)),
    ),
    registerCommand('marginalia.nextCodingOfCode', () => goToCoding(server, 'this', 'next')),
    registerCommand('marginalia.previousCodingOfCode', () => goToCoding(server, 'this', 'previous')),
    registerCommand('marginalia.nextCoding', () => goToCoding(server, 'any', 'next')),
    registerCommand('marginalia.previousCoding', () => goToCoding(server, 'any', 'previous')),
    registerCommand('marginalia.showQuotes', showQuotes),
    registerCommand('marginalia.quotes.pin', () => scope.pin(true)),
    registerCommand('marginalia.quotes.unpin', () => scope.pin(false)),
    registerCommand('marginalia.quotes.openAsMarkdown', () => openQuotes(server, scope, reports)),
    registerCommand('marginalia.quotes.filter', () => filterQuotes(server, scope)),
    registerCommand('marginalia.quotes.clearFilter', () => scope.clearFilter()),
    registerCommand('marginalia.quotes.recode', (row?: TreeElement) => work.recode(row)),
    registerCommand('marginalia.quotes.remove', (row?: TreeElement) => work.remove(row)),
    registerCommand('marginalia.quotes.addMemo', (row?: TreeElement) => work.addMemo(row)),
    registerCommand('marginalia.quotes.undo', () => work.undo()),
  );
}

interface Choice extends vscode.QuickPickItem {
  /** Not there for what only leads on. */
  readonly filter: Partial<QuotesFilter>;
}

/** Lets the user choose what the quotes are narrowed down to: first by what, then to which one. */
async function filterQuotes(server: Server, scope: QuotesScope): Promise<void> {
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
      all: choiceOf(vscode.l10n.t('Any Other Codes'), { family: null }, family === null),
      choices: known.families.map((one) => choiceOf(one, { family: one }, one === family)),
    },
  ];
  const title = vscode.l10n.t('Filter Quotes');
  const kind = await vscode.window.showQuickPick(
    kinds.map((one) => ({ ...one, description: one.now ?? '' })),
    { title, placeHolder: vscode.l10n.t('Choose which quotes to show') },
  );
  if (!kind) return;
  const picker = vscode.window.createQuickPick<Choice>();
  picker.title = vscode.l10n.t('{0}: {1}', title, kind.label);
  picker.items = [kind.all, ...kind.choices];
  picker.activeItems = picker.items.filter(({ description }) => description !== '');
  const chosen = await pickedItem(picker);
  if (chosen) scope.narrow(chosen.filter);
}

function choiceOf(label: string, filter: Partial<QuotesFilter>, isNow: boolean): Choice {
  const iconPath = new vscode.ThemeIcon(isNow ? 'check' : 'blank');
  return { label, description: isNow ? vscode.l10n.t('chosen now') : '', iconPath, filter };
}

/** Shows the quotes of a code or a family in their view; undefined where the user has chosen none. */
async function showQuotesOf(server: Server, shown: ShownQuotes, of: QuotesOf | undefined): Promise<void> {
  if (!of) return;
  const { scope } = shown;
  // What was chosen stays; what merely was at the cursor goes with it.
  scope.pin(!(await isAtCursor(server, of)));
  scope.show(of);
  await shown.view.focus();
  await goToFirst(shown);
}

function isCodeOrFamily({ type }: TreeNode): boolean {
  return type === 'code' || type === 'family';
}

async function isAtCursor(server: Server, { folder, of }: QuotesOf): Promise<boolean> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || of.kind === 'family') return false;
  const { line, character } = editor.selection.active;
  const position = { line, character };
  const at = await server.request(codesAtRequest, { uri: editor.document.uri.toString(), position });
  return at?.folder === folder && at.labels.includes(of.name);
}

async function ofRow(server: Server, row: TreeNode): Promise<QuotesOf | undefined> {
  const folder = await folderOfRow(server, row);
  const kind = row.type === 'family' ? 'family' : 'code';
  return folder === undefined ? undefined : { folder, of: { kind, name: row.label } };
}

async function ask(server: Server): Promise<QuotesOf | undefined> {
  const code = await chooseCode(server, {
    title: vscode.l10n.t('Show Quotes of Code'),
    placeHolder: vscode.l10n.t('The code whose quotes are shown'),
    inFile: false,
    takeNamed: true,
  });
  return code && { folder: code.folder, of: { kind: 'code', name: code.label } };
}
