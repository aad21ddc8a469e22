// The rows of a tree, and what is kept of them: nothing, however often they are drawn.
import '../vscode/install';
import { deepEqual, equal, ok } from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { PlacesTree, type TreeElement } from '../../../client/src/trees/placesTree';
import type { TreeNode } from '../../../server/src/protocol/trees';
import { Host } from '../vscode/host';
import { useHost } from '../vscode/install';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function nodes(count: number): TreeNode[] {
  return Array.from({ length: count }, (_, index) => ({
    path: [String(index)],
    type: 'interview',
    label: `Interview ${index}`,
    description: '',
    tooltip: '',
    spoken: `Interview ${index}`,
    kind: null,
    color: null,
    expandable: true,
    uri: null,
    place: null,
  }));
}

describe('The rows of a tree', () => {
  before(() => useHost(new Host([])));
  after(() => useHost(null));

  it('are asked for a level at a time, and know those above them', async () => {
    const asked: (string | null)[] = [];
    const tree = new PlacesTree(async (parent) => {
      asked.push(parent?.label ?? null);
      return nodes(2);
    });
    const [first] = await tree.getChildren();
    const below = await tree.getChildren(first);
    deepEqual(asked, [null, 'Interview 0']);
    deepEqual(
      below.map((row) => tree.getParent(row) === first),
      [true, true],
    );
  });

  it('keep their ids when they are drawn anew', async () => {
    const tree = new PlacesTree(async () => nodes(3));
    const idsOf = (rows: readonly TreeElement[]) => rows.map((row) => tree.getTreeItem(row).id);
    deepEqual(idsOf(await tree.getChildren()), idsOf(await tree.getChildren()));
  });

  it('are none where there is no answer, and their number is told for the first level only', async () => {
    const told: number[] = [];
    const answers: (TreeNode[] | undefined)[] = [undefined, nodes(3), nodes(5)];
    const tree = new PlacesTree(async () => answers.shift());
    tree.onDidList((count) => void told.push(count));
    deepEqual(await tree.getChildren(), []);
    const [first] = await tree.getChildren();
    await tree.getChildren(first);
    deepEqual(told, [0, 3]);
  });

  it('are let go when they are drawn no more: of a thousand draws those of the last are left', async () => {
    const found = nodes(400);
    const tree = new PlacesTree(async () => found);
    const drawn: WeakRef<TreeElement[]>[] = [];
    for (let draw = 0; draw < 1000; draw++) drawn.push(new WeakRef(await tree.getChildren()));
    // What a promise has given is let go in a later turn.
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
    const kept = drawn.filter((rows) => rows.deref() !== undefined).length;
    ok(kept <= 2, `the rows of ${kept} draws`);
  });

  it('are let go also where asking for them failed', async () => {
    let fails = true;
    const tree = new PlacesTree(async () => {
      if (fails) throw new Error('no answer');
      return nodes(1);
    });
    for (let draw = 0; draw < 3; draw++) await tree.getChildren().catch(() => {});
    await tree.idle();
    fails = false;
    equal((await tree.getChildren()).length, 1);
  });

  it('are waited for by whoever wants them all drawn, those that are asked for meanwhile, too', async () => {
    const answers: ((rows: TreeNode[]) => void)[] = [];
    const tree = new PlacesTree(() => new Promise((resolve) => answers.push(resolve)));
    let isIdle = false;
    void tree.getChildren();
    const idle = tree.idle().then(() => {
      isIdle = true;
    });
    void tree.getChildren();
    answers[0]?.(nodes(1));
    await new Promise((resolve) => setTimeout(resolve));
    equal(isIdle, false);
    answers[1]?.(nodes(1));
    await idle;
  });
});
