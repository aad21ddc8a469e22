// Runs inside a VS Code that has the packed extension installed, and nothing from the source tree.
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as vscode from 'vscode';
import { until } from '../until';

/** What belongs into the package. What VS Code adds when it installs one is here, too. */
const welcome = [
  /^(package\.json|package\.nls(\.[\w-]+)?\.json|language-configuration\.json)$/,
  /^(readme\.md|changelog\.md|LICENSE\.txt|\.vsixmanifest)$/i,
  /^dist\/(client|server|reader|cli|pdf|browser\/client|browser\/server)\.js$/,
  /^dist\/webview\/(rows|analysis)\.(js|css)$/,
  /^docs\/([\w-]+\.md|images\/(walkthrough|analysis|exchange)\/[\w-]+\.png)$/,
  /^(media|syntaxes|snippets|l10n)\/.+$/,
];

describe('The installed extension', () => {
  const extension = vscode.extensions.getExtension('marginalia.marginalia');

  it('brings what it needs and nothing else', () => {
    assert.ok(extension, 'VS Code does not know the extension');
    assert.match(
      extension.extensionPath,
      /extensions.marginalia\.marginalia-/,
      'it is not the installed one',
    );
    const files = fs
      .readdirSync(extension.extensionPath, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(extension.extensionPath.length + 1))
      .map((file) => file.replaceAll('\\', '/'));
    const strangers = files.filter((file) => !welcome.some((pattern) => pattern.test(file)));
    assert.deepEqual(strangers, [], 'these do not belong into the package');
    const servers = ['server', 'reader', 'cli', 'pdf', 'browser/server'];
    const bundles = [...servers, 'client', 'browser/client', 'webview/rows', 'webview/analysis'];
    for (const file of ['package.json', 'docs/guide.md', ...bundles.map((name) => `dist/${name}.js`)]) {
      assert.ok(files.includes(file), `${file} is missing`);
    }
  });

  it('wakes up and marks a misspelt code', async () => {
    assert.ok(extension, 'VS Code does not know the extension');
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder, 'no folder is open');
    const interview = vscode.Uri.joinPath(folder.uri, 'interview-1.transcript');
    const document = await vscode.workspace.openTextDocument(interview);
    await vscode.window.showTextDocument(document);
    await until('the extension to be active', () => extension.isActive);

    const misspelt = await until('a misspelt code to be marked', () =>
      vscode.languages.getDiagnostics(interview).find(({ code }) => code === 'misspelled-code'),
    );
    assert.equal(document.getText(misspelt.range), 'Loan-overdu-fix');
  });
});
