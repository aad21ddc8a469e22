import { type PanelRow, spokenRow, type WholeWords } from '../src/panel/messages';
import type { DrawnRow } from '../src/panel/rowsModel';

/** What pictures are drawn in. */
const svg = 'http://www.w3.org/2000/svg';

/** What each row shows, so that only rows that changed are drawn anew. */
const shown = new WeakMap<HTMLElement, PanelRow>();

/** A new row, with nothing in it yet. */
export function drawRow(id: string): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('role', 'treeitem');
  element.dataset.id = id;
  element.tabIndex = -1;
  return element;
}

/** Lets a row show what it is. All that comes from a study gets in as text, which nothing reads as HTML. */
export function updateRow(
  element: HTMLElement,
  drawn: DrawnRow,
  isSelected: boolean,
  isActive: boolean,
): void {
  const { row, level, isOpen, index, siblings } = drawn;
  if (!isSame(shown.get(element), row)) fill(element, row);
  shown.set(element, row);
  set(element, 'aria-level', String(level));
  set(element, 'aria-posinset', String(index));
  set(element, 'aria-setsize', String(siblings));
  set(element, 'aria-expanded', isOpen === null ? null : String(isOpen));
  set(element, 'aria-selected', String(isSelected));
  const tabIndex = isActive ? 0 : -1;
  if (element.tabIndex !== tabIndex) element.tabIndex = tabIndex;
}

function isSame(before: PanelRow | undefined, now: PanelRow): boolean {
  // With every key all rows are looked at, and mostly they are the ones that they were.
  return before === now || (before !== undefined && JSON.stringify(before) === JSON.stringify(now));
}

function set(element: HTMLElement, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

function fill(element: HTMLElement, { node, whole, context }: PanelRow): void {
  element.className = whole ? 'words' : 'above';
  element.draggable = whole !== null;
  const menu = { viewItem: context, node, preventDefaultContextMenuItems: true };
  element.dataset.vscodeContext = JSON.stringify(menu);
  element.setAttribute('aria-label', spokenRow({ node, whole }));
  if (whole)
    element.replaceChildren(
      ...apart(textOf('p', '', whole.words), textOf('p', 'about', whole.about), sourceOf(whole)),
      copyButton(),
    );
  else
    element.replaceChildren(
      ...apart(textOf('span', 'name', node.label), textOf('span', 'count', node.description)),
    );
}

/** With spaces between them, which are not to be seen: whoever takes the text of a row gets no words that have grown together. */
function apart(...parts: readonly HTMLElement[]): (HTMLElement | string)[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [' ', part]));
}

function sourceOf({ speaker, source, labels }: WholeWords): HTMLElement {
  const line = document.createElement('footer');
  const codes = labels.map((label) => textOf('span', 'code', label));
  line.append(...apart(textOf('span', 'speaker', speaker), textOf('span', 'place', source), ...codes));
  return line;
}

function textOf(tag: 'p' | 'span', className: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.dir = 'auto';
  element.textContent = text;
  element.hidden = text === '';
  return element;
}

/** Copies the row. It is there for the mouse alone: by keyboard and for screen readers the keys of copying do so. */
function copyButton(): HTMLElement {
  const button = document.createElement('button');
  button.className = 'copy';
  button.tabIndex = -1;
  button.title = document.body.dataset.copy ?? '';
  button.setAttribute('aria-hidden', 'true');
  const icon = document.createElementNS(svg, 'svg');
  icon.setAttribute('viewBox', '0 0 16 16');
  const sheets = document.createElementNS(svg, 'path');
  sheets.setAttribute('d', 'M5.5 4.5h8v9h-8zM3.5 11.5h-1v-9h8v1');
  icon.append(sheets);
  button.append(icon);
  return button;
}
