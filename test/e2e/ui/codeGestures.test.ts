import { sample } from '../../protocol/commandLine';
import { changes, goToWords, said } from './codingHands';
import { expand, showTrees, tree, treeRow } from './sideBar';
import { useWorkbench } from './useWorkbench';
import { drag, lines } from './workbench';

describe('Codes put on words, taken off and moved by keyboard', () => {
  const workbench = useWorkbench({
    folder: sample,
    settings: { 'marginalia.trees.followCursor': false },
    size: { width: 1280, height: 1400 },
  });

  it('codes the passage that a code of the tree is dropped on', async () => {
    const { page } = workbench();
    await goToWords(page, 'Interviewer: Sort of?');
    await showTrees(page);
    const codes = tree(page, 'Codes');
    await expand(codes, treeRow(codes, 'People [PEOPLE]'));
    const editor = page.locator('.editor-instance .monaco-editor').first();
    const drop = async () => {
      await drag(
        page,
        treeRow(codes, 'PEOPLE-single-expert'),
        lines(editor, 'Interviewer: Sort of?').first(),
      );
      await said(page, 'PEOPLE-single-expert');
      await lines(editor, 'Interviewer: Sort of?').first().click();
    };
    await changes(workbench(), drop, (before) =>
      before.replace('Interviewer: Sort of?', '$&\n\nPEOPLE-single-expert'),
    );
  });
});
