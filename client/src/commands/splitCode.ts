import * as vscode from 'vscode';
import { codingsOfCode } from '../../../server/src/protocol/codingsOfCode';
import type { TreeNode } from '../../../server/src/protocol/trees';
import { familyFor } from '../coding/families';
import { sayNoAnswer } from '../notices';
import { plain } from '../plain';
import { carryOut } from '../reshaping/carryOut';
import { codeOfRow } from '../reshaping/codeOfRow';
import { codesOf } from '../reshaping/pickOther';
import { walkQuotes } from '../reshaping/splitPicker';
import { moved } from '../reshaping/splitWalk';
import type { Server } from '../server';

/** Splits a code: the user walks through its quotes and gives each to a code, and then all of them are recoded at once. */
export async function splitCode(server: Server, row?: TreeNode): Promise<void> {
  const chosen = await codeOfRow(server, row, vscode.l10n.t('Split Code'));
  if (!chosen) return;
  const { folder, label } = chosen;
  const codings = await server.request(codingsOfCode, chosen);
  const codes = await codesOf(server, folder);
  if (!codings || !codes) return sayNoAnswer();
  if (codings.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} has no quotes yet.', plain(label)));
    return;
  }
  const walk = await walkQuotes(label, codings, codes);
  const decided = walk ? moved(walk) : [];
  if (decided.length === 0) return;
  const known = new Set(codes.filter(({ kind }) => kind !== 'unknown').map((code) => code.label));
  const created = [...new Set(decided.map(({ to }) => to))].filter((to) => !known.has(to));
  await carryOut(server, folder, {
    kind: 'recode',
    codings: decided.flatMap(({ quote, to }) => {
      const coding = codings[quote];
      return coding ? [{ file: coding.words.uri, line: coding.line, label: coding.label, to: [to] }] : [];
    }),
    newCodes: created.map((to) => ({ label: to, family: familyFor(to, [], []), description: '' })),
  });
}
