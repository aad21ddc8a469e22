import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import { sample } from '../../protocol/commandLine';
import { collapseAll, showTrees, stepInto, tree } from './sideBar';
import { useWorkbench } from './useWorkbench';
import { waitForSelected } from './workbench';

describe('The trees', () => {
  const workbench = useWorkbench({ folder: sample });
  beforeEach(() => showTrees(workbench().page));
  const interview = (name: string) => path.join(workbench().folder, 'interviews', `${name}.txt`);

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
});
