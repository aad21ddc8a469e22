// Runs interface tests, a file at a time, as interface.mjs hands them out. The workbench stays open from file to file.
import Mocha from 'mocha';
import { closeWorkbench } from './useWorkbench';

/** How long a test may take, in seconds: many, which cost nothing as long as it passes. */
const limit = 180;

// Whatever ends the run, the VS Code server goes with its worker.
for (const end of ['disconnect', 'SIGINT', 'SIGTERM'] as const) process.once(end, () => process.exit(1));

process.on('message', async ({ file }: { file?: string }) => {
  if (file === undefined) {
    await closeWorkbench();
    process.exit();
  }
  process.send?.(await run(file));
});

async function run(file: string): Promise<{ passed: number; failed: number; skipped: number }> {
  const mocha = new Mocha({
    timeout: limit * 1000,
    slow: 5000,
    forbidOnly: Boolean(process.env.CI),
    ...(process.env.MARGINALIA_TEST_GREP ? { grep: process.env.MARGINALIA_TEST_GREP } : {}),
  });
  mocha.addFile(file);
  await mocha.loadFilesAsync();
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      const { passes = 0, failures = 1, pending = 0 } = runner.stats ?? {};
      mocha.dispose();
      resolve({ passed: passes, failed: failures, skipped: pending });
    });
  });
}
