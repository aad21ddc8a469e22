// What the rows of the view of open questions say.
import * as vscode from 'vscode';
import type { OpenQuestion, QuestionedFile } from '../../../server/src/protocol/moderation';
import type { TreeNode } from '../../../server/src/protocol/trees';
import { inQuotes } from '../ui/inQuotes';

/** Enough of a passage for a row, in UTF-16 units; the rest is in its tooltip. */
const longestLabel = 120;

/** A question and the file that it is in. */
export interface QuestionInFile {
  readonly file: QuestionedFile;
  readonly question: OpenQuestion;
}

const plain = {
  type: 'question',
  kind: null,
  color: null,
  expandable: false,
  uri: null,
  place: null,
} as const;

/** A moderated file, with how many of its questions are settled. */
export function fileNode(file: QuestionedFile, isOpen: boolean): TreeNode {
  const { uri, name, settled, asked, study } = file;
  const count = settledInWords(settled, asked);
  return {
    ...plain,
    path: ['file', uri],
    type: 'interview',
    label: name,
    description: count,
    tooltip: [name, study, count].join('\n'),
    spoken: `${name}, ${count}`,
    expandable: true,
    open: isOpen,
    uri,
  };
}

/** The passage that some questions of a file are about; nothing for none. */
export function passageNode(questions: readonly QuestionInFile[]): TreeNode[] {
  const [first] = questions;
  if (!first) return [];
  const { file, question } = first;
  const { words, speaker, passage: range } = question;
  const count = countOf(questions.length);
  return [
    {
      ...plain,
      path: ['file', file.uri, passageKey(question)],
      type: 'passage',
      label: shortened(words),
      description: count,
      tooltip: [words, speaker ?? ''].filter((one) => one !== '').join('\n\n'),
      spoken: [words, speaker ?? '', count].filter((one) => one !== '').join(', '),
      expandable: true,
      open: true,
      uri: file.uri,
      place: { uri: file.uri, range },
    },
  ];
}

/** A question below its passage. */
export function underPassage({ file, question }: QuestionInFile): TreeNode {
  const { label, quote, coders, words } = question;
  const who = coders.join(', ');
  const parts = [...(quote === null ? [] : [inQuotes(quote)]), who];
  return {
    ...plain,
    path: ['file', file.uri, passageKey(question), lineKey(question)],
    label,
    description: parts.join(' · '),
    tooltip: [label, ...parts, inQuotes(words)].join('\n\n'),
    spoken: [label, ...parts].join(', '),
    uri: file.uri,
    place: { uri: file.uri, range: question.at },
  };
}

/** A code with the questions that propose it. */
export function codeNode([label, { length }]: readonly [
  label: string,
  questions: readonly QuestionInFile[],
]): TreeNode {
  const count = countOf(length);
  return {
    ...plain,
    path: ['code', label],
    label,
    description: count,
    tooltip: `${label}\n${count}`,
    spoken: `${label}, ${count}`,
    expandable: true,
  };
}

/** A question below its code. */
export function underCode({ file, question }: QuestionInFile): TreeNode {
  const { label, quote, coders, words } = question;
  const parts = [file.name, coders.join(', ')];
  const said = quote ?? words;
  return {
    ...plain,
    path: ['code', label, file.uri, lineKey(question)],
    label: inQuotes(shortened(said)),
    description: parts.join(' · '),
    tooltip: [label, ...parts, inQuotes(words)].join('\n\n'),
    spoken: [said, ...parts].join(', '),
    uri: file.uri,
    place: { uri: file.uri, range: question.at },
  };
}

function shortened(words: string): string {
  return words.length > longestLabel ? `${words.slice(0, longestLabel)}…` : words;
}

/** What tells a question from the others of its file. */
export function lineKey({ at }: OpenQuestion): string {
  return String(at.start.line);
}

/** What tells the passage of a question from the others of its file. */
export function passageKey({ passage }: OpenQuestion): string {
  return String(passage.start.line);
}

/** What tells a question from all others. */
export function questionId({ file, question }: QuestionInFile): string {
  return `${lineKey(question)} ${file.uri}`;
}

/** How far somebody has come. */
export function settledInWords(settled: number, asked: number): string {
  return vscode.l10n.t('{0} of {1} settled', settled, asked);
}

function countOf(questions: number): string {
  return questions === 1 ? vscode.l10n.t('1 question') : vscode.l10n.t('{0} questions', questions);
}
