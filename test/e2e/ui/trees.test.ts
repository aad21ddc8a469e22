import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import { sample } from '../../protocol/commandLine';
import { codesOf, summaryOf, totals } from './counts';
import { collapseAll, expand, showTrees, stepInto, tree, treeRow, walk } from './sideBar';
import { useWorkbench } from './useWorkbench';
import { goTo, openTranscript, waitForSelected } from './workbench';

describe('The trees', () => {
  const workbench = useWorkbench({ folder: sample });
  beforeEach(() => showTrees(workbench().page));
  const interview = (name: string) => path.join(workbench().folder, 'interviews', `${name}.txt`);

  it('list the interviews, and the codes of one, with the counts of the command line', async () => {
    const { page, folder } = workbench();
    const interviews = tree(page, 'Interviews');
    await treeRow(interviews, 'Interview 7').waitFor();
    const rows = await walk(page, interviews, ({ spoken }) => /^Interview 1,|, issue,/.test(spoken));

    const summary = await summaryOf(folder);
    const expected = summary.map(({ interview, coder, codings, distinctCodes }) =>
      [`Interview ${interview}`, coder, `${codings} codings`, `${distinctCodes} codes`].join(', '),
    );
    const listed = rows.filter(({ level }) => level === 1).map(({ spoken }) => spoken);
    assert.deepEqual(
      listed.filter((spoken) => !spoken.includes('2 coders')),
      expected.filter((spoken) => !spoken.startsWith('Interview 3,')),
    );
    assert.ok(listed.includes('Interview 3, Jonas, Maya, 2 coders'));
    const first = summary.find(({ interview }) => interview === '1');
    assert.deepEqual(codesOf(rows), first?.codes);
  });

  it('list the codes by family with the counts of the command line', async () => {
    const { page, folder } = workbench();
    const codes = tree(page, 'Codes');
    const rows = await walk(page, codes, ({ level }) => level === 1);
    assert.deepEqual(codesOf(rows), totals(await summaryOf(folder)));
  });

  it('lead by mouse from an interview over an issue and its fix to the words', async () => {
    const { page } = workbench();
    const interviews = tree(page, 'Interviews');
    await collapseAll(page, interviews);
    await expand(interviews, treeRow(interviews, 'Interview 2'));
    await expand(interviews, treeRow(interviews, 'DOC-outdated'));
    await expand(interviews, treeRow(interviews, 'DOC-outdated-fix'));
    const words = 'true on the third of March';
    await treeRow(interviews, words).click();
    await waitForSelected(page, interview('Interview 2 - Jonas'), words);
    // The other tree follows.
    await treeRow(tree(page, 'Codes'), words).and(page.locator('[aria-selected="true"]')).waitFor();
  });

  it('lead by keyboard from a family over a code and an interview to the words', async () => {
    const { page } = workbench();
    const codes = tree(page, 'Codes');
    await collapseAll(page, codes);
    const code = await stepInto(page, codes);
    assert.match(code.spoken, /^DOC-outdated, issue, /);
    const file = await stepInto(page, codes);
    assert.match(file.spoken, /^Interview 1 · Maya, 2 codings/);
    const quote = await stepInto(page, codes);
    assert.match(quote.spoken, /^came in\? First I looked for the manual\./);

    await page.keyboard.press('Enter');
    const words =
      "came in? First I looked for the manual. There is a manual, it's a beautiful thing, typed, with drawings. " +
      'And it describes a version with four constants and we have, I think, thirty one.';
    await waitForSelected(page, interview('Interview 1 - Maya'), words);
  });

  it('follow the cursor', async () => {
    const { page } = workbench();
    await openTranscript(page, 'Interview 6 - Maya.txt');
    await goTo(page, 37);
    const words = 'if it stops, start it, Participant 1, Interview 6 · Maya';
    for (const name of ['Interviews', 'Codes'] as const)
      await tree(page, name).getByRole('treeitem', { name: words, exact: true, selected: true }).waitFor();
  });
});
