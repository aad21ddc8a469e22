import * as vscode from 'vscode';
import { codeChoicesRequest } from '../../../server/src/protocol/codes';
import { codeEntryRequest, type Definition } from '../../../server/src/protocol/reshape';
import type { TreeNode } from '../../../server/src/protocol/trees';
import { bareCode } from '../coding/newCode';
import type { Server } from '../server/server';
import { onTreeRow, type Trees } from '../trees/treeCommands';
import { askName, askText } from '../ui/askText';
import { sayNoAnswer } from '../ui/notices';
import { pickedItem } from '../ui/pickedItem';
import { carryOut } from './carryOut';
import { chooseColor } from './chooseColor';
import { codeOfRow } from './codeOfRow';

/** The commands that write and change single entries of the codebook, from a row of the codes or from the palette. */
export function codeForms(server: Server, trees: Trees): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  const onRow = (act: (server: Server, row?: TreeNode) => unknown) =>
    onTreeRow(trees, isOfCodebook, (row) => act(server, row));
  return vscode.Disposable.from(
    registerCommand('marginalia.newCode', () => newCode(server)),
    registerCommand('marginalia.newSubCode', onRow(newSubCode)),
    registerCommand('marginalia.editDefinition', onRow(editDefinition)),
    registerCommand('marginalia.changeColor', onRow(changeColor)),
  );
}

function isOfCodebook({ type, kind }: TreeNode): boolean {
  return kind !== 'unknown' && (type === 'code' || type === 'family');
}

/** Brings a new code into the codebook by its name alone; it goes where that belongs. */
async function newCode(server: Server): Promise<void> {
  const folder = await chooseStudy(server);
  if (folder === undefined) return;
  const label = await askCodeName(vscode.l10n.t('New Code'));
  if (label) await carryOut(server, folder, { kind: 'create', code: bareCode(label) }, true);
}

/** Brings a new code into the codebook, below another one or into a family. */
async function newSubCode(server: Server, row?: TreeNode): Promise<void> {
  const above = await codeOfRow(server, row, vscode.l10n.t('New Sub-code'));
  if (!above) return;
  const label = await askCodeName(vscode.l10n.t('New Sub-code of {0}', above.label));
  if (!label) return;
  const code = { ...bareCode(label), family: above.label };
  await carryOut(server, above.folder, { kind: 'create', code }, true);
}

function askCodeName(title: string): Promise<string | undefined> {
  return askName({ title, prompt: vscode.l10n.t('The name of the code') });
}

/** The folder of the study in the editor that has a codebook, or of the one that the user means. */
async function chooseStudy(server: Server): Promise<string | undefined> {
  const studies = await server.request(codeChoicesRequest, {
    uri: vscode.window.activeTextEditor?.document.uri.toString() ?? null,
    position: null,
    inFile: false,
    unused: true,
  });
  if (!studies) {
    sayNoAnswer();
    return undefined;
  }
  const withCodebook = studies.filter(({ hasCodebook }) => hasCodebook);
  const [only, ...others] = withCodebook;
  if (!only) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no codebook yet. “Create Codebook from Transcripts” begins one.'),
    );
    return undefined;
  }
  if (others.length === 0) return only.folder;
  const items = withCodebook.map(({ study, folder }) => ({ label: study, folder }));
  const placeHolder = vscode.l10n.t('The study that the code is for');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.folder;
}

/** Long texts are told by their beginnings. In UTF-16 units. */
const glance = 80;

/** Stands for a line end in a box of one line. */
const lineEnd = '⏎';

interface FormItem extends vscode.QuickPickItem {
  /** Null to save what was changed. */
  readonly key: keyof Definition | null;
  /** What it is to say, where that was typed into the list. */
  readonly typed?: string;
}

/** The code that a command is about, with what the codebook says of it; undefined when there is none, which the user knows. */
async function entryOfRow(server: Server, row: TreeNode | undefined, title: string) {
  const chosen = await codeOfRow(server, row, title);
  if (!chosen) return undefined;
  const entry = await server.request(codeEntryRequest, chosen);
  if (entry) return { ...chosen, entry };
  sayNoAnswer();
  return undefined;
}

