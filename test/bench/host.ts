// How long people wait in the real VS Code, with a study of thousands of transcripts: until it is read, and from the agreement to a change
// of half of them until all of it is on the disk, and back. Needs what `npm test -- interface` installs.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { openWorkbench, type Workbench } from '../e2e/ui/openWorkbench';
import { choose, renameInTree } from '../e2e/ui/reshapingHands';
import { showTrees, tree, treeRow } from '../e2e/ui/sideBar';
import { until } from '../e2e/until';
import { commonCode, transcriptPath } from './generate';
import type { StudyOnDisk } from './measure';
import { plainly } from './writing';

const renamed = `${commonCode}-renamed`;

/** In milliseconds. */
export interface InHost {
  readonly ready: number;
  readonly plain: number;
  readonly applied: number;
  readonly undone: number;
}

/** Opens a copy of a study in VS Code, renames the code that half of its transcripts have, and takes that back. */
export async function measureHost({ folder, transcripts }: StudyOnDisk): Promise<InHost> {
  const began = performance.now();
  let opened = began;
  const workbench = await openWorkbench({
    folder,
    prepare: () => {
      opened = performance.now();
    },
  });
  try {
    const { page } = workbench;
    await showTrees(page);
    const all = String(2 * transcripts).replace(/(?=000$)/, '[,.\\s]?');
    await treeRow(tree(page, 'Codes'), commonCode)
      .filter({ hasText: new RegExp(all) })
      .waitFor({ timeout: 300_000 });
    const ready = performance.now() - opened;
    const plain = plainly(workbench.folder, changing(workbench, transcripts));
    await renameInTree(page, commonCode, renamed);
    const title = `“${commonCode}” to “${renamed}”`;
    const agreed = Date.now();
    await choose(page, title, 'Apply');
    const applied = (await onDisk(workbench, transcripts, renamed)) - agreed;
    await treeRow(tree(page, 'Codes'), renamed).click();
    const asked = Date.now();
    await page.keyboard.press('Control+Z');
    const undone = (await onDisk(workbench, transcripts, commonCode)) - asked;
    return { ready, plain, applied, undone };
  } finally {
    await workbench.close();
  }
}

/** The paths of the transcripts that have the code. */
function changing({ folder }: Workbench, transcripts: number): string[] {
  const numbers = Array.from({ length: transcripts }, (_, index) => index + 1);
  return numbers.filter((number) => number % 2 === 0).map((number) => transcriptPath(folder, number));
}

/** When the codebook and every transcript have a label, and nothing of the change lies beside them any more. */
async function onDisk(workbench: Workbench, transcripts: number, label: string): Promise<number> {
  const { folder } = workbench;
  const journal = path.join(folder, '.marginalia-change.json');
  await until('all on disk', () => {
    if (fs.existsSync(journal)) return false;
    return fs.readFileSync(path.join(folder, 'codebook.yaml'), 'utf8').includes(`code: ${label}\n`);
  });
  const now = Date.now();
  const says = (file: string) => fs.readFileSync(file, 'utf8').includes(`\n${label}\n`);
  if (!changing(workbench, transcripts).every(says)) throw new Error(`Not all files have ${label}.`);
  return now;
}
