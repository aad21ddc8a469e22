// The enumerations of the `vscode` module that the client uses, each member checked against the real one.
import type * as vscode from 'vscode';

/** The members of a real enumeration, by name, each with its number. */
type Members<T> = { readonly [K in keyof T]?: T[K] };

function members<T>(numbers: { readonly [K in keyof T]?: number }): Members<T> {
  return numbers as Members<T>;
}

export const enums = {
  ConfigurationTarget: members<typeof vscode.ConfigurationTarget>({ Global: 1, Workspace: 2 }),
  DiagnosticSeverity: members<typeof vscode.DiagnosticSeverity>({
    Error: 0,
    Warning: 1,
    Information: 2,
    Hint: 3,
  }),
  EndOfLine: members<typeof vscode.EndOfLine>({ LF: 1, CRLF: 2 }),
  FoldingRangeKind: members<typeof vscode.FoldingRangeKind>({ Comment: 1, Imports: 2, Region: 3 }),
  FileType: members<typeof vscode.FileType>({ Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 }),
  OverviewRulerLane: members<typeof vscode.OverviewRulerLane>({ Left: 1, Center: 2, Right: 4, Full: 7 }),
  ProgressLocation: members<typeof vscode.ProgressLocation>({
    SourceControl: 1,
    Window: 10,
    Notification: 15,
  }),
  QuickPickItemKind: members<typeof vscode.QuickPickItemKind>({ Separator: -1, Default: 0 }),
  StatusBarAlignment: members<typeof vscode.StatusBarAlignment>({ Left: 1, Right: 2 }),
  TextDocumentChangeReason: members<typeof vscode.TextDocumentChangeReason>({ Undo: 1, Redo: 2 }),
  SymbolTag: members<typeof vscode.SymbolTag>({ Deprecated: 1 }),
  TextEditorRevealType: members<typeof vscode.TextEditorRevealType>({
    Default: 0,
    InCenter: 1,
    InCenterIfOutsideViewport: 2,
    AtTop: 3,
  }),
  TextEditorSelectionChangeKind: members<typeof vscode.TextEditorSelectionChangeKind>({
    Keyboard: 1,
    Mouse: 2,
    Command: 3,
  }),
  TreeItemCollapsibleState: members<typeof vscode.TreeItemCollapsibleState>({
    None: 0,
    Collapsed: 1,
    Expanded: 2,
  }),
  UIKind: members<typeof vscode.UIKind>({ Desktop: 1, Web: 2 }),
  ViewColumn: members<typeof vscode.ViewColumn>({ Active: -1, Beside: -2, One: 1 }),
};
