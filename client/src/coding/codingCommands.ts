import * as vscode from 'vscode';
import type { Server } from '../server/server';
import { addAMemo } from './addMemo';
import { codeInVivo } from './codeInVivo';
import { codeThePassage } from './codePassage';
import { CodePicker } from './codePicker';
import { dropCodes } from './dropCodes';
import { CodeMover } from './moveCode';
import { RecentCodes } from './recentCodes';
import { removeCode } from './removeCode';
import { repeatLastCode, toggleLastCode } from './repeatLastCode';

/** The commands that put codes on words. */
export function codingCommands(server: Server, memory: vscode.Memento): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  const picker = new CodePicker();
  const recent = new RecentCodes(memory);
  const mover = new CodeMover(server);
  return vscode.Disposable.from(
    mover,
    dropCodes(server, recent),
    registerCommand('marginalia.codePassage', () => codeThePassage(server, picker, recent)),
    registerCommand('marginalia.repeatLastCode', () => repeatLastCode(server, recent)),
    registerCommand('marginalia.toggleCode', () => toggleLastCode(server, recent)),
    registerCommand('marginalia.removeCode', () => removeCode(server)),
    registerCommand('marginalia.codeInVivo', () => codeInVivo(server, recent)),
    registerCommand('marginalia.addMemo', () => addAMemo(server)),
    registerCommand('marginalia.moveCode', () => mover.move()),
    registerCommand('marginalia.dropMovedCode', () => mover.drop()),
  );
}
