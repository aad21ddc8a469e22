import * as vscode from 'vscode';
import type { CreatedCode } from '../../../server/src/protocol/codes';
import type { CodingChoice } from '../../../server/src/protocol/coding';
import { isTicked, type PickerRow, type Ticks } from './pickerRows';

/** A row as VS Code shows it. */
export interface RowItem extends vscode.QuickPickItem {
  readonly row: PickerRow;
}

/**
 * Draws a row: a mark where the passages will have the code, the label, why it is there, and what it means.
 *
 * @param described what has been said of new codes so far; null where there is no codebook to write it into
 */
export function codeItem(
  row: PickerRow,
  ticks: Ticks,
  described: ReadonlyMap<string, CreatedCode> | null,
): RowItem {
  switch (row.kind) {
    case 'heading':
      return { row, label: headingOf(row.of), kind: vscode.QuickPickItemKind.Separator };
    case 'family':
      return { row, label: row.name, kind: vscode.QuickPickItemKind.Separator };
    case 'done':
      return {
        row,
        label: changesInWords(ticks),
        description: vscode.l10n.t('Press Enter to finish'),
        iconPath: new vscode.ThemeIcon('check-all'),
        alwaysShow: true,
      };
    case 'new':
      return newItem(row, ticks.create.includes(row.label), described);
    case 'code':
      return itemOf(row, ticks);
  }
}

function itemOf(row: PickerRow & { readonly kind: 'code' }, ticks: Ticks): RowItem {
  const { choice, underFamily } = row;
  const ticked = isTicked(ticks, choice);
  const half = choice.present === 'some' && !ticked;
  const description = [
    stateOf(choice, ticks),
    choice.deprecated ? vscode.l10n.t('obsolete') : '',
    underFamily ? '' : (choice.family ?? ''),
    choice.why === '' ? choice.counts : choice.why,
    alsoCalled(choice.aliases),
  ];
  return {
    row,
    label: choice.label,
    description: joined(description),
    detail: indented(joined(choice.definition.split('\n').map((line) => line.trim()))),
    iconPath: new vscode.ThemeIcon(ticked ? 'check' : half ? 'dash' : 'blank'),
    buttons: [tickButton(ticked)],
    alwaysShow: true,
  };
}

function newItem(
  row: PickerRow & { readonly kind: 'new' },
  ticked: boolean,
  described: ReadonlyMap<string, CreatedCode> | null,
): RowItem {
  const { family = null, description = '' } = described?.get(row.label) ?? {};
  return {
    row,
    label: vscode.l10n.t('New code “{0}”', row.label),
    description: joined([ticked ? vscode.l10n.t('will be added') : '', family ?? '']),
    detail: indented(description),
    iconPath: new vscode.ThemeIcon(ticked ? 'check' : 'add'),
    buttons: described === null ? [tickButton(ticked)] : [tickButton(ticked), ...newButtons()],
    alwaysShow: true,
  };
}

/** A button that asks for one more thing about a new code. */
interface NewButton extends vscode.QuickInputButton {
  readonly about: 'family' | 'description';
}

function newButtons(): NewButton[] {
  return [
    {
      about: 'family',
      iconPath: new vscode.ThemeIcon('list-tree'),
      tooltip: vscode.l10n.t('Choose Its Family'),
    },
    {
      about: 'description',
      iconPath: new vscode.ThemeIcon('edit'),
      tooltip: vscode.l10n.t('Say What It Means'),
    },
  ];
}

/** What a button of a new code asks for; null for the one that ticks it. */
export function aboutOf(button: vscode.QuickInputButton): NewButton['about'] | null {
  return 'about' in button ? (button as NewButton).about : null;
}

function tickButton(ticked: boolean): vscode.QuickInputButton {
  return ticked
    ? { iconPath: new vscode.ThemeIcon('remove'), tooltip: vscode.l10n.t('Take Away, and Go On') }
    : { iconPath: new vscode.ThemeIcon('add'), tooltip: vscode.l10n.t('Add, and Go On') };
}

/** In words what the mark before the label shows, as screen readers do not read marks. */
function stateOf({ label, present }: CodingChoice, { add, remove }: Ticks): string {
  if (add.includes(label)) return vscode.l10n.t('will be added');
  if (remove.includes(label)) return vscode.l10n.t('will be removed');
  if (present === 'some') return vscode.l10n.t('on some of the passages');
  return present === 'all' ? vscode.l10n.t('coded') : '';
}

function headingOf(of: (PickerRow & { readonly kind: 'heading' })['of']): string {
  switch (of) {
    case 'present':
      return vscode.l10n.t('coded already');
    case 'suggested':
      return vscode.l10n.t('likely');
    case 'recent':
      return vscode.l10n.t('recent');
    case 'others':
      return vscode.l10n.t('others');
  }
}

function changesInWords({ add, remove, create }: Ticks): string {
  const added = [...add, ...create].join(', ');
  const removed = remove.join(', ');
  if (removed === '') return vscode.l10n.t('Add {0}', added);
  if (added === '') return vscode.l10n.t('Remove {0}', removed);
  return vscode.l10n.t('Add {0}, remove {1}', added, removed);
}

/** Below the label and not below the mark before it: spaces of the same width, which are not read aloud. */
function indented(text: string): string {
  return text === '' ? '' : `\u2003\u2004\u2004${text}`;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

/** The aliases of a code as lists of codes show them; '' where it has none. */
export function alsoCalled(aliases: readonly string[]): string {
  return aliases.length === 0 ? '' : vscode.l10n.t('also: {0}', aliases.join(', '));
}
