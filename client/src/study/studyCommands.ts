import * as vscode from 'vscode';
import type { Server } from '../server/server';
import { addAttributes } from './addAttributes';
import { createCodebook } from './createCodebook';
import { getStarted } from './getStarted';
import { goToInterview } from './goToInterview';
import { openCodebook } from './openCodebook';
import { sayLayout, saySpeakers } from './saySpeaking';
import { showTranscriptMenu } from './transcriptMenu';

/** The commands of a study: how it begins, what its codebook and its transcripts say of themselves, and ways to an interview. */
export function studyCommands(server: Server, extensionId: string): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand('marginalia.getStarted', () => getStarted(extensionId)),
    registerCommand('marginalia.createCodebook', (folder?: vscode.Uri) => createCodebook(server, folder)),
    registerCommand('marginalia.openCodebook', () => openCodebook(server)),
    registerCommand('marginalia.goToInterview', () => goToInterview(server)),
    registerCommand('marginalia.addAttributes', () => addAttributes(server)),
    registerCommand('marginalia.sayLayout', (uri?: unknown) => sayLayout(server, uri)),
    registerCommand('marginalia.saySpeakers', (uri?: unknown) => saySpeakers(server, uri)),
    registerCommand('marginalia.transcriptMenu', () => showTranscriptMenu(server)),
  );
}
