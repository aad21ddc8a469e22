import type { Page } from 'playwright-core';
import { sample } from '../../protocol/commandLine';
import { until } from '../until';
import { underlined } from './underlined';
import { useWorkbench } from './useWorkbench';
import { goTo, openTranscript } from './workbench';

describe('Coded words are marked in the text', () => {
  const workbench = useWorkbench({ folder: sample });

  it('by a line below just the words that a code quotes', async () => {
    const { page } = workbench();
    await openTranscript(page, 'Interview 1 - Maya.txt');
    await goTo(page, 31);
    await marked(page, 'which key prints the table for the year');
  });
});

function marked(page: Page, words: string): Promise<unknown> {
  return until(
    `“${words}” to be marked`,
    async () => (await underlined(page)).join('').includes(words) || undefined,
  );
}
