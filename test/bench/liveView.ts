// How far the view of analysis lags behind what is typed, in the real VS Code. Needs what `npm test -- interface` installs.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { openWorkbench } from '../e2e/ui/openWorkbench';
import { viewWith } from '../e2e/ui/panelRows';
import { goTo, openTranscript } from '../e2e/ui/workbench';
import { sample } from '../protocol/commandLine';

const file = 'interviews/Interview 1 - Maya.txt';
const code = 'DOC-outdated';
const keys = 30;

/** From a key that takes a code of the sample off, or puts it on again, until its number has changed in the view beside: the median of
 *  some keys, in milliseconds. */
export async function measureLiveView(): Promise<number> {
  const workbench = await openWorkbench({ folder: sample });
  try {
    const { page, hands } = workbench;
    await openTranscript(page, file);
    await hands.run('marginalia.showAnalysis');
    await hands.run('workbench.action.moveEditorToRightGroup');
    const view = await viewWith(page, 'tablist', '');
    await view.getByRole('tab', { name: 'Codes by interview' }).click();
    const row = view.locator('tbody tr', { hasText: code }).first();
    await row.waitFor();
    await hands.run('workbench.action.focusFirstEditorGroup');
    const lines = fs.readFileSync(path.join(workbench.folder, file), 'utf8').split('\n');
    await goTo(page, lines.indexOf(code) + 1);
    const times: number[] = [];
    for (let key = 0; key < keys; key++) {
      const before = await row.textContent();
      const pressed = performance.now();
      await page.keyboard.press(key % 2 === 0 ? 'Control+Shift+K' : 'Control+Z');
      while ((await row.textContent()) === before);
      times.push(performance.now() - pressed);
      // What else follows from a key is over before the next one.
      await new Promise((resolve) => setTimeout(resolve, 700));
    }
    return times.sort((one, other) => one - other)[keys / 2] ?? Number.NaN;
  } finally {
    await workbench.close();
  }
}
