// The text of a Word document as it is when all changes are accepted, with what its paragraphs look like and where its comments
// begin and end.
import type { Range } from '../transcript/transcript';
import { readXml, type XmlAttributes } from './xml';

/** Where a paragraph stands in a table. */
export interface Cell {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  /** How many columns the cell goes over. */
  readonly span: number;
}

/** A paragraph of a document. */
export interface Paragraph {
  /** Its place in the document's text, in UTF-16 units. Line ends within it are line feeds. */
  readonly start: number;
  readonly end: number;
  /** Its bold parts, in units of the paragraph. White space between bold words is bold. */
  readonly bold: readonly Range[];
  readonly style: string;
  /** null outside of tables. In a table within a table it is the place in the outer one. */
  readonly cell: Cell | null;
  /** What the comment that it is part of is called by; null in the document itself. */
  readonly comment: string | null;
  /** What the program calls the paragraph by; '' for nothing. */
  readonly id: string;
}

/** A comment as a part of a document has it. */
export interface CommentHead {
  readonly id: string;
  readonly author: string;
}

/** The text of a part of a Word document. */
export interface DocxText {
  /** All paragraphs, an empty line between each two. */
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  /** The words that comments are about, by comment: offsets in the text. Where there are none, `start` is `end`. */
  readonly ranges: ReadonlyMap<string, Range>;
  /** The comments of a part that holds comments. */
  readonly comments: readonly CommentHead[];
  /** How many insertions, deletions and moves are accepted, and where the first is. */
  readonly changes: { readonly count: number; readonly first: number };
}

/** A paragraph while it is read. */
interface Open {
  readonly parts: string[];
  length: number;
  readonly bold: { start: number; end: number }[];
  /** Where the last words end that are not bold. */
  plainEnd: number;
  style: string;
  readonly cell: Cell | null;
  readonly comment: string | null;
  readonly id: string;
  /** The end of the paragraph is deleted: what follows belongs to it. */
  goesOn: boolean;
}

/** A place in a paragraph, or before the paragraph with a number. */
type Place = { readonly paragraph: Open; readonly at: number } | { readonly before: number };

/** What stands between paragraphs. */
const joint = '\n\n';
/** What an accepted change takes out, what is only there for old programs, and how the words below it are read aloud. */
const left = new Set(['del', 'moveFrom', 'Fallback', 'rt']);
const changes = new Set(['ins', 'del', 'moveTo', 'moveFrom']);
/** Text of one character each. */
const characters: Readonly<Record<string, string>> = {
  br: '\n',
  cr: '\n',
  tab: '\t',
  ptab: '\t',
  noBreakHyphen: '-',
};

/** True for what is no part of the accepted text: neither its words nor what it looked like before. */
function isLeft(name: string, parent: string): boolean {
  return name.endsWith('PrChange') || (left.has(name) && !parent.endsWith('Pr'));
}

/**
 * Reads the text of a part of a Word document.
 *
 * @throws ImportError for XML that is not well-formed
 */
export function readDocxText(bytes: Uint8Array): DocxText {
  const reading = new Reading();
  readXml(bytes, {
    open: (name, attributes) => reading.open(name, attributes),
    text: (text) => reading.text(text),
    close: () => reading.close(),
  });
  return reading.result();
}

/** How many columns of a table something goes over. A table that is read has few. */
function columnsOf({ val = '' }: XmlAttributes): number {
  return /^\d{1,3}$/.test(val) ? Math.max(1, Math.min(Number(val), 100)) : 1;
}

/** A character of a font of symbols, by its number. */
function symbolOf({ char = '' }: XmlAttributes): string {
  return /^[0-9A-F]{1,4}$/i.test(char) ? String.fromCharCode(Number.parseInt(char, 16)) : '';
}

class Reading {
  private readonly path: string[] = [];
  private readonly done: Open[] = [];
  private readonly openParagraphs: Open[] = [];
  private readonly comments: CommentHead[] = [];
  private readonly starts = new Map<string, Place>();
  private readonly ends = new Map<string, Place>();
  private readonly references = new Map<string, Place>();
  private comment: string | null = null;
  /** How many elements are open that are left out with all that is in them. */
  private skipped = 0;
  private isBold = false;
  private tables = 0;
  private depth = 0;
  private row = 0;
  private column = 0;
  private span = 1;
  private changed = 0;
  private firstChange: Place = { before: 0 };

  open(name: string, attributes: XmlAttributes): void {
    const parent = this.path.at(-1) ?? '';
    this.path.push(name);
    const isProperty = parent.endsWith('Pr');
    if (changes.has(name)) this.change();
    if (isLeft(name, parent)) this.skipped += 1;
    // A comment may begin or end within words that are deleted.
    if (name.startsWith('comment')) this.commentMark(name, attributes);
    if (this.skipped > 0 && name !== 'p') return;
    if (isProperty) this.property(name, parent, attributes);
    else if (name === 'p') this.openParagraph(attributes);
    else if (name === 'r') this.isBold = false;
    else if (name === 'sym') this.add(symbolOf(attributes));
    else if (parent === 'r')
      this.add(name === 'br' && attributes.type === 'page' ? '' : (characters[name] ?? ''));
    else this.openTable(name);
  }

