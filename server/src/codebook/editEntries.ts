import * as l10n from '@vscode/l10n';
import { isMap, isScalar, isSeq, Lexer, type YAMLSeq } from 'yaml';
import { deletion, insertion } from '../transcript/textEdit';
import type { Range } from '../transcript/transcript';
import type { CodebookDraft, Entry } from './draft';
import { removeField } from './editFields';
import { Refusal } from './refusal';
import {
  dashOf,
  endOf,
  endOfEntryLines,
  indentBefore,
  keyOf,
  lineBreakOf,
  lineEndOffset,
  removalFromList,
  startOf,
  valueAt,
} from './yamlPlaces';
import { columnOf } from './yamlValues';

/** Takes an entry away, with the comments that belong to it. Codes under it must have been moved before. */
export function removeEntry(draft: CodebookDraft, label: string): void {
  const entry = draft.entry(label);
  const { parent } = entry.code;
  if (entry.list.items.length > 1) draft.change(deletion(removalOf(draft.text, entry)));
  else if (parent !== null) removeLast(draft, label, parent);
  else emptyList(draft, entry);
}

/** With the last code under another one goes the key; what is noted behind it or below it is about the code above, too. */
function removeLast(draft: CodebookDraft, label: string, parent: string): void {
  const all = (text: string) => commentsIn(text, { start: 0, end: text.length });
  const noted = all(draft.text);
  const own = commentsOf(draft, label);
  const entry = draft.entry(label);
  if (!entry.list.flow) {
    // What is noted right below an entry is its own, and is not the key's.
    const start = lineEndOffset(draft.text, endOf(draft.text, entry.node));
    const { end } = blockOf(draft.text, entry);
    if (start < end) draft.change({ range: { start, end }, newText: '' });
  }
  removeField(draft, parent, 'codes');
  const left = [...own, ...all(draft.text)];
  const lost = noted.filter((comment) => {
    const at = left.indexOf(comment);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  addComments(draft, parent, lost);
}

/** The comments that belong to an entry, in their order: those above it, within it and behind its lines. */
export function commentsOf(draft: CodebookDraft, label: string): string[] {
  const { text } = draft;
  const entry = draft.entry(label);
  const { node } = entry;
  return commentsIn(
    text,
    entry.list.flow ? { start: startOf(node), end: endOf(text, node) } : blockOf(text, entry),
  );
}

/** Writes comments on lines of their own, right above an entry. */
export function addComments(draft: CodebookDraft, label: string, comments: readonly string[]): void {
  if (comments.length === 0) return;
  const { text } = draft;
  const at = lineStartAt(text, firstOf(text, draft.entry(label)));
  const indent = /^[ \t]*/.exec(text.slice(at, lineEndOffset(text, at)))?.[0] ?? '';
  const newLine = lineBreakOf(text);
  draft.change(insertion(at, comments.map((comment) => indent + comment + newLine).join('')));
}

/** Moves an entry with all that stands under it and the comments that belong to it below another one, in the list of that. */
export function moveAfter(draft: CodebookDraft, label: string, sibling: string): void {
  const lines = linesOf(draft, draft.entry(label));
  removeEntry(draft, label);
  const { list, index } = draft.entry(sibling);
  insertBelow(draft, list, index, lines);
}

/** Moves an entry in the same way to the end of the codes under another one. */
export function moveUnder(draft: CodebookDraft, label: string, parent: string): void {
  const lines = linesOf(draft, draft.entry(label));
  removeEntry(draft, label);
  const { node, list } = draft.entry(parent);
  const codes = isMap(node) ? valueAt(node, 'codes') : undefined;
  if (isSeq(codes) && codes.items.length > 0) {
    insertBelow(draft, codes, codes.items.length - 1, lines);
    return;
  }
  if (list.flow || (isMap(node) && (node.flow || codes !== undefined))) throw inBrackets();
  const { text } = draft;
  const first = isScalar(node) ? startOf(node) : startOf(node.items[0]?.key);
  const indent = columnOf(text, first);
  const newLine = lineBreakOf(text);
  const begun = `${newLine}${indent}codes:${newLine}${indentedTo(lines, `${indent}  `).join(newLine)}`;
  const end = endOfEntryLines(text, node, indentBefore(text, startOf(list)) ?? '');
  draft.change(...(isScalar(node) ? [insertion(first, 'code: ')] : []), insertion(end, begun));
}

/** The lines of an entry from its dash on, without their common indentation; comments above it first. */
function linesOf({ text }: CodebookDraft, entry: Entry): string[] {
  const { list, node } = entry;
  if (list.flow) return [`- ${text.slice(startOf(node), endOf(text, node))}`];
  const { start, end } = blockOf(text, entry);
  const indent = indentBefore(text, startOf(list))?.length ?? 0;
  return text
    .slice(start, end)
    .split(/\r\n?|\n/)
    .map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length)));
}

function indentedTo(lines: readonly string[], indent: string): string[] {
  return lines.map((line) => (line === '' ? '' : indent + line));
}

function insertBelow(draft: CodebookDraft, list: YAMLSeq, index: number, lines: readonly string[]): void {
  const { text } = draft;
  const above = list.items[index];
  const indent = indentBefore(text, startOf(list));
  if (list.flow) {
    // What is a label alone, or in braces itself, can stand in brackets.
    if (lines.length !== 1) throw inBrackets();
    draft.change(insertion(endOf(text, above), `, ${lines[0]?.slice(2)}`));
    return;
  }
  if (indent === null) throw inBrackets();
  const newLine = lineBreakOf(text);
  const gap = isApart(text, list) ? newLine + newLine : newLine;
  const at = endOfEntryLines(text, above, indent);
  draft.change(insertion(at, gap + indentedTo(lines, indent).join(newLine)));
}

