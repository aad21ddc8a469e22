import * as vscode from 'vscode';
import type { CodeChoice } from '../../../server/src/protocol/codes';
import type { OpenQuestion, QuestionsOfFile } from '../../../server/src/protocol/moderation';
import { newCodePickItem } from '../reshaping/pickOther';
import { setSettling } from '../server/contextKeys';
import { inQuotes } from '../ui/inQuotes';

/** A passage with the questions about it and the codes that stand there. */
export type QuestionedPassage = QuestionsOfFile['passages'][number];

/** What somebody makes of the questions about a passage. */
export type PassageAnswer =
  | {
      readonly kind: 'settle';
      readonly take: readonly OpenQuestion[];
      readonly leaveOut: readonly OpenQuestion[];
      readonly remove: QuestionedPassage['codings'];
      /** Labels that stood neither there nor in a question. */
      readonly add: readonly string[];
    }
  | { readonly kind: 'skip' | 'back' | 'leave' };

/** What a row of the list stands for. */
type About =
  | { readonly kind: 'question'; readonly question: OpenQuestion }
  | { readonly kind: 'coding'; readonly coding: QuestionedPassage['codings'][number] }
  | { readonly kind: 'other'; readonly label: string };

interface Row extends vscode.QuickPickItem {
  readonly about: About;
  /** What tells it from the other rows of its passage. */
  readonly key: string;
}

/**
 * The list in which the codes of a passage are settled: a check for each that is proposed. Space toggles, Enter settles; letters
 * look for another code, which Enter then checks. It stays open from passage to passage.
 */
export class PassagePicker implements vscode.Disposable {
  private readonly picker = vscode.window.createQuickPick<Row>();
  private readonly skipButton = {
    iconPath: new vscode.ThemeIcon('debug-step-over'),
    tooltip: vscode.l10n.t('Leave these questions open and go on'),
  };
  private readonly backButton = {
    iconPath: new vscode.ThemeIcon('arrow-left'),
    tooltip: vscode.l10n.t('Back to the passage before, as it was'),
  };
  private rows: Row[] = [];
  /** The keys of rows. VS Code keeps checks by items, which are others whenever the list is drawn. */
  private checked = new Set<string>();
  private passage: QuestionedPassage | null = null;
  private answer: ((answer: PassageAnswer) => void) | null = null;

  /** @param codes of the study, which may be put on a passage besides */
  constructor(private readonly codes: readonly CodeChoice[]) {
    const { picker } = this;
    picker.canSelectMany = true;
    picker.matchOnDescription = true;
    // The editor shows the passage and may take the focus for a moment.
    picker.ignoreFocusOut = true;
    picker.buttons = [this.backButton, this.skipButton];
    picker.onDidChangeSelection((items) => {
      if (!picker.busy) for (const row of picker.items) this.check(row, items.includes(row));
    });
    picker.onDidChangeValue(() => this.draw());
    picker.onDidAccept(() => {
      if (picker.value.trim() === '') this.settle();
      else this.takeTyped();
    });
    picker.onDidTriggerButton((button) => this.end({ kind: button === this.skipButton ? 'skip' : 'back' }));
    picker.onDidHide(() => {
      setSettling(false);
      this.end({ kind: 'leave' });
    });
  }

  /** Asks what becomes of the questions about a passage. */
  ask(passage: QuestionedPassage, title: string): Promise<PassageAnswer> {
    const { picker } = this;
    this.passage = passage;
    this.rows = [...passage.questions.map(questionRow), ...passage.codings.map(codingRow)];
    this.checked = new Set(this.rows.flatMap(({ key, picked }) => (picked ? key : [])));
    picker.title = title;
    const { speaker, words } = passage;
    picker.placeholder =
      speaker === null ? inQuotes(words) : vscode.l10n.t('{0}: {1}', speaker, inQuotes(words));
    picker.value = '';
    this.draw();
    picker.show();
    setSettling(true);
    return new Promise((resolve) => {
      this.answer = resolve;
    });
  }

  /** Checks the row that the keyboard is on, or takes its check away. */
  toggleActive(): void {
    const [row] = this.picker.activeItems;
    if (!row) return;
    this.check(row, !this.checked.has(row.key));
    this.showChecks();
  }

