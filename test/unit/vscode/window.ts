// A window of VS Code with the whole extension in it, and what a hand does there. Nothing is drawn.
import './install';
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type * as vscode from 'vscode';
import type { TreeElement } from '../../../client/src/trees/placesTree';
import { commandOf } from './keys';
import type { Box, List } from './lists';
import type { Panel } from './panel';
import type { Tree } from './trees';
import { CancellationTokenSource, Uri } from './values';
import { WindowOnFiles, type WindowOptions } from './windowOnFiles';

export class Window extends WindowOnFiles {
  /** Presses keys as package.json has them, such as `ctrl+k t`; Enter and Escape in what is asked. */
  async press(keys: string): Promise<void> {
    const { inputs } = this.host;
    if (inputs.isOpen && keys === 'enter') return (inputs.list ?? inputs.box)?.enter();
    if (inputs.isOpen && keys === 'escape') return inputs.leave();
    const found = commandOf(keys, this.host.context);
    if (!found) throw new Error(`${keys} does nothing of ours here. ${this.state()}`);
    // Not awaited: a command that asks for something goes on until it is answered.
    void this.run(found.command, ...('args' in found ? [found.args] : []));
  }

  run(command: string, ...args: unknown[]): Promise<unknown> {
    return this.host.run(command, ...args);
  }

  /**
   * Does something, which must make just this of the file in the editor, byte for byte, and nothing of any other; and one
   * step of undoing gives back every file.
   *
   * @param expected what becomes of the text
   */
  async changes(act: () => Promise<unknown>, expected: (before: string) => string): Promise<void> {
    const { document } = this;
    const before = await this.texts();
    const wanted = expected(document.getText());
    assert.notEqual(wanted, document.getText(), 'The words of the test are not in the file.');
    await act();
    await this.until('the file to be as expected', () => document.getText() === wanted).catch(() =>
      assert.equal(document.getText(), wanted),
    );
    this.host.show(document);
    this.host.undo();
    assert.deepEqual(await this.texts(), before);
  }

  /** Takes a quick fix at the cursor. */
  async fix(title: string): Promise<void> {
    const { uri } = this.document;
    const found = await this.until(`the fix “${title}”`, async () => {
      const client = this.clients.at(-1);
      const all = (await client?.fixes(uri, this.editor.selection)) ?? [];
      const { token } = new CancellationTokenSource();
      // What stands between VS Code and the server sees them first.
      await client?.options.middleware?.provideCodeActions?.(
        this.document,
        this.editor.selection as vscode.Range,
        { triggerKind: 1, diagnostics: [], only: undefined },
        token,
        async () => all as unknown as vscode.CodeAction[],
      );
      return all.find((one) => one.title === title);
    });
    if (found.edit) await this.host.apply(found.edit);
    if (found.command) void this.run(found.command.command, ...(found.command.arguments ?? []));
  }

