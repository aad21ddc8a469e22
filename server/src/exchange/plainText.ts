// Plain text that other programs write: a paragraph a line or in blocks, with names and times in many ways; what oTranscribe
// saves, and the tables and lists of Whisper.
import * as l10n from '@vscode/l10n';
import { decodeText } from './decode';
import { aloneRoles } from './everyLine';
import { ImportError, type Imported, type ImportedPassage, type ImportedSource, Losses } from './imported';
import { type LanguageTurns, readTurns, readTurnsOfLines } from './languageTurns';
import { readOtr } from './otr';
import { talkHeadOf } from './talkHead';
import { talkLayoutOf } from './talkLayouts';
import { passageOf, type Stretch, type Talk, type TalkLine, talkOf, trimmed } from './talkLines';
import { passagesOf } from './turns';
import { whisperPieces } from './whisperText';
import { keptLines, wholeTalkOf } from './wholeTalk';

/** What a text gives, without its name. */
type Read = Pick<ImportedSource, 'title' | 'attributes' | 'passages'>;

/** Text that is wrapped by hand has no longer line. */
const longestWrapped = 100;

/**
 * Reads a plain text, `.otr` of oTranscribe or `.tsv` of Whisper.
 *
 * @param name what the source shall be called
 * @throws ImportError when there are no words in it, or it is no text
 */
export function readPlainText(bytes: Uint8Array, name: string): Imported {
  const losses = new Losses();
  const text = decodeText(bytes, losses).replace(/\r\n?/g, '\n');
  if (isBinary(text)) {
    throw new ImportError(l10n.t('This file is no text. Export it as text, and import that.'));
  }
  const otr = readOtr(text);
  const read = otr === null ? readText(text, losses) : readText(otr.text, losses);
  if (read.passages.length === 0) throw new ImportError(l10n.t('There are no words in this file.'));
  const attributes = [...(otr?.attributes ?? []), ...read.attributes];
  const source = { name, ...read, attributes, codings: [], memos: [] };
  return { sources: [source], codes: [], lost: losses.all() };
}

/** True for what has more control characters than a text may have; `decodeText` has made another character of NUL. */
function isBinary(text: string): boolean {
  const begin = text.slice(0, 4096);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: They are what is looked for.
  const strange = begin.match(/[\u0001-\u0008\u000e-\u001f\u{FFFD}]/gu)?.length ?? 0;
  return strange * 20 > begin.length;
}

function readText(text: string, losses: Losses): Read {
  const pieces = whisperPieces(text);
  const parted = isWrapped(text) ? 'blocks' : 'lines';
  const lines = linesOf(text);
  if (pieces !== null && !isNamedBetween(text, parted)) {
    // Somebody may have put a title and facts above the list.
    const firstTimed = lines.findIndex((line) => /^\s*\[\d/.test(line.text));
    const { title, attributes, rest } = talkHeadOf(lines.slice(0, Math.max(0, firstTimed)));
    const above = keptLines(text, rest).map((stretch) => passageOf(text, stretch));
    return { title, attributes, passages: [...above, ...passagesOf(pieces)] };
  }
  const layout = talkLayoutOf(lines);
  // What a program wrote around the talk is known from documents of Word.
  const read = layout?.isOfProgram
    ? null
    : (readTurns(text, parted) ?? (layout === null && parted === 'lines' ? readTurnsOfLines(text) : null));
  const turns = layout !== null && read?.stretches.every(({ speaker }) => speaker === null) ? null : read;
  const roles = layout?.roles ?? (turns === null ? aloneRoles(lines) : null);
  const inParts = parted === 'blocks' ? inBlocks(lines) : lines;
  const talk =
    turns !== null ? talkOfTurns(lines, turns) : roles !== null ? talkOf(text, inParts, roles) : null;
  const whole = talk && wholeTalkOf(text, talk, turns === null && layout?.isOfProgram === true);
  if (whole === null) return { title: null, attributes: [], passages: nobodys(text, parted) };
  const { title, attributes, stretches, leftOut } = whole;
  losses.add('outside-speech', leftOut[0]?.text.trim() ?? '', leftOut.length);
  const said = new Map(turns?.stretches.map((one) => [one.start, one.said]));
  const passages = stretches.map((stretch): ImportedPassage => {
    const passage = passageOf(text, stretch);
    return { ...passage, text: said.get(stretch.start) ?? passage.text };
  });
  return { title, attributes, passages };
}

/** True for a list of times and words in which lines without a time name who speaks, as somebody has put them there. */
function isNamedBetween(text: string, parted: 'lines' | 'blocks'): boolean {
  const isTimed = (line: string) => /^\s*(?:\[|$)/.test(line);
  if (text.split('\n').every(isTimed)) return false;
  return readTurns(text, parted)?.stretches.some(({ speaker }) => speaker !== null) === true;
}

function talkOfTurns(lines: readonly TalkLine[], { start, stretches, furniture }: LanguageTurns): Talk {
  return {
    head: lines.filter((line) => line.start < start && !/^\s*-{3,}\s*$/.test(line.text)),
    outside: lines.filter((line) => furniture.has(line.start)),
    stretches,
  };
}

/** Lines of which those between two empty ones are a paragraph. */
function inBlocks(lines: readonly TalkLine[]): TalkLine[] {
  let paragraph = 0;
  return lines.map((line) => {
    if (line.text.trim() === '') paragraph += 1;
    return { ...line, paragraph };
  });
}

/** True where lines end because they were full: none is long, and blocks of them have empty lines between them. */
function isWrapped(text: string): boolean {
  const lines = text.trimEnd().split('\n');
  const blank = lines.filter((line) => line.trim() === '').length;
  return blank * 10 >= lines.length && lines.every((line) => line.length <= longestWrapped);
}

/** The passages of a text in which nobody is named. */
function nobodys(text: string, parted: 'lines' | 'blocks'): ImportedPassage[] {
  const passages: ImportedPassage[] = [];
  let at = 0;
  for (const part of text.split(parted === 'lines' ? /(\n)/ : /(\n(?:[^\S\n]*\n)+)/)) {
    const range = trimmed(text, at, at + part.length);
    at += part.length;
    const stretch: Stretch | null = range && { ...range, speaker: null, time: null };
    if (stretch !== null) passages.push(passageOf(text, stretch));
  }
  return passages;
}

function linesOf(text: string): TalkLine[] {
  let at = 0;
  return text.split('\n').map((line, paragraph) => {
    const place = { start: at, end: at + line.length, text: line, paragraph, bold: [], row: null };
    at = place.end + 1;
    return place;
  });
}
