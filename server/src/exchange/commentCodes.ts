// What a comment beside a text says: codes, or words about the text.
import { isWholeSentence } from '../transcript/shape';
import { oneSpaced } from './lineWords';

/** A comment taken apart. */
export interface CommentWords {
  /** In its order, each once. */
  readonly codes: readonly string[];
  /** null for none. */
  readonly memo: string | null;
}

/** What has more words is no code. */
const mostWords = 6;
/** With commas, each part may have so many words. */
const mostWordsOfPart = 4;

/**
 * Reads a comment: one code a line or between semicolons, or between commas when all parts are short. What is long or ends like a
 * sentence is a memo, and so is all that stands behind `MEMO`.
 */
export function readComment(text: string): CommentWords {
  const memo = /^\s*MEMO\b[\s:.–-]*/u.exec(text);
  if (memo !== null) return { codes: [], memo: text.slice(memo[0].length).trim() || null };
  const codes = new Set<string>();
  const memos: string[] = [];
  for (const part of text.split(/[\n;]/)) {
    const words = oneSpaced(part).replace(/^[-–•*]\s+/u, '');
    if (words === '') continue;
    const labels = labelsOf(words);
    if (labels === null) memos.push(words);
    for (const label of labels ?? []) codes.add(label);
  }
  return { codes: [...codes], memo: memos.length === 0 ? null : memos.join('\n') };
}

/** True for a comment that agrees with another: `+1`. */
export function agrees(text: string): boolean {
  return /^\s*\+\s?1\b/.test(text);
}

/** The codes of a part of a comment; null when it is no code. */
function labelsOf(words: string): string[] | null {
  if (isWholeSentence(words)) return null;
  const marked = words.startsWith('#') ? words.split(/\s+(?=#)/) : [words];
  const labels = marked.flatMap((one) => {
    const parts = one.split(',').map((part) => part.replace(/^\s*#/, '').trim());
    const isList = parts.every((part) => part !== '' && countWords(part) <= mostWordsOfPart);
    return isList ? parts : [one.replace(/^#/, '').trim()];
  });
  const filled = labels.filter((label) => label !== '');
  return filled.length > 0 && filled.every((label) => countWords(label) <= mostWords) ? filled : null;
}

function countWords(text: string): number {
  return text.split(/\s+/).length;
}
