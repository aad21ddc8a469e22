import * as vscode from 'vscode';
import type { Server, ServerState } from './server';

/** Keeps the context keys in step with the server. The menus of package.json are written with them. */
export function setContextKeys(server: Server): vscode.Disposable {
  const set = (state: ServerState) => {
    const study = state.kind === 'running' ? state.study : null;
    setContext('marginalia.hasTranscripts', study !== null && study.transcripts > 0);
    setContext('marginalia.hasKinds', study?.hasKinds ?? false);
    setContext('marginalia.hasCodebook', study !== null && study.studies > study.withoutCodebook);
  };
  set(server.state);
  return server.onDidChange(set);
}

/** While the list is open in which codes are chosen. */
export function setChoosingCodes(on: boolean): void {
  setContext('marginalia.choosingCodes', on);
}

/** While codes are settled in a list and no letters are typed, so that Space checks a row. */
export function setSettling(on: boolean): void {
  setContext('marginalia.settling', on);
}

/** While the list of questions is by code. */
export function setQuestionsByCode(on: boolean): void {
  setContext('marginalia.questionsByCode', on);
}

/** Whether there are questions that nobody has answered. */
export function setHasQuestions(on: boolean): void {
  setContext('marginalia.hasQuestions', on);
}

/** While a code has been picked up that is to be moved to other words. */
export function setMovingCode(on: boolean): void {
  setContext('marginalia.movingCode', on);
}

/** While memos stand under their codes. */
export function setMemosByCode(on: boolean): void {
  setContext('marginalia.memosByCode', on);
}

/** Whether there is something to see in the view of found passages. Resolves when VS Code knows. */
export async function setHasFound(on: boolean): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'marginalia.hasFound', on);
}

/** While a passage is remembered that another one is to be compared with. */
export function setComparing(on: boolean): void {
  setContext('marginalia.comparing', on);
}

/** While the view of quotes stays as it is wherever the cursor goes. */
export function setQuotesPinned(on: boolean): void {
  setContext('marginalia.quotesPinned', on);
}

/**
 * Which view of whole rows has the keyboard: the id of the view; '' for none. `focusedView` says nothing of views that draw
 * themselves. Resolves when VS Code knows.
 */
export async function setRowsFocus(view: string): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'marginalia.rowsFocus', view);
}

/** Since somebody has coded a passage. */
export function setHasCoded(): void {
  setContext('marginalia.hasCoded', true);
}

/** Since somebody has mended a mistake in a transcript. */
export function setHasMended(): void {
  setContext('marginalia.hasMended', true);
}

/** Since somebody has seen the interviews or the codes. */
export function setLookedUp(): void {
  setContext('marginalia.lookedUp', true);
}

/** Whether there is a change of codes that can be taken back. Without one, the keys of it undo what VS Code undoes. */
export function setCanUndoReshaping(on: boolean): void {
  setContext('marginalia.canUndoReshaping', on);
}

/** For a moment, in which VS Code looks anew at which steps of the walkthrough are done. */
export function setTicking(): void {
  const ticking = 'marginalia.ticking';
  setContext(ticking, true);
  setContext(ticking, false);
}

/** Sets a context key: of a view, or one that package.json asks for. */
export function setContext(key: string, value: string | boolean): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
