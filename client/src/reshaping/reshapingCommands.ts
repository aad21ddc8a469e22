import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol/trees';
import type { Server } from '../server/server';
import type { TreeElement } from '../trees/placesTree';
import type { ShownTree } from '../trees/showTree';
import { deleteCode } from './deleteCode';
import { deprecateCode } from './deprecateCode';
import { mergeCodes } from './mergeCodes';
import { moveCodeUnder } from './moveCodeUnder';
import { renameCode, renameFamily } from './renameCode';
import { splitCode } from './splitCode';

/** The commands that reshape the codebook across a study, from a row of a tree or from the palette. */
export function reshapingCommands(
  server: Server,
  trees: { readonly interviews: ShownTree; readonly codes: ShownTree },
): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  const onCode = (act: (server: Server, row?: TreeNode) => unknown) => (row?: TreeElement) =>
    act(server, row?.node);
  /** For the keys of a tree, with which VS Code does not say what is selected. */
  const onSelected = (act: (server: Server, row?: TreeNode) => unknown) => (tree: unknown) => {
    const [row] = trees[tree === 'interviews' ? 'interviews' : 'codes'].selection();
    return row?.node.type === 'code' ? act(server, row.node) : undefined;
  };
  return vscode.Disposable.from(
    registerCommand('marginalia.row.rename', onSelected(renameCode)),
    registerCommand('marginalia.row.delete', onSelected(deleteCode)),
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
  );
}
