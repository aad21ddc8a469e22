// Word documents (.docx): transcripts of Teams, Meet and Otter and those that people type, with comments as codes.
import * as l10n from '@vscode/l10n';
import { Codings, codeByComments } from './docxCodings';
import { docxCommentsOf } from './docxComments';
import { docxPartsOf } from './docxParts';
import { talkTableOf } from './docxTables';
import { type DocxText, readDocxText } from './docxText';
import { ImportError, type Imported, Losses } from './imported';
import { readTurns } from './languageTurns';
import { talkHeadOf } from './talkHead';
import { talkLayoutOf } from './talkLayouts';
import { passageOf, type Stretch, speech, type TalkLine, talkOf } from './talkLines';
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
  losses.add('outside-speech', leftOut[0]?.text.trim() ?? '', leftOut.length);
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

/** The words of the paragraph at an offset, to find it again. */
function excerpt({ text, paragraphs }: DocxText, at: number): string {
  const { start, end } = paragraphs.findLast((paragraph) => paragraph.start <= at) ?? { start: 0, end: 0 };
  return text.slice(start, end).trim().slice(0, 60);
}

function documentOf(doc: DocxText): Document {
  const lines = linesOf(doc);
  const table = talkTableOf(doc.text, doc.paragraphs);
  if (table !== null) {
    const stretches: Stretch[] = [];
    const tableCodes = table.rows.map((row) => {
      const numbers = row.stretches.map((_, index) => stretches.length + index);
      for (const stretch of row.stretches) stretches.push(stretch);
      return { stretches: numbers, codes: row.codes };
    });
    const before = lines.filter(({ paragraph }) => paragraph < table.first);
    const behind = lines.filter(({ paragraph }) => paragraph > table.last);
    const hasSpeakers = stretches.some(({ speaker }) => speaker !== null);
    if (hasSpeakers || tableCodes.some(({ codes }) => codes.length > 0)) {
      const head = talkHeadOf(before);
      const above = keptLines(doc.text, head.rest);
      const moved = tableCodes.map(({ stretches: numbers, codes }) => ({
        stretches: numbers.map((number) => number + above.length),
        codes,
      }));
      const all = [...above, ...stretches, ...keptLines(doc.text, behind)];
      return { ...head, stretches: all, tableCodes: moved, leftOut: [] };
    }
  }
  const layout = talkLayoutOf(lines);
  if (layout === null) return { ...byLanguage(doc, lines), tableCodes: [] };
  const talk = talkOf(doc.text, lines, layout.roles);
  return { ...wholeTalkOf(doc.text, talk, layout.isOfProgram), tableCodes: [] };
}

/** Talk that is written as transcripts may be written in plain text; else every paragraph is a passage of nobody's. */
function byLanguage(doc: DocxText, lines: readonly TalkLine[]): WholeTalk {
  const turns = readTurns(doc.text, 'blocks');
  if (turns !== null) {
    const head = lines.filter(({ start }) => start < turns.start);
    const outside = lines.filter(({ start }) => turns.furniture.has(start));
    return wholeTalkOf(doc.text, { head, outside, stretches: turns.stretches }, false);
  }
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
