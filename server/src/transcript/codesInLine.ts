import { composed } from './composed';
import { isDigit, isLatin } from './units';

/** Codes as people write them who do not know how they are written here: what a line says, taken apart. */
export interface CodesInLine {
  /** The labels as the codebook spells them, in the order of the line, each once. */
  readonly labels: readonly string[];
  /** What is said about the code behind it: `trust // ask her`, `#trust: she did not say why`. */
  readonly memo: string | null;
  /** The words that the code is about, without quotation marks. */
  readonly quote: string | null;
  /** True where nothing but case or a mark at its end tells the line from a label. */
  readonly isMisspelt: boolean;
  /** True where words stand behind the quote that somebody may have said as well. */
  readonly mayBeTalk: boolean;
}

/** Longer lines are talk, whatever they begin with. In UTF-16 units. */
export const longestCodesInLine = 200;

const listMark = /^(?:[-–—*•·>‣▪▸►●○→✓]|\d{1,2}[.)])\s+/;
/** Words before a colon that announce codes, in small letters. */
export const codeWords: ReadonlySet<string> = new Set(
  (
    'code codes coded coding tag tags label labels kode kodes kategorie kategorien thema themen theme themes thème thèmes ' +
    'código códigos etiqueta etiquetas codice codici'
  ).split(' '),
);
const announcement = /^([\p{L}\p{M}]{3,12})\s*[:：=]\s*/u;
const divider = /[,;|&+·•\t]|\s+(?=#)|\s\/\s|(?<=[\])}>])\s+(?=[[({<])/;
const before = /^[#[({<"'“„‘«「『*_@`~=>\s]+/;
const behind = /[\])}>"'”“’»」』*_`~\s.,;:!?…]+$/;
const endMark = /[.,;:!?…]$/;

/** What transcribers put in brackets: it is heard, and no code though a code be called so. */
const heard =
  /^[[(]+(?:laugh\w*|laughter|paus\w*|silence|inaudible|unclear|crosstalk|applause|music|cough\w*|sigh\w*|cry\w*|overlap\w*|lacht|lachen|stille|rires?|risas?|silencio)[\])]+$/i;

/** True for words before a colon that announce codes: `Code: trust`. */
export function announcesCodes(name: string): boolean {
  return codeWords.has(name.toLowerCase());
}

/** The first letters of words, and of those that announce codes: ASCII in small letters, as UTF-16 units. */
export function firstLettersOf(words: Iterable<string>): ReadonlySet<number> {
  const letters = new Set<number>();
  for (const some of [words, codeWords]) for (const word of some) letters.add(word.charCodeAt(0) | 32);
  return letters;
}

function withoutAnnouncement(line: string): string {
  const found = announcement.exec(line);
  return found?.[1] !== undefined && announcesCodes(found[1]) ? line.slice(found[0].length) : line;
}

/** The first word of a line or label, in small letters, behind a mark or a bracket; '' where none begins there. */
export function firstWordOf(text: string, start: number, end: number): string {
  let from = start;
  while (from < end && from < start + 4 && !isOfWord(text.charCodeAt(from))) from++;
  let to = from;
  while (to < end && to < from + 60 && isOfWord(text.charCodeAt(to))) to++;
  return composed(text.slice(from, to)).toLowerCase();
}

/** Letters, digits and whatever is not ASCII, but for quotation marks, dashes, bullets, arrows and brackets. */
function isOfWord(unit: number): boolean {
  if (unit < 128) return isDigit(unit) || isLatin(unit);
  return unit >= 0xc0 && (unit < 0x2010 || unit > 0x2bff) && (unit < 0x3008 || unit > 0x301f);
}

/**
 * Takes a line apart that is nothing but labels and dividers, with a memo, a quote or both at most. Behind `#`, a label and a
 * quote say that it is a code, whatever follows.
 *
 * @param line without white space at its ends; a long one is taken apart only behind `#`
 * @param labelLike the label that a text is but for case; null for none
 * @param isCode true for a line that is read as a code already, where what follows the label is about it
 * @returns null for any other line
 */
