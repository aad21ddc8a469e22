import * as vscode from 'vscode';
import { showEverything, showOnlyPassagesWithCode } from '../decorations/showOnly';
import { copyQuotes } from '../retrieval/copyQuotes';
import { goToCoding } from '../retrieval/goToCoding';
import type { Server } from '../server/server';
import { addAttributes } from './addAttributes';
import { getStarted } from './getStarted';
import { goToInterview } from './goToInterview';
import { sayLayout, saySpeakers } from './saySpeaking';
import { showTranscriptMenu } from './transcriptMenu';

/** The commands for reading and finding one's way. */
export function registerReadingCommands(server: Server, extensionId: string): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand('marginalia.getStarted', () => getStarted(extensionId)),
    registerCommand('marginalia.goToInterview', () => goToInterview(server)),
    registerCommand('marginalia.nextCodingOfCode', () => goToCoding(server, 'this', 'next')),
    registerCommand('marginalia.previousCodingOfCode', () => goToCoding(server, 'this', 'previous')),
    registerCommand('marginalia.nextCoding', () => goToCoding(server, 'any', 'next')),
    registerCommand('marginalia.previousCoding', () => goToCoding(server, 'any', 'previous')),
    registerCommand('marginalia.copyQuotes', (code?: unknown) => copyQuotes(server, code)),
    registerCommand('marginalia.showOnlyPassagesWithCode', () => showOnlyPassagesWithCode(server)),
    registerCommand('marginalia.showEverything', () => showEverything()),
    registerCommand('marginalia.addAttributes', () => addAttributes(server)),
    registerCommand('marginalia.sayLayout', (uri?: unknown) => sayLayout(server, uri)),
    registerCommand('marginalia.saySpeakers', (uri?: unknown) => saySpeakers(server, uri)),
    registerCommand('marginalia.transcriptMenu', () => showTranscriptMenu(server)),
  );
}
