import type { SemanticTokensEdit } from 'vscode-languageserver';
import { type SemanticToken, tokenTypes } from '../features/navigation/semanticTokens';

/**
 * Tokens in the numbers of the protocol: five for each, its lines and columns counted from those of the token before.
 *
 * @param tokens in the order of the file
 */
export function encodeTokens(tokens: readonly SemanticToken[]): number[] {
  const data: number[] = [];
  let lastLine = 0;
  let lastColumn = 0;
  for (const { line, column, length, type } of tokens) {
    const indent = line === lastLine ? column - lastColumn : column;
    data.push(line - lastLine, indent, length, tokenTypes.indexOf(type), 0);
    lastLine = line;
    lastColumn = column;
  }
  return data;
}

/** What makes new token data of the old: one edit over all that lies between an equal beginning and an equal end. */
export function tokenEdits(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return [];
  let end = before.length;
  let newEnd = after.length;
  while (end > start && newEnd > start && before[end - 1] === after[newEnd - 1]) {
    end--;
    newEnd--;
  }
  return [{ start, deleteCount: end - start, data: after.slice(start, newEnd) }];
}
