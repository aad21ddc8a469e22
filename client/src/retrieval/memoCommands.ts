import * as vscode from 'vscode';
import { setMemosByCode } from '../server/contextKeys';
import type { Server } from '../server/server';
import type { KeptArrangement } from '../trees/arrangement';
import { filterTree } from '../trees/filterTree';
import { openMemos } from './openMemos';

/** The commands of the view of all memos. */
export function memoCommands(server: Server, arrangement: KeptArrangement): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  const tell = () => setMemosByCode(arrangement.get().by === 'code');
  tell();
  return vscode.Disposable.from(
    arrangement.onDidChange(tell),
    registerCommand('marginalia.memos.byCode', () => arrangement.set({ by: 'code' })),
    registerCommand('marginalia.memos.byInterview', () => arrangement.set({ by: 'interview' })),
    registerCommand('marginalia.memos.filter', () => filterTree('memos', arrangement)),
    registerCommand('marginalia.memos.clearFilter', () => arrangement.clear()),
    registerCommand('marginalia.memos.openAsMarkdown', () => openMemos(server, arrangement.get())),
  );
}