  /**
   * Renames what the cursor is on, in VS Code's own box.
   *
   * @returns what VS Code says when nothing is renamed
   */
  async rename(newName: string): Promise<string | undefined> {
    const client = this.clients.at(-1);
    const { token } = new CancellationTokenSource();
    const at = this.editor.selection.active;
    try {
      const edit = await client?.options.middleware?.provideRenameEdits?.(
        this.document,
        at as vscode.Position,
        newName,
        token,
        async (document, position, name) =>
          (await client.rename(document.uri, position, name)) as unknown as vscode.WorkspaceEdit,
      );
      if (edit) await this.host.applyAny(edit, true);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** The problems that are shown in a file. */
  problems(file: string): readonly vscode.Diagnostic[] {
    return this.host.diagnostics.get(this.uri(file).toString()) ?? [];
  }

  /** The Markdown of the page of this name that is shown rendered. */
  page(name: string): Promise<string> {
    return this.until(`the page “${name}”`, async () => {
      const [, shown] =
        this.host.ran.findLast(([command]) => command.startsWith('markdown.showPreview')) ?? [];
      const uri = Uri.parse(String(shown));
      return uri.path === `/${name}.md` ? this.host.provided(uri) : null;
    });
  }

  /** The list that is shown, once it has a title like this and rows. */
  list(title: string): Promise<List> {
    return this.until(`the list “${title}”`, () => {
      const { list } = this.host.inputs;
      return list?.title?.includes(title) && !list.busy && list.items.length > 0 ? list : null;
    });
  }

  box(title: string): Promise<Box> {
    return this.until(`the box “${title}”`, () => {
      const { box } = this.host.inputs;
      return box?.title?.includes(title) ? box : null;
    });
  }

  /** Answers the box with this title. */
  async answer(title: string, text: string): Promise<void> {
    const box = await this.box(title);
    box.value = text;
    box.enter();
  }

  /** Takes a row of the list with this title. */
  async choose(title: string, row: string): Promise<void> {
    (await this.list(title)).take(row);
  }

  /** The notification that is about this. */
  notice(words: string) {
    return this.until(`the notice “${words}”`, () => this.host.notices.find(words));
  }

  /** Waits until the status bar has said this. */
  said(words: string): Promise<unknown> {
    return this.until(`“${words}” to be said`, () =>
      this.host.notices.said.some((one) => one.includes(words)),
    );
  }

  /** Agrees to an edit that is shown first. */
  async agree(): Promise<void> {
    await this.until('an edit to be shown', () => this.host.showsEdit);
    this.host.decide(true);
  }

  /** A tree of the side bar, which is opened. */
  async tree(id: string): Promise<Tree<TreeElement>> {
    const tree = this.host.trees.get(`marginalia.${id}`) as Tree<TreeElement> | undefined;
    if (!tree) throw new Error(`There is no tree ${id}.`);
    if (!tree.visible) await tree.show();
    return tree;
  }

  /** A view of whole rows, which is opened. */
  async panel(id: string): Promise<Panel> {
    const panel = this.host.panels.get(`marginalia.${id}`);
    if (!panel) throw new Error(`There is no panel ${id}.`);
    if (!panel.visible) await panel.show();
    return panel;
  }

  /** Waits for a row of a view. */
  row<T extends { readonly spoken: string }>(
    tree: { readonly rows: readonly T[] },
    spoken: string,
  ): Promise<T> {
    return this.until(`the row “${spoken}”`, () =>
      tree.rows.find((row) => row.spoken === spoken || row.spoken.startsWith(`${spoken},`)),
    );
  }

  /** Opens rows below each other. */
  async unfold(
    tree: { readonly rows: readonly { readonly spoken: string }[]; open(spoken: string): Promise<void> },
    ...rows: string[]
  ): Promise<void> {
    for (const spoken of rows) {
      await this.row(tree, spoken);
      await tree.open(spoken);
    }
  }

  /** The item of the status bar that shows this. */
  statusItem(words: string) {
    return this.until(`“${words}” in the status bar`, () =>
      this.host.statusItems.find((item) => item.isShown && item.text.includes(words)),
    );
  }
}

/** Opens a window for the tests of the `describe` that calls this, and closes it after them. A test that fails leaves
 *  nothing to the next one: that gets a window of its own. */
export function useWindow(options: WindowOptions): () => Window {
  let window: Window | null = null;
  const close = async () => {
    await window?.close();
    window = null;
  };
  beforeEach('the window is open', async () => {
    if (window) return;
    window = new Window(options);
    await window.ready();
  });
  afterEach('nothing is asked any more', async function () {
    window?.host.inputs.leave();
    if (this.currentTest?.isFailed()) await close();
  });
  after('the window closes', close);
  return () => {
    if (!window) throw new Error('The window is open in tests only.');
    return window;
  };
}

/** The files of a folder of this project, by their paths in it. */
export function filesOf(folder: string): Record<string, string> {
  const root = path.resolve(__dirname, '../../..', folder);
  const names = fs.readdirSync(root, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => fs.statSync(path.join(root, name)).isFile());
  return Object.fromEntries(
    files.map((name) => [name.replaceAll('\\', '/'), fs.readFileSync(path.join(root, name), 'utf8')]),
  );
}
