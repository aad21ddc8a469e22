import * as vscode from 'vscode';
import { drawnImage } from '../ui/drawnImage';
import { pickedItem } from '../ui/pickedItem';

interface ColorItem extends vscode.QuickPickItem {
  /** `#rrggbb`; null for none of its own. */
  readonly color: string | null;
}

/**
 * Asks for the color of a code: one of those that are offered, one that is typed, or none of its own.
 *
 * @param entry the color that it has by itself, and those that are offered, each `#rrggbb`
 * @returns undefined when the user left the question
 */
export async function chooseColor(
  label: string,
  { color: now, palette }: { readonly color: string | null; readonly palette: readonly string[] },
): Promise<string | null | undefined> {
  const all = [...palette, ...(now === null || palette.includes(now) ? [] : [now])];
  const items: ColorItem[] = [
    ...all.map((color) => itemOf(color, now)),
    { color: null, label: vscode.l10n.t('No color of its own'), description: isNow(now === null) },
  ];
  const picker = vscode.window.createQuickPick<ColorItem>();
  picker.title = vscode.l10n.t('Color of {0}', label);
  picker.placeholder = vscode.l10n.t('A color, or one as #rrggbb');
  picker.items = items;
  picker.activeItems = items.filter(({ color }) => color === now);
  picker.onDidChangeValue((value) => {
    const [, digits] = /^#?([0-9a-f]{6})$/i.exec(value.trim()) ?? [];
    const typed = digits === undefined ? [] : [itemOf(`#${digits.toLowerCase()}`, now)];
    picker.items = [...typed.map((item) => ({ ...item, alwaysShow: true })), ...items];
  });
  return (await pickedItem(picker))?.color;
}

function itemOf(color: string, now: string | null): ColorItem {
  const name = namesOfColors().get(color);
  return {
    color,
    label: name ?? color,
    description: [name === undefined ? '' : color, isNow(color === now)]
      .filter((part) => part !== '')
      .join(' · '),
    iconPath: swatch(color),
  };
}

function isNow(is: boolean): string {
  return is ? vscode.l10n.t('chosen now') : '';
}

/** A square of a color, with a gray edge that keeps it visible where the background has the same color. */
function swatch(color: string): vscode.Uri {
  return drawnImage(`<rect x="2" y="2" width="12" height="12" rx="2" fill="${color}" stroke="#808080"/>`);
}

/** What people call the colors that are offered. */
function namesOfColors(): ReadonlyMap<string, string> {
  return new Map([
    ['#332288', vscode.l10n.t('Indigo')],
    ['#44aa99', vscode.l10n.t('Teal')],
    ['#cc6677', vscode.l10n.t('Rose')],
    ['#999933', vscode.l10n.t('Olive')],
    ['#88ccee', vscode.l10n.t('Cyan')],
    ['#882255', vscode.l10n.t('Wine')],
    ['#117733', vscode.l10n.t('Green')],
    ['#aa4499', vscode.l10n.t('Purple')],
    ['#ddcc77', vscode.l10n.t('Sand')],
  ]);
}
