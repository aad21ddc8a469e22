import * as vscode from 'vscode';
import type { CodedText } from '../../../server/src/protocol/codedText';
import type { LineRun } from '../../../server/src/protocol/messages';

type Code = CodedText['codes'][number];

/** Lines one after the other that carry the same codes. */
export interface CodedLines extends LineRun {
  /** Each once, in the order of the code lines. */
  readonly codes: readonly Code[];
}

/** The lines with coded words, in the order of the text. */
export function codedLines({ codes, stretches }: CodedText): CodedLines[] {
  const byLine = new Map<number, Set<number>>();
  for (const { range, codes: own } of stretches) {
    for (let line = range.start.line; line <= range.end.line; line++) {
      const here = byLine.get(line) ?? new Set();
      byLine.set(line, here);
      for (const code of own) here.add(code);
    }
  }
  const found: { first: number; last: number; key: string; codes: Code[] }[] = [];
  for (const [line, here] of [...byLine].sort(([a], [b]) => a - b)) {
    const key = [...here].join();
    const above = found.at(-1);
    if (above?.last === line - 1 && above.key === key) above.last = line;
    else
      found.push({ first: line, last: line, key, codes: [...here].flatMap((place) => codes[place] ?? []) });
  }
  return found;
}

/** What is said of a coded line when the mouse rests on it: the names of its codes. */
export function codesInWords(codes: readonly Code[]): vscode.MarkdownString {
  return new vscode.MarkdownString().appendText(codes.map(({ label }) => label).join(' · '));
}
