import type { Study } from '../../study/study';
import { spokenWords, summarize, writtenMemos } from '../../study/summarize';
import type { Summary } from '../../study/summary';
import { itemAt } from '../../transcript/itemAt';
import { lineAt } from '../../transcript/lines';
import type { Memo, Transcript } from '../../transcript/transcript';
import { escapeMarkdown } from '../shared/markdown';
import type { Arrangement } from '../trees/arrangement';
import { labelOfMemo } from '../trees/memosByLabel';
import { MemoTree } from '../trees/memoTree';
import { interviewName } from '../trees/tree';
import { citation } from './citation';

/** A transcript as it is now: the index has only the beginning of long memos and passages. */
export interface ReadFile {
  readonly file: string;
  readonly transcript: Transcript;
  readonly summary: Summary;
  /** Its path below its study, nothing escaped. */
  readonly path: string;
}

/**
 * A memo in Markdown: what it says, and below it the words it is about with their source.
 *
 * @param index of the memo in `Summary.memos`
 * @param style how the source names the file: in words alone, or linked for a note that lies beside the codebook
 * @returns null when there is no such memo
 */
export function memoInMarkdown(
  study: Study,
  read: ReadFile,
  index: number,
  style: 'in words' | 'linked',
): string | null {
  const memo = writtenMemos(read.transcript)[index];
  return memo ? inMarkdown(study, read, memo, style) : null;
}

function inMarkdown(
  study: Study,
  { file, transcript, summary, path }: ReadFile,
  memo: Memo,
  style: 'in words' | 'linked',
): string {
  const passage = transcript.passages[memo.passage];
  const said = escapeMarkdown(memo.text);
  if (!passage) return said;
  const range = transcript.codings[memo.coding]?.quote?.target ?? passage.range;
  const cited = {
    words: spokenWords(transcript, range),
    interview: interviewName(study, file, summary),
    speaker: passage.speaker,
    coder: summary.coder,
    file: path,
    line: lineAt(transcript.lineStarts, range.start),
  };
  return `${said}\n\n${citation(cited, style)}`;
}

/** A memo with all that its row has no room for. */
export interface WholeMemo {
  readonly text: string;
  /** The words that it is about; '' for none. */
  readonly about: string;
  /** Who says them; null where nobody is known to. */
  readonly speaker: string | null;
  /** The code that it is about, as the codebook spells it; null for none. */
  readonly label: string | null;
  /** Markdown: what it says, and below it the words that it is about with their source. */
  readonly citation: string;
}

/** The memos of a transcript, whole, in the order of `Summary.memos`. */
export function wholeMemos(study: Study, read: ReadFile): WholeMemo[] {
  const { transcript, summary } = read;
  return writtenMemos(transcript).map((memo, index) => {
    const passage = transcript.passages[memo.passage];
    const range = transcript.codings[memo.coding]?.quote?.target ?? passage?.range;
    return {
      text: memo.text,
      about: range ? spokenWords(transcript, range) : '',
      speaker: passage?.speaker ?? null,
      label: labelOfMemo(study, summary, itemAt(summary.memos, index)),
      citation: inMarkdown(study, read, memo, 'in words'),
    };
  });
}

/** The memos of a transcript that are shown in an arrangement, each with the row of the tree that it stands under, in Markdown. */
export function memosInFile(
  study: Study,
  arrangement: Arrangement,
  read: Omit<ReadFile, 'summary'>,
): { readonly heading: string; readonly markdown: string }[] {
  const tree = new MemoTree(study, arrangement);
  const summary = summarize(read.transcript);
  return writtenMemos(read.transcript).flatMap((written, index) => {
    const memo = itemAt(summary.memos, index);
    if (!tree.isShown(read.file, summary, memo)) return [];
    const markdown = inMarkdown(study, { ...read, summary }, written, 'linked');
    const heading = escapeMarkdown(tree.heading(read.file, summary, memo));
    const label = labelOfMemo(study, summary, memo);
    const isNamed = arrangement.by === 'code' || label === null;
    return { heading, markdown: isNamed ? markdown : `**${escapeMarkdown(label)}:** ${markdown}` };
  });
}
