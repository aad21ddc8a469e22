import * as vscode from 'vscode';
import { type CodedText, codedTextRequest } from '../../../server/src/protocol/codedText';
import type { Server } from '../server/server';
import { codedTextMarks } from '../server/settings';
import { showStatus } from '../ui/notices';
import { editorRange } from '../ui/places';
import { soon } from '../ui/timing';
import { inOverview, lookOf, striped, underlined } from './stripes';

/** How long the marks may lag behind, in milliseconds. Until then VS Code moves them with the words. */
const lag = 100;

/** So many looks are kept; a study with more colors than that makes those it needs anew. */
const mostLooks = 300;

/** How coded words look, and which of the user's settings asks for it. */
const marks = { underline: underlined, gutter: striped, overviewRuler: inOverview } as const;
type Mark = keyof typeof marks;

/** Marks what is coded in the transcripts that are visible: below the words, in the gutter, in the overview ruler. */
export function markCodedText(server: Server): vscode.Disposable {
  const looks = new Map<string, vscode.TextEditorDecorationType>();
  let hidden = false;

  const typeOf = (mark: Mark, look: string) => {
    const key = `${mark} ${look}`;
    const type = looks.get(key) ?? vscode.window.createTextEditorDecorationType(marks[mark](look));
    looks.set(key, type);
    return type;
  };
  const forget = () => {
    for (const type of looks.values()) type.dispose();
    looks.clear();
  };
  const show = (editor: vscode.TextEditor, text: CodedText | null) => {
    const wanted = new Map<vscode.TextEditorDecorationType, vscode.Range[]>();
    for (const [mark, look, range] of text ? rangesOf(text) : []) {
      const type = typeOf(mark, look);
      const ranges = wanted.get(type);
      if (ranges) ranges.push(range);
      else wanted.set(type, [range]);
    }
    for (const type of looks.values()) editor.setDecorations(type, wanted.get(type) ?? []);
  };
  const update = async (editor: vscode.TextEditor) => {
    const { document } = editor;
    if (document.languageId !== 'transcript') return;
    const text = hidden ? null : await server.request(codedTextRequest, { uri: document.uri.toString() });
    // No answer is no reason to take the marks away, and one about other words is followed by the right one.
    if (text === undefined || (text && text.version !== null && text.version !== document.version)) return;
    show(editor, text);
  };
  const updateAll = () => {
    if (looks.size > mostLooks) forget();
    for (const editor of vscode.window.visibleTextEditors) void update(editor);
  };
  const later = soon(lag, updateAll);
  later.ask();

  return vscode.Disposable.from(
    later,
    { dispose: forget },
    server.onDidChange(() => later.ask()),
    vscode.window.onDidChangeVisibleTextEditors(() => later.ask()),
    vscode.workspace.onDidOpenTextDocument(() => later.ask()),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId === 'transcript') later.ask();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('marginalia')) later.ask();
    }),
    vscode.commands.registerCommand('marginalia.toggleCodedText', () => {
      hidden = !hidden;
      showStatus(
        hidden ? vscode.l10n.t('Coded words are not marked now.') : vscode.l10n.t('Coded words are marked.'),
      );
      later.ask();
    }),
  );
}

/** Every place to be marked, with how. */
function* rangesOf({ codes, stretches }: CodedText): Iterable<[Mark, string, vscode.Range]> {
  const wanted = codedTextMarks();
  const lines = new Map<number, CodedText['codes']>();
  for (const { range, codes: places } of stretches) {
    const own = places.flatMap((place) => codes[place] ?? []);
    if (wanted.underline) yield ['underline', lookOf(own), editorRange({ range })];
    for (let line = range.start.line; line <= range.end.line; line++)
      lines.set(line, [...(lines.get(line) ?? []), ...own]);
  }
  for (const [line, own] of lines) {
    const range = new vscode.Range(line, 0, line, 0);
    if (wanted.gutter) yield ['gutter', lookOf(own), range];
    if (wanted.overviewRuler) yield ['overviewRuler', lookOf(own), range];
  }
}
