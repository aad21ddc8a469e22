// The plain values of the `vscode` module: as much of them as the client uses, typed against the real ones.
import type * as vscode from 'vscode';
import { URI, Utils } from 'vscode-uri';

export const Uri = Object.assign(URI, { joinPath: Utils.joinPath }) satisfies Pick<
  typeof vscode.Uri,
  'parse' | 'file' | 'from' | 'joinPath'
>;

export class Position implements vscode.Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
  compareTo(other: vscode.Position): number {
    return this.line - other.line || this.character - other.character;
  }
  isBefore(other: vscode.Position): boolean {
    return this.compareTo(other) < 0;
  }
  isBeforeOrEqual(other: vscode.Position): boolean {
    return this.compareTo(other) <= 0;
  }
  isAfter(other: vscode.Position): boolean {
    return this.compareTo(other) > 0;
  }
  isAfterOrEqual(other: vscode.Position): boolean {
    return this.compareTo(other) >= 0;
  }
  isEqual(other: vscode.Position): boolean {
    return this.compareTo(other) === 0;
  }
  translate(change?: number | { lineDelta?: number; characterDelta?: number }, characters = 0): Position {
    const by = typeof change === 'object' ? change : { lineDelta: change ?? 0, characterDelta: characters };
    return new Position(this.line + (by.lineDelta ?? 0), this.character + (by.characterDelta ?? 0));
  }
  with(change?: number | { line?: number; character?: number }, character = this.character): Position {
    const to = typeof change === 'object' ? change : { line: change ?? this.line, character };
    return new Position(to.line ?? this.line, to.character ?? this.character);
  }
}

export class Range implements vscode.Range {
  readonly start: vscode.Position;
  readonly end: vscode.Position;

  constructor(start: vscode.Position, end: vscode.Position);
  constructor(startLine: number, startCharacter: number, endLine: number, endCharacter: number);
  constructor(
    a: vscode.Position | number,
    b: vscode.Position | number,
    endLine?: number,
    endCharacter?: number,
  ) {
    const [one, other] = pair(a, b, endLine, endCharacter);
    [this.start, this.end] = one.isAfter(other) ? [other, one] : [one, other];
  }
  get isEmpty(): boolean {
    return this.start.isEqual(this.end);
  }
  get isSingleLine(): boolean {
    return this.start.line === this.end.line;
  }
  contains(inner: vscode.Position | vscode.Range): boolean {
    const [start, end] = 'start' in inner ? [inner.start, inner.end] : [inner, inner];
    return !start.isBefore(this.start) && !end.isAfter(this.end);
  }
  isEqual(other: vscode.Range): boolean {
    return this.start.isEqual(other.start) && this.end.isEqual(other.end);
  }
  intersection(other: vscode.Range): Range | undefined {
    const start = other.start.isAfter(this.start) ? other.start : this.start;
    const end = other.end.isBefore(this.end) ? other.end : this.end;
    return start.isAfter(end) ? undefined : new Range(start, end);
  }
  union(other: vscode.Range): Range {
    const start = other.start.isBefore(this.start) ? other.start : this.start;
    return new Range(start, other.end.isAfter(this.end) ? other.end : this.end);
  }
  with(
    change?: vscode.Position | { start?: vscode.Position; end?: vscode.Position },
    end: vscode.Position = this.end,
  ): Range {
    if (change && 'line' in change) return new Range(change, end);
    return new Range(change?.start ?? this.start, change?.end ?? end);
  }
}

export class Selection extends Range implements vscode.Selection {
  readonly anchor: vscode.Position;
  readonly active: vscode.Position;

  constructor(anchor: vscode.Position, active: vscode.Position);
  constructor(anchorLine: number, anchorCharacter: number, activeLine: number, activeCharacter: number);
  constructor(
    a: vscode.Position | number,
    b: vscode.Position | number,
    activeLine?: number,
    activeCharacter?: number,
  ) {
    const [anchor, active] = pair(a, b, activeLine, activeCharacter);
    super(anchor, active);
    [this.anchor, this.active] = [anchor, active];
  }
  get isReversed(): boolean {
    return this.active.isBefore(this.anchor);
  }
}

function pair(
  a: vscode.Position | number,
  b: vscode.Position | number,
  line = 0,
  character = 0,
): [vscode.Position, vscode.Position] {
  if (typeof a !== 'number' && typeof b !== 'number') return [a, b];
  if (typeof a === 'number' && typeof b === 'number')
    return [new Position(a, b), new Position(line, character)];
  throw new TypeError('Two positions are needed, or four numbers.');
}

export class Disposable implements vscode.Disposable {
  static from(...all: { dispose: () => unknown }[]): Disposable {
    return new Disposable(() => {
      for (const one of all) one.dispose();
    });
  }
  constructor(private readonly act: () => unknown) {}
  dispose(): void {
    this.act();
  }
}

