// The trees of the side bar, in a window with the whole extension and the server.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { CancellationTokenSource, DataTransfer } from '../vscode/values';
import { filesOf, useWindow } from '../vscode/window';

const maya = 'interviews/Interview 1 - Maya.txt';
const jonas = 'interviews/Interview 2 - Jonas.txt';

describe('The trees', () => {
  const window = useWindow({ files: filesOf('samples/keeping-software-alive') });

  it('list the interviews in their order, the coders of one under it', async () => {
    const tree = await window().tree('interviews');
    await window().row(tree, 'Interview 7');
    const names = tree.spoken(1).map((spoken) => spoken.split(', ').slice(0, -1).join(', '));
    deepEqual(names, [
      'Interview 1, Maya, 52 codings',
      'Interview 2, Jonas, 47 codings',
      'Interview 3, Jonas 47, Maya 56, 103 codings',
      'Interview 4, Jonas 47, Maya 47, 94 codings',
      'Interview 5, Jonas, 52 codings',
      'Interview 6, Jonas 42, Maya 50, 92 codings',
      'Interview 7, Jonas, 45 codings',
    ]);
    await window().unfold(tree, 'Interview 3');
    deepEqual(
      tree.spoken(2).map((spoken) => spoken.split(',')[0]),
      ['Jonas', 'Maya'],
    );
  });

  it('list the codes by family, which are coded as often as the interviews are', async () => {
    const tree = await window().tree('codes');
    const interviews = await window().tree('interviews');
    for (const { spoken, item } of tree.rows)
      if (item.collapsibleState === 1) await window().unfold(tree, spoken);
    ok(tree.spoken(2).length > 30);
    equal(
      codings(tree.rows.filter(({ item }) => item.contextValue?.startsWith('code'))),
      codings(interviews.rows.filter(({ level }) => level === 1)),
    );
  });

  it('lead from an interview over an issue and its fix to the words, and the other tree follows', async () => {
    const tree = await window().tree('interviews');
    const codes = await window().tree('codes');
    await window().unfold(tree, 'Interview 2', 'DOC-outdated', 'DOC-outdated-fix');
    const words = 'true on the third of March';
    const { item, element } = await window().row(tree, words);
    equal(item.command?.command, 'vscode.open');
    tree.select(element);
    await window().run(item.command?.command ?? '', ...(item.command?.arguments ?? []));
    deepEqual([window().document.uri.path, window().selected], [`/study/${jonas}`, words]);
    const follows = (spoken: string) =>
      window().until(`the other tree to be at ${spoken}`, () =>
        codes.selection[0]?.node.spoken.startsWith(spoken),
      );
    await follows('DOC-outdated-fix');
    equal(window().host.focusedView, null, 'the cursor stays where it is');
    // What the user opens is followed into.
    await window().unfold(codes, 'DOC-outdated-fix', 'Interview 2 · Jonas');
    window().goTo('Interviewer: ');
    window().select(words);
    await follows(words);
  });

  it('open one level for the cursor, however often it moves', async () => {
    const codes = await window().tree('codes');
    await window().openTranscript(maya);
    const deep = codes.spoken(3);
    for (let step = 0; step < 3; step++) {
      const before = codes.selection[0];
      await window().run('marginalia.nextCoding');
      await window().until('another row', () => codes.selection[0] && codes.selection[0] !== before);
    }
    deepEqual(codes.spoken(3), deep);
  });

  it('lead from a family over a code and an interview to the words', async () => {
    const codes = await window().tree('codes');
    await window().unfold(codes, 'Documentation [DOC]', 'DOC-outdated', 'Interview 1 · Maya');
    const quote = codes.rows.find(({ spoken }) =>
      spoken.startsWith('came in? First I looked for the manual.'),
    );
    await window().run('vscode.open', ...(quote?.item.command?.arguments ?? []));
    equal(
      window().selected,
      "came in? First I looked for the manual. There is a manual, it's a beautiful thing, typed, with drawings. " +
        'And it describes a version with four constants and we have, I think, thirty one.',
    );
  });

  it('follow the cursor, and stay where they are while they are hidden or are not to follow', async () => {
    const trees = [await window().tree('interviews'), await window().tree('codes')];
    await window().openTranscript('interviews/Interview 6 - Maya.txt');
    window().goTo('if it stops, start it');
    const on = (label: string) =>
      trees.map((tree) => tree.selection.some(({ node }) => node.label === label));
    const label = 'PEOPLE-no-handover';
    await window().until('both trees to follow', () => on(label).every((is) => is));
    const [first, second] = trees;
    if (!first || !second) return;
    const spokenOf = (tree: typeof second) => tree.highlighted.map(({ node }) => node.spoken);
    const shown = spokenOf(second);
    second.visible = false;
    window().goTo('Participant 1: ');
    window().select('The cows');
    await window().until('the other tree to follow', () => !on(label)[0]);
    deepEqual(spokenOf(second), shown, 'a hidden view is not opened');
    second.visible = true;
    window().host.configure('marginalia.trees.followCursor', false);
    const before = trees.map(spokenOf);
    window().goTo('if it stops, start it');
    await window().run('marginalia.refresh');
    deepEqual(trees.map(spokenOf), before);
  });

  it('follow at once when the passage with the cursor is coded', async () => {
    const tree = await window().tree('codes');
    window().host.configure('marginalia.trees.followCursor', true);
    await window().openTranscript(jonas);
    window().goTo("Interviewer: Okay, it's recording.");
    await window().press('ctrl+enter');
    (await window().list('Code This Passage')).take('PEOPLE-pride');
    await window().until('its code', () => tree.selection.some(({ node }) => node.label === 'PEOPLE-pride'));
    equal(window().host.focusedView, null);
    window().host.undo();
    await window().saveAll();
  });

  it('ask for the rows that are open and for no others, and know a row again after a change', async () => {
    const tree = await window().tree('interviews');
    await window().unfold(tree, 'Interview 1');
    const row = tree.row('Interview 1');
    await window().openTranscript(maya);
    tree.select(row.element);
    const [draws, levels] = [tree.draws, new Set(tree.rows.map(({ level }) => level))];
    window().goTo('There was cake.');
    window().host.type('TEST-no-tests\n\n');
    await window().until('the tree to be drawn anew', () => tree.draws > draws);
    deepEqual(new Set(tree.rows.map(({ level }) => level)), levels, 'what is open stays open');
    equal(tree.row('Interview 1').item.id, row.item.id);
    deepEqual(tree.highlighted, [tree.row('Interview 1').element], 'what is selected stays selected');
    window().host.undo();
    await window().row(tree, 'Interview 1, Maya, 52 codings');
  });

  it('are drawn once for many changes', async () => {
    const tree = await window().tree('interviews');
    await window().openTranscript(maya);
    window().goTo('There was cake.');
    const draws = tree.draws;
    for (let letter = 0; letter < 30; letter++) window().host.type('TEST-no-tests\n\n');
    const ofMaya = () => tree.row('Interview 1').spoken;
    await window().until('the codings to count', () => !ofMaya().includes('52 codings'));
    ok(tree.draws - draws <= 5, `${tree.draws - draws} draws`);
    for (let letter = 0; letter < 30; letter++) window().host.undo();
    await window().until('the codings to be gone', () => ofMaya().includes('52 codings'));
  });

  it('show what is typed, say when nothing is left, and show everything again', async () => {
    const tree = await window().tree('codes');
    const names = () => tree.spoken(1).map((spoken) => spoken.split(',')[0]);
    const before = names();
    const welcome = () => window().host.contexts.get('marginalia.codes.welcome');
    await window().run('marginalia.codes.filter');
    const box = await window().box('Filter Codes');
    box.value = 'no such code';
    await window().until('nothing to be left', () => tree.rows.length === 0 && welcome() === 'filtered');
    box.value = 'outdated';
    await window().until('a family to be left', () => tree.spoken(1).length === 1);
    box.enter();
    equal(tree.description, '“outdated”');
    await window().unfold(tree, 'Documentation [DOC]');
    deepEqual(
      tree.spoken(2).map((spoken) => spoken.split(',')[0]),
      ['DOC-outdated', 'DOC-outdated-fix'],
    );
    await window().run('marginalia.codes.clearFilter');
    await window().until('everything', () => tree.spoken(1).length === before.length);
    deepEqual([names(), tree.description, welcome()], [before, '', 'none']);
  });

  const arranged: [by: string, title: string, row: string, shows: RegExp, first: RegExp][] = [
    ['sort', 'Sort Codes', 'Most Codings First', /^most codings first$/, /./],
    ['filterByCoder', 'Filter Codes by Coder', 'Jonas', /^Jonas · most codings first$/, /./],
    ['filterByCoder', 'Filter Codes by Coder', 'All Coders', /^most codings first$/, /./],
    ['sort', 'Sort Codes', 'As in the Codebook', /^$/, /./],
  ];
  for (const [by, title, row, shows] of arranged)
    it(`are arranged as people choose: ${title}, ${row}`, async () => {
      const tree = await window().tree('codes');
      const draws = tree.draws;
      void window().run(`marginalia.codes.${by}`);
      const list = await window().list(title);
      equal(list.items.filter(({ description }) => description === 'chosen now').length, 1);
      list.take(row);
      await window().until('the tree to be drawn anew', () => tree.draws > draws);
      match(tree.description, shows);
      deepEqual(Object.keys(Object(window().memory.get('marginalia.codes'))).includes('sort'), true);
    });

  it('give quotes to a note as citations, a blank line between them, and codes by their labels', async () => {
    const tree = await window().tree('interviews');
    await window().unfold(tree, 'Interview 2', 'DOC-outdated', 'DOC-outdated-fix');
    const transfer = new DataTransfer();
    const { token } = new CancellationTokenSource();
    const rows = [tree.row('true on the third of March').element, tree.row('Interview 2').element];
    await tree.options.dragAndDropController?.handleDrag?.(rows, transfer, token);
    match(
      String(await transfer.get('text/plain')?.asString()),
      /^> true on the third of March\n>\n> — .+, Interview 2, coded by Jonas \(interviews\/Interview 2 - Jonas\.txt, line \d+\)\n$/,
    );
    const none = new DataTransfer();
    await tree.options.dragAndDropController?.handleDrag?.([tree.row('Interview 2').element], none, token);
    deepEqual([...none], []);
  });

  it('follow files that change outside the editor: created, changed, renamed and deleted', async () => {
    const tree = await window().tree('interviews');
    const { disk } = window().host;
    const uri = (name: string) => window().uri(`interviews/${name}`);
    const write = (name: string, text: string) => disk.writeFile(uri(name), new TextEncoder().encode(text));
    const talk = 'Interviewer: Is it kept alive?\n\nInterviewee: Barely.\n\nTEST-no-tests\n';
    await write('Interview 8 - Maya.txt', talk);
    await window().row(tree, 'Interview 8, Maya, 1 coding, 1 code');
    await write('Interview 8 - Maya.txt', `${talk}\nBus factor\n`);
    await window().row(tree, 'Interview 8, Maya, 2 codings, 2 codes');
    await disk.rename(uri('Interview 8 - Maya.txt'), uri('Interview 9 - Jonas.txt'));
    await window().row(tree, 'Interview 9, Jonas, 2 codings, 2 codes');
    equal(
      tree.spoken(1).some((spoken) => spoken.startsWith('Interview 8')),
      false,
    );
    await disk.delete(uri('Interview 9 - Jonas.txt'));
    await window().until('the row to go', () => tree.spoken(1).length === 7);
  });

  it('follow the codebook when it goes and comes back', async () => {
    const tree = await window().tree('codes');
    await window().row(tree, 'Documentation [DOC]');
    const { disk } = window().host;
    const [here, away] = [window().uri('codebook.yaml'), window().uri('codebook.old')];
    await disk.rename(here, away);
    await window().until(
      'the next step',
      () => window().host.contexts.get('marginalia.hasCodebook') === false,
    );
    await window().until(
      'no codebook',
      () => !tree.spoken(1).some((spoken) => spoken.startsWith('Documentation')),
    );
    await disk.rename(away, here);
    await window().row(tree, 'Documentation [DOC]');
    equal(window().host.contexts.get('marginalia.hasCodebook'), true);
  });
});

/** How many codings some rows have together. */
function codings(rows: readonly { readonly spoken: string }[]): number {
  return rows.reduce((sum, { spoken }) => sum + Number(/, (\d+) codings?,/.exec(spoken)?.[1] ?? 0), 0);
}
