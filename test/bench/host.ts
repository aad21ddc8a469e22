// How long people wait in the real VS Code, with a study of thousands of transcripts: until it is read, and from the agreement to a change
// of half of them until all of it is on the disk, and back. Needs what `npm test -- interface` installs.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { openWorkbench, type Workbench } from '../e2e/ui/openWorkbench';
import { choose, renameFocused } from '../e2e/ui/reshapingHands';
import { expand, showTrees, tree, treeRow } from '../e2e/ui/sideBar';
import { until } from '../e2e/until';
import { program } from '../protocol/commandLine';
import { codebookText, commonCode, transcriptPath } from './generate';
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
  const whenRead = familyRow(folder);
  let opened = performance.now();
  const workbench = await openWorkbench({
    folder,
    prepare: () => {
      opened = performance.now();
    },
  });
  try {
    const { page } = workbench;
    await showTrees(page);
    const codes = tree(page, 'Codes');
    await codes.getByRole('treeitem', { name: whenRead }).waitFor({ timeout: 300_000 });
    const ready = performance.now() - opened;
    const plain = plainly(workbench.folder, changing(workbench, transcripts));
    await expand(codes, codes.getByRole('treeitem', { name: /^Data,/ }));
    await treeRow(codes, commonCode).click();
    await renameFocused(page, commonCode, renamed);
    const title = `“${commonCode}” to “${renamed}”`;
    const agreed = Date.now();
    await choose(page, title, 'Apply');
    const applied = (await onDisk(workbench, transcripts, renamed)) - agreed;
    await treeRow(codes, renamed).click();
    const asked = Date.now();
    await page.keyboard.press('Control+Z');
    const undone = (await onDisk(workbench, transcripts, commonCode)) - asked;
    return { ready, plain, applied, undone };
  } finally {
    await workbench.close();
  }
}

/** What a screen reader says of the family of the code, once all of its codings are counted as the command line counts them. */
function familyRow(folder: string): RegExp {
  const printed = execFileSync(process.execPath, [program, 'summary', '--format', 'json', folder], {
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  });
  const summaries: { codes: Record<string, { codings: number }> }[] = JSON.parse(printed);
  const codebook = codebookText();
  let all = 0;
  for (const { codes } of summaries)
    for (const [label, { codings }] of Object.entries(codes))
      if (label.startsWith('Data-') && codebook.includes(`code: ${label}\n`)) all += codings;
  return new RegExp(`^Data,.*\\b${all.toLocaleString('en').replaceAll(',', '[,.\\\\s]?')} codings`);
}

/** The paths of the transcripts that have the code. */
function changing({ folder }: Workbench, transcripts: number): string[] {
  const numbers = Array.from({ length: transcripts }, (_, index) => index + 1);
  return numbers.filter((number) => number % 2 === 1).map((number) => transcriptPath(folder, number));
}

/** When the codebook and every transcript have a label. */
async function onDisk(workbench: Workbench, transcripts: number, label: string): Promise<number> {
  const says = (file: string, text: string) => fs.readFileSync(file, 'utf8').includes(text);
  // The last one first: what is not done costs one look.
  const files = changing(workbench, transcripts).reverse();
  await until(
    'all on disk',
    () =>
      files.every((file) => says(file, `\n${label}\n`)) &&
      says(path.join(workbench.folder, 'codebook.yaml'), `code: ${label}\n`),
  );
  return Date.now();
}
