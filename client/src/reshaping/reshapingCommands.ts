import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol/trees';
import type { Server } from '../server/server';
import type { TreeElement } from '../trees/placesTree';
import { onTreeRow, type Trees } from '../trees/treeCommands';
import { askName } from '../ui/askText';
import { carryOut } from './carryOut';
import { codeOfRow, folderOfRow } from './codeOfRow';
import { keepOld } from './keepOld';
import { codesOf, pickOther } from './pickOther';
import { splitCode } from './splitCode';
import { undoReshaping } from './undoReshaping';

/** The commands that reshape the codebook across a study, from a row of a tree or from the palette. */
export function reshapingCommands(server: Server, trees: Trees): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  const onCode = (act: (server: Server, row?: TreeNode) => unknown) =>
    onTreeRow(
      trees,
      ({ type }) => type === 'code',
      (row) => act(server, row),
    );
  return vscode.Disposable.from(
    registerCommand('marginalia.renameCode', onCode(renameCode)),
    registerCommand('marginalia.renameFamily', (row?: TreeElement) => row && renameFamily(server, row.node)),
    registerCommand('marginalia.mergeCodes', (row?: TreeElement, selected?: readonly TreeElement[]) =>
      mergeCodes(
        server,
        (selected ?? (row ? [row] : [])).map(({ node }) => node).filter(({ type }) => type === 'code'),
      ),
    ),
    registerCommand('marginalia.splitCode', onCode(splitCode)),
    registerCommand('marginalia.moveCodeUnder', onCode(moveCodeUnder)),
    registerCommand('marginalia.deleteCode', onCode(deleteCode)),
    registerCommand('marginalia.deprecateCode', onCode(deprecateCode)),
    registerCommand('marginalia.respell', (folder: string, written: string, by: string) =>
      carryOut(server, folder, { kind: 'respell', written, by }),
    ),
    registerCommand('marginalia.undoReshaping', () => undoReshaping(server)),
  );
}

/** Renames a code in every transcript and in the codebook. */
async function renameCode(server: Server, row?: TreeNode): Promise<void> {
  const chosen = await codeOfRow(server, row, vscode.l10n.t('Rename Code'));
  if (!chosen) return;
  const { folder, label } = chosen;
  const title = vscode.l10n.t('Rename {0}', label);
  const to = await askName({
    title,
    value: label,
    prompt: vscode.l10n.t('The new name, everywhere in the study'),
  });
  if (to === undefined || to === label) return;
  const keepAlias = await keepOld(title, [label]);
  if (keepAlias === undefined) return;
  await carryOut(server, folder, { kind: 'rename', label, to, keepAlias });
}

/** Renames the prefix that the codes of a family share, with that in the name of the family. */
async function renameFamily(server: Server, row: TreeNode): Promise<void> {
  const folder = await folderOfRow(server, row);
  if (folder === undefined) return;
  const family = /[[(]([^\s[\]()]+)[\])]$/.exec(row.label)?.[1] ?? row.label;
  const title = vscode.l10n.t('Change How the Codes of {0} Begin', family);
  const to = await askName({
    title,
    value: family,
    prompt: vscode.l10n.t('What all codes of the family begin with, up to the hyphen'),
  });
  if (to === undefined || to === family) return;
  const keepAlias = await keepOld(title, [`${family}-…`]);
  if (keepAlias === undefined) return;
  await carryOut(server, folder, { kind: 'renamePrefix', family, to, keepAlias });
}

/**
 * Merges codes into one of the study.
 *
 * @param rows those that are selected in a tree; without any, the code at the cursor or the user's choice
 */
async function mergeCodes(server: Server, rows: readonly TreeNode[]): Promise<void> {
  const first = await codeOfRow(server, rows[0], vscode.l10n.t('Merge Codes'));
  if (!first) return;
  const { folder } = first;
  const labels = [...new Set([first.label, ...rows.map(({ label }) => label)])];
  const title = vscode.l10n.t('Merge {0}', labels.join(', '));
  const codes = await codesOf(server, folder);
  if (!codes) return;
  // Of several, one may be the one that stays: those are offered first.
  const own = codes.filter(({ label }) => labels.includes(label));
  const others = codes.filter(({ label, codable }) => codable && !labels.includes(label));
  const offered = labels.length > 1 ? [...own, ...others] : others;
  const into = await pickOther(
    title,
    vscode.l10n.t('The code that stays, and gets all the codings'),
    offered,
  );
  if (typeof into !== 'string') return;
  const merged = labels.filter((label) => label !== into);
  const keepAlias = await keepOld(title, merged);
  if (keepAlias === undefined) return;
  await carryOut(server, folder, { kind: 'merge', labels: merged, into, keepAlias });
}

