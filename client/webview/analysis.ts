// The page of the view of analysis: tabs, what is counted and how, and tables whose cells can be walked through.
import * as z from 'zod/mini';
import { type AnalysisShown, type FromAnalysisPage, toAnalysisPage } from '../src/panel/analysisMessages';
import { ButtonsView, ControlsView, TabsView } from './analysisControls';
import { CurveView } from './curveView';
import { GridView } from './gridView';

/** What VS Code gives to the page of a webview. */
declare function acquireVsCodeApi(): { postMessage(message: unknown): void; setState(state: unknown): void };

// Nothing may be evaluated in the page, and zod need not try.
z.config({ jitless: true });

const vscode = acquireVsCodeApi();
const post = (message: FromAnalysisPage) => vscode.postMessage(message);

const tabs = new TabsView((id, value) => post({ kind: 'ask', id, value }));
const controls = new ControlsView((id, value) => post({ kind: 'ask', id, value }));
const buttons = new ButtonsView((id) => (id === 'copy' ? copy() : post({ kind: 'act', id })));
const summary = document.createElement('p');
const main = document.createElement('main');

const curve = new CurveView();
const notes = document.createElement('section');
summary.setAttribute('role', 'status');
summary.className = 'summary';
main.id = 'shown';
main.setAttribute('role', 'tabpanel');
notes.className = 'notes';
const head = document.createElement('header');
head.append(tabs.element, controls.element, buttons.element);
main.append(curve.element);
document.body.append(head, summary, main);

/** The tables that are shown, by their ids. */
const grids = new Map<string, GridView>();
/** The one that had the keyboard last: what is copied is of it. */
let last: GridView | undefined;

window.addEventListener('message', ({ data }) => {
  const message = toAnalysisPage.parse(data);
  if (message.kind === 'show') show(message);
  else [...grids.values()][0]?.focus();
});
window.addEventListener('focus', toKeyboard);
document.addEventListener('focusin', () => {
  last = [...grids.values()].find((grid) => grid.hasKeyboard) ?? last;
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'F6') return;
  event.preventDefault();
  // VS Code does not know that a view like this is an editor, and would give it the keyboard once more (seen in 1.139.1).
  event.stopPropagation();
  post({ kind: 'leave' });
});
document.addEventListener('copy', (event) => {
  const inText = document.activeElement instanceof HTMLInputElement;
  const grid = gridInUse();
  if (inText || !grid || (getSelection()?.toString() ?? '') !== '') return;
  event.preventDefault();
  const { text, html } = grid.copied();
  event.clipboardData?.setData('text/plain', text);
  event.clipboardData?.setData('text/html', html);
});
post({ kind: 'ready' });

function gridInUse(): GridView | undefined {
  return last ?? [...grids.values()][0];
}

/** Copies the table by its button. Who has marked words copies the table all the same. */
function copy(): void {
  getSelection()?.removeAllRanges();
  document.execCommand('copy');
}

/** Whoever comes to the page, and is nowhere in it yet, comes to the table. */
function toKeyboard(): void {
  const { activeElement: now } = document;
  if (document.hasFocus() && (now === null || now === document.body)) gridInUse()?.focus();
}

function show(shown: AnalysisShown): void {
  const { state, texts } = shown;
  vscode.setState(state);
  document.documentElement.lang = shown.language;
  tabs.draw(texts.tabs, shown.tabs, state.question.tab);
  controls.draw(texts.controls, shown.controls);
  buttons.draw(shown.buttons);
  main.setAttribute('aria-labelledby', `tab-${state.question.tab}`);
  if (summary.textContent !== shown.summary) summary.textContent = shown.summary;
  const before = document.activeElement;
  curve.draw(shown.curve);
  drawGrids(shown);
  drawNotes(shown);
  // A table that has gone takes the keyboard with it.
  if (before !== document.activeElement || before === document.body) toKeyboard();
}

function drawGrids({ tables, language, texts, state }: AnalysisShown): void {
  const ids = new Set(tables.map(({ id }) => gridId(state.question.tab, id)));
  for (const [id, grid] of grids) {
    if (ids.has(id)) continue;
    if (last === grid) last = undefined;
    grid.element.remove();
    grids.delete(id);
  }
  for (const table of tables) {
    const id = gridId(state.question.tab, table.id);
    const known = grids.get(id);
    if (known) known.receive(table);
    else {
      const grid = new GridView(table, language, texts, ({ row, column }) => {
        if (row !== null) post({ kind: 'open', table: table.id, row, column });
      });
      grids.set(id, grid);
      main.append(grid.element);
    }
  }
}

/** Tables of two tabs are never one, even where they have one id. */
function gridId(tab: string, table: string): string {
  return `${tab}/${table}`;
}

function drawNotes({ notes: said, texts }: AnalysisShown): void {
  const title = document.createElement('h2');
  title.textContent = texts.notes;
  const list = document.createElement('ul');
  list.append(
    ...said.map((text) => {
      const item = document.createElement('li');
      item.textContent = text;
      return item;
    }),
  );
  notes.hidden = said.length === 0;
  notes.replaceChildren(title, list);
  main.append(notes);
}
