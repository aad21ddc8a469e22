import * as vscode from 'vscode';
import { type CodingStep, codingStepRequest } from '../../../server/src/protocol/navigation';
import type { Server } from '../server/server';
import { showStatus } from '../ui/notices';
import { editorRange } from '../ui/places';

/**
 * Goes to the next or previous coding: in the file, then in the next file of the study, then from the other end on.
 *
 * @param of the codings of the code at the cursor, or all
 */
export async function goToCoding(
  server: Server,
  of: CodingStep['of'],
  direction: CodingStep['direction'],
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const { line, character } = editor.selection.active;
  const uri = editor.document.uri.toString();
  const step = await server.request(codingStepRequest, { uri, position: { line, character }, of, direction });
  if (!step) {
    showStatus(vscode.l10n.t('This file belongs to no study, so that there are no codings to go to.'));
    return;
  }
  if (!step.to) {
    showStatus(
      of === 'this' && step.label === null
        ? vscode.l10n.t('Put the cursor on a code, or into a passage that has one.')
        : vscode.l10n.t('There is no coding to go to.'),
    );
    return;
  }
  const { place, words, wrapped } = step.to;
  const there = await vscode.window.showTextDocument(vscode.Uri.parse(place.uri), {
    preserveFocus: false,
    selection: editorRange(place).with({ end: editorRange(place).start }),
  });
  // The words are what people want to read; where they are too long, the code below them must still be seen.
  there.revealRange(
    editorRange(words).union(editorRange(place)),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
  there.revealRange(editorRange(place));
  const { number, total } = step.to;
  const where =
    of === 'this' && step.label !== null
      ? vscode.l10n.t('{0}: {1} of {2}', step.label, number, total)
      : vscode.l10n.t('{0} of {1} codings', number, total);
  showStatus([...(wrapped ? [passed(direction)] : []), where].join(' '));
}

function passed(direction: CodingStep['direction']): string {
  return direction === 'next'
    ? vscode.l10n.t('Passed the end of the study: this is its first coding.')
    : vscode.l10n.t('Passed the beginning of the study: this is its last coding.');
}
