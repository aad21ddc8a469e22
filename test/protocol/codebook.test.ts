// What the built server answers in codebook.yaml, asked as an editor asks.
import { deepEqual, equal } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { ColorInformation, ColorPresentation } from 'vscode-languageserver';
import { Client, uriOf } from './client';

const codebook = `# Ours.
study: A study of data
codes:
  - code: Data-issues
    color: '#4e79a7' # blue
    codes:
      - code: Data-duplicates
`;
const talk = 'Interview 1 - Ilan\n\nInterviewee\n\nWe had it twice.\n\nData-duplicates\n';

describe('In codebook.yaml, the language server', () => {
  let folder: string;
  let client: Client;
  let uri: string;

  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-codebook-'));
    fs.writeFileSync(path.join(folder, 'codebook.yaml'), codebook);
    fs.writeFileSync(path.join(folder, 'a.txt'), talk);
    uri = uriOf(folder, 'codebook.yaml');
    client = await Client.start(folder);
    await client.ready(1);
    client.open(uri);
  });
  after(async () => {
    equal(await client.stop(), 0);
    fs.rmSync(folder, { recursive: true });
  });

  it('shows colours as swatches, and writes another one in their quotation marks', async () => {
    const textDocument = { uri };
    const range = { start: { line: 4, character: 11 }, end: { line: 4, character: 20 } };
    const swatches = await client.request<ColorInformation[]>('textDocument/documentColor', { textDocument });
    deepEqual(swatches, [
      { range, color: { red: 0x4e / 255, green: 0x79 / 255, blue: 0xa7 / 255, alpha: 1 } },
    ]);
    const color = { red: 1, green: 0, blue: 0, alpha: 1 };
    const ways = await client.request<ColorPresentation[]>('textDocument/colorPresentation', {
      textDocument,
      range,
      color,
    });
    deepEqual(ways, [{ label: '#ff0000', textEdit: { range, newText: "'#ff0000'" } }]);
  });
});