/** Lets the user say what a code means and when it is used: a list of what is said, each to be changed, and all saved at once. */
async function editDefinition(server: Server, row?: TreeNode): Promise<void> {
  const chosen = await entryOfRow(server, row, vscode.l10n.t('Edit Definition'));
  if (!chosen) return;
  const { folder, label, entry } = chosen;
  const title = vscode.l10n.t('Definition of {0}', label);
  let definition = entry.definition;
  for (;;) {
    const item = await pickedItem(formOf(title, definition, entry.definition));
    if (!item) return;
    const { key, typed } = item;
    if (key === null) break;
    if (typed !== undefined) {
      definition = { ...definition, [key]: linesOf(typed) };
      continue;
    }
    const value = await askText({
      title,
      prompt: vscode.l10n.t('{0} ({1} begins a new line)', namesOf()[key], lineEnd),
      value: definition[key].replaceAll('\n', lineEnd),
    });
    if (value !== undefined) definition = { ...definition, [key]: linesOf(value) };
  }
  // The form stays while people go on in the codebook: what they have not changed here is as they have written it there.
  const changed = changedKeys(definition, entry.definition).map((key) => [key, definition[key]]);
  await carryOut(server, folder, { kind: 'define', label, definition: Object.fromEntries(changed) }, true);
}

const keys = ['description', 'include', 'exclude', 'example'] as const;

function changedKeys(now: Definition, before: Definition): (keyof Definition)[] {
  return keys.filter((key) => now[key] !== before[key]);
}

/** What is typed into a box of one line. */
function linesOf(typed: string): string {
  return typed.replaceAll(lineEnd, '\n').trim();
}

/**
 * The list of what is said. While nothing is said of what the code means, words that none of its lines has are taken for that: people
 * type them there.
 */
function formOf(title: string, now: Definition, before: Definition): vscode.QuickPick<FormItem> {
  const picker = vscode.window.createQuickPick<FormItem>();
  picker.title = title;
  picker.placeholder = vscode.l10n.t('Press Enter on a line to change what it says');
  // What was changed is saved at the end only.
  picker.ignoreFocusOut = true;
  const items = formItems(now, before);
  picker.items = items;
  if (now.description === '')
    picker.onDidChangeValue((value) => {
      const typed = value.trim();
      picker.items = typed === '' ? items : [...items, typedItem(typed)];
    });
  return picker;
}

function typedItem(typed: string): FormItem {
  return { key: 'description', typed, label: namesOf().description, detail: typed, alwaysShow: true };
}

function formItems(now: Definition, before: Definition): FormItem[] {
  const names = namesOf();
  const fields = keys.map((key): FormItem => {
    const words = now[key].replace(/\s+/g, ' ');
    const said = words.length > glance ? `${words.slice(0, glance)}…` : words;
    return { key, label: names[key], detail: said === '' ? vscode.l10n.t('nothing yet') : said };
  });
  return changedKeys(now, before).length > 0
    ? [{ key: null, label: vscode.l10n.t('$(save) Save') }, ...fields]
    : fields;
}

function namesOf(): Record<keyof Definition, string> {
  return {
    description: vscode.l10n.t('What it means'),
    include: vscode.l10n.t('When to use it'),
    exclude: vscode.l10n.t('When not to use it'),
    example: vscode.l10n.t('Words that call for it'),
  };
}

/** Lets the user choose the color of a code or a family. */
async function changeColor(server: Server, row?: TreeNode): Promise<void> {
  const chosen = await entryOfRow(server, row, vscode.l10n.t('Change Color'));
  if (!chosen) return;
  const { folder, label, entry } = chosen;
  const color = await chooseColor(label, entry);
  if (color !== undefined && color !== entry.color)
    await carryOut(server, folder, { kind: 'recolor', label, color }, true);
}
