import * as vscode from 'vscode';
import type * as z from 'zod/mini';
import { type CodedText, codedTextRequest } from '../../../server/src/protocol/codedText';
import { editedList, type ListEdit, withRanges } from '../../../server/src/protocol/listChanges';
import { KeptAnswers } from '../server/keptAnswers';
import type { Server } from '../server/server';
import { codedTextMarks } from '../server/settings';
import { showStatus } from '../ui/notices';
import { editorRange } from '../ui/places';
import { soon } from '../ui/timing';
import { codedLines, codesInWords } from './codedLines';
import { distinctColors, inOverview, type Look, labelled, striped, underlined } from './stripes';

/** How long the marks may lag behind, in milliseconds. Until then VS Code moves them with the words. */
const lag = 100;

/** So many looks are kept; a study with more colors than that makes those it needs anew. */
const mostLooks = 300;

/** Marks what is coded in the transcripts that are visible: below the words, in the gutter, in the overview ruler; and the labels. */
export function markCodedText(server: Server): vscode.Disposable {
  const looks = new Map<string, vscode.TextEditorDecorationType>();
  let hidden = false;
  const answers = new KeptAnswers(
    server,
    codedTextRequest,
    (about, { underline }) => ({ ...about, underline }),
    (before: Lists | null, { version, codes, stretches, underlines, labels }) => ({
      version,
      codes: editedList(before?.codes ?? [], codes),
      stretches: editedList(before?.stretches ?? [], stretches),
      underlines: editedList(before?.underlines ?? [], underlines),
      labels: editedList(before?.labels ?? [], labels),
    }),
  );

  const typeOf = ({ key, options }: Look) => {
    const type = looks.get(key) ?? vscode.window.createTextEditorDecorationType(options());
    looks.set(key, type);
    return type;
  };
  const forget = () => {
    for (const type of looks.values()) type.dispose();
    looks.clear();
  };
  const show = (editor: vscode.TextEditor, text: CodedText | null) => {
    const wanted = new Map<vscode.TextEditorDecorationType, vscode.DecorationOptions[]>();
    for (const [look, place] of text ? marksOf(text, hidden) : []) {
      const type = typeOf(look);
      const places = wanted.get(type);
      if (places) places.push(place);
      else wanted.set(type, [place]);
    }
    for (const type of looks.values()) editor.setDecorations(type, wanted.get(type) ?? []);
  };
  const update = async (editor: vscode.TextEditor) => {
    const { document } = editor;
    if (document.languageId !== 'transcript') return;
    const { underline } = codedTextMarks();
    const text = await answers.ask(document, { underline });
    // No answer is no reason to take the marks away, and one about other words is followed by the right one.
    if (text === undefined || (text && text.version !== null && text.version !== document.version)) return;
    show(editor, text && placed(text));
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
    server.onDidChange(({ kind }) => {
      if (kind !== 'running') answers.forget();
      later.ask();
    }),
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

type Answer = NonNullable<z.infer<typeof codedTextRequest.result>>;

type ItemOf<E extends ListEdit<unknown> | null> = NonNullable<E>['items'][number];

/** The coded words of a document as the server tells them. */
interface Lists {
  readonly version: number | null;
  readonly codes: readonly ItemOf<Answer['codes']>[];
  readonly stretches: readonly ItemOf<Answer['stretches']>[];
  readonly underlines: readonly ItemOf<Answer['underlines']>[];
  readonly labels: readonly ItemOf<Answer['labels']>[];
}

function placed({ codes, stretches, underlines, labels }: Lists): CodedText {
  return {
    codes,
    stretches: withRanges(stretches),
    underlines: withRanges(underlines),
    labels: withRanges(labels),
  };
}

/** Every place to be marked, with how. The labels of codes keep their colors while the marks are hidden. */
function* marksOf(text: CodedText, hidden: boolean): Iterable<[Look, vscode.DecorationOptions]> {
  const { codes, underlines, labels } = text;
  for (const { range, code } of labels) {
    const color = codes[code]?.color;
    if (color) yield [labelled(color), { range: editorRange({ range }) }];
  }
  if (hidden) return;
  const wanted = codedTextMarks();
  for (const { range, depths, lines } of underlines) {
    const below = lines.map(({ depth, code }) => ({ depth, color: codes[code]?.color ?? null }));
    yield [underlined({ depths, lines: below }), { range: editorRange({ range }) }];
  }
  for (const { first, last, codes: own } of codedLines(text)) {
    const range = new vscode.Range(first, 0, last, 0);
    const colors = distinctColors(own);
    const hoverMessage = codesInWords(own);
    if (wanted.gutter) yield [striped(colors), { range, hoverMessage }];
    if (wanted.overviewRuler) yield [inOverview(colors[0] ?? null), { range }];
  }
}
