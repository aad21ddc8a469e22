import * as vscode from 'vscode';
import { type CodingOfCode, codingsOfCodeRequest } from '../../../server/src/protocol/codingsOfCode';
import type { TreeNode } from '../../../server/src/protocol/trees';
import type { Server } from '../server/server';
import { groupedBy } from '../ui/groupedBy';
import { sayNoAnswer, withoutLinks } from '../ui/notices';
import { carryOut } from './carryOut';
import { codeOfRow } from './codeOfRow';
import { codesOf } from './pickOther';
import { moved, walkQuotes } from './splitPicker';

/** Splits a code: the user walks through its quotes and gives each to a code, and then all of them are recoded at once. */
export async function splitCode(server: Server, row?: TreeNode): Promise<void> {
  const chosen = await codeOfRow(server, row, vscode.l10n.t('Split Code'));
  if (!chosen) return;
  const { folder, label } = chosen;
  const codings = await server.request(codingsOfCodeRequest, chosen);
  const codes = await codesOf(server, folder);
  if (!codings || !codes) return sayNoAnswer();
  if (codings.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} has no quotes yet.', withoutLinks(label)));
    return;
  }
  const { walk, left } = await walkQuotes(
    label,
    codings,
    codes.filter(({ codable }) => codable),
  );
  const decided = moved(walk);
  if (decided.length === 0 || (left && !(await wantsSoFar(decided.length)))) return;
  const now = await server.request(codingsOfCodeRequest, chosen);
  if (!now) return sayNoAnswer();
  const quotes = sameQuotes(codings, now);
  const there = decided.flatMap(({ quote, to }) => {
    const coding = quotes[quote];
    return coding ? [{ coding, to }] : [];
  });
  if (there.length < decided.length) sayChanged(decided.length - there.length);
  if (there.length === 0) return;
  const known = new Set(codes.filter(({ kind }) => kind !== 'unknown').map((code) => code.label));
  const created = [...new Set(there.map(({ to }) => to))].filter((to) => !known.has(to));
  await carryOut(server, folder, {
    kind: 'recode',
    codings: there.map(({ coding, to }) => ({
      file: coding.words.uri,
      line: coding.line,
      label: coding.label,
      stamp: coding.stamp,
      to: [to],
    })),
    newCodes: created.map((to) => ({ label: to, family: null, description: '' })),
  });
}

/** Escape may have been a slip, and much may have been decided. */
async function wantsSoFar(count: number): Promise<boolean> {
  const give = vscode.l10n.t('Give Them');
  const question =
    count === 1
      ? vscode.l10n.t('Give the 1 quote decided so far to its new code?')
      : vscode.l10n.t('Give the {0} quotes decided so far to their new codes?', count);
  return (await vscode.window.showInformationMessage(question, { modal: true }, give)) === give;
}

function sayChanged(count: number): void {
  void vscode.window.showWarningMessage(
    count === 1
      ? vscode.l10n.t('1 quote was changed while you decided, and stays with its code.')
      : vscode.l10n.t('{0} quotes were changed while you decided, and stay with their code.', count),
  );
}

/**
 * Finds quotes again after the transcripts may have been edited, when their lines are others. The words tell, and of
 * quotes with the same words their order, as long as there are as many as before.
 *
 * @returns for each of the quotes of before, the one of now; undefined for one that cannot be told any more
 */
export function sameQuotes(
  before: readonly CodingOfCode[],
  now: readonly CodingOfCode[],
): (CodingOfCode | undefined)[] {
  const [old, found] = [groupedBy(before, keyOf), groupedBy(now, keyOf)];
  return before.map((quote) => {
    const key = keyOf(quote);
    const [alike = [], others = []] = [old.get(key), found.get(key)];
    return alike.length === others.length ? others[alike.indexOf(quote)] : undefined;
  });
}

function keyOf({ words, excerpt, speaker }: CodingOfCode): string {
  return JSON.stringify([words.uri, speaker, excerpt]);
}
