import * as vscode from 'vscode';
import {
  type OpenQuestion,
  openQuestionsRequest,
  type QuestionedFile,
} from '../../../server/src/protocol/moderation';
import type { TreeNode } from '../../../server/src/protocol/trees';
import { setHasQuestions } from '../server/contextKeys';
import type { Server } from '../server/server';
import { PlacesTree, type TreeElement } from '../trees/placesTree';
import { groupedBy } from '../ui/groupedBy';
import { inQuotes } from '../ui/inQuotes';
import { soon } from '../ui/timing';

/** The questions are drawn anew at most so often, in milliseconds, however much is typed. */
const redraw = 250;

/** Enough of a passage for a row, in UTF-16 units; the rest is in its tooltip. */
const longestLabel = 120;

/** So many files are shown with their questions at once. */
const mostOpened = 5;

/** A question and the file that it is in. */
export interface QuestionInFile {
  readonly file: QuestionedFile;
  readonly question: OpenQuestion;
}

/** What the questions stand under. */
export type QuestionsBy = 'passage' | 'code';

/** The view of the questions that nobody has answered. It is there while there are any. */
export class QuestionsView implements vscode.Disposable {
  private files: readonly QuestionedFile[] = [];
  private order: QuestionsBy = 'passage';
  private readonly tree = new PlacesTree(async (parent) => this.nodesUnder(parent));
  readonly view: vscode.TreeView<TreeElement>;
  private readonly all: vscode.Disposable;
  private asked: Promise<unknown> = Promise.resolve();

  /** @param viewId of the view in package.json */
  constructor(
    viewId: string,
    private readonly server: Server,
  ) {
    this.view = vscode.window.createTreeView(viewId, {
      treeDataProvider: this.tree,
      showCollapseAll: true,
      canSelectMany: true,
    });
    const later = soon(redraw, () => void this.refresh());
    this.all = vscode.Disposable.from(
      this.view,
      later,
      server.onDidChange(() => later.ask()),
    );
    setHasQuestions(false);
  }

  get by(): QuestionsBy {
    return this.order;
  }

  /** Puts the questions under what they are about. */
  arrange(by: QuestionsBy): void {
    this.order = by;
    this.tree.refresh();
  }

  /** Asks for the questions again and draws them. Resolves when they are known. */
  refresh(): Promise<void> {
    const refreshed = this.asked.then(() => this.ask());
    this.asked = refreshed;
    return refreshed;
  }

  /** The questions that rows stand for, each once, in the order of the files. */
  questionsOf(rows: readonly TreeElement[]): readonly QuestionInFile[] {
    const wanted = new Set(rows.flatMap(({ node }) => this.under(node)).map(idOfQuestion));
    return this.inOrder().filter((one) => wanted.has(idOfQuestion(one)));
  }

  /** Where the first of some questions stands among all that are listed. */
  placeOf(questions: readonly QuestionInFile[]): number {
    const [first] = questions;
    return first ? this.inOrder().findIndex((one) => idOfQuestion(one) === idOfQuestion(first)) : -1;
  }

  /** Goes to the question that stands at a place by now, or to the last one. */
  async goTo(place: number): Promise<void> {
    const all = this.inOrder();
    const one = all[Math.min(place, all.length - 1)];
    if (!one || place < 0 || !this.view.visible) return;
    const row = await this.rowOf(one);
    if (row) await this.view.reveal(row, { select: true, focus: true });
  }

  dispose(): void {
    this.all.dispose();
  }

  private async ask(): Promise<void> {
    if (this.server.state.kind !== 'running') return;
    const files = await this.server.request(openQuestionsRequest, {});
    if (!files) return;
    this.files = files;
    setHasQuestions(files.length > 0);
    const sum = (count: (file: QuestionedFile) => number) =>
      files.reduce((all, file) => all + count(file), 0);
    this.view.description =
      files.length === 0
        ? ''
        : settledOf(
            sum(({ settled }) => settled),
            sum(({ asked }) => asked),
          );
    this.tree.refresh();
  }

  private get questions(): QuestionInFile[] {
    return this.files.flatMap((file) => file.questions.map((question) => ({ file, question })));
  }

