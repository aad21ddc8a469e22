// What VS Code counts in its Problems view, against what the command line finds. The extension host does not learn what VS Code
// drops of the findings that it is handed, so only the page tells.
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { rowsOf, sample } from '../../protocol/commandLine';
import { until } from '../until';
import { useWorkbench } from './useWorkbench';
import { openTranscript } from './workbench';

const talk = (codes: number) =>
  `Interviewee: The jar cracked.\n\n${Array.from({ length: codes }, (_, code) => `#NOWHERE-${code}\n`).join('\n')}`;
const fileOf = (interview: number) => `interviews/Interview ${100 + interview} - Rosa.txt`;
/** More than VS Code takes in one go, in files that hold less than that; one has more than VS Code shows of a file. */
const [files, each, most] = [10, 300, 1200];

describe('The Problems of a study', () => {
  const workbench = useWorkbench({
    folder: sample,
    // What others have had open may be kept open by VS Code for minutes, out of sight, and its findings are counted.
    fresh: true,
    prepare(copy) {
      for (let file = 0; file < files; file++) fs.writeFileSync(path.join(copy, fileOf(file)), talk(each));
      fs.writeFileSync(path.join(copy, fileOf(files)), talk(most));
    },
  });

  it('are as many as the command line finds, but for those of a file that has more than VS Code shows', async () => {
    const { page, folder } = workbench();
    const found = await rowsOf('check', folder);
    const counted = (severity: string) => found.filter((one) => one.severity === severity).length;
    assert.ok(counted('error') > files * each + most);
    // The last of a file's findings says how many others there are.
    const errors = counted('error') - (most - 999);
    const infos = counted('information') + 1;
    const wanted = `Errors: ${errors}, Warnings: ${counted('warning')}, Infos: ${infos}`;
    const problems = page.locator('#status\\.problems a').first();
    const count = () => problems.getAttribute('aria-label');
    const areCounted = async () => {
      await until('the Problems to be counted', async () => (await count()) === wanted).catch(() => {});
      assert.equal(await count(), wanted);
    };
    await openTranscript(page, 'interviews/Interview 1 - Maya.txt');
    await areCounted();
    // Neither opening nor closing a file doubles what was found in it.
    await openTranscript(page, fileOf(0));
    await openTranscript(page, fileOf(files));
    await areCounted();
    await page.keyboard.press('Control+W');
    await areCounted();
  });
});
