import * as vscode from 'vscode';
import type { Server } from '../server/server';
import { showStatus } from '../ui/notices';
import { choicesFor, code } from './coder';
import type { RecentCodes } from './recentCodes';
import { currentTarget } from './target';

/** Puts the codes of the last coding on what is selected now; where there was none, lets the user choose. */
export async function repeatLastCode(server: Server, recent: RecentCodes): Promise<void> {
  const target = currentTarget();
  if (!target) return;
  if (recent.last.length === 0) return choose();
  await code(server, recent, target, { add: recent.last });
}

/** Puts the codes of the last coding on what is selected, or takes them off again where all of it has them. */
export async function toggleLastCode(server: Server, recent: RecentCodes): Promise<void> {
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
