// Word documents (.docx): transcripts of Teams, Meet and Otter and those that people type, with comments as codes.
import * as l10n from '@vscode/l10n';
import { rangesWithin } from '../transcript/lines';
import { Codings, codeByComments } from './docxCodings';
import { docxCommentsOf } from './docxComments';
import { docxPartsOf } from './docxParts';
import { type TalkTable, talkTablesOf } from './docxTables';
import { type DocxText, readDocxText } from './docxText';
import { aloneRoles } from './everyLine';
import { ImportError, type Imported, Losses } from './imported';
import { readTurns } from './languageTurns';
import { talkHeadOf } from './talkHead';
import { talkLayoutOf } from './talkLayouts';
import { passageOf, speech, type TalkLine, talkOf } from './talkLines';
import { keptLines, type WholeTalk, wholeTalkOf } from './wholeTalk';

/** The talk of a document. */
interface Document extends WholeTalk {
  /** Codes that stand in a table beside words, by the number of the stretch. */
  readonly tableCodes: readonly {
    readonly stretches: readonly number[];
    readonly codes: readonly string[];
  }[];
}

/**
 * Reads a Word document as it is when all changes are accepted.
 *
 * @param name what the source shall be called
 * @throws ImportError for what is no Word document, or has no words
 */
export function readDocx(bytes: Uint8Array, name: string): Imported {
  const parts = docxPartsOf(bytes);
  const doc = readDocxText(parts.document);
  const losses = new Losses();
  const { title, attributes, stretches, tableCodes, leftOut } = documentOf(doc);
  if (stretches.length === 0) throw new ImportError(l10n.t('There are no words in this Word document.'));
  losses.add('tracked-change', excerpt(doc, doc.changes.first), doc.changes.count);
  const outside = [...leftOut.map(({ text }) => text.trim()), ...parts.notes.flatMap(wordsOfNotes)];
  losses.add('outside-speech', outside[0] ?? '', outside.length);
  const passages = stretches.map((stretch) => passageOf(doc.text, stretch));
  const codings = new Codings(losses);
  for (const { stretches: numbers, codes } of tableCodes) {
    const places = numbers.map((passage) => ({ passage, from: 0, to: passages[passage]?.text.length ?? 0 }));
    if (places.length > 0) for (const label of codes) codings.code(places, label, null);
  }
  const talk = { text: doc.text, stretches };
  codeByComments(docxCommentsOf(parts), doc.ranges, doc.paragraphs, talk, codings, losses);
  const { codes, codings: found, memos } = codings.all();
  const source = { name, title, attributes, passages, codings: found, memos };
  return { sources: [source], codes, lost: losses.all() };
}

/** The paragraphs with words of foot- or endnotes: people write there of what is said, and nobody says it. */
function wordsOfNotes(part: Uint8Array): string[] {
  const { text, paragraphs } = readDocxText(part);
  return paragraphs.map(({ start, end }) => text.slice(start, end).trim()).filter((words) => words !== '');
}

/** The words of the paragraph at an offset, to find it again. */
function excerpt({ text, paragraphs }: DocxText, at: number): string {
  const { start, end } = paragraphs.findLast((paragraph) => paragraph.start <= at) ?? { start: 0, end: 0 };
  return text.slice(start, end).trim().slice(0, 60);
}

function documentOf(doc: DocxText): Document {
  const lines = linesOf(doc);
  const tables = talkTablesOf(doc.text, doc.paragraphs);
  const inTables = documentOfTables(doc, lines, tables);
  if (inTables !== null) return inTables;
  return { ...(spokenTalk(doc, lines) ?? unnamedTalk(doc, lines)), tableCodes: [] };
}

/** How often a name begins a turn. */
function countNamed({ stretches }: WholeTalk): number {
  return stretches.filter(({ speaker }) => speaker !== null).length;
}

/** Tables of talk with what stands above, between and below them; null where they have neither speakers nor codes. */
function documentOfTables(
  doc: DocxText,
  lines: readonly TalkLine[],
  found: readonly TalkTable[],
): Document | null {
  const tables = hasSpeakers(found) ? found : withNamesInCells(doc, lines, found);
  const hasCodes = tables.some(({ rows }) => rows.some(({ codes }) => codes.length > 0));
  if (!hasSpeakers(tables) && !hasCodes) return null;
  let at = 0;
  /** The lines that follow those before, up to a paragraph. */
  const linesTo = (paragraph: number) => {
    const from = at;
    while ((lines[at]?.paragraph ?? paragraph) < paragraph) at++;
    return lines.slice(from, at);
  };
  const head = talkHeadOf(linesTo(tables[0]?.first ?? 0));
  const stretches = keptLines(doc.text, head.rest);
  const tableCodes: Document['tableCodes'][number][] = [];
  const leftOut: TalkLine[] = [];
  tables.forEach(({ rows: own, last, unread }, index) => {
    for (const row of own) {
      const numbers = row.stretches.map((_, place) => stretches.length + place);
      for (const stretch of row.stretches) stretches.push(stretch);
      tableCodes.push({ stretches: numbers, codes: row.codes });
    }
    for (const line of linesTo(last + 1)) {
      const paragraph = doc.paragraphs[line.paragraph];
      if (paragraph && unread.has(paragraph) && line.text.trim() !== '') leftOut.push(line);
    }
    const below = linesTo(tables[index + 1]?.first ?? doc.paragraphs.length);
    for (const stretch of keptLines(doc.text, below)) stretches.push(stretch);
  });
  return { ...head, stretches, tableCodes, leftOut };
}

