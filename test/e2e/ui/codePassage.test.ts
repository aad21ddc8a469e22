import { sample } from '../../protocol/commandLine';
import { activeRow, changes, goToWords, openCodes, said, typeCode } from './codingHands';
import { useWorkbench } from './useWorkbench';

const asked = "Interviewer: Okay, it's recording.";
const passage = 'What is your job and what has software to do with it?';

describe('Choosing codes for a passage', () => {
  const workbench = useWorkbench({ folder: sample });

  it('codes it with one key, some letters and Enter', async () => {
    const { page } = workbench();
    await goToWords(page, asked);
    const act = async () => {
      await openCodes(page);
      await typeCode(page, 'pride', 'PEOPLE-pride');
      await page.keyboard.press('Enter');
      await said(page, 'PEOPLE-pride');
    };
    await changes(workbench(), act, (before) => before.replace(passage, `${passage}\n\nPEOPLE-pride`));
  });

  it('loses no letter to the transcript, however fast somebody types', async () => {
    const { page } = workbench();
    await goToWords(page, asked);
    const act = async () => {
      await page.keyboard.press('Control+Enter');
      await page.locator('.quick-input-widget:visible input[type="text"]').waitFor();
      await page.keyboard.type('pride');
      await activeRow(page, 'PEOPLE-pride');
      await page.keyboard.press('Enter');
    };
    await changes(workbench(), act, (before) => before.replace(passage, `${passage}\n\nPEOPLE-pride`));
  });
});
