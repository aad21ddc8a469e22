import * as vscode from 'vscode';
import { type CodeChoice, codeChoicesRequest } from '../../../server/src/protocol/codes';
import type { Server } from '../server/server';
import { sayNoAnswer } from '../ui/notices';

/** A code of a study. */
export interface ChosenCode {
  /** The study's folder. */
  readonly folder: string;
  readonly label: string;
}

interface CodeItem extends vscode.QuickPickItem {
  /** Not there for headings. */
  readonly code?: ChosenCode;
}

interface Question {
  readonly title: string;
  readonly placeHolder: string;
  /** Whether only the codes of the file in the editor are offered. */
  readonly inFile: boolean;
  /** Whether codes that nobody uses yet are offered, too. */
  readonly unused?: boolean;
  /** Whether a code under the cursor is taken without asking. */
  readonly takeNamed: boolean;
}

/**
 * The code that a command is about: the one under the cursor, or the user's choice, those at the cursor first.
 *
 * @returns undefined when none was chosen, or when there are none, which the user is told
 */
export async function chooseCode(server: Server, question: Question): Promise<ChosenCode | undefined> {
  const editor = vscode.window.activeTextEditor;
  const at = editor?.selection.active;
  const studies = await server.request(codeChoicesRequest, {
    uri: editor?.document.uri.toString() ?? null,
    position: at ? { line: at.line, character: at.character } : null,
    inFile: question.inFile,
    unused: question.unused ?? false,
  });
  if (!studies) {
    sayNoAnswer();
    return undefined;
  }
  const [only] = studies;
  const [named] = only?.here ?? [];
  if (question.takeNamed && only?.named && named !== undefined) return { folder: only.folder, label: named };
  const items = studies.flatMap(({ folder, study, here, codes }): CodeItem[] => {
    const near = codes.filter(({ label }) => here.includes(label));
    const others = codes.filter(({ label }) => !here.includes(label));
    near.sort((a, b) => here.indexOf(a.label) - here.indexOf(b.label));
    const heading = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
    return [
      ...(near.length > 0 ? [heading(vscode.l10n.t('at the cursor'))] : []),
      ...near.map((code) => itemOf(folder, code)),
      ...(studies.length > 1 ? [heading(study)] : near.length > 0 ? [heading(vscode.l10n.t('others'))] : []),
      ...others.map((code) => itemOf(folder, code)),
    ];
  });
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      question.inFile
        ? vscode.l10n.t('This file has no codes yet.')
        : vscode.l10n.t('No code is in use here yet.'),
    );
    return undefined;
  }
  const { title, placeHolder } = question;
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDetail: true });
  return chosen?.code;
}

function itemOf(folder: string, { label, kind, description, counts }: CodeChoice): CodeItem {
  const item = { label, description: counts, code: { folder, label } };
  const detail = [kind, description].filter((part) => part !== '').join(' · ');
  return { ...item, detail };
}
