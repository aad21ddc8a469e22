// @ts-check
// Runs inside VS Code beside the extension that is tested. Does what a test needs to be done but is not about: opens a file,
// puts the cursor somewhere, clears up. By keyboard each of these takes a second on a busy machine. The tests say what in
// lines of JSON (see ui/hands.ts).
const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');
const vscode = require('vscode');

/** @type {Record<string, (...args: any[]) => unknown>} What can be asked for, by name. */
const hands = {
  /** Shows a file of the workspace, named by the end of its path, in a tab that stays.
   * @param {string} file */
  async open(file) {
    const document = await vscode.workspace.openTextDocument(find(file));
    await vscode.window.showTextDocument(document, { preview: false });
    // VS Code takes in some time later what others write.
    if (!document.isDirty && document.getText() !== fs.readFileSync(document.uri.fsPath, 'utf8'))
      await vscode.commands.executeCommand('workbench.action.files.revert');
  },

  /** Selects in the active editor, which gets the keyboard. Lines and columns count from 1.
   * @param {number[]} from
   * @param {number[]} to where the cursor is afterwards */
  async select([line = 1, column = 1], [toLine = 1, toColumn = 1]) {
    const editor = vscode.window.activeTextEditor;
    if (!editor) throw new Error('No editor is open.');
    const from = new vscode.Position(line - 1, column - 1);
    const to = new vscode.Position(toLine - 1, toColumn - 1);
    // As VS Code does it: what is beyond the end of a line is its end.
    const range = [from, to].map((place) => editor.document.validatePosition(place));
    editor.selection = new vscode.Selection(range[0] ?? from, range[1] ?? to);
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    // Messages keep their order: when this one is answered, the selection has been made.
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  },

  /** Runs a command.
   * @param {string} command
   * @param {unknown[]} args */
  async run(command, ...args) {
    await vscode.commands.executeCommand(command, ...args);
  },

  /** Sets settings of the user; null takes one out.
   * @param {Record<string, unknown>} settings */
  async settings(settings) {
    for (const [name, value] of Object.entries(settings))
      await vscode.workspace
        .getConfiguration()
        .update(name, value === null ? undefined : value, vscode.ConfigurationTarget.Global);
  },

  /** Closes everything that is open, and leaves unsaved what is. Then runs commands, of which those of a view are there once it
   * has been shown.
   * @param {string[]} more */
  async clear(more) {
    const { commands, window } = vscode;
    await commands.executeCommand('workbench.action.closeQuickOpen');
    await commands.executeCommand('workbench.action.joinAllGroups');
    while (window.tabGroups.all.some(({ tabs }) => tabs.length > 0))
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    for (const command of ['closePanel', 'closeSidebar'])
      await commands.executeCommand(`workbench.action.${command}`);
    await commands.executeCommand('notifications.clearAll');
    await commands.executeCommand('notifications.hideList');
    const known = new Set(await commands.getCommands());
    for (const command of more) if (known.has(command)) await commands.executeCommand(command);
  },

  /** Deletes files as somebody does in VS Code, which then lets go of their texts: it keeps them for minutes where others delete them.
   * @param {string[]} files whole paths */
  async remove(files) {
    const edit = new vscode.WorkspaceEdit();
    for (const file of files) edit.deleteFile(vscode.Uri.file(file), { ignoreIfNotExists: true });
    if (!(await vscode.workspace.applyEdit(edit)))
      throw new Error(`VS Code does not delete ${files.join(', ')}.`);
  },

  /** Whether VS Code has the text of one of these files, shown or not.
   * @param {string[]} files whole paths */
  keeps(files) {
    return vscode.workspace.textDocuments.some(({ uri }) => files.includes(uri.fsPath));
  },
};

/** @param {string} file
 * @returns {import('vscode').Uri} */
function find(file) {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const all = fs.readdirSync(uri.fsPath, { encoding: 'utf8', recursive: true });
    const found = all.find((one) => one === file || one.endsWith(`/${file}`));
    if (found !== undefined) return vscode.Uri.joinPath(uri, ...found.split(path.sep));
  }
  throw new Error(`There is no ${file} in the workspace.`);
}

module.exports.activate = () => {
  const socket = net.connect(process.env.MARGINALIA_HANDS ?? '').setEncoding('utf8');
  let text = '';
  socket.on('data', async (data) => {
    text += data;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
      const { id, hand, args } = JSON.parse(text.slice(0, end));
      text = text.slice(end + 1);
      const answer = await Promise.resolve()
        .then(() => hands[hand]?.(...args))
        .then(
          (value) => ({ id, value: typeof value === 'boolean' ? value : undefined }),
          (error) => ({ id, error: String(error?.stack ?? error) }),
        );
      socket.write(`${JSON.stringify(answer)}\n`);
    }
  });
};
