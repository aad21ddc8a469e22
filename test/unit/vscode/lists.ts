// What asks the user something in the stub: lists and boxes, with what a hand does in them.
import type * as vscode from 'vscode';
import { EventEmitter } from './values';

/** What a list and a box have in common. */
abstract class Input {
  title: string | undefined;
  enabled = true;
  busy = false;
  ignoreFocusOut = false;
  step: number | undefined;
  totalSteps: number | undefined;
  buttons: readonly vscode.QuickInputButton[] = [];
  isShown = false;

  protected typed = '';
  protected readonly changed = new EventEmitter<string>();
  private readonly accepted = new EventEmitter<void>();
  private readonly hidden = new EventEmitter<void>();
  readonly onDidChangeValue = this.changed.event;
  readonly onDidAccept = this.accepted.event;
  readonly onDidHide = this.hidden.event;
  readonly onDidTriggerButton = new EventEmitter<vscode.QuickInputButton>().event;

  /** @param shown hears when it is shown and hidden: only one thing can ask at a time */
  constructor(private readonly shown: (input: Input, is: boolean) => void) {}

  show(): void {
    this.isShown = true;
    this.shown(this, true);
  }
  hide(): void {
    if (!this.isShown) return;
    this.isShown = false;
    this.shown(this, false);
    this.hidden.fire();
  }
  dispose(): void {
    this.hide();
    for (const one of [this.changed, this.accepted, this.hidden]) one.dispose();
  }

  /** The user presses Enter. */
  enter(): void {
    this.accepted.fire();
  }
}

export class List<T extends vscode.QuickPickItem = vscode.QuickPickItem>
  extends Input
  implements vscode.QuickPick<T>
{
  placeholder: string | undefined;
  prompt: string | undefined;
  canSelectMany = false;
  matchOnDescription = false;
  matchOnDetail = false;
  keepScrollPosition = false;
  selectedItems: readonly T[] = [];
  readonly onDidChangeActive = new EventEmitter<readonly T[]>().event;
  readonly onDidChangeSelection = new EventEmitter<readonly T[]>().event;
  private readonly pressed = new EventEmitter<vscode.QuickPickItemButtonEvent<T>>();
  readonly onDidTriggerItemButton = this.pressed.event;
  private all: readonly T[] = [];
  private active: readonly T[] = [];

  get value(): string {
    return this.typed;
  }
  /** Whoever listens hears of a value that is set, too: VS Code tells of it no less than of what is typed. */
  set value(value: string) {
    if (value === this.typed) return;
    this.typed = value;
    this.active = this.found().slice(0, 1);
    this.changed.fire(value);
  }
  get items(): readonly T[] {
    return this.all;
  }
  set items(items: readonly T[]) {
    this.all = items;
    this.active = this.found().slice(0, 1);
    this.selectedItems = items.filter(({ picked }) => picked);
  }
  get activeItems(): readonly T[] {
    return this.active;
  }
  set activeItems(items: readonly T[]) {
    if (items.length > 0) this.active = items;
  }

  /** The row that Enter takes, by its label. */
  get taken(): string | undefined {
    return this.active[0]?.label;
  }

  /** The labels of the rows that are shown. */
  rows(): string[] {
    return this.found().map(({ label }) => label);
  }

  /** The row that shows this in its label. */
  row(label: string): T {
    const found = this.found().find((one) => one.label.includes(label));
    if (!found) throw new Error(`No row says “${label}”: ${this.rows().join(' | ')}`);
    return found;
  }

  /** The user types, letter by letter, behind what stands there. */
  type(letters: string): void {
    for (const letter of letters) this.value += letter;
  }

  /** The user goes to a row and takes it. */
  take(label: string): void {
    this.active = [this.row(label)];
    this.enter();
  }

  /**
   * The user presses a button of a row.
   *
   * @param tooltip which one; the first where left out
   */
  press(item: T, tooltip?: string): void {
    const button = item.buttons?.find((one) => tooltip === undefined || one.tooltip === tooltip);
    if (button) this.pressed.fire({ item, button });
  }

  private found(): T[] {
    const words = this.typed.trim().toLowerCase();
    const isFirst = (item: T) => item.label.toLowerCase().includes(words);
    const found = this.all.filter((item) => {
      if (item.kind === -1) return false;
      const beside = [
        item.label,
        this.matchOnDescription ? item.description : '',
        this.matchOnDetail ? item.detail : '',
      ];
      return item.alwaysShow || beside.some((text) => text?.toLowerCase().includes(words));
    });
    // Unless it is told not to, VS Code lists first what the letters are found in the label of.
    if (words === '' || 'sortByLabel' in this) return found;
    return [...found.filter(isFirst), ...found.filter((item) => !isFirst(item))];
  }
}

