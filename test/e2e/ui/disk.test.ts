import * as fs from 'node:fs';
import * as path from 'node:path';
import { sample } from '../../protocol/commandLine';
import { showTrees, tree, treeRow } from './sideBar';
import { useWorkbench } from './useWorkbench';
import { openTranscript } from './workbench';

describe('Files that change outside the editor', () => {
  const workbench = useWorkbench({ folder: sample });

  it('are followed by the trees: created, changed, renamed and deleted', async () => {
    const { page, folder } = workbench();
    const file = (name: string) => path.join(folder, 'interviews', name);
    await showTrees(page);
    const interviews = tree(page, 'Interviews');
    await treeRow(interviews, 'Interview 7').waitFor();

    const talk = 'Interviewer: Is it kept alive?\n\nInterviewee: Barely.\n\nTEST-no-tests\n';
    fs.writeFileSync(file('Interview 8 - Maya.txt'), talk);
    await treeRow(interviews, 'Interview 8, Maya, 1 coding, 1 code').waitFor();
    // That may have been noticed by the server's second look; what follows is noticed by VS Code's watcher alone.
    fs.writeFileSync(file('Interview 10 - Maya.txt'), talk);
    await treeRow(interviews, 'Interview 10, Maya, 1 coding, 1 code').waitFor();
    fs.appendFileSync(file('Interview 8 - Maya.txt'), '\nBus factor\n');
    await treeRow(interviews, 'Interview 8, Maya, 2 codings, 2 codes').waitFor();
    fs.renameSync(file('Interview 8 - Maya.txt'), file('Interview 9 - Jonas.txt'));
    await treeRow(interviews, 'Interview 9, Jonas, 2 codings, 2 codes').waitFor();
    await treeRow(interviews, 'Interview 8').waitFor({ state: 'detached' });
    fs.rmSync(file('Interview 9 - Jonas.txt'));
    await treeRow(interviews, 'Interview 9').waitFor({ state: 'detached' });
  });

  it('count no more once they are deleted, though VS Code shows what they said', async () => {
    const { page, folder } = workbench();
    const name = 'Interview 5 - Jonas.txt';
    const text = fs.readFileSync(path.join(folder, 'interviews', name));
    await openTranscript(page, name);
    await showTrees(page);
    const interview = tree(page, 'Interviews').getByRole('treeitem', { name: /^Interview 5,/ });
    await interview.waitFor();
    fs.rmSync(path.join(folder, 'interviews', name));
    await interview.waitFor({ state: 'detached' });
    await page.locator('.tab', { hasText: name }).waitFor();
    fs.writeFileSync(path.join(folder, 'interviews', name), text);
    await interview.waitFor();
  });
});