  dispose(): void {
    setSettling(false);
    this.picker.dispose();
  }

  private end(answer: PassageAnswer): void {
    const { answer: tell } = this;
    this.answer = null;
    tell?.(answer);
  }

  private settle(): void {
    const { passage } = this;
    if (!passage) return;
    const abouts = (wanted: boolean) =>
      this.rows.filter(({ key }) => this.checked.has(key) === wanted).map(({ about }) => about);
    const [yes, no] = [abouts(true), abouts(false)];
    this.end({
      kind: 'settle',
      take: yes.flatMap((about) => (about.kind === 'question' ? about.question : [])),
      leaveOut: no.flatMap((about) => (about.kind === 'question' ? about.question : [])),
      remove: no.flatMap((about) => (about.kind === 'coding' ? about.coding : [])),
      add: yes.flatMap((about) => (about.kind === 'other' ? about.label : [])),
    });
  }

  /** What was typed has found its code, which is checked; the next letters look for another one. */
  private takeTyped(): void {
    const { picker } = this;
    const row = picker.activeItems[0] ?? picker.items[0];
    if (!row) return;
    const own = this.rows.find(({ key }) => key === row.key) ?? otherRow(labelOf(row));
    if (!this.rows.includes(own)) this.rows.push(own);
    this.check(own, true);
    picker.value = '';
    this.draw();
  }

  private check({ key }: Row, isChecked: boolean): void {
    if (isChecked) this.checked.add(key);
    else this.checked.delete(key);
  }

  private draw(): void {
    const { picker } = this;
    const typed = picker.value.trim();
    setSettling(picker.value === '');
    picker.busy = true;
    const rows = typed === '' ? this.rows : this.found(typed);
    picker.items = rows.map((row) => ({ ...row, picked: this.checked.has(row.key) }));
    this.showChecks();
    picker.activeItems = picker.items.slice(0, 1);
    picker.busy = false;
  }

  private showChecks(): void {
    this.picker.selectedItems = this.picker.items.filter(({ key }) => this.checked.has(key));
  }

  /** The rows for what is typed: those of the passage first, then other codes, then a new one. */
  private found(typed: string): Row[] {
    const wanted = typed.toLowerCase();
    const has = (text: string) => text.toLowerCase().includes(wanted);
    const own = this.rows.filter((row) => has(labelOf(row)));
    const there = new Set(this.rows.map(labelOf));
    const others = this.codes.filter(
      ({ label, aliases, codable }) => codable && !there.has(label) && [label, ...aliases].some(has),
    );
    const begins = (label: string) => (label.toLowerCase().startsWith(wanted) ? 0 : 1);
    const sorted = [...others].sort((a, b) => begins(a.label) - begins(b.label));
    const isNew = ![...this.codes.map(({ label }) => label), ...there].includes(typed);
    return [
      ...own,
      ...sorted.map((code): Row => ({ ...otherRow(code.label), description: code.counts, alwaysShow: true })),
      ...(isNew
        ? [
            {
              ...newCodePickItem(typed),
              about: { kind: 'other', label: typed },
              key: `other ${typed}`,
            } as const,
          ]
        : []),
    ];
  }
}

function labelOf({ about }: Row): string {
  switch (about.kind) {
    case 'question':
      return about.question.label;
    case 'coding':
      return about.coding.label;
    case 'other':
      return about.label;
  }
}

function questionRow(question: OpenQuestion): Row {
  const { label, quote, coders, agreed } = question;
  const parts = [...(quote === null ? [] : [inQuotes(quote)]), coders.join(', ')];
  const key = `question ${question.at.start.line}`;
  return {
    about: { kind: 'question', question },
    key,
    label,
    description: parts.join(' · '),
    picked: agreed,
  };
}

function codingRow(coding: QuestionedPassage['codings'][number]): Row {
  const { label, quote } = coding;
  const stands = vscode.l10n.t('stands there');
  return {
    about: { kind: 'coding', coding },
    key: `coding ${coding.line}`,
    label,
    description: quote === null ? stands : `${inQuotes(quote)} · ${stands}`,
    picked: true,
  };
}

function otherRow(label: string): Row {
  return {
    about: { kind: 'other', label },
    key: `other ${label}`,
    label,
    description: vscode.l10n.t('added here'),
    picked: true,
  };
}
