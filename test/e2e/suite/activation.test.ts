import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../until';

describe('The extension', () => {
  it('wakes up when a transcript is opened', async () => {
    const extension = vscode.extensions.getExtension('marginalia.marginalia');
    assert.ok(extension, 'VS Code does not know the extension');
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder, 'no folder is open');

    const interview = vscode.Uri.joinPath(folder.uri, 'interview-1.transcript');
    const document = await vscode.workspace.openTextDocument(interview);
    await vscode.window.showTextDocument(document);

    assert.equal(document.languageId, 'transcript');
    await until('the extension to be active', () => extension.isActive);
  });
});
