import * as vscode from 'vscode';
import type { Server } from '../server/server';
import { choicesFor, code } from './coder';
import { describeNewCodes } from './newCode';
import type { RecentCodes } from './recentCodes';
import { currentTarget } from './target';

/** Makes the selected words a code and puts it on them. */
export async function codeInVivo(server: Server, recent: RecentCodes): Promise<void> {
  const target = currentTarget();
  const offer = target && (await choicesFor(server, target));
  if (!offer) return;
  if (offer.inVivo === null) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Select the words inside one passage that are to become a code.'),
    );
    return;
  }
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Code in Vivo'),
    prompt: vscode.l10n.t('The selected words as a code'),
    value: offer.inVivo,
  });
  const label = typed?.trim();
  if (!label) return;
  const isKnown = offer.choices.some((choice) => choice.label === label);
  const newCodes = await describeNewCodes(offer, isKnown ? [] : [label]);
  if (newCodes) await code(server, recent, target, { add: isKnown ? [label] : [], newCodes });
}
