// A language server that ends while a code is renamed: all files are changed, or none, and the next server renames.
import { deepEqual, equal } from 'node:assert/strict';
import { useWindow } from '../vscode/window';

const names = Array.from({ length: 120 }, (_, n) => `Killed ${n + 1}.txt`);
const study = (label: string) => ({
  ...Object.fromEntries(names.map((name) => [name, `Interviewee\n\nIt was gone, all of it.\n\n${label}\n`])),
  'codebook.yaml': `codes: # What was lost.\n  - code: ${label}\n`,
});

describe('A language server that ends in the middle of a rename', () => {
  const window = useWindow({
    files: study('Data-loss'),
    settings: { 'marginalia.reshaping.preview': false, 'marginalia.reshaping.oldLabels': 'forget' },
  });
  beforeEach('the cursor is on the code', async () => {
    await window().openTranscript('Killed 1.txt');
    window().goTo('Data-');
  });
  /** Ends the server, and waits for the next one to have read the study. */
  const end = async () => {
    const { clients } = window();
    const before = clients.length;
    clients.at(-1)?.end();
    await window().until('another server', () => clients.length > before && clients.at(-1)?.isRunning);
  };

  it('before it has answered leaves every file as it is, and the next server renames', async () => {
    const renaming = window().rename('Data-gone');
    await end();
    await renaming;
    deepEqual(await window().texts(), study('Data-loss'));
    equal(
      window().host.documents.some(({ isDirty }) => isDirty),
      false,
    );
    await window().until('the next server to rename', async () => {
      await window().rename('Data-gone');
      return (await window().text('Killed 1.txt')).includes('Data-gone');
    });
    deepEqual(await window().texts(), study('Data-gone'));
  });

  it('when it has answered leaves no file behind', async () => {
    const renaming = window().rename('Data-away');
    const { host } = window();
    const first = new Promise((resolve) => host.changed.event(resolve));
    await Promise.race([first, renaming]);
    await end();
    await renaming;
    deepEqual(await window().texts(), study('Data-away'));
  });
});
