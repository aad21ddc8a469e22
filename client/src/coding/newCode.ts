import * as vscode from 'vscode';
import type { CreatedCode } from '../../../server/src/protocol/codes';
import type { CodingChoice } from '../../../server/src/protocol/coding';
import { askText } from '../ui/askText';
import { pickedItem } from '../ui/pickedItem';

/** What is known of the codes of a study when it gets another one. */
export interface KnownCodes {
  readonly families: readonly string[];
  readonly choices: readonly { readonly label: string; readonly family: string | null }[];
}

interface FamilyItem extends vscode.QuickPickItem {
  readonly family: string | null;
}

/** A new code of which no more than the name is known: it goes where its name belongs, and is described later. */
export function bareCode(label: string): CreatedCode {
  return { label, family: null, description: '' };
}

/** The title of what is asked about a new code. */
export function titleOfNew(label: string): string {
  return vscode.l10n.t('New Code “{0}”', label);
}

/**
 * Asks for the family of a new code: one that is there, or another one by its name.
 *
 * @returns null for the family that its name tells, if it tells any; undefined when the user left the question
 */
export async function askFamily(known: KnownCodes, label: string): Promise<string | null | undefined> {
  const likely = familyFor(label, known.families, known.choices);
  const byName: FamilyItem = {
    label: likely ?? vscode.l10n.t('No family'),
    description: likely === null ? '' : vscode.l10n.t('by its name'),
    family: null,
  };
  const named = known.families
    .filter((family) => family !== likely)
    .map((family) => ({ label: family, family }));
  const all = [byName, ...named];
  const picker = vscode.window.createQuickPick<FamilyItem>();
  picker.title = titleOfNew(label);
  picker.placeholder = vscode.l10n.t('The family that it belongs to, or the name of a new one');
  picker.items = all;
  picker.onDidChangeValue((value) => {
    const typed = value.trim();
    const isNew = typed !== '' && typed !== label && !known.families.includes(typed);
    picker.items = isNew ? [...all, newFamilyItem(typed)] : all;
  });
  return (await pickedItem(picker))?.family;
}

function newFamilyItem(family: string): FamilyItem {
  return { label: vscode.l10n.t('$(add) New family “{0}”', family), family, alwaysShow: true };
}

/** Asks what a code means. Undefined when the user left the question. */
export function askMeaning(title: string, value: string): Promise<string | undefined> {
  const prompt = vscode.l10n.t('What does the code mean?');
  return askText({ title, value, prompt });
}

/**
 * The family that a new code goes into by its name: that of the codes with the same part before the first hyphen,
 * or the one that names this prefix, as `Documentation [DOC]` does.
 *
 * @returns null when there is none
 */
export function familyFor(
  label: string,
  families: readonly string[],
  codes: readonly Pick<CodingChoice, 'label' | 'family'>[],
): string | null {
  const prefix = prefixOf(label);
  if (prefix === '') return null;
  const sibling = codes.find((code) => code.family !== null && prefixOf(code.label) === prefix);
  return sibling?.family ?? families.find((family) => bracketOf(family) === prefix) ?? null;
}

function prefixOf(label: string): string {
  return label.slice(0, Math.max(0, label.indexOf('-'))).toLowerCase();
}

function bracketOf(family: string): string {
  const open = Math.max(family.lastIndexOf('['), family.lastIndexOf('('));
  return family.slice(open + 1, -1).toLowerCase();
}
