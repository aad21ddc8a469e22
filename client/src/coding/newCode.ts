import * as vscode from 'vscode';
import type { CreatedCode } from '../../../server/src/protocol/codes';
import type { CodingChoice } from '../../../server/src/protocol/coding';
import { pickedItem } from '../ui/pickedItem';

/** What is known of the codes of a study when it gets another one. */
interface KnownCodes {
  readonly hasCodebook: boolean;
  readonly families: readonly string[];
  readonly choices: readonly { readonly label: string; readonly family: string | null }[];
}

interface FamilyItem extends vscode.QuickPickItem {
  readonly family: string | null;
}

/**
 * Asks for the families and the definitions of new codes, which may be left out. Without a codebook there is nothing
 * to ask for.
 *
 * @returns undefined when the user left a question by Escape
 */
export async function describeNewCodes(
  offer: KnownCodes,
  labels: readonly string[],
): Promise<CreatedCode[] | undefined> {
  const described: CreatedCode[] = [];
  for (const label of labels) {
    const one = offer.hasCodebook ? await describe(offer, label) : { label, family: null, description: '' };
    if (!one) return undefined;
    described.push(one);
  }
  return described;
}

async function describe(offer: KnownCodes, label: string): Promise<CreatedCode | undefined> {
  const title = vscode.l10n.t('New Code “{0}”', label);
  const family = offer.families.length === 0 ? null : await chooseFamily(offer, label, title);
  if (family === undefined) return undefined;
  const description = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('What does the code mean? Enter leaves it open for later.'),
  });
  return description === undefined ? undefined : { label, family, description: description.trim() };
}

async function chooseFamily(
  { families, choices }: KnownCodes,
  label: string,
  title: string,
): Promise<string | null | undefined> {
  const likely = familyFor(label, families, choices);
  const none: FamilyItem = { label: vscode.l10n.t('No family'), family: null };
  const named = families.map((family) => ({ label: family, family }));
  const items = [none, ...named];
  const picker = vscode.window.createQuickPick<FamilyItem>();
  picker.title = title;
  picker.placeholder = vscode.l10n.t('The family that it belongs to');
  picker.items = items;
  picker.activeItems = items.filter(({ family }) => family === likely);
  return (await pickedItem(picker))?.family;
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
