// A tree that follows the cursor, and lets whoever selects another row meanwhile have their row.
import '../vscode/install';
import { deepEqual, equal } from 'node:assert/strict';
import type * as vscode from 'vscode';
import { followCursor } from '../../../client/src/trees/followCursor';
import { PlacesTree, type TreeElement } from '../../../client/src/trees/placesTree';
import type { TreeNode } from '../../../server/src/protocol/trees';
import { Tree } from '../vscode/trees';
import { Selection } from '../vscode/values';
import { filesOf, useWindow } from '../vscode/window';

const names = ['under the cursor', 'clicked', 'elsewhere'];

function node(label: string): TreeNode {
  return {
    path: [label],
    type: 'code',
    label,
    description: '',
    tooltip: '',
    spoken: label,
    kind: null,
    color: null,
    expandable: false,
    uri: null,
    place: null,
  };
}

/** A tree in which the test says when the row under the cursor is known. */
class AskedTree extends PlacesTree {
  /** What has been asked and is not answered, and whether it is wanted no more. */
  readonly questions: { token: vscode.CancellationToken; answer: (row: TreeElement | null) => void }[] = [];

  constructor() {
    super(async () => names.map(node));
  }

  rowAt(_: vscode.Uri, __: vscode.Position, token: vscode.CancellationToken): Promise<TreeElement | null> {
    return new Promise((answer) => this.questions.push({ token, answer }));
  }
}

describe('A tree that follows the cursor', () => {
  const window = useWindow({ files: filesOf('samples/keeping-software-alive') });
  let tree: AskedTree;
  let view: Tree<TreeElement>;
  let following: ReturnType<typeof followCursor>;

  beforeEach(async () => {
    await window().openTranscript('interviews/Interview 6 - Maya.txt');
    tree = new AskedTree();
    view = new Tree('a tree', { treeDataProvider: tree });
    following = followCursor(view, tree);
    await view.show();
    await window().until('the question for the row', () => tree.questions.length > 0);
  });

  afterEach(() => following.dispose());

  const shown = () => view.selection.map(({ node: { label } }) => label);
  const answer = async () => {
    tree.questions.at(-1)?.answer({ node: node('under the cursor'), parent: null });
    await tree.idle();
    await tree.idle();
  };

  it('selects the row under the cursor', async () => {
    await answer();
    await window().until('the row to be selected', () => shown()[0] === 'under the cursor');
  });

  it('lets a row be that is selected while it asks for another', async () => {
    view.select(view.row('clicked').element);
    equal(tree.questions.at(-1)?.token.isCancellationRequested, true);
    await answer();
    deepEqual(shown(), ['clicked']);
  });

  it('follows the next movement of the cursor all the same', async () => {
    view.select(view.row('clicked').element);
    await answer();
    const asked = tree.questions.length;
    window().goTo('if it stops, start it');
    await window().until('the next question', () => tree.questions.length > asked);
    await answer();
    await window().until('the row to be selected', () => shown()[0] === 'under the cursor');
  });

  it('lets a row be that is selected before the cursor has rested', async () => {
    const asked = tree.questions.length;
    window().goTo('if it stops, start it');
    view.select(view.row('elsewhere').element);
    await answer();
    // What was asked for before the row was selected is asked for no more: the next movement is the next question.
    window().goTo('Participant 1: ');
    await window().until('the next question', () => tree.questions.length > asked);
    equal(tree.questions.length, asked + 1);
    deepEqual(shown(), ['elsewhere']);
  });

  it('asks no more while the cursor stays in a line whose row is selected, as with each key in speech', async () => {
    // VS Code draws nothing anew for a row that it shows.
    view.reveal = async () => view.select(view.row('under the cursor').element);
    const rested = async () => {
      for (let turn = 0; turn < 5; turn++) await answer();
    };
    await rested();
    deepEqual(shown(), ['under the cursor']);
    const asked = tree.questions.length;
    const { line } = window().editor.selection.active;
    for (const character of [1, 2, 3]) {
      window().editor.selection = new Selection(line, character, line, character);
      await rested();
    }
    equal(tree.questions.length, asked);
    window().goTo('if it stops, start it');
    await window().until('the question about another line', () => tree.questions.length > asked);
  });

  it('gives a row back that is selected while the view goes to another', async () => {
    const reveal = view.reveal.bind(view);
    // The click is on its way when the view sets out.
    view.reveal = async (row, options) => {
      view.reveal = reveal;
      view.select(view.row('clicked').element);
      await reveal(row, options);
    };
    await answer();
    await window().until('the row that was clicked', () => shown()[0] === 'clicked');
  });

  it('gives it back as well where the other one has gone by then', async () => {
    const reveal = view.reveal.bind(view);
    view.reveal = async () => {
      view.reveal = reveal;
      view.select(view.row('clicked').element);
      view.select(view.row('elsewhere').element);
      throw new Error('The row is not there.');
    };
    await answer();
    await window().until('the row that was clicked last', () => shown()[0] === 'elsewhere');
    equal(following.chosen, undefined);
  });
});
