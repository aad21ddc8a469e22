// What the stub tells the user: notifications that can be answered, and remarks in the status bar.
import type * as vscode from 'vscode';

/** A notification. */
export interface Notice {
  readonly kind: 'information' | 'warning' | 'error';
  readonly text: string;
  readonly buttons: readonly string[];
  /** The user presses one of the buttons, or closes it. */
  answer(button?: string): void;
  /** Whether it has been answered. */
  isOver: boolean;
}

export class Notices {
  /** The oldest first. */
  readonly all: Notice[] = [];
  /** Remarks in the status bar, the oldest first. */
  readonly said: string[] = [];

  /** The notification that is about this, and still there. */
  find(words: string): Notice | undefined {
    return this.all.find(({ text, isOver }) => !isOver && text.includes(words));
  }

  /** One of the functions of VS Code that show a message. */
  shower(kind: Notice['kind']) {
    return <T extends string | vscode.MessageItem | vscode.MessageOptions>(
      text: string,
      ...rest: readonly T[]
    ): Promise<T | undefined> =>
      new Promise((resolve) => {
        const nameOf = (one: string | vscode.MessageItem | vscode.MessageOptions) =>
          typeof one === 'string' ? one : 'title' in one ? one.title : null;
        const items = rest.filter((one) => nameOf(one) !== null);
        const notice: Notice = {
          kind,
          text,
          buttons: items.flatMap((one) => nameOf(one) ?? []),
          isOver: false,
          answer: (button) => {
            notice.isOver = true;
            resolve(items.find((one) => nameOf(one) === button));
          },
        };
        this.all.push(notice);
      });
  }
}

export class StatusItem implements vscode.StatusBarItem {
  name: string | undefined;
  text = '';
  tooltip: string | vscode.MarkdownString | undefined;
  color: string | vscode.ThemeColor | undefined;
  backgroundColor: vscode.ThemeColor | undefined;
  command: string | vscode.Command | undefined;
  accessibilityInformation: vscode.AccessibilityInformation | undefined;
  isShown = false;

  constructor(
    readonly id: string,
    readonly alignment: vscode.StatusBarAlignment,
    readonly priority: number | undefined,
  ) {}
  show(): void {
    this.isShown = true;
  }
  hide(): void {
    this.isShown = false;
  }
  dispose(): void {
    this.isShown = false;
  }
}
