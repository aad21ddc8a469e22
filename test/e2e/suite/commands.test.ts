// The commands as menus and other extensions run them.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../until';

const [workspace] = vscode.workspace.workspaceFolders ?? [];
const study = workspace?.uri ?? vscode.Uri.file('/');

describe('The commands', () => {
  it("copy a code's quotes as Markdown, each with its source", async () => {
    await vscode.env.clipboard.writeText('');
    const code = { folder: study.toString(), label: 'Loan-overdue-fix' };
    const copied = await until('the quotes', async () => {
      await vscode.commands.executeCommand('marginalia.copyQuotes', code);
      return (await vscode.env.clipboard.readText()) || undefined;
    });
    assert.equal(
      copied,
      [
        '# Loan-overdue-fix',
        '',
        '1 coding · 1 segment · 1 interview',
        '',
        '> stopped fining people',
        '>',
        '> — Librarian, Interview 2, coded by Ada ([interview-2.transcript.txt](<interview-2.transcript.txt>), line 8)',
        '',
      ].join('\n'),
    );
  });
});