/** True for a list whose entries have blank lines between them. */
function isApart(text: string, list: YAMLSeq): boolean {
  const [first, second] = list.items;
  if (first === undefined || second === undefined) return false;
  const between = text.slice(endOf(text, first), startOf(second));
  return /(?:\n|\r(?!\n))[ \t]*[\r\n]/.test(between) && !/[\r\n][ \t]*#/.test(between);
}

/** Where an entry begins: in a list in lines at its dash, which may stand on a line of its own. */
function firstOf(text: string, { list, index, node }: Entry): number {
  return dashOf(text, list, index) ?? startOf(node);
}

/** An entry in lines: from the start of its first line, or that of the comments that belong to it, to the end of its last. */
function blockOf(text: string, entry: Entry): Range {
  const { list, index, node } = entry;
  const indent = indentBefore(text, startOf(list)) ?? '';
  const first = lineStartAt(text, firstOf(text, entry));
  let start = first;
  const end = endOfEntryLines(text, node, indent);
  for (let above = lineAbove(text, start); above !== null; above = lineAbove(text, start)) {
    if (!above.line.startsWith(`${indent}#`)) break;
    start = above.start;
  }
  const isHeading = (lineAbove(text, start)?.line.trim() ?? '') === '' && isFollowed(text, list, index, end);
  return { start: isHeading ? first : start, end };
}

/** True when another entry follows at once: a comment above both is about both. */
function isFollowed(text: string, list: YAMLSeq, index: number, end: number): boolean {
  const next = dashOf(text, list, index + 1);
  if (next === null) return false;
  const between = text.slice(end, next);
  return !/[\r\n]\s*[\r\n]|#/.test(between.replace(/\r\n/g, '\n'));
}

function removalOf(text: string, entry: Entry): Range {
  const { list, index, node } = entry;
  if (list.flow) return removalFromList(text, { start: startOf(node), end: endOf(text, node) }).range;
  const { start, end } = blockOf(text, entry);
  let behind = afterLineEnd(text, end);
  // Of two blank lines that would meet, one goes, and those at the ends of the list.
  const above = lineAbove(text, start);
  const isBlankAbove = (above?.line.trim() ?? '') === '';
  const below = text.slice(behind, lineEndOffset(text, behind));
  const isBlankBelow = behind < text.length && below.trim() === '';
  if (isBlankBelow && (isBlankAbove || index === 0)) behind = afterLineEnd(text, behind + below.length);
  else if (above && isBlankAbove && index > 0 && index === list.items.length - 1)
    return { start: above.start, end: behind };
  return { start, end: behind };
}

/** `codes:` of the file stays, with nothing behind it that would be in the way of the next entry. */
function emptyList(draft: CodebookDraft, entry: Entry): void {
  const { list, node } = entry;
  const { text, root } = draft;
  const key = isMap(root) ? keyOf(root, 'codes') : null;
  if (key === null) throw inBrackets();
  if (list.flow) {
    const brackets = { start: startOf(list), end: endOf(text, list) };
    const isBlankBefore = /[ \t]/.test(text.charAt(brackets.start - 1));
    draft.change(deletion(isBlankBefore ? { ...brackets, start: brackets.start - 1 } : brackets));
    return;
  }
  const colon = text.indexOf(':', endOf(text, key)) + 1;
  const start = lineEndOffset(text, colon);
  const indent = indentBefore(text, startOf(list)) ?? '';
  const end = endOfEntryLines(text, node, indent);
  const isNoted = text.slice(start, blockOf(text, entry).start).includes('#');
  const range = isNoted ? removalOf(text, entry) : { start, end };
  draft.change(deletion(range));
}

function lineStartAt(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !'\r\n'.includes(text.charAt(start - 1))) start--;
  return start;
}

function lineAbove(text: string, start: number): { readonly start: number; readonly line: string } | null {
  if (start === 0) return null;
  let end = start - 1;
  if (text[end] === '\n' && text[end - 1] === '\r') end--;
  const from = lineStartAt(text, end);
  return { start: from, line: text.slice(from, end) };
}

function afterLineEnd(text: string, end: number): number {
  return end + (/^(?:\r\n?|\n)/.exec(text.slice(end, end + 2))?.[0].length ?? 0);
}

function inBrackets(): Refusal {
  return new Refusal(
    l10n.t(
      'The codes in codebook.yaml stand in brackets there, where an entry of several lines has no place. Write each on a line of its own first; nothing was changed.',
    ),
  );
}

/** What the lexer puts into its tokens that stands in no text: the begin of a document, of a scalar, and an error. */
const marks = '\u0002\u001f\u0018';

/**
 * The comments of a stretch of YAML, each from its # to the end of its line. What only looks like one, in quotation marks
 * or in a text of several lines, is none.
 *
 * @param text the whole file
 */
export function commentsIn(text: string, { start, end }: Range): string[] {
  const comments: string[] = [];
  let at = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (!isScalar && token.startsWith('#') && start <= at && at < end) comments.push(token);
    isScalar = token === '\u001f';
    if (!marks.includes(token)) at += token.length;
  }
  return comments;
}
