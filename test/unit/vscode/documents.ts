// Documents and editors of the stub: texts with versions, as VS Code keeps them.
import type * as vscode from 'vscode';
import { type EventEmitter, Position, Range, Selection } from './values';

/** A piece of a text that gives way to another, in offsets. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export class Document implements vscode.TextDocument {
  version = 1;
  isDirty = false;
  isClosed = false;
  readonly isUntitled: boolean;
  private lineStarts: readonly number[] | null = null;
  readonly eol = 1 as vscode.EndOfLine;

  constructor(
    readonly uri: vscode.Uri,
    public languageId: string,
    private text: string,
    private readonly write: (document: Document) => void,
  ) {
    this.isUntitled = uri.scheme === 'untitled';
  }

  get fileName(): string {
    return this.uri.path;
  }

  get lineCount(): number {
    return this.starts().length;
  }

  async save(): Promise<boolean> {
    this.write(this);
    this.isDirty = false;
    return true;
  }

  lineAt(where: number | vscode.Position): vscode.TextLine {
    const lineNumber = typeof where === 'number' ? where : where.line;
    const [start = 0, next] = this.starts().slice(lineNumber, lineNumber + 2);
    const text = this.text.slice(start, next).replace(/[\r\n]+$/, '');
    const range = new Range(lineNumber, 0, lineNumber, text.length);
    const firstNonWhitespaceCharacterIndex = text.search(/\S|$/);
    return {
      lineNumber,
      text,
      range,
      rangeIncludingLineBreak: range.with({ end: new Position(lineNumber + 1, 0) }),
      firstNonWhitespaceCharacterIndex,
      isEmptyOrWhitespace: text.trim() === '',
    };
  }

  offsetAt(position: vscode.Position): number {
    const { line, character } = this.validatePosition(position);
    return (this.starts()[line] ?? this.text.length) + character;
  }

  positionAt(offset: number): Position {
    const line = this.starts().filter((start) => start <= offset).length - 1;
    return new Position(line, offset - (this.starts()[line] ?? 0));
  }

  getText(range?: vscode.Range): string {
    return range ? this.text.slice(this.offsetAt(range.start), this.offsetAt(range.end)) : this.text;
  }

  getWordRangeAtPosition(): undefined {
    return undefined;
  }

  validateRange({ start, end }: vscode.Range): Range {
    return new Range(this.validatePosition(start), this.validatePosition(end));
  }

  validatePosition({ line, character }: vscode.Position): Position {
    const last = this.lineCount - 1;
    if (line > last) return this.lineAt(last).range.end as Position;
    return new Position(line, Math.min(character, this.lineAt(line).text.length));
  }

  /** Another text in the place of the present one: a version of its own. */
  become(text: string): void {
    this.text = text;
    this.lineStarts = null;
    this.version++;
  }

  private starts(): readonly number[] {
    this.lineStarts ??= [
      0,
      ...[...this.text.matchAll(/\r\n|\r|\n/g)].map(({ 0: end, index }) => index + end.length),
    ];
    return this.lineStarts;
  }
}

function textOf(message: vscode.DecorationOptions['hoverMessage']): string {
  const all = Array.isArray(message) ? message : [message];
  return all.map((one) => (typeof one === 'object' ? one.value : (one ?? ''))).join('\n\n');
}

export class Editor implements vscode.TextEditor {
  private current: readonly vscode.Selection[] = [new Selection(0, 0, 0, 0)];
  /** What is marked in the text, by how it looks. */
  readonly marks = new Map<vscode.TextEditorDecorationType, readonly vscode.Range[]>();
  /** What is said when the mouse rests on what is marked, by how that looks. */
  readonly hovers = new Map<vscode.TextEditorDecorationType, readonly (readonly [vscode.Range, string])[]>();
  /** What was scrolled to, the latest last. */
  readonly revealed: vscode.Range[] = [];
  readonly visibleRanges = [];
  readonly options = {};

  constructor(
    readonly document: Document,
    readonly viewColumn: vscode.ViewColumn,
    private readonly selected: EventEmitter<vscode.TextEditorSelectionChangeEvent>,
    private readonly make: (splices: readonly Splice[], isWithLast: boolean) => void,
  ) {}

  get selections(): readonly vscode.Selection[] {
    return this.current;
  }
  set selections(selections: readonly vscode.Selection[]) {
    this.select(selections, undefined);
  }
  get selection(): vscode.Selection {
    return this.current[0] ?? new Selection(0, 0, 0, 0);
  }
  set selection(selection: vscode.Selection) {
    this.select([selection], undefined);
  }

  /** @param kind what moved the cursor; undefined for an edit or an extension */
  select(
    selections: readonly vscode.Selection[],
    kind: vscode.TextEditorSelectionChangeKind | undefined,
  ): void {
    this.current = selections;
    this.selected.fire({ textEditor: this, selections, kind });
  }

  setDecorations(
    type: vscode.TextEditorDecorationType,
    ranges: readonly vscode.Range[] | readonly vscode.DecorationOptions[],
  ): void {
    this.marks.set(
      type,
      ranges.map((one) => ('range' in one ? one.range : one)),
    );
    const hovers = ranges.flatMap((one) => ('range' in one && one.hoverMessage ? [one] : []));
    this.hovers.set(
      type,
      hovers.map(({ range, hoverMessage }) => [range, textOf(hoverMessage)]),
    );
  }

  revealRange(range: vscode.Range): void {
    this.revealed.push(range);
  }

  /** Makes an edit, and none where the document has changed by the time that VS Code comes to it. */
  async edit(
    write: (builder: vscode.TextEditorEdit) => void,
    options?: { readonly undoStopBefore: boolean; readonly undoStopAfter: boolean },
  ): Promise<boolean> {
    const { version } = this.document;
    const splices: Splice[] = [];
    const replace = ({ start, end }: vscode.Range, text: string) =>
      splices.push({ start: this.document.offsetAt(start), end: this.document.offsetAt(end), text });
    write({ replace } as unknown as vscode.TextEditorEdit);
    await Promise.resolve();
    if (this.document.version !== version) return false;
    this.make(splices, options?.undoStopBefore === false);
    return true;
  }
  async insertSnippet(): Promise<boolean> {
    throw new Error('The client inserts no snippets.');
  }
  show(): void {}
  hide(): void {}
}

/** A text once its pieces have given way. They do not overlap. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text: put } of inOrder(splices)) {
    if (start < at) throw new Error('Overlapping edits: VS Code makes none of them.');
    parts.push(text.slice(at, start), put);
    at = end;
  }
  return [...parts, text.slice(at)].join('');
}

/** Where an offset is afterwards. What is inserted at the very place comes before it, as for a cursor in VS Code. */
export function movedBy(offset: number, splices: readonly Splice[]): number {
  let moved = offset;
  for (const { start, end, text } of inOrder(splices)) {
    if (end <= offset) moved += text.length - (end - start);
    else if (start < offset) moved += text.length - (offset - start);
  }
  return moved;
}

function inOrder(splices: readonly Splice[]): Splice[] {
  return splices.map((one) => ({ ...one })).sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The language that VS Code takes a file for, by its name. */
export function languageOf({ path }: vscode.Uri): string {
  if (/\.transcript(\.txt)?$/.test(path)) return 'transcript';
  if (/\.ya?ml$/.test(path)) return 'yaml';
  return /\.(md|markdown)$/.test(path) ? 'markdown' : 'plaintext';
}
