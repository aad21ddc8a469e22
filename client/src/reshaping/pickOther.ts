import * as vscode from 'vscode';
import { type CodeChoice, codeChoicesRequest, type StudyCodes } from '../../../server/src/protocol/codes';
import { alsoCalled } from '../coding/alsoCalled';
import type { Server } from '../server/server';
import { sayNoAnswer } from '../ui/notices';

/** A row that stands for a code, or for something else that can be chosen instead of one. */
export interface CodePickItem extends vscode.QuickPickItem {
  /** Null for what is no code. */
  readonly code: string | null;
}

/** All codes of a study, those that nobody uses among them, in the order of the codebook. */
export async function codesOf(server: Server, folder: string): Promise<readonly CodeChoice[] | undefined> {
  return (await studyCodes(server, folder))?.codes;
}

/** All codes of a study, with what else is known of it; undefined when the server gives no answer, which the user is told. */
export async function studyCodes(server: Server, folder: string): Promise<StudyCodes | undefined> {
  const studies = await server.request(codeChoicesRequest, {
    uri: null,
    position: null,
    inFile: false,
    unused: true,
  });
  if (!studies) sayNoAnswer();
  return studies?.find((study) => study.folder === folder);
}

/** A code in a list, found by its aliases, too, where what is beside the label is searched. */
export function codePickItem({ label, aliases, counts, description }: CodeChoice): CodePickItem {
  const said = [counts, alsoCalled(aliases)].filter((part) => part !== '').join(' · ');
  return { label, description: said, detail: description, code: label };
}

/**
 * Asks for another code of a study.
 *
 * @param instead what can be chosen instead of a code, listed first
 * @returns null for what is no code; undefined when the user left the list
 */
export async function pickOther(
  title: string,
  placeHolder: string,
  codes: readonly CodeChoice[],
  instead: readonly vscode.QuickPickItem[] = [],
): Promise<string | null | undefined> {
  const rows: CodePickItem[] = [
    ...instead.map((item) => ({ ...item, code: null })),
    ...codes.map(codePickItem),
  ];
  const chosen = await vscode.window.showQuickPick(rows, {
    title,
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.code;
}
