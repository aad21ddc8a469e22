import * as vscode from 'vscode';
import type { Server } from '../server/server';
import type { TreeElement } from '../trees/placesTree';
import { onRow } from '../trees/treeCommands';
import { copyCitation, copyQuotes, copyQuotesOf } from './copyQuotes';
import { filterQuotes } from './filterQuotes';
import { goToCoding } from './goToCoding';
import type { ShownQuotes } from './quotes';
import { QuotesWork } from './quotesWork';
import { showQuotesOf } from './showQuotes';

/** The commands for quotes: their view, ways from one to the next, and copies of them. */
export function quotesCommands(server: Server, shown: ShownQuotes): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  const { scope } = shown;
  const work = new QuotesWork(server, shown);
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
