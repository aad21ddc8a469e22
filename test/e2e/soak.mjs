// @ts-check
// Runs test/e2e/soak: much work in the extension, and how much memory its host holds. Called by `npm run soak`; called by
// hand, it takes the test host.
//   MARGINALIA_SOAK_SECONDS=60    how long; three minutes where left out
import path from 'node:path';
import { runSuite } from './runSuite.mjs';
import { testHost } from './vscode.mjs';

const seconds = Number(process.env.MARGINALIA_SOAK_SECONDS ?? 180);
// The test host ends what takes much longer than it should.
process.env.MARGINALIA_E2E_TIMEOUT ??= String(2 * seconds + 600);
try {
  await runSuite({
    executable: process.env.VSCODE_EXECUTABLE ?? testHost,
    suite: 'soak',
    folder: path.join(import.meta.dirname, 'study'),
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