  text(text: string): void {
    if (this.path.at(-1) === 't' && this.skipped === 0) this.add(text.replaceAll('\r', ''));
  }

  close(): void {
    const name = this.path.pop() ?? '';
    const parent = this.path.at(-1) ?? '';
    if (isLeft(name, parent)) this.skipped -= 1;
    if (name === 'p') {
      const paragraph = this.openParagraphs.pop();
      if (paragraph) this.done.push(paragraph);
    } else if (name === 'tbl') this.depth -= 1;
    else if (name === 'comment') this.comment = null;
  }

  result(): DocxText {
    const starts = new Map<Open, number>();
    const paragraphs: Paragraph[] = [];
    let text = '';
    for (const one of this.done) {
      if (starts.size > 0) text += joint;
      const start = text.length;
      starts.set(one, start);
      text += one.parts.join('');
      const { bold, style, cell, comment, id } = one;
      paragraphs.push({ start, end: text.length, bold, style, cell, comment, id });
    }
    const offset = (place: Place) => {
      if ('before' in place) return paragraphs[place.before]?.start ?? text.length;
      return (starts.get(place.paragraph) ?? 0) + place.at;
    };
    const ranges = new Map<string, { start: number; end: number }>();
    for (const [id, place] of this.references) ranges.set(id, { start: offset(place), end: offset(place) });
    for (const [id, place] of this.starts) {
      const start = offset(place);
      const end = offset(this.ends.get(id) ?? this.references.get(id) ?? place);
      ranges.set(id, { start, end: Math.max(start, end) });
    }
    const first = this.changed === 0 ? 0 : offset(this.firstChange);
    return { text, paragraphs, ranges, comments: this.comments, changes: { count: this.changed, first } };
  }

  private change(): void {
    if (this.changed === 0) this.firstChange = this.here();
    this.changed += 1;
  }

  private property(name: string, parent: string, attributes: XmlAttributes): void {
    const paragraph = this.openParagraphs.at(-1);
    const isOfMark = this.path.at(-3) === 'pPr';
    if (name === 'pStyle' && paragraph) paragraph.style = attributes.val ?? '';
    else if (name === 'gridSpan' && this.depth === 1) this.span = columnsOf(attributes);
    else if (name === 'gridBefore' && this.depth === 1) this.column = columnsOf(attributes) - 1;
    else if (parent !== 'rPr') return;
    else if (isOfMark) {
      if ((name === 'del' || name === 'moveFrom') && paragraph) paragraph.goesOn = true;
    } else if (name === 'b') this.isBold = !['0', 'false', 'off'].includes(attributes.val ?? '');
    else if (name === 'rStyle' && attributes.val === 'Strong') this.isBold = true;
  }

  private openParagraph(attributes: XmlAttributes): void {
    const last = this.done.at(-1);
    if (last?.goesOn && this.openParagraphs.length === 0 && last.comment === this.comment) {
      this.done.pop();
      last.goesOn = false;
      this.openParagraphs.push(last);
      return;
    }
    const { tables: table, row, column, span } = this;
    this.openParagraphs.push({
      parts: [],
      length: 0,
      bold: [],
      plainEnd: 0,
      style: '',
      cell: this.depth > 0 ? { table, row, column, span } : null,
      comment: this.comment,
      id: attributes.paraId ?? '',
      goesOn: false,
    });
  }

  private openTable(name: string): void {
    if (name === 'tbl') {
      this.depth += 1;
      if (this.depth > 1) return;
      this.tables += 1;
      this.row = -1;
    } else if (this.depth !== 1) return;
    else if (name === 'tr') {
      this.row += 1;
      this.column = -1;
      this.span = 1;
    } else if (name === 'tc') {
      this.column += this.span;
      this.span = 1;
    }
  }

  private commentMark(name: string, { id = '', author = '' }: XmlAttributes): void {
    if (name === 'comment') {
      this.comment = id;
      this.comments.push({ id, author: author.trim() });
    } else if (name === 'commentRangeStart') this.mark(this.starts, id);
    else if (name === 'commentRangeEnd') this.mark(this.ends, id);
    else if (name === 'commentReference') this.mark(this.references, id);
  }

  /** What is there in words that are left out counts only where it is not in others as well, as in those that were moved. */
  private mark(places: Map<string, Place>, id: string): void {
    if (this.skipped === 0 || !places.has(id)) places.set(id, this.here());
  }

  private here(): Place {
    const paragraph = this.openParagraphs.at(-1);
    return paragraph ? { paragraph, at: paragraph.length } : { before: this.done.length };
  }

  private add(text: string): void {
    const paragraph = this.openParagraphs.at(-1);
    if (!paragraph || text === '') return;
    paragraph.parts.push(text);
    paragraph.length += text.length;
    if (text.trim() === '') return;
    const last = paragraph.bold.at(-1);
    if (!this.isBold) paragraph.plainEnd = paragraph.length;
    else if (last !== undefined && last.end >= paragraph.plainEnd) last.end = paragraph.length;
    else paragraph.bold.push({ start: paragraph.length - text.length, end: paragraph.length });
  }
}
