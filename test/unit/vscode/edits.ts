// Workspace edits of the stub.
import type * as vscode from 'vscode';
import { Range } from './values';

interface Entry {
  readonly uri: vscode.Uri;
  readonly edit: vscode.TextEdit;
  readonly metadata?: vscode.WorkspaceEditEntryMetadata | undefined;
}

/** An edit of texts that are replaced: the client needs no more of the real one. */
export class WorkspaceEdit implements Pick<vscode.WorkspaceEdit, 'size' | 'replace' | 'insert' | 'entries'> {
  readonly all: Entry[] = [];

  get size(): number {
    return this.entries().length;
  }

  replace(
    uri: vscode.Uri,
    range: vscode.Range,
    newText: string,
    metadata?: vscode.WorkspaceEditEntryMetadata,
  ): void {
    this.all.push({ uri, edit: { range, newText }, metadata });
  }

  insert(
    uri: vscode.Uri,
    position: vscode.Position,
    newText: string,
    metadata?: vscode.WorkspaceEditEntryMetadata,
  ): void {
    this.replace(uri, new Range(position, position), newText, metadata);
  }

  entries(): [vscode.Uri, vscode.TextEdit[]][] {
    const files = new Map<string, [vscode.Uri, vscode.TextEdit[]]>();
    for (const { uri, edit } of this.all) {
      const entry = files.get(uri.toString()) ?? [uri, []];
      entry[1].push(edit);
      files.set(uri.toString(), entry);
    }
    return [...files.values()];
  }

  /** Whether VS Code shows the edit before it makes it. */
  get isShownFirst(): boolean {
    return this.all.some(({ metadata }) => metadata?.needsConfirmation);
  }
}

/** What is left of an edit once the user has agreed to what is ticked: what needs to be confirmed is not. */
export function agreedTo(edit: WorkspaceEdit): [vscode.Uri, vscode.TextEdit[]][] {
  const files = new Map<string, [vscode.Uri, vscode.TextEdit[]]>();
  for (const { uri, edit: one, metadata } of edit.all) {
    if (metadata?.needsConfirmation) continue;
    const entry = files.get(uri.toString()) ?? [uri, []];
    entry[1].push(one);
    files.set(uri.toString(), entry);
  }
  return [...files.values()];
}