/** Moves a code under another one in the codebook, or to its top level. */
async function moveCodeUnder(server: Server, row?: TreeNode): Promise<void> {
  const chosen = await codeOfRow(server, row, vscode.l10n.t('Move Code in the Codebook'));
  if (!chosen) return;
  const { folder, label } = chosen;
  const codes = await codesOf(server, folder);
  if (!codes) return;
  const others = codes.filter((code) => code.label !== label && code.kind !== 'unknown');
  const under = await pickOther(
    vscode.l10n.t('Move {0}', label),
    vscode.l10n.t('The code that it belongs under'),
    others,
    [{ label: vscode.l10n.t('$(arrow-up) To the top level') }],
  );
  if (under === undefined) return;
  await carryOut(server, folder, { kind: 'move', label, under });
}

/** Deletes a code from the codebook, with or without its codings. */
async function deleteCode(server: Server, row?: TreeNode): Promise<void> {
  const chosen = await codeOfRow(server, row, vscode.l10n.t('Delete Code'));
  if (!chosen) return;
  const { folder, label } = chosen;
  const counts = (await codesOf(server, folder))?.find((code) => code.label === label)?.counts;
  if (counts === undefined) return;
  const choices: (vscode.QuickPickItem & { readonly codings: 'keep' | 'remove' })[] = [
    {
      label: vscode.l10n.t('Keep them'),
      description: counts,
      detail: vscode.l10n.t(
        'It goes from the codebook only: in transcripts it stays, underlined as unknown.',
      ),
      codings: 'keep',
    },
    {
      label: vscode.l10n.t('Remove them'),
      description: counts,
      detail: vscode.l10n.t('It is taken off all passages, too. Memos stay with the passages.'),
      codings: 'remove',
    },
  ];
  const choice = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('Delete {0}', label),
    placeHolder: vscode.l10n.t('What becomes of its codings?'),
  });
  if (choice) await carryOut(server, folder, { kind: 'delete', label, codings: choice.codings });
}

/** Marks a code as one that is not to be used any more, says what to use instead, and gives that its codings. */
async function deprecateCode(server: Server, row?: TreeNode): Promise<void> {
  const chosen = await codeOfRow(server, row, vscode.l10n.t('Mark Code as Obsolete'));
  if (!chosen) return;
  const { folder, label } = chosen;
  const codes = await codesOf(server, folder);
  if (!codes) return;
  const title = vscode.l10n.t('Mark {0} as Obsolete', label);
  const others = codes.filter((code) => code.label !== label && code.codable && code.kind !== 'unknown');
  const successor = await pickOther(title, vscode.l10n.t('The code to be used instead'), others, [
    { label: vscode.l10n.t('$(circle-slash) None') },
  ]);
  if (successor === undefined) return;
  const migrate = successor === null ? false : await asksToMigrate(title, label, successor);
  if (migrate === undefined) return;
  await carryOut(server, folder, { kind: 'deprecate', label, successor, migrate });
}

async function asksToMigrate(title: string, label: string, successor: string): Promise<boolean | undefined> {
  const choices = [
    {
      label: vscode.l10n.t('Keep them'),
      detail: vscode.l10n.t('A hint on each coding says that {0} is to be used instead.', successor),
      migrate: false,
    },
    {
      label: vscode.l10n.t('Give them to {0}', successor),
      detail: vscode.l10n.t('Every passage with {0} gets {1} in its place.', label, successor),
      migrate: true,
    },
  ];
  const placeHolder = vscode.l10n.t('What becomes of its codings?');
  return (await vscode.window.showQuickPick(choices, { title, placeHolder }))?.migrate;
}
