import * as vscode from 'vscode';
import { type CodingAt, codingsAtRequest } from '../../../server/src/protocol/coding';
import type { Server } from '../server/server';
import { inQuotes } from '../ui/inQuotes';
import { sayNoAnswer } from '../ui/notices';
import type { CodingTarget } from './target';

/**
 * The codings that a command may be about: that of the code line with the cursor, or those on what is selected.
 *
 * @returns undefined when the server gave no answer, which the user is told
 */
export async function askForCodings(
  server: Server,
  { uri, selections }: CodingTarget,
): Promise<readonly CodingAt[] | undefined> {
  const codings = await server.request(codingsAtRequest, { uri, selections });
  if (!codings) {
    sayNoAnswer();
    return undefined;
  }
  const [only, ...others] = selections;
  const own = codings.filter(({ line }) => line === only?.start.line && line === only.end.line);
  return others.length === 0 && own.length > 0 ? own : codings;
}

/** How a coding is listed: its label, and the words that it is about or the line where it stands. */
export function codingItem(coding: CodingAt): vscode.QuickPickItem & { readonly coding: CodingAt } {
  const { label, quote, memos, line } = coding;
  const description = quote === null ? vscode.l10n.t('line {0}', line + 1) : inQuotes(quote);
  return { label, description, detail: memos.join(' · '), coding };
}

/** Says that there is nothing to take away, to move or to write about. */
export function sayNoCoding(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('There is no code here. Put the cursor on a code, or into a passage that has one.'),
  );
}
