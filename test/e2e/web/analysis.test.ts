// The view of analysis where there is no disk: in VS Code for the Web, on files that the page keeps.
import { deepEqual } from 'node:assert/strict';
import { marginalia, sample } from '../../protocol/commandLine';
import { pageInFront, viewWith } from '../ui/panelRows';
import { runCommand } from '../ui/workbench';
import { useWebWorkbench } from './webWorkbench';

describe('The view of analysis, in the browser', () => {
  const workbench = useWebWorkbench();

  it('has the numbers of the command line, and opens what they count', async () => {
    const page = workbench();
    await runCommand(page, 'Marginalia: Show Analysis');
    const view = pageInFront(page);
    const first = view.locator('tbody tr').first();
    await first.waitFor();
    const { out } = await marginalia('matrix', sample, '--format', 'csv');
    const [code = '', , , , codings, , interviews, , ...cells] = out.split('\r\n')[2]?.split(',') ?? [];
    const shown = await first.locator('td').allTextContents();
    deepEqual(shown, [...cells, codings, interviews]);
    await view.getByRole('gridcell', { name: `${code}, in all, ${codings} codings` }).click();
    await viewWith(page, 'tree', 'Found Passages');
  });
});
