import * as vscode from 'vscode';
import type { WholeWords } from '../panel/messages';

/** What the server says in full of a quote, a memo or a passage. */
interface Said extends Pick<WholeWords, 'words' | 'labels' | 'citation'> {
  /** The words that a memo is about; none where left out. */
  readonly about?: string;
  readonly speaker: string | null;
  /** From 0. */
  readonly line: number;
}

/** What a view of whole rows shows of words of a transcript. */
export function wholeWords({ words, about = '', speaker, line, labels, citation }: Said): WholeWords {
  const source = vscode.l10n.t('line {0}', line + 1);
  return { words, about, speaker: speaker ?? '', source, labels, citation };
}
