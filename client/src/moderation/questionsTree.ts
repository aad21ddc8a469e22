import * as vscode from 'vscode';
import { openQuestionsRequest, type QuestionedFile } from '../../../server/src/protocol/moderation';
import type { TreeNode } from '../../../server/src/protocol/trees';
import { setHasQuestions } from '../server/contextKeys';
import type { Server } from '../server/server';
import { PlacesTree, type TreeElement } from '../trees/placesTree';
import { selectedRows } from '../trees/selectedRows';
import { groupedBy } from '../ui/groupedBy';
import { soon } from '../ui/timing';
import {
  codeNode,
  fileNode,
  lineKey,
  passageKey,
  passageNode,
  type QuestionInFile,
  questionId,
  settledInWords,
  underCode,
  underPassage,
} from './questionRows';
import { TextTouched } from './textTouched';

/** The questions are drawn anew at most so often, in milliseconds, however much is typed. */
const redraw = 250;

/** So many files are shown with their questions at once. */
const mostOpened = 5;

/** What the questions stand under. */
export type QuestionsBy = 'passage' | 'code';

/** The view of the questions that nobody has answered. It is there while there are any. */
export class QuestionsView implements vscode.Disposable {
  private files: readonly QuestionedFile[] = [];
  private order: QuestionsBy = 'passage';
  private readonly tree = new PlacesTree(async (parent) => this.nodesUnder(parent));
  readonly view: vscode.TreeView<TreeElement>;
  private readonly all: vscode.Disposable;
  /** All that was wanted so far. */
  private asked: Promise<void> = Promise.resolve();

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

  /** Asks for the questions again and draws them. */
  refresh(): Promise<void> {
    return this.inTurn(async () => {
      if (await this.ask()) this.tell();
    });
  }

  /**
   * Changes what rows ask, when all that was wanted before is done, and goes on to the question that stands there then. The
   * count is told behind that: whoever has read it is not taken elsewhere any more.
   *
   * @param rows null for those that are selected when it is their turn
   * @param make is given the questions of the rows; true when it has changed anything
   */
  change(
    rows: readonly TreeElement[] | null,
    make: (questions: readonly QuestionInFile[]) => Promise<boolean>,
  ): Promise<void> {
    const touched = new TextTouched();
    const changed = this.inTurn(async () => {
      const wanted = this.questionsOf(rows ?? (await selectedRows(this.view, this.tree)));
      const place = this.placeOf(wanted);
      if (!(await make(wanted)) || !(await this.ask())) return;
      await this.goTo(Math.max(0, place), !touched.isTouched);
      await this.tree.idle();
      this.tell();
    });
    return changed.finally(() => touched.dispose());
  }

  dispose(): void {
    this.all.dispose();
  }

  /** Does one thing after the other, so that rows stay what they are until a key has done what it is for. */
  private inTurn(act: () => Promise<void>): Promise<void> {
    const done = this.asked.then(act);
    // What fails is told to whoever wanted it, and keeps nobody else waiting.
    this.asked = done.catch(() => undefined);
    return done;
  }

  /** The questions that rows stand for, each once, in the order of the files. */
  private questionsOf(rows: readonly TreeElement[]): readonly QuestionInFile[] {
    const wanted = new Set(rows.flatMap(({ node }) => this.under(node)).map(questionId));
    return this.inOrder().filter((one) => wanted.has(questionId(one)));
  }

  /** Where the first of some questions stands among all that are listed. */
  private placeOf([first]: readonly QuestionInFile[]): number {
    return first ? this.inOrder().findIndex((one) => questionId(one) === questionId(first)) : -1;
  }

  /** Goes to the question that stands at a place by now, or to the last one; the keyboard only where it belongs there. */
  private async goTo(place: number, focus: boolean): Promise<void> {
    const all = this.inOrder();
    const one = all[Math.min(place, all.length - 1)];
    if (!one || !this.view.visible) return;
    const row = await this.rowOf(one);
    if (row) await this.view.reveal(row, { select: true, focus });
  }

  /** @returns whether there was an answer */
  private async ask(): Promise<boolean> {
    if (this.server.state.kind !== 'running') return false;
    const files = await this.server.request(openQuestionsRequest, {});
    if (!files) return false;
    // What is drawn anew loses keys, so that what is as before is left as it is.
    const isSame = JSON.stringify(files) === JSON.stringify(this.files);
    this.files = files;
    if (!isSame) this.tree.refresh();
    return true;
  }

  /** Says how many questions there are. */
  private tell(): void {
    const { files } = this;
    setHasQuestions(files.length > 0);
    const sum = (count: (file: QuestionedFile) => number) =>
      files.reduce((all, file) => all + count(file), 0);
    this.view.description =
      files.length === 0
        ? ''
        : settledInWords(
            sum(({ settled }) => settled),
            sum(({ asked }) => asked),
          );
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
          (second === undefined || (file.uri === second && lineKey(question) === third))
        : file.uri === first &&
          (second === undefined || passageKey(question) === second) &&
          (third === undefined || lineKey(question) === third),
    );
  }

  private nodesUnder(parent: TreeNode | null): TreeNode[] {
    if (this.order === 'code')
      return parent ? this.under(parent).map(underCode) : this.byLabel().map(codeNode);
    if (!parent) return this.files.map((file) => fileNode(file, this.files.length <= mostOpened));
    const own = this.under(parent);
    if (parent.path.length === 3) return own.map(underPassage);
    const passages = groupedBy(own, ({ question }) => passageKey(question));
    return [...passages.values()].flatMap(passageNode);
  }

  private async rowOf({ file, question }: QuestionInFile): Promise<TreeElement | undefined> {
    const chain =
      this.order === 'code'
        ? [['code', question.label], underCode({ file, question }).path]
        : [
            ['file', file.uri],
            ['file', file.uri, passageKey(question)],
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
