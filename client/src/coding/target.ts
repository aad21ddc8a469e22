import * as vscode from 'vscode';
import type * as z from 'zod/mini';
import type { Change } from '../../../server/src/protocol/change';
import type { range } from '../../../server/src/protocol/messages';
import { applyChange } from '../server/applyChange';
import { sayNoAnswer, showStatus, withoutLinks } from '../ui/notices';
import { afterEdits } from './afterEdits';

/** A range as messages have it. */
export type MessageRange = z.infer<typeof range>;

/** What a command of coding is about: what was selected in a transcript when it began. */
export interface CodingTarget {
  readonly editor: vscode.TextEditor;
  readonly uri: string;
  readonly version: number;
  readonly selections: MessageRange[];
}

/** The transcript in the editor and what is selected in it; undefined when the editor shows none. */
export function currentTarget(): CodingTarget | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'transcript') return undefined;
  const { uri, version } = editor.document;
  return { editor, uri: uri.toString(), version, selections: editor.selections.map(spanOf) };
}

/** Plain data, as what goes to a server in a browser is copied without its getters. */
function spanOf({ start, end }: vscode.Range): MessageRange {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

/** What the server answers when it is asked for a change. */
export type ChangeAnswer =
  | { readonly change: Change; readonly did: string }
  | { readonly refused: string }
  | null
  | undefined;

/** What the server proposes; null when it proposes nothing, and then the user is told why. */
export function proposed(proposal: ChangeAnswer): { readonly change: Change; readonly did: string } | null {
  if (proposal === undefined) sayNoAnswer();
  else if (proposal === null) sayNoStudy();
  else if ('refused' in proposal) void vscode.window.showWarningMessage(withoutLinks(proposal.refused));
  else return proposal;
  return null;
}

/**
 * Makes the change that the server proposes and says so, or says why there is none. The same words stay selected.
 *
 * @returns true when it was made
 */
export async function make({ editor, uri }: CodingTarget, proposal: ChangeAnswer): Promise<boolean> {
  const found = proposed(proposal);
  if (!found) return false;
  const { change, did } = found;
  const edits = change.files.find((file) => file.uri === uri)?.edits ?? [];
  const before = editor.selections;
  if (!(await applyChange(change, false, uri))) return false;
  const at = ({ line, character }: vscode.Position) => {
    const moved = afterEdits({ line, character }, edits);
    return new vscode.Position(moved.line, moved.character);
  };
  // VS Code takes a place that something is inserted at behind it, and what is selected would grow.
  if (vscode.window.activeTextEditor === editor)
    editor.selections = before.map(({ anchor, active }) => new vscode.Selection(at(anchor), at(active)));
  showStatus(did);
  return true;
}

/** Says that the file in the editor is no transcript that could be coded, and offers what begins a study. */
export function sayNoStudy(): void {
  const create = vscode.l10n.t('Create Codebook');
  void vscode.window
    .showInformationMessage(
      vscode.l10n.t(
        'This file belongs to no study, so that it cannot be coded. “Create Codebook from Transcripts” begins one.',
      ),
      create,
    )
    .then((chosen) => {
      if (chosen === create) void vscode.commands.executeCommand('marginalia.createCodebook');
    });
}