export function codesInLine(
  line: string,
  labelLike: (text: string) => string | null,
  isCode: boolean,
): CodesInLine | null {
  const isMarked = line.startsWith('#');
  if (line.length > longestCodesInLine) return isMarked ? quoting(line, labelLike, true, isCode) : null;
  if (heard.test(line)) return null;
  const { body, words, memo } = wordsAndMemo(line);
  const labels = labelsIn(words, labelLike);
  if (labels !== null) {
    const [only] = labels;
    const bare = line.replace(/^#\s*/, '').replace(endMark, '');
    const isMisspelt = labels.length === 1 && bare.toLowerCase() === only?.toLowerCase();
    return { labels, memo: memo === '' ? null : memo, quote: null, isMisspelt, mayBeTalk: false };
  }
  const quoted = quoting(body, labelLike, isMarked || isCode, isCode);
  return quoted ?? (isCode && memo === null ? noting(words, labelLike) : null);
}

/**
 * The texts of a line that are labels, all those of one group, wherever `codesInLine` finds codes in it. Each is given with its
 * marks and brackets and without them, and either may be the label.
 */
export function labelTextsIn(line: string): (readonly [string, string])[][] {
  const isLong = line.length > longestCodesInLine;
  if (isLong ? !line.startsWith('#') : heard.test(line)) return [];
  const { body, words } = isLong ? { body: line, words: null } : wordsAndMemo(line);
  const quoted = beforeQuote(body);
  const groups = words === null ? [] : [[words], partsOf(words)];
  if (quoted !== null) groups.push([quoted.text]);
  return groups.filter((group) => group.length > 0).map((group) => group.map(formsOf));
}

/** A line without what announces its codes; of it, what stands before the slashes of a memo, and the memo. */
function wordsAndMemo(line: string): { body: string; words: string; memo: string | null } {
  const body = withoutAnnouncement(line.replace(listMark, ''));
  const slashes = body.search(/(?<!:)\/\//);
  if (slashes < 0) return { body, words: body, memo: null };
  return { body, words: body.slice(0, slashes).trim(), memo: body.slice(slashes + 2).trim() };
}

/** What stands between the dividers of a line. */
function partsOf(words: string): string[] {
  return words
    .split(divider)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function labelsIn(words: string, labelLike: (text: string) => string | null): string[] | null {
  const whole = labelIn(words, labelLike);
  if (whole !== null) return [whole];
  const labels = new Set<string>();
  for (const token of partsOf(words)) {
    const label = labelIn(token, labelLike);
    if (label === null) return null;
    labels.add(label);
  }
  return labels.size === 0 ? null : [...labels];
}

function labelIn(token: string, labelLike: (text: string) => string | null): string | null {
  const [unmarked, bare] = formsOf(token);
  return labelLike(unmarked) ?? labelLike(bare);
}

/** A text without its mark, and without whatever marks and brackets stand around it. */
function formsOf(token: string): [string, string] {
  const unmarked = token.replace(/^#\s*/, '');
  return [unmarked, unmarked.replace(before, '').replace(behind, '')];
}

const opening = /["“”„‘«»「『]|(?<=[\s:：])'/;
const closing = /["“”’'»«‘」』]/g;
/** What may stand behind a quote that ends a line: a mark, and a memo. */
const atEnd = /[.,;:!?…。]?\s*(?:$|\/\/)/y;
/** What cannot stand behind the mark in the middle of a word. */
const atWord = /["“”»«」』][\s\p{P}\p{S}]/uy;

/**
 * `Bus: "double space"`, `Bus "double space".`, `Bus ‘double space’ // in 1994`; `#Bus "double space" — in 1994` where a code is
 * sure.
 */
function quoting(
  body: string,
  labelLike: (text: string) => string | null,
  isSure: boolean,
  isCode: boolean,
): CodesInLine | null {
  const found = beforeQuote(body);
  if (found === null) return null;
  const { open, text } = found;
  const label = labelIn(text, labelLike);
  const end = label === null ? null : endOfQuote(body, open + 1, isSure);
  if (label === null || end === null) return null;
  const quote = body.slice(open + 1, end.at).trim();
  if (quote === '') return null;
  const behind = body.slice(end.at + 1);
  const memo = behind
    .replace(/^[\s.,;:：!?…。、，–—-]*(?:\/\/)?/, '')
    .trim()
    .replace(/^\((.*)\)$/, '$1');
  // Slashes that close are what two say at once.
  if (!isSure && /(?<!:)\/\//.test(memo)) return null;
  const mayBeTalk = !isCode && !end.isPlain;
  return { labels: [label], memo: memo === '' ? null : memo, quote, isMisspelt: false, mayBeTalk };
}

/** What stands before the first quotation mark, and where that is; null where nothing does. */
function beforeQuote(body: string): { open: number; text: string } | null {
  const open = body.search(opening);
  if (open <= 0 || open > longestCodesInLine) return null;
  return { open, text: body.slice(0, open).replace(/[\s:：–—-]+$/, '') };
}

/**
 * Where a quote ends: at the first mark behind which nothing or a memo stands. Where a code is sure, else at the first that is not
 * within a word, and where none closes before a memo or at the end of the line.
 */
function endOfQuote(body: string, from: number, isSure: boolean): { at: number; isPlain: boolean } | null {
  let other = -1;
  closing.lastIndex = from;
  for (let found = closing.exec(body); found; found = closing.exec(body)) {
    const at = found.index;
    atEnd.lastIndex = at + 1;
    if (atEnd.test(body)) return { at, isPlain: true };
    atWord.lastIndex = at;
    if (other < 0 && atWord.test(body)) other = at;
  }
  if (!isSure) return null;
  if (other >= 0) return { at: other, isPlain: false };
  const noted = body.slice(from).search(/\s\/\//);
  return { at: noted < 0 ? body.length : from + noted, isPlain: noted >= 0 };
}

/** `#trust: she did not say why`, `Bus-service (again)` */
function noting(words: string, labelLike: (text: string) => string | null): CodesInLine | null {
  const at = words.search(/[:：]\s|\s[-–—]\s|\s?\(/);
  const label = at < 0 ? null : labelIn(words.slice(0, at), labelLike);
  const memo = words
    .slice(at)
    .replace(/^[\s:：–—-]+/, '')
    .replace(/^\((.*)\)$/, '$1')
    .trim();
  return label === null || memo === ''
    ? null
    : { labels: [label], memo, quote: null, isMisspelt: false, mayBeTalk: false };
}
