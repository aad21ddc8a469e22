import * as vscode from 'vscode';
import type { Server } from '../server';
import { goToCoding } from './goToCoding';

/** The commands that work on the file in the editor. */
export function registerEditorCommands(server: Server): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand('marginalia.nextCodingOfCode', () => goToCoding(server, 'this', 'next')),
    registerCommand('marginalia.previousCodingOfCode', () => goToCoding(server, 'this', 'previous')),
    registerCommand('marginalia.nextCoding', () => goToCoding(server, 'any', 'next')),
    registerCommand('marginalia.previousCoding', () => goToCoding(server, 'any', 'previous')),
  );
}
