// npm run screenshots: takes the pictures of the documentation in the real VS Code, on the sample study. Look at each
// before you commit it.
import * as path from 'node:path';
import { openFile, openWorkbench, takeScreenshot } from '../test/e2e/ui/workbench';
import { prepareTestHost } from '../test/e2e/vscode.mjs';

const root = path.resolve(__dirname, '..');
const pictures = path.join(root, 'docs', 'images');

async function main(): Promise<void> {
  prepareTestHost(console.log);
  const workbench = await openWorkbench({ folder: path.join(root, 'samples', 'keeping-software-alive') });
  try {
    await openFile(workbench.page, 'Interview 1 - Maya.txt');
    await takeScreenshot(workbench.page, path.join(pictures, 'transcript.png'));
  } finally {
    await workbench.close();
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