  /** All questions in the order in which they are listed. */
  private inOrder(): QuestionInFile[] {
    return this.order === 'passage' ? this.questions : this.byLabel().flatMap(([, own]) => own);
  }

  private byLabel(): [label: string, QuestionInFile[]][] {
    const labels = groupedBy(this.questions, ({ question }) => question.label);
    return [...labels].sort(([one], [other]) => (one < other ? -1 : 1));
  }

  /** The questions below a row, or of it. */
  private under({ path }: TreeNode): QuestionInFile[] {
    const [kind, first = '', second, third] = path;
    return this.inOrder().filter(({ file, question }) =>
      kind === 'code'
        ? question.label === first &&
          (second === undefined || (file.uri === second && lineOf(question) === third))
        : file.uri === first &&
          (second === undefined || passageOf(question) === second) &&
          (third === undefined || lineOf(question) === third),
    );
  }

  private nodesUnder(parent: TreeNode | null): TreeNode[] {
    if (this.order === 'code')
      return parent ? this.under(parent).map(underCode) : this.byLabel().map(codeNode);
    if (!parent) return this.files.map((file) => fileNode(file, this.files.length <= mostOpened));
    const own = this.under(parent);
    if (parent.path.length === 3) return own.map(underPassage);
    const passages = groupedBy(own, ({ question }) => passageOf(question));
    return [...passages.values()].flatMap(passageNode);
  }

  private async rowOf({ file, question }: QuestionInFile): Promise<TreeElement | undefined> {
    const chain =
      this.order === 'code'
        ? [['code', question.label], underCode({ file, question }).path]
        : [
            ['file', file.uri],
            ['file', file.uri, passageOf(question)],
            underPassage({ file, question }).path,
          ];
    let row: TreeElement | undefined;
    for (const path of chain) {
      const rows = await this.tree.getChildren(row);
      row = rows.find(({ node }) => node.path.join('\n') === path.join('\n'));
      if (!row) return undefined;
    }
    return row;
  }
}

const plain = {
  type: 'question',
  kind: null,
  color: null,
  expandable: false,
  uri: null,
  place: null,
} as const;

function fileNode(file: QuestionedFile, isOpen: boolean): TreeNode {
  const { uri, name, settled, asked, study } = file;
  const count = settledOf(settled, asked);
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

function passageNode(questions: readonly QuestionInFile[]): TreeNode[] {
  const [first] = questions;
  if (!first) return [];
  const { file, question } = first;
  const { words, speaker, passage: range } = question;
  const count = countOf(questions.length);
  return [
    {
      ...plain,
      path: ['file', file.uri, passageOf(question)],
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

function underPassage({ file, question }: QuestionInFile): TreeNode {
  const { label, quote, coders, words } = question;
  const who = coders.join(', ');
  const parts = [...(quote === null ? [] : [inQuotes(quote)]), who];
  return {
    ...plain,
    path: ['file', file.uri, passageOf(question), lineOf(question)],
    label,
    description: parts.join(' · '),
    tooltip: [label, ...parts, inQuotes(words)].join('\n\n'),
    spoken: [label, ...parts].join(', '),
    uri: file.uri,
    place: { uri: file.uri, range: question.at },
  };
}

function codeNode([label, { length }]: readonly [
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

function underCode({ file, question }: QuestionInFile): TreeNode {
  const { label, quote, coders, words } = question;
  const parts = [file.name, coders.join(', ')];
  const said = quote ?? words;
  return {
    ...plain,
    path: ['code', label, file.uri, lineOf(question)],
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

function lineOf({ at }: OpenQuestion): string {
  return String(at.start.line);
}

function passageOf({ passage }: OpenQuestion): string {
  return String(passage.start.line);
}

function idOfQuestion({ file, question }: QuestionInFile): string {
  return `${lineOf(question)} ${file.uri}`;
}

function settledOf(settled: number, asked: number): string {
  return vscode.l10n.t('{0} of {1} settled', settled, asked);
}

function countOf(questions: number): string {
  return questions === 1 ? vscode.l10n.t('1 question') : vscode.l10n.t('{0} questions', questions);
}
