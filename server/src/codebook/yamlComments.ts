import { Lexer } from 'yaml';
import type { Range } from '../transcript/transcript';

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
