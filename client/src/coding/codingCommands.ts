import * as vscode from 'vscode';
import {
  addMemoRequest,
  type CodingAt,
  type CodingOffer,
  removeCodingsRequest,
} from '../../../server/src/protocol/coding';
import { sayOutOfStep } from '../server/applyChange';
import type { Server } from '../server/server';
import { askText } from '../ui/askText';
import { showStatus } from '../ui/notices';
import { askForCodings, codingItem, sayNoCoding } from './chooseCoding';
import { CodePicker } from './codePicker';
import { type CodeChanges, choicesFor, code } from './coder';
import { dropCodes } from './dropCodes';
import { followedIn, placeOfCode } from './followed';
import { CodeMover } from './moveCode';
import { bareCode } from './newCode';
import { RecentCodes } from './recentCodes';
import { type CodingTarget, currentTarget, type MessageRange, make } from './target';

/** The commands that put codes on words. */
export function codingCommands(server: Server, memory: vscode.Memento): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  const picker = new CodePicker();
  const recent = new RecentCodes(memory);
  const mover = new CodeMover(server);
  return vscode.Disposable.from(
    mover,
    dropCodes(server, recent),
    registerCommand('marginalia.codePassage', () => codeThePassage(server, picker, recent)),
    registerCommand('marginalia.repeatLastCode', () => repeatLastCode(server, recent)),
    registerCommand('marginalia.toggleCode', () => toggleLastCode(server, recent)),
    registerCommand('marginalia.removeCode', () => removeCode(server)),
    registerCommand('marginalia.codeInVivo', () => codeInVivo(server, recent)),
    registerCommand('marginalia.addMemo', () => addAMemo(server)),
    registerCommand('marginalia.moveCode', () => mover.move()),
    registerCommand('marginalia.dropMovedCode', () => mover.drop()),
  );
}

/**
 * Lets the user choose codes for the passages at the cursors, or for the selected words, and makes all of it one
 * change. While the list is open, the same command ticks a code in it.
 */
async function codeThePassage(server: Server, picker: CodePicker, recent: RecentCodes): Promise<void> {
  if (picker.isOpen) return picker.tickActive();
  const target = currentTarget();
  if (!target) return;
  const asking = choicesFor(server, target);
  void asking.then((offer) => offer && showBelowList(target.editor, offer.at));
  const choosing = () => picker.choose(asking, recent.labels);
  const { answer, places } = await followedIn(target, target.selections, choosing);
  if (answer) await codeAt(server, recent, target, places, answer);
}

/** Puts codes on what a command is about, where that is when its question is answered; null for nowhere any more. */
async function codeAt(
  server: Server,
  recent: RecentCodes,
  target: CodingTarget,
  places: MessageRange[] | null,
  changes: CodeChanges,
): Promise<void> {
  const { uri, version } = target.editor.document;
  if (places) await code(server, recent, { ...target, version, selections: places }, changes);
  else sayOutOfStep(uri);
}

/**
 * Scrolls a place of a text to the middle of its editor, as a list covers what is above. The first lines of a file cannot be
 * scrolled further down.
 */
async function showBelowList(
  editor: vscode.TextEditor,
  { line, character }: CodingOffer['at'],
): Promise<void> {
  if (vscode.window.activeTextEditor !== editor) return;
  const at = new vscode.Position(line, character);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.AtTop);
  await vscode.commands.executeCommand('editorScroll', { to: 'up', by: 'halfPage', revealCursor: false });
}

/** Puts the codes of the last coding on what is selected now; where there was none, lets the user choose. */
async function repeatLastCode(server: Server, recent: RecentCodes): Promise<void> {
  const target = currentTarget();
  if (!target) return;
  if (recent.last.length === 0) return choose();
  await code(server, recent, target, { add: recent.last });
}

/** Puts the codes of the last coding on what is selected, or takes them off again where all of it has them. */
async function toggleLastCode(server: Server, recent: RecentCodes): Promise<void> {
  const target = currentTarget();
  if (!target) return;
  const { last } = recent;
  if (last.length === 0) return choose();
  const offer = await choicesFor(server, target);
  if (!offer) return;
  const isOn = (label: string) =>
    offer.choices.some((choice) => choice.label === label && choice.present === 'all');
  if (!last.every(isOn)) await code(server, recent, target, { add: last });
  else await code(server, recent, target, { add: [], remove: last });
}