function hasSpeakers(tables: readonly TalkTable[]): boolean {
  return tables.some(({ rows }) =>
    rows.some(({ stretches }) => stretches.some(({ speaker }) => speaker !== null)),
  );
}

/** Tables without a column of names, with those as speakers that the words of the cells begin with. */
function withNamesInCells(doc: DocxText, lines: readonly TalkLine[], tables: readonly TalkTable[]) {
  const cells = tables.flatMap(({ rows }) => rows.flatMap(({ stretches }) => stretches));
  const spoken = lines.filter(({ start, end }) => rangesWithin(cells, { start, end }).length > 0);
  // All else is left out, with the places as they are.
  let text = '';
  for (const { start, end } of spoken) text = text.padEnd(start, '\n') + doc.text.slice(start, end);
  const talk = spokenTalk({ ...doc, text }, spoken);
  // What is no talk would have no place in a row.
  if (talk === null || talk.title !== null || talk.attributes.length + talk.leftOut.length > 0) return tables;
  return tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => {
      const [first, last] = [row.stretches[0], row.stretches.at(-1)];
      if (first === undefined || last === undefined) return row;
      const [words, ...others] = rangesWithin(talk.stretches, { start: first.start, end: last.end });
      return { ...row, stretches: words ? [{ ...words, time: words.time ?? first.time }, ...others] : [] };
    }),
  }));
}

/** The talk of a document that is no table; null where nobody speaks in a way that is known. */
function spokenTalk(doc: DocxText, lines: readonly TalkLine[]): WholeTalk | null {
  const layout = talkLayoutOf(lines);
  // The language knows those as well who speak once among others, and bold type those who are called by no name.
  const other = layout?.isOfProgram ? null : turnsByLanguage(doc, lines);
  if (layout === null) return other;
  const talk = wholeTalkOf(doc.text, talkOf(doc.text, lines, layout.roles), layout.isOfProgram);
  return other !== null && countNamed(other) > countNamed(talk) ? other : talk;
}

/** Talk that is written as transcripts may be written in plain text; null for other texts. */
function turnsByLanguage(doc: DocxText, lines: readonly TalkLine[]): WholeTalk | null {
  const turns = readTurns(doc.text, 'blocks');
  if (turns === null) return null;
  const head = lines.filter(({ start }) => start < turns.start);
  const outside = lines.filter(({ start }) => turns.furniture.has(start));
  return wholeTalkOf(doc.text, { head, outside, stretches: turns.stretches }, false);
}

/** Talk in which names stand alone above words, of some once; else every paragraph is a passage of nobody's. */
function unnamedTalk(doc: DocxText, lines: readonly TalkLine[]): WholeTalk {
  const roles = aloneRoles(lines);
  if (roles !== null) return wholeTalkOf(doc.text, talkOf(doc.text, lines, roles), false);
  const titleStyle = /^(?:Title|Titel|Titre|T[íi]tulo|Titolo)$/i;
  const isTitle = lines.findIndex(({ text }) => text.trim() !== '');
  const hasTitle = titleStyle.test(doc.paragraphs[lines[isTitle]?.paragraph ?? -1]?.style ?? '');
  const head = hasTitle ? talkHeadOf(lines.slice(isTitle, isTitle + 1)) : talkHeadOf([]);
  const rest = hasTitle ? lines.slice(isTitle + 1) : lines;
  return {
    ...head,
    stretches: talkOf(
      doc.text,
      rest,
      rest.map(() => speech),
    ).stretches,
    leftOut: [],
  };
}

/** The lines of all paragraphs. */
function linesOf({ text, paragraphs }: DocxText): TalkLine[] {
  return paragraphs.flatMap(({ start, end, bold, cell }, paragraph) => {
    let at = start;
    const row = cell === null ? null : `${cell.table} ${cell.row}`;
    return text
      .slice(start, end)
      .split('\n')
      .map((line) => {
        const from = at - start;
        const inLine = (offset: number) => Math.max(0, Math.min(offset - from, line.length));
        const parts = bold.map((part) => ({ start: inLine(part.start), end: inLine(part.end) }));
        at += line.length + 1;
        const place = { start: at - line.length - 1, end: at - 1, text: line, paragraph, row };
        return { ...place, bold: parts.filter((part) => part.start < part.end) };
      });
  });
}
