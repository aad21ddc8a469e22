// The page of a view of whole rows: it draws what `RowsModel` says and tells it what is typed and clicked.
import * as z from 'zod/mini';
import { toView } from '../src/panel/messages';
import { type Going, RowsModel, type Step } from '../src/panel/rowsModel';
import { RowsList } from './rowsList';

/** What VS Code gives to the page of a webview. */
declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

// Nothing may be evaluated in the page, and zod need not try.
z.config({ jitless: true });

const vscode = acquireVsCodeApi();
const title = document.body.dataset.title ?? '';

const head = document.createElement('header');
const empty = document.createElement('section');
const list = document.createElement('div');
head.id = 'head';
list.setAttribute('role', 'tree');
list.setAttribute('aria-label', title);
list.setAttribute('aria-multiselectable', 'true');
list.setAttribute('aria-describedby', head.id);
document.body.append(head, empty, list);

const model = new RowsModel((message) => vscode.postMessage(message), draw);
/** Whether this page has the keyboard, as the extension was told last. */
let hasFocus = false;
const rows = new RowsList(list, model);

window.addEventListener('message', ({ data }) => model.receive(toView.parse(data)));
window.addEventListener('focus', () => {
  tellFocus();
  toKeyboard('focus');
});
// Who has the keyboard before this script runs gets no other news of it.
document.addEventListener('focusin', tellFocus);
window.addEventListener('blur', tellFocus);
list.addEventListener('keydown', (event) => {
  if (!onKey(event)) return;
  event.preventDefault();
  // VS Code has keys of its own for what the list has done already.
  event.stopPropagation();
});
list.addEventListener('click', (event) => onClick(event));
list.addEventListener('dblclick', ({ target }) => {
  const id = isButton(target) ? null : idAt(target);
  if (id !== null) vscode.postMessage({ kind: 'open', id, how: 'go' });
});
list.addEventListener('contextmenu', ({ target }) => {
  const id = idAt(target);
  if (id !== null && !model.selected.has(id)) model.choose(id);
});
list.addEventListener('dragstart', (event) => onDrag(event));
document.addEventListener('copy', (event) => {
  if ((getSelection()?.toString() ?? '') !== '') return;
  event.preventDefault();
  vscode.postMessage({ kind: 'copy', id: null });
});
model.start();

function tellFocus(): void {
  const on = document.hasFocus();
  if (on !== hasFocus) vscode.postMessage({ kind: 'focus', on });
  hasFocus = on;
}

function draw(go: Going): void {
  drawHead();
  rows.draw();
  toKeyboard(go);
}

function drawHead(): void {
  const { title: of, message, empty: none } = model.head;
  const strong = document.createElement('strong');
  strong.textContent = of;
  head.replaceChildren(strong, message === '' ? '' : ` ${message}`);
  head.hidden = of === '' && message === '';
  empty.hidden = none.text === '';
  const text = document.createElement('p');
  text.textContent = none.text;
  empty.replaceChildren(text);
  if (none.action === null) return;
  const button = document.createElement('button');
  button.textContent = none.action;
  button.addEventListener('click', () => vscode.postMessage({ kind: 'act' }));
  empty.append(button);
}

/** Brings the active row into sight, and gives it the keyboard where a row, or nothing, of this page has it. */
function toKeyboard(go: Going): void {
  if (go !== 'stay') rows.showActive();
  const { active } = rows;
  const { activeElement: now } = document;
  const isOurs = now === null || now === document.body || list.contains(now);
  if (go !== 'focus' && !(document.hasFocus() && isOurs && now !== active)) return;
  // A page that lies in others gets the keyboard of the window only if it asks for it.
  if (go === 'focus' && !document.hasFocus()) window.focus();
  if (active) active.focus({ preventScroll: true });
  else empty.querySelector('button')?.focus();
}

/** Does what a key means here; false for a key that means nothing here. */
function onKey({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  const withCtrl = ctrlKey || metaKey;
  const steps: Record<string, Step> = {
    ArrowDown: 'next',
    ArrowUp: 'previous',
    Home: 'first',
    End: 'last',
    PageDown: 'nextPage',
    PageUp: 'previousPage',
  };
  const step = steps[key];
  if (altKey) return false;
  if (step && !withCtrl) model.step(step, shiftKey);
  else if (key === 'ArrowRight' && !withCtrl) model.openOrEnter();
  else if (key === 'ArrowLeft') withCtrl ? model.closeAll() : model.closeOrLeave();
  else if (key === 'Enter') look(withCtrl ? 'go' : 'look');
  else if (key === ' ')
    withCtrl && model.active !== null ? model.choose(model.active, 'toggle') : look('look');
  else if (key === 'a' && withCtrl && !shiftKey) model.selectAll();
  else return false;
  return true;
}

/** Shows the words of the active row, or opens and closes it. */
function look(how: 'look' | 'go'): void {
  const { active: id } = model;
  if (id === null) return;
  if (!model.selected.has(id)) model.choose(id);
  const row = model.drawn.find((one) => one.row.id === id);
  if (row?.isOpen === null) vscode.postMessage({ kind: 'open', id, how });
  else model.toggle(id);
}

function onClick({ target, ctrlKey, metaKey, shiftKey }: MouseEvent): void {
  const id = idAt(target);
  // Who has just marked words with the mouse wants to copy them.
  if (id === null || (getSelection()?.toString() ?? '') !== '') return;
  if (isButton(target)) vscode.postMessage({ kind: 'copy', id });
  else if (ctrlKey || metaKey) model.choose(id, 'toggle');
  else if (shiftKey) model.choose(id, 'extend');
  else {
    model.choose(id);
    look('look');
  }
}

/** The types of what is dragged are those that the trees take, see `dragRows`. */
function onDrag(event: DragEvent): void {
  const id = idAt(event.target);
  if (id === null || !event.dataTransfer) return;
  if (!model.selected.has(id)) model.choose(id);
  const dragged = model.drawn.filter(({ row }) => model.selected.has(row.id) && row.whole);
  const codings = dragged.flatMap(({ row: { node } }) =>
    node.uri !== null && node.coding ? [{ file: node.uri, ...node.coding }] : [],
  );
  const citations = dragged.flatMap(({ row }) => row.whole?.citation ?? []);
  event.dataTransfer.setData('text/plain', `${citations.join('\n\n')}\n`);
  event.dataTransfer.setData('application/vnd.marginalia.quotes', JSON.stringify(codings));
}

function isButton(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button') !== null;
}

function idAt(target: EventTarget | null): string | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[role="treeitem"]') : null;
  return row?.dataset.id ?? null;
}
