import * as vscode from 'vscode';
import {
  openQuestionsRequest,
  type QuestionsOfFile,
  questionsOfFileRequest,
  type SettledFile,
  settleRequest,
} from '../../../server/src/protocol/moderation';
import { bareCode } from '../coding/newCode';
import { proposed } from '../coding/target';
import { codesOf } from '../reshaping/pickOther';
import type { Server } from '../server/server';
import { sayNoAnswer, showStatus, withoutLinks } from '../ui/notices';
import { openTranscript } from '../ui/openTranscript';
import { editorRange } from '../ui/places';
import { chooseFile } from './chooseFile';
import { type PassageAnswer, PassagePicker, type QuestionedPassage } from './passagePicker';
import type { SettledSteps } from './settledSteps';

/** Walks through the open questions of a file, passage by passage, and asks what becomes of them. */
export class SettleWalk {
  private picker: PassagePicker | null = null;
  /** From when it is wanted: its list comes a moment later, and there is one list at a time. */
  private hasBegun = false;

  constructor(
    private readonly server: Server,
    private readonly steps: SettledSteps,
  ) {}

  /** Checks the row of the list that the keyboard is on, or takes its check away. */
  toggleActive(): void {
    this.picker?.toggleActive();
  }

  /** @param uri of the file; where left out, that in the editor if it has questions, else the only one, else the user's choice */
  async begin(uri?: string): Promise<void> {
    if (this.hasBegun) return;
    this.hasBegun = true;
    const last = await this.go(uri).finally(() => {
      this.hasBegun = false;
    });
    // The list is gone before the user is told, as what they are told stands there until they have read it.
    if (last?.passages.length === 0) await sayDone(last);
  }

  /** @returns as `walk` does; undefined also where there is nothing to walk through */
  private async go(uri?: string): Promise<QuestionsOfFile | undefined> {
    const file = uri ?? (await this.choose());
    const document = file === undefined ? null : await openTranscript(vscode.Uri.parse(file));
    if (!document) return undefined;
    const found = await this.ask(document);
    const codes = found && (await codesOf(this.server, found.folder));
    if (!found || !codes) return undefined;
    const inCodebook = codes.filter(({ kind }) => kind !== 'unknown');
    const known = new Set(inCodebook.flatMap(({ label, aliases }) => [label, ...aliases]));
    const picker = new PassagePicker(codes);
    this.picker = picker;
    try {
      return await this.walk(document, picker, found, known);
    } finally {
      this.picker = null;
      picker.dispose();
    }
  }

  /** @returns what is open at its end; undefined when the user has left it, or something could not be made */
  private async walk(
    document: vscode.TextDocument,
    picker: PassagePicker,
    beginning: QuestionsOfFile,
    known: ReadonlySet<string>,
  ): Promise<QuestionsOfFile | undefined> {
    const editor = vscode.window.activeTextEditor;
    const isShown = editor?.document === document;
    let line = isShown ? editor.selection.active.line : 0;
    /** Where each of the passages before stands: nothing above a passage changes when it is settled. */
    const before: { readonly line: number; readonly isStep: boolean }[] = [];
    const leftOpen = new Set<string>();
    let found: QuestionsOfFile | undefined = beginning;
    for (;;) {
      const passages: QuestionsOfFile['passages'] = (found?.passages ?? []).filter(
        (one) => !leftOpen.has(keyOf(one)),
      );
      const passage = passages.find(({ place }) => place.range.end.line >= line) ?? passages[0];
      if (!found || !passage) return found;
      const start = passage.place.range.start.line;
      await vscode.window.showTextDocument(document, {
        selection: editorRange(passage.place),
        preserveFocus: true,
        preview: false,
      });
      const { name, settled, asked } = found;
      const answer = await picker.ask(
        passage,
        vscode.l10n.t('{0}: {1} of {2} settled', name, settled, asked),
      );
      if (answer.kind === 'leave') return undefined;
      if (answer.kind === 'back') {
        const last = before.pop();
        leftOpen.clear();
        if (last?.isStep) await this.steps.undo();
        line = last?.line ?? line;
      } else {
        const isStep = answer.kind === 'settle';
        if (isStep && !(await this.settle(document, passage, answer, known))) return undefined;
        before.push({ line: start, isStep });
        line = passage.place.range.end.line + 1;
        if (!isStep) leftOpen.add(keyOf(passage));
      }
      found = await this.ask(document);
    }
  }

  private async settle(
    document: vscode.TextDocument,
    { place }: QuestionedPassage,
    answer: PassageAnswer & { readonly kind: 'settle' },
    known: ReadonlySet<string>,
  ): Promise<boolean> {
    const memo = ({ at, text }: (typeof answer.take)[number]) => ({ line: at.start.line, text });
    const isKnown = (label: string) => known.has(label);
    const { add } = answer;
    const labels = add.filter(isKnown);
    const newCodes = add.filter((label) => !isKnown(label)).map(bareCode);
    const file: SettledFile = {
      uri: document.uri.toString(),
      version: document.version,
      take: answer.take.map(memo),
      leaveOut: answer.leaveOut.map(memo),
      remove: answer.remove.map(({ line, label }) => ({ line, label })),
      add: add.length === 0 ? null : { passage: place.range, labels, newCodes },
    };
    const proposal = proposed(await this.server.request(settleRequest, { files: [file] }));
    if (!proposal || !(await this.steps.make(proposal.change))) return false;
    showStatus(proposal.did);
    return true;
  }

  private async ask(document: vscode.TextDocument): Promise<QuestionsOfFile | undefined> {
    const { version } = document;
    const found = await this.server.request(questionsOfFileRequest, {
      uri: document.uri.toString(),
      version,
    });
    if (!found) sayNoAnswer();
    return found ?? undefined;
  }

  private async choose(): Promise<string | undefined> {
    const files = await this.server.request(openQuestionsRequest, {});
    if (!files) {
      sayNoAnswer();
      return undefined;
    }
    const chosen = await chooseFile(
      files,
      vscode.l10n.t('Settle Open Questions'),
      vscode.l10n.t('There are no open questions. “Settle Codes of Interview” puts them.'),
      ({ name, settled, asked }) => ({
        label: name,
        description: vscode.l10n.t('{0} of {1} settled', settled, asked),
      }),
    );
    return chosen?.uri;
  }
}

/** What tells a passage with its questions from the others of its file, wherever it stands by now. */
function keyOf({ words, questions }: QuestionedPassage): string {
  return JSON.stringify([words, questions.map(({ text }) => text)]);
}

async function sayDone({ name, asked }: QuestionsOfFile): Promise<void> {
  const finish = vscode.l10n.t('Finish…');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('All {0} questions of {1} are settled.', asked, withoutLinks(name)),
    finish,
  );
  if (chosen === finish) await vscode.commands.executeCommand('marginalia.finishModerating');
}
