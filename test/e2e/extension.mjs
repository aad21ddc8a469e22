// @ts-check
// Runs test/e2e/suite: the extension from the source tree, inside VS Code. Called by test/run.mjs, which says where
// VS Code is in VSCODE_EXECUTABLE; called by hand, it takes the test host.
import path from 'node:path';
import { runSuite } from './runSuite.mjs';
import { testHost } from './vscode.mjs';

try {
  await runSuite({
    executable: process.env.VSCODE_EXECUTABLE ?? testHost,
    suite: 'suite',
    folder: path.join(import.meta.dirname, 'study'),
    results: process.env.MARGINALIA_TEST_RESULTS,
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
