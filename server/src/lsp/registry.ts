import { CodeActionKind, type ServerCapabilities } from 'vscode-languageserver';
import { registerCodeActions } from './codeActions';
import type { Context } from './context';
import { registerStudyRequests } from './studyRequests';
import { registerTrees } from './trees';

/** What the server can do beyond keeping documents in step. */
export const capabilities: ServerCapabilities = {
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix], resolveProvider: true },
};

/** Connects every feature with its request. */
export function registerFeatures(context: Context): void {
  registerCodeActions(context);
  registerStudyRequests(context);
  registerTrees(context);
}
