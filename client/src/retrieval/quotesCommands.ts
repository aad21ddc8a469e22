import * as vscode from 'vscode';
import type { Server } from '../server/server';
import type { TreeElement } from '../trees/placesTree';
import { filterQuotes } from './filterQuotes';
import type { ShownQuotes } from './quotes';
import { QuotesWork } from './quotesWork';
import { showQuotesOf } from './showQuotes';

/** The commands of the view of quotes. */
export function registerQuotesCommands(server: Server, shown: ShownQuotes): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  const { scope } = shown;
  const work = new QuotesWork(server, shown);
  return vscode.Disposable.from(
    registerCommand('marginalia.showQuotes', (row?: TreeElement) => showQuotesOf(server, scope, row?.node)),
    registerCommand('marginalia.quotes.pin', () => scope.pin(true)),
    registerCommand('marginalia.quotes.unpin', () => scope.pin(false)),
    registerCommand('marginalia.quotes.filter', () => filterQuotes(server, scope)),
    registerCommand('marginalia.quotes.clearFilter', () => scope.clearFilter()),
    registerCommand('marginalia.quotes.recode', (row?: TreeElement, selected?: readonly TreeElement[]) =>
      work.recode(row, selected),
    ),
    registerCommand('marginalia.quotes.remove', (row?: TreeElement, selected?: readonly TreeElement[]) =>
      work.remove(row, selected),
    ),
    registerCommand('marginalia.quotes.addMemo', (row?: TreeElement) => work.addMemo(row)),
    registerCommand('marginalia.quotes.undo', () => work.undo()),
  );
}
