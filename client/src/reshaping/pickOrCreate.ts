import * as vscode from 'vscode';
import type { CreatedCode, StudyCodes } from '../../../server/src/protocol/codes';
import { describeNewCodes } from '../coding/newCode';
import { pickedItem } from '../trees/pickedItem';
import { type CodePickItem, codePickItem } from './pickOther';

/** A code that was chosen, and what it is to be where the study does not have it yet. */
export interface Picked {
  readonly label: string;
  readonly created: readonly CreatedCode[];
}

/**
 * Asks for a code of a study, or for a new one, which is described as in coding: its family, and what it means.
 *
 * @param isOffered whether a code of the study is in the list
 * @returns undefined when the user left the list, or a question
 */
export async function pickOrCreate(
  title: string,
  placeholder: string,
  { codes, hasCodebook }: StudyCodes,
  isOffered: (code: StudyCodes['codes'][number]) => boolean,
): Promise<Picked | undefined> {
  const rows = codes.filter((code) => code.codable && isOffered(code)).map(codePickItem);
  // What is in use and not in the codebook can be brought into it like a new one.
  const inCodebook = codes.filter(({ kind }) => kind !== 'unknown');
  const known = new Set(inCodebook.flatMap(({ label, aliases }) => [label, ...aliases]));
  const picker = vscode.window.createQuickPick<CodePickItem>();
  Object.assign(picker, { title, placeholder, matchOnDescription: true, matchOnDetail: true });
  picker.items = rows;
  picker.onDidChangeValue((value) => {
    const typed = value.trim();
    picker.items = typed === '' || known.has(typed) ? rows : [...rows, newCodePickItem(typed)];
  });
  const label = (await pickedItem(picker))?.code ?? null;
  if (label === null) return undefined;
  const families = [...new Set(codes.flatMap(({ family }) => family ?? []))];
  const created = await describeNewCodes(
    { hasCodebook, families, choices: codes },
    known.has(label) ? [] : [label],
  );
  return created && { label, created };
}

/** The row of a code that is not there yet. */
export function newCodePickItem(label: string): CodePickItem {
  return { code: label, label: vscode.l10n.t('$(add) New code “{0}”', label), alwaysShow: true };
}