async function choose(): Promise<void> {
  showStatus(vscode.l10n.t('Nothing was coded yet: choose a code.'));
  await vscode.commands.executeCommand('marginalia.codePassage');
}

/** Takes a code off its passage: that of the code line with the cursor, or of those on the passage the user's choice. */
async function removeCode(server: Server): Promise<void> {
  const target = currentTarget();
  const codings = target && (await askForCodings(server, target));
  if (!codings) return;
  if (codings.length === 0) return sayNoCoding();
  const all = {
    label: vscode.l10n.t('All {0} codes', codings.length),
    iconPath: new vscode.ThemeIcon('clear-all'),
    coding: null,
  };
  const chosen =
    codings.length === 1
      ? all
      : await vscode.window.showQuickPick([...codings.map(codingItem), all], {
          title: vscode.l10n.t('Remove Code'),
          placeHolder: vscode.l10n.t('The code to take off; its memos stay with the passage'),
          matchOnDescription: true,
        });
  if (!chosen) return;
  const removed = chosen.coding ? [chosen.coding] : codings;
  const { uri, version } = target;
  const lines = removed.map(({ line, label }) => ({ line, label }));
  await make(target, await server.request(removeCodingsRequest, { uri, version, codings: lines }));
}

/** Makes the selected words a code and puts it on them. */
async function codeInVivo(server: Server, recent: RecentCodes): Promise<void> {
  const target = currentTarget();
  const offer = target && (await choicesFor(server, target));
  if (!offer) return;
  if (offer.inVivo === null) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Select the words inside one passage that are to become a code.'),
    );
    return;
  }
  const question = {
    title: vscode.l10n.t('Code in Vivo'),
    prompt: vscode.l10n.t('The selected words as a code'),
    value: offer.inVivo,
  };
  const { answer: label, places } = await followedIn(target, target.selections, () => askText(question));
  if (!label) return;
  const isKnown = offer.choices.some((choice) => choice.label === label);
  const changes = isKnown ? { add: [label] } : { add: [], newCodes: [bareCode(label)] };
  await codeAt(server, recent, target, places, changes);
}

/** Writes a memo on a coding or on the passage, whichever the user means. */
async function addAMemo(server: Server): Promise<void> {
  const target = currentTarget();
  const codings = target && (await askForCodings(server, target));
  if (!codings) return;
  const { uri, selections, editor } = target;
  const isOnCode = codings.length === 1 && codings[0]?.line === selections[0]?.start.line;
  const chosen = isOnCode ? codings[0] : await chooseWhatOn(codings);
  if (chosen === undefined) return;
  const title = chosen ? vscode.l10n.t('Memo on {0}', chosen.label) : vscode.l10n.t('Memo on the Passage');
  const about = chosen ? [placeOfCode(chosen)] : selections;
  const prompt = vscode.l10n.t('What you think of it');
  const { answer: text, places } = await followedIn(target, about, () => askText({ title, prompt }));
  if (!text) return;
  const [first] = places ?? [];
  if (!places || !first) return sayOutOfStep(editor.document.uri, text);
  const on = chosen && { line: first.end.line, label: chosen.label };
  const { version } = editor.document;
  await make(target, await server.request(addMemoRequest, { uri, version, selections: places, on, text }));
}

/** @returns null for the passage; undefined when the user left the list */
async function chooseWhatOn(codings: readonly CodingAt[]): Promise<CodingAt | null | undefined> {
  if (codings.length === 0) return null;
  const passage = {
    label: vscode.l10n.t('The passage'),
    iconPath: new vscode.ThemeIcon('comment'),
    coding: null,
  };
  const chosen = await vscode.window.showQuickPick([...codings.map(codingItem), passage], {
    title: vscode.l10n.t('Add Memo'),
    placeHolder: vscode.l10n.t('What the memo is about'),
    matchOnDescription: true,
  });
  return chosen?.coding;
}
