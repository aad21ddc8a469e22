import * as vscode from 'vscode';
import type { CreatedCode } from '../../../server/src/protocol/codes';
import type { CodingOffer } from '../../../server/src/protocol/coding';
import { setChoosingCodes } from '../server/contextKeys';
import { aboutOf, codeItem, type RowItem } from './codeItem';
import { askFamily, askMeaning, bareCode, titleOfNew } from './newCode';
import {
  allRows,
  firstRow,
  isEmpty,
  noTicks,
  type PickerRow,
  type Ticks,
  toggled,
  toggledNew,
  typedRows,
} from './pickerRows';

/** What the user wants changed on the passages. */
export interface PickedCodes extends Pick<Ticks, 'add' | 'remove'> {
  readonly newCodes: readonly CreatedCode[];
}

/**
 * Enter so shortly after a letter, in milliseconds, means what was typed: the row that VS Code had active was that of
 * the letters before.
 */
const settling = 100;

/**
 * The list in which codes are chosen. Enter takes the row that is active and ends; the key that opened the list, and
 * the button of a row, tick a code and go on. Escape leaves everything as it is.
 */
export class CodePicker {
  private open: OpenPicker | null = null;

  /** Whether the list is shown. */
  get isOpen(): boolean {
    return this.open !== null;
  }

  /** Ticks the code of the active row, or takes its tick away, and lets the user go on. */
  tickActive(): void {
    this.open?.tickActive();
  }

  /**
   * Lets the user choose. The list is there at once, so that what is typed never gets into the transcript, and is
   * filled when it is known what to offer.
   *
   * @param asking undefined when nothing can be offered, which closes the list
   * @param recent labels that were used lately, the latest first
   * @returns what is to be changed; undefined when the user left the list, or changed nothing
   */
  async choose(
    asking: Promise<CodingOffer | undefined>,
    recent: readonly string[],
  ): Promise<PickedCodes | undefined> {
    const open = new OpenPicker(recent);
    this.open = open;
    setChoosingCodes(true);
    void asking.then((offer) => (offer ? open.fill(offer) : open.close()));
    const choice = await open.ended;
    this.open = null;
    setChoosingCodes(false);
    return choice;
  }
}

/** The list from when it is shown until it is gone. */
class OpenPicker {
  private readonly picker = vscode.window.createQuickPick<RowItem>();
  private ticks = noTicks;
  private offer: CodingOffer | null = null;
  private rows: readonly PickerRow[] = [];
  private typedAt = 0;
  /** What has been said of new codes, by their labels. */
  private readonly described = new Map<string, CreatedCode>();
  /** Whether something is asked about a new code, for which VS Code hides the list. */
  private isAsking = false;
  /** What the user has chosen; undefined when they left the list, or would change nothing. */
  readonly ended: Promise<PickedCodes | undefined>;

  constructor(private readonly recent: readonly string[]) {
    const { picker } = this;
    picker.title = vscode.l10n.t('Code This Passage');
    picker.placeholder = vscode.l10n.t('Find a code, or type a new name. The same key again takes several.');
    picker.busy = true;
    picker.keepScrollPosition = true;
    // Ours is the order of the likeliest. VS Code keeps it where it has this property, which its typings lack; where it
    // has not, what is found for the letters typed is in the order of the alphabet.
    Object.assign(picker, { sortByLabel: false });
    picker.onDidChangeValue(() => {
      this.typedAt = performance.now();
      this.draw(null);
    });
    picker.onDidTriggerItemButton(({ item: { row }, button }) => {
      const about = row.kind === 'new' ? aboutOf(button) : null;
      if (row.kind === 'new' && about !== null) void this.ask(row.label, about);
      else this.tick(row);
    });
    this.ended = new Promise((resolve) => {
      picker.onDidAccept(() => {
        const row = this.activeRow();
        if (!row) return;
        resolve(this.choiceOf(row.kind === 'done' ? this.ticks : toggle(this.ticks, row)));
        picker.hide();
      });
      picker.onDidHide(() => {
        if (this.isAsking) return;
        resolve(undefined);
        picker.dispose();
      });
    });
    picker.show();
  }

  fill(offer: CodingOffer): void {
    this.offer = offer;
    this.picker.busy = false;
    this.picker.title = titleOf(offer);
    if (offer.choices.length === 0) this.picker.placeholder = vscode.l10n.t('Type the name of a new code');
    this.draw(null);
  }

  close(): void {
    this.picker.hide();
  }

  tickActive(): void {
    this.tick(this.activeRow());
  }

  private choiceOf(ticks: Ticks): PickedCodes | undefined {
    if (isEmpty(ticks)) return undefined;
    const { add, remove, create } = ticks;
    return { add, remove, newCodes: create.map((label) => this.described.get(label) ?? bareCode(label)) };
  }

  /** Asks one thing about a new code, ticks the code once it is said, and goes back to the list. */
  private async ask(label: string, about: 'family' | 'description'): Promise<void> {
    const { offer } = this;
    if (!offer) return;
    const before = this.described.get(label) ?? bareCode(label);
    this.isAsking = true;
    const said = await (about === 'family'
      ? askFamily(offer, label)
      : askMeaning(titleOfNew(label), before.description));
    this.isAsking = false;
    if (said !== undefined) {
      this.described.set(label, { ...before, [about]: said });
      // What was said would go with the list.
      this.picker.ignoreFocusOut = true;
      if (!this.ticks.create.includes(label)) this.ticks = toggledNew(this.ticks, label);
      this.picker.value = '';
    }
    this.draw(null);
    this.picker.show();
  }

  private activeRow(): PickerRow | undefined {
    const justTyped = this.picker.value !== '' && performance.now() - this.typedAt < settling;
    return justTyped ? firstRow(this.rows) : this.picker.activeItems[0]?.row;
  }

  private tick(row: PickerRow | undefined): void {
    if (row?.kind !== 'code' && row?.kind !== 'new') return;
    this.ticks = toggle(this.ticks, row);
    // What was typed has found its code: the next one is another.
    const wasTyped = this.picker.value !== '';
    this.picker.value = '';
    this.draw(wasTyped ? null : row);
  }

  /** @param stay the row that the keyboard stays at; null for the one to begin with */
  private draw(stay: PickerRow | null): void {
    if (!this.offer) return;
    const { choices } = this.offer;
    const typed = this.picker.value.trim();
    this.rows = typed === '' ? allRows(choices, this.recent, this.ticks) : typedRows(choices, typed);
    const active = (stay && this.rows.find((row) => isSame(row, stay))) ?? firstRow(this.rows);
    const { hasCodebook } = this.offer;
    const items = this.rows.map((row) => codeItem(row, this.ticks, hasCodebook ? this.described : null));
    this.picker.items = items;
    this.picker.activeItems = items.filter(({ row }) => row === active);
  }
}

function toggle(ticks: Ticks, row: PickerRow): Ticks {
  if (row.kind === 'code') return toggled(ticks, row.choice);
  return row.kind === 'new' ? toggledNew(ticks, row.label) : ticks;
}

function isSame(a: PickerRow, b: PickerRow): boolean {
  if (a.kind === 'code') return b.kind === 'code' && a.choice.label === b.choice.label;
  return a.kind === 'new' && b.kind === 'new' && a.label === b.label;
}

function titleOf({ passages, quoted, begins }: CodingOffer): string {
  if (quoted !== null) return vscode.l10n.t('Code “{0}”', quoted);
  return passages === 1
    ? vscode.l10n.t('Code This Passage: “{0}”', begins)
    : vscode.l10n.t('Code {0} Passages: “{1}” and on', passages, begins);
}
