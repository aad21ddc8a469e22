import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from '../../protocol/commandLine';
import { type Codes, codesOf, readSummary } from './counts';
import { type SpokenRow, showTrees, tree, treeRow, walk } from './sideBar';
import { goTo, lines, openTranscript, runCommand, save, takeFirstQuickFix, useWorkbench } from './workbench';

// They are nobody's to publish, so they stand beside the project, where there are some.
const shared = path.resolve(root, '../shared');
const seeds = path.join(shared, 'seeds');

(fs.existsSync(seeds) ? describe : describe.skip)('Five real transcripts', () => {
  const workbench = useWorkbench({ folder: seeds });
  // What is skipped is still read.
  const expected = fs.existsSync(seeds)
    ? readSummary(fs.readFileSync(path.join(shared, 'expected/seeds.json'), 'utf8'))
    : [];
  const coded = expected.filter(({ codings }) => codings > 0);

  it('show the counts that are known of them in both trees, once they have a codebook', async function () {
    // Hundreds of rows, one by one: longer than anything else here on a busy machine.
    this.timeout(600_000);
    const { page } = workbench();
    await runCommand(page, 'Marginalia: Create Codebook from Transcripts');
    await page.locator('.tab.active[data-resource-name="codebook.yaml"]').waitFor();
    await showTrees(page);
    const interviews = tree(page, 'Interviews');
    await treeRow(interviews, 'Interview 35').waitFor();

    const byInterview = groups(
      await walk(page, interviews, ({ level, spoken }) => level === 1 || spoken.includes(', issue, ')),
      ({ level }) => level === 1,
    );
    assert.equal(byInterview.size, expected.length);
    for (const { interview, coder, codings, distinctCodes, codes } of coded) {
      const name = `Interview ${interview}, ${coder}, ${codings} codings, ${distinctCodes} codes`;
      assert.deepEqual(codesOf(byInterview.get(name) ?? []), codes);
    }

    const byCode = groups(
      await walk(
        page,
        tree(page, 'Codes'),
        ({ level, spoken }) => level === 1 || spoken.includes(' interview'),
      ),
      ({ spoken }) => spoken.includes(' interview'),
    );
    for (const { interview, coder, codes } of coded)
      assert.deepEqual(codesOfInterview(byCode, `Interview ${interview} · ${coder}`), codes);
  });

  it('have a misspelt label flagged and fixed', async () => {
    const { page, folder } = workbench();
    const [name = ''] = coded.map(({ file }) => file);
    const before = fs.readFileSync(path.join(folder, name), 'utf8');
    const line = before.split('\n').indexOf('QM-robustness') + 1;
    const editor = await openTranscript(page, name);
    await goTo(page, line, 1000);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Escape');
    const squiggle = editor.locator('.squiggly-error');
    await squiggle.waitFor();

    await takeFirstQuickFix(page, 'Change to “QM-robustness”');
    await squiggle.waitFor({ state: 'detached' });
    await lines(editor, 'QM-robustness').first().waitFor();
    await save(page);
    assert.equal(fs.readFileSync(path.join(folder, name), 'utf8'), before);
  });
});

/** Parts a list of rows at those that begin a group. A group has the name of its first row. */
function groups(walked: readonly SpokenRow[], begins: (row: SpokenRow) => boolean): Map<string, SpokenRow[]> {
  const found = new Map<string, SpokenRow[]>();
  let group: SpokenRow[] = [];
  for (const row of walked) {
    if (begins(row)) {
      group = [];
      found.set(row.spoken, group);
    }
    group.push(row);
  }
  return found;
}

/** The counts of one interview's codes, from the rows that stand under each code. */
function codesOfInterview(byCode: ReadonlyMap<string, SpokenRow[]>, interview: string): Codes {
  const codes: Codes = {};
  for (const [code, below] of byCode) {
    const [label = ''] = code.split(/, (?:issue|fix|topic), /);
    const counts = below.map(({ spoken }) => spoken).find((spoken) => spoken.startsWith(`${interview}, `));
    const [, codings, segments] = /, (\d+) codings?, (\d+) segments?$/.exec(counts ?? '') ?? [];
    if (codings) codes[label] = { codings: Number(codings), segments: Number(segments) };
  }
  return codes;
}