export class Box extends Input implements vscode.InputBox {
  placeholder: string | undefined;
  prompt: string | undefined;
  password = false;
  valueSelection: readonly [number, number] | undefined;
  validationMessage: string | undefined;

  get value(): string {
    return this.typed;
  }
  set value(value: string) {
    if (value === this.typed) return;
    this.typed = value;
    this.changed.fire(value);
  }
}

/** The lists and boxes of a window, of which one is shown at a time. */
export class Inputs {
  private shown: Input | null = null;

  /** The list that is shown. */
  get list(): List | null {
    return this.shown instanceof List ? this.shown : null;
  }
  /** The box that is shown. */
  get box(): Box | null {
    return this.shown instanceof Box ? this.shown : null;
  }
  get isOpen(): boolean {
    return this.shown !== null;
  }

  /** Escape. */
  leave(): void {
    this.shown?.hide();
  }

  /** Something else gets the keyboard, and VS Code takes away what does not say that it stays. */
  blur(): void {
    if (!this.shown?.ignoreFocusOut) this.leave();
  }

  createQuickPick<T extends vscode.QuickPickItem>(): List<T> {
    return new List<T>((input, is) => this.follow(input, is));
  }

  createInputBox(): Box {
    return new Box((input, is) => this.follow(input, is));
  }

  async pick<T extends vscode.QuickPickItem>(
    items: readonly T[] | Thenable<readonly T[]>,
    options: vscode.QuickPickOptions = {},
  ): Promise<T | T[] | undefined> {
    const list = this.createQuickPick<T>();
    const {
      title,
      placeHolder,
      canPickMany = false,
      matchOnDescription,
      matchOnDetail,
      ignoreFocusOut,
    } = options;
    Object.assign(list, {
      title,
      placeholder: placeHolder,
      matchOnDescription,
      matchOnDetail,
      ignoreFocusOut,
    });
    list.canSelectMany = canPickMany;
    list.items = await items;
    return ended(list, () => (canPickMany ? [...list.selectedItems] : list.activeItems[0]));
  }

  async ask(options: vscode.InputBoxOptions = {}): Promise<string | undefined> {
    const box = this.createInputBox();
    const { title, prompt, ignoreFocusOut, value = '' } = options;
    Object.assign(box, { title, prompt, ignoreFocusOut });
    box.value = value;
    return ended(box, () => {
      const said = (wrong: string | vscode.InputBoxValidationMessage | null | undefined) => {
        box.validationMessage = typeof wrong === 'string' ? wrong : undefined;
        return wrong ? undefined : box.value;
      };
      const wrong = options.validateInput?.(box.value);
      return wrong && typeof wrong === 'object' && 'then' in wrong ? wrong.then(said) : said(wrong);
    });
  }

  private follow(input: Input, is: boolean): void {
    if (is && this.shown !== input) this.shown?.hide();
    this.shown = is ? input : this.shown === input ? null : this.shown;
  }
}

function ended<R>(
  input: Input & { onDidAccept: vscode.Event<void> },
  answer: () => R | Thenable<R>,
): Promise<R | undefined> {
  return new Promise((resolve) => {
    input.onDidAccept(() => {
      const end = (given: R) => {
        if (given === undefined) return;
        resolve(given);
        input.hide();
      };
      const given = answer();
      if (given && typeof given === 'object' && 'then' in given) given.then(end);
      else end(given);
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}
