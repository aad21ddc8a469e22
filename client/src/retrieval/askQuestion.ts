import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { type QuestionChoices, questionChoicesRequest } from '../../../server/src/protocol/retrieval';
import type { Server } from '../server/server';
import { whenQuiet } from '../ui/timing';

/** How long to wait for the next letter, in milliseconds. */
const rest = 80;

interface QuestionItem extends vscode.QuickPickItem {
  /** What the question becomes when the row is taken; null for a remark. */
  readonly question: string | null;
  /** Whether the question is complete with it. */
  readonly ends: boolean;
}

/**
 * Asks which passages are looked for. While the user types, the list says how the question may go on, and what is wrong
 * with it; Enter takes the row that is active, which is the search itself as soon as nothing is wrong.
 *
 * @param past questions asked before, the latest first
 * @returns undefined when the user left the list
 */
export function askQuestion(server: Server, past: readonly string[]): Promise<string | undefined> {
  return new QuestionPicker(server, past).ended;
}

class QuestionPicker {
  private readonly picker = vscode.window.createQuickPick<QuestionItem>();
  /** What the rows are for: Enter pressed before they follow the letters means the letters. */
  private shownFor: string | null = null;
  readonly ended: Promise<string | undefined>;

  constructor(
    private readonly server: Server,
    private readonly past: readonly string[],
  ) {
    const { picker } = this;
    picker.title = vscode.l10n.t('Find Passages');
    picker.placeholder = vscode.l10n.t('Codes, "words", speaker:Name …, joined by and, or, not, near');
    picker.busy = true;
    // Ours is the order; where VS Code lacks this property, what is found for the letters typed is in that of the alphabet.
    Object.assign(picker, { sortByLabel: false });
    const later = whenQuiet(rest, () => void this.follow());
    picker.onDidChangeValue(() => later.ask());
    this.ended = new Promise((resolve) => {
      picker.onDidAccept(async () => {
        const question = await this.taken();
        if (question === null) return;
        resolve(question);
        picker.hide();
      });
      picker.onDidHide(() => {
        resolve(undefined);
        later.dispose();
        picker.dispose();
      });
    });
    picker.show();
    void this.follow();
  }

  /** The question that the user is done with; null when it goes on. */
  private async taken(): Promise<string | null> {
    const { picker } = this;
    if (this.shownFor !== picker.value) {
      const answer = await this.follow();
      const typed = picker.value.trim();
      return answer?.problem === null && typed !== '' ? typed : null;
    }
    const [active] = picker.activeItems;
    if (!active || active.question === null) return null;
    if (active.ends) return active.question;
    picker.value = active.question;
    await this.follow();
    return null;
  }

  /** Shows how the question as it is may go on. */
  private async follow(): Promise<QuestionChoices | undefined> {
    const { picker } = this;
    const { value } = picker;
    const answer = await this.server.request(questionChoicesRequest, { query: value });
    if (value !== picker.value) return undefined;
    picker.busy = false;
    this.shownFor = value;
    const items = itemsFor(value, answer ?? { problem: null, choices: [] }, this.past);
    picker.items = items;
    const first = items.find(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
    picker.activeItems = first ? [first] : [];
    return answer;
  }
}

function itemsFor(
  value: string,
  { problem, choices }: QuestionChoices,
  past: readonly string[],
): QuestionItem[] {
  const goOn = choices.map(
    ({ label, description, question }): QuestionItem => ({
      label,
      description,
      question,
      ends: false,
      alwaysShow: true,
    }),
  );
  const typed = value.trim();
  if (typed === '')
    return [
      ...(past.length > 0 ? [heading(vscode.l10n.t('asked before'))] : []),
      ...past.map((question) => ending(`$(history) ${escapeIcons(question)}`, question)),
      ...(past.length > 0 ? [heading(vscode.l10n.t('to begin with'))] : []),
      ...goOn,
    ];
  if (problem !== null) return [...goOn, remark(problem)];
  return [ending(`$(search) ${vscode.l10n.t('Find Passages')}`, typed), ...goOn];
}

function ending(label: string, question: string): QuestionItem {
  return { label, question, ends: true, alwaysShow: true };
}

function remark(problem: string): QuestionItem {
  return { label: `$(info) ${escapeIcons(problem)}`, question: null, ends: false, alwaysShow: true };
}

function heading(label: string): QuestionItem {
  return { label, kind: vscode.QuickPickItemKind.Separator, question: null, ends: false };
}

/** Words of a study or of the user: `$(name)` in them is no icon. */
function escapeIcons(text: string): string {
  return text.replaceAll('$(', '\\$(');
}

/** So many questions are kept. */
const mostKept = 20;
const memoryKey = 'pastQuestions';
const keptQuestions = z.array(z.string());

/** The questions that were asked in this workspace, also before it was opened this time. */
export class PastQuestions {
  /** @param memory that of the workspace */
  constructor(private readonly memory: vscode.Memento) {}

  /** The latest first. */
  get all(): readonly string[] {
    const past = keptQuestions.safeParse(this.memory.get(memoryKey));
    return past.success ? past.data : [];
  }

  /** Keeps a question that was just asked, before all others. */
  remember(question: string): void {
    const others = this.all.filter((one) => one !== question);
    void this.memory.update(memoryKey, [question, ...others].slice(0, mostKept));
  }
}