export class EventEmitter<T> implements vscode.EventEmitter<T> {
  private readonly listeners = new Set<{ readonly tell: (data: T) => unknown }>();
  readonly event: vscode.Event<T> = (listener, thisArg, disposables) => {
    const one = { tell: (data: T) => listener.call(thisArg, data) };
    this.listeners.add(one);
    const listening = new Disposable(() => this.listeners.delete(one));
    disposables?.push(listening);
    return listening;
  };
  fire(data: T): void {
    for (const { tell } of [...this.listeners]) tell(data);
  }
  dispose(): void {
    this.listeners.clear();
  }
}

export class CancellationTokenSource implements vscode.CancellationTokenSource {
  private readonly cancelled = new EventEmitter<unknown>();
  private isCancelled = false;
  readonly token: vscode.CancellationToken;

  constructor() {
    const asked = () => this.isCancelled;
    this.token = {
      get isCancellationRequested() {
        return asked();
      },
      onCancellationRequested: this.cancelled.event,
    };
  }
  cancel(): void {
    if (this.isCancelled) return;
    this.isCancelled = true;
    this.cancelled.fire(undefined);
  }
  dispose(): void {
    this.cancelled.dispose();
  }
}

export class ThemeColor implements vscode.ThemeColor {
  constructor(readonly id: string) {}
}

/** Texts are put in as they are: nothing draws them. */
export class MarkdownString implements vscode.MarkdownString {
  isTrusted?: boolean;
  supportThemeIcons?: boolean;
  supportHtml?: boolean;
  baseUri?: vscode.Uri;
  constructor(public value: string = '') {}
  appendText(value: string): this {
    this.value += value;
    return this;
  }
  appendMarkdown(value: string): this {
    this.value += value;
    return this;
  }
  appendCodeblock(value: string): this {
    this.value += `\n\`\`\`\n${value}\n\`\`\`\n`;
    return this;
  }
}

export class ThemeIcon implements vscode.ThemeIcon {
  static readonly File = new ThemeIcon('file');
  static readonly Folder = new ThemeIcon('folder');
  constructor(
    readonly id: string,
    readonly color?: vscode.ThemeColor,
  ) {}
}

export class TreeItem implements vscode.TreeItem {
  readonly label?: string | vscode.TreeItemLabel;
  readonly resourceUri?: vscode.Uri;
  constructor(
    what: string | vscode.TreeItemLabel | vscode.Uri,
    readonly collapsibleState: vscode.TreeItemCollapsibleState = 0,
  ) {
    if (typeof what === 'string' || 'label' in what) this.label = what;
    else this.resourceUri = what;
  }
}

export class DataTransferItem implements vscode.DataTransferItem {
  constructor(readonly value: unknown) {}
  async asString(): Promise<string> {
    return typeof this.value === 'string' ? this.value : JSON.stringify(this.value);
  }
  asFile(): undefined {
    return undefined;
  }
}

export class DataTransfer implements vscode.DataTransfer {
  private readonly items = new Map<string, vscode.DataTransferItem>();
  get(type: string): vscode.DataTransferItem | undefined {
    return this.items.get(type);
  }
  set(type: string, item: vscode.DataTransferItem): void {
    this.items.set(type, item);
  }
  forEach(act: (item: vscode.DataTransferItem, type: string, all: vscode.DataTransfer) => void): void {
    for (const [type, item] of this.items) act(item, type, this);
  }
  [Symbol.iterator](): IterableIterator<[string, vscode.DataTransferItem]> {
    return this.items.entries();
  }
}

export class DocumentDropEdit implements vscode.DocumentDropEdit {
  additionalEdit?: vscode.WorkspaceEdit;
  constructor(readonly insertText: string) {}
}

export class TabInputText implements vscode.TabInputText {
  constructor(readonly uri: vscode.Uri) {}
}

export class FileSystemError extends Error implements vscode.FileSystemError {
  private constructor(
    readonly code: string,
    where: string | vscode.Uri = '',
  ) {
    super(`${code}: ${where}`);
  }
  static FileNotFound(where?: string | vscode.Uri): FileSystemError {
    return new FileSystemError('FileNotFound', where);
  }
  static FileExists(where?: string | vscode.Uri): FileSystemError {
    return new FileSystemError('FileExists', where);
  }
  static FileNotADirectory(where?: string | vscode.Uri): FileSystemError {
    return new FileSystemError('FileNotADirectory', where);
  }
}

/** Nothing is searched by it here: see `findFiles`. */
export class RelativePattern implements Pick<vscode.RelativePattern, 'pattern' | 'baseUri'> {
  constructor(
    readonly baseUri: vscode.Uri,
    readonly pattern: string,
  ) {}
}
