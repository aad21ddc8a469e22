import * as vscode from 'vscode';
import {
  type CodeChoice,
  type CreatedCode,
  codeChoicesRequest,
  type StudyCodes,
} from '../../../server/src/protocol/codes';
import { alsoCalled } from '../coding/codeItem';
import { bareCode } from '../coding/newCode';
import type { Server } from '../server/server';
import { sayNoAnswer } from '../ui/notices';
import { pickedItem } from '../ui/pickedItem';

/** A row that stands for a code, or for something else that can be chosen instead of one. */
interface CodePickItem extends vscode.QuickPickItem {
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
function codePickItem({ label, aliases, counts, description }: CodeChoice): CodePickItem {
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

/** A code that was chosen, and what it is to be where the study does not have it yet. */
interface Picked {
  readonly label: string;
  readonly created: readonly CreatedCode[];
}

/**
 * Asks for a code of a study, or for a new one, of which the name is enough as in coding.
 *
 * @param isOffered whether a code of the study is in the list
 * @returns undefined when the user left the list
 */
export async function pickOrCreate(
  title: string,
  placeholder: string,
  { codes }: StudyCodes,
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
  return { label, created: known.has(label) ? [] : [bareCode(label)] };
}

/** The row of a code that is not there yet. */
export function newCodePickItem(label: string): CodePickItem {
  return { code: label, label: vscode.l10n.t('$(add) New code “{0}”', label), alwaysShow: true };
}
