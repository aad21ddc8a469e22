import * as vscode from 'vscode';
import type { CodeChoice } from '../../../server/src/protocol/codes';
import type { CodingOfCode } from '../../../server/src/protocol/codingsOfCode';
import { inQuotes } from '../ui/inQuotes';
import { editorRange } from '../ui/places';
import { newCodePickItem } from './pickOther';

/** What a row of the list does with the quote that is shown. */
type Choice = { readonly kind: 'code'; readonly code: string } | { readonly kind: 'keep' | 'back' | 'done' };

interface Row extends vscode.QuickPickItem {
  /** Null for a heading. */
  readonly choice: Choice | null;
}

/** How a walk ended. */
interface Walked {
  readonly walk: SplitWalk;
  readonly left: boolean;
}

/**
 * Walks through the quotes of a code, each shown in the editor, and asks which code it goes to. A key for each code
 * chosen so far decides at once: 1 to 9, and 0 to leave the quote where it is.
 *
 * @returns what was decided, and whether the user left the list by Escape before the end
 */
export function walkQuotes(
  label: string,
  codings: readonly CodingOfCode[],
  codes: readonly CodeChoice[],
): Promise<Walked> {
  return new SplitPicker(label, codings, codes).ended;
}

class SplitPicker {
  private readonly picker = vscode.window.createQuickPick<Row>();
  private walk: SplitWalk;
  readonly ended: Promise<Walked>;

  constructor(
    private readonly label: string,
    private readonly codings: readonly CodingOfCode[],
    private readonly codes: readonly CodeChoice[],
  ) {
    this.walk = beginSplit(codings.length);
    const { picker } = this;
    picker.matchOnDetail = true;
    // The editor shows the quote and may take the focus for a moment.
    picker.ignoreFocusOut = true;
    this.ended = new Promise((resolve) => {
      const go = (walk: SplitWalk, isDone: boolean) => {
        this.walk = walk;
        if (isDone || walk.at >= walk.quotes) {
          resolve({ walk, left: false });
          picker.hide();
        } else this.draw();
      };
      picker.onDidChangeValue((value) => {
        const code = onKey(this.walk, value);
        if (value === '0') go(decideQuote(this.walk, null), false);
        else if (code !== undefined) go(decideQuote(this.walk, code), false);
        else this.picker.items = this.rows();
      });
      picker.onDidAccept(() => {
        const choice = picker.activeItems[0]?.choice;
        if (choice?.kind === 'code') go(decideQuote(this.walk, choice.code), false);
        else if (choice?.kind === 'keep') go(decideQuote(this.walk, null), false);
        else if (choice?.kind === 'back') go(goBack(this.walk), false);
        else if (choice?.kind === 'done') go(this.walk, true);
      });
      picker.onDidHide(() => {
        resolve({ walk: this.walk, left: true });
        picker.dispose();
      });
    });
    this.draw();
    picker.show();
  }

  private draw(): void {
    const { picker, walk } = this;
    const coding = this.codings[walk.at];
    if (!coding) return;
    picker.title = vscode.l10n.t('Split {0}: quote {1} of {2}', this.label, walk.at + 1, walk.quotes);
    const { interview, speaker, excerpt } = coding;
    const where = speaker === null ? interview : `${interview}, ${speaker}`;
    picker.placeholder = vscode.l10n.t('{0}: {1}', where, inQuotes(excerpt));
    picker.value = '';
    picker.items = this.rows();
    void vscode.window.showTextDocument(vscode.Uri.parse(coding.words.uri), {
      selection: editorRange(coding.words),
      preserveFocus: true,
      preview: true,
    });
  }

  private rows(): Row[] {
    const { walk, codes, label } = this;
    const typed = this.picker.value.trim();
    const known = codes.filter((code) => !walk.targets.includes(code.label) && code.label !== label);
    const isNew = typed !== '' && !/^\d$/.test(typed) && !codes.some((code) => code.label === typed);
    const before = walk.decided[walk.at];
    const marked = (to: string | null) => (before === to ? vscode.l10n.t('chosen before') : '');
    const heading: Row = {
      choice: null,
      label: vscode.l10n.t('codes of the study'),
      kind: vscode.QuickPickItemKind.Separator,
    };
    return [
      ...walk.targets.map((code, index): Row => {
        const key = index < 9 ? `${index + 1}   ` : '';
        return { choice: { kind: 'code', code }, label: `${key}${code}`, description: marked(code) };
      }),
      {
        choice: { kind: 'keep' },
        label: vscode.l10n.t('0   Leave it with {0}', label),
        description: marked(null),
      },
      ...(isNew ? [{ ...newCodePickItem(typed), choice: { kind: 'code', code: typed } } as const] : []),
      ...(walk.at > 0 ? [this.backRow(), this.doneRow()] : []),
      heading,
      ...known.map((code): Row => {
        return {
          choice: { kind: 'code', code: code.label },
          label: code.label,
          description: code.counts,
          detail: code.description,
        };
      }),
    ];
  }

  private backRow(): Row {
    return { choice: { kind: 'back' }, label: vscode.l10n.t('$(arrow-left) Back to the quote before') };
  }

  private doneRow(): Row {
    const count = moved(this.walk).length;
    const label =
      count === 1
        ? vscode.l10n.t('$(check-all) Enough: give 1 quote to its new code')
        : vscode.l10n.t('$(check-all) Enough: give {0} quotes to their new codes', count);
    return { choice: { kind: 'done' }, label, description: vscode.l10n.t('the others stay as they are') };
  }
}

/** How far somebody is who gives the quotes of a code to others, one at a time. Plain data: every step makes a new one. */
interface SplitWalk {
  /** How many quotes there are. */
  readonly quotes: number;
  /** The quote to be decided now, from 0; `quotes` when all are. */
  readonly at: number;
  /** What was decided for each of those before, by its place: the code it goes to, or null to stay as it is. */
  readonly decided: readonly (string | null)[];
  /** The codes that quotes were given to, in the order in which they were first chosen: those on the keys 1 to 9. */
  readonly targets: readonly string[];
}

/** A walk through so many quotes at its beginning: none is decided. */
export function beginSplit(quotes: number): SplitWalk {
  return { quotes, at: 0, decided: [], targets: [] };
}

/** Gives the quote to a code, or with null leaves it as it is, and goes on to the next. */
export function decideQuote(walk: SplitWalk, to: string | null): SplitWalk {
  const decided = [...walk.decided.slice(0, walk.at), to, ...walk.decided.slice(walk.at + 1)];
  const targets = to === null || walk.targets.includes(to) ? walk.targets : [...walk.targets, to];
  return { ...walk, decided, targets, at: Math.min(walk.at + 1, walk.quotes) };
}

/** Goes back to the quote before; what was decided for it is decided anew. */
export function goBack(walk: SplitWalk): SplitWalk {
  return { ...walk, at: Math.max(0, walk.at - 1) };
}

/** The code on a key; undefined for a key that has none. */
export function onKey({ targets }: SplitWalk, key: string): string | undefined {
  return /^[1-9]$/.test(key) ? targets[Number(key) - 1] : undefined;
}

/** The quotes that go to another code, by their places. */
export function moved({ decided }: SplitWalk): { readonly quote: number; readonly to: string }[] {
  return decided.flatMap((to, quote) => (to === null ? [] : [{ quote, to }]));
}
