import * as vscode from 'vscode';
import type { Server } from '../server/server';
import { findAgain, findPassages } from './findPassages';
import { FoundPassages } from './foundPassages';
import { openFound } from './openFound';
import { PastQuestions } from './pastQuestions';

/** Finding passages: the commands, and the view of what was found. */
export function passageCommands(server: Server, memory: vscode.Memento): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  const view = new FoundPassages(server);
  const past = new PastQuestions(memory);
  return vscode.Disposable.from(
    view,
    registerCommand('marginalia.findPassages', () => findPassages(server, past, view)),
    registerCommand('marginalia.found.refresh', () => findAgain(server, view)),
    registerCommand('marginalia.found.openAsMarkdown', () => view.found && openFound(view.found)),
    registerCommand('marginalia.found.clear', () => view.clear()),
  );
}
