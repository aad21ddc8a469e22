// From files of other programs to coded passages and out again, as somebody does it who has never seen it.
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { wordDocument } from '../../unit/exchange/wordDocument';
import { until } from '../until';
import { onDisk, said } from './codingHands';
import { acceptPath, choose } from './exchangeHands';
import { useWorkbench } from './useWorkbench';
import { goTo, lines, pick, rows, save } from './workbench';

const cues = [
  ['Ana', 'How was it in the harbour?'],
  ['Bo', 'It was cold, and the ship was late.'],
  ['Ana', 'And then?'],
  ['Bo', 'Nobody told us anything.'],
] as const;
const subtitles = `WEBVTT\n\n${cues
  .map(([who, words], turn) => `00:00:0${turn}.000 --> 00:00:0${turn}.900\n<v ${who}>${words}</v>\n`)
  .join('\n')}`;
const typed = wordDocument(
  ['Interviewer: How long did it take?', 'Rosa: Nobody {1told us how late1} it was.'],
  { comments: [{ author: 'Kim', text: 'Lateness' }] },
);

describe('Files of other programs', () => {
  const raw = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-raw-'));
  fs.writeFileSync(path.join(raw, 'Harbour.vtt'), subtitles);
  fs.writeFileSync(path.join(raw, 'Rosa.docx'), typed);
  after(() => fs.rmSync(raw, { recursive: true }));
  const workbench = useWorkbench({ folder: raw, fresh: true });

  it('become transcripts, are coded, and go out as a web page of quotes, by keyboard alone', async () => {
    const { page, folder } = workbench();
    await choose(page, 'Marginalia: Import…', 'A Folder…');
    await acceptPath(page);
    const found = page.locator('.quick-input-list');
    await rows(found, 'Harbour.vtt').filter({ hasText: '1 transcript · 4 passages' }).waitFor();
    await rows(found, 'Rosa.docx').filter({ hasText: '1 coding' }).waitFor();
    assert.ok(
      !fs.existsSync(path.join(folder, 'codebook.yaml')),
      'Nothing is written before that is wanted.',
    );
    await page.keyboard.press('Enter');
    await page.locator('.tab[data-resource-name="Harbour.txt"]').waitFor();
    await page.locator('.tab', { hasText: 'Import' }).first().waitFor();

    await page.locator('#status\\.editor\\.mode', { hasText: /^Transcript$/ }).waitFor();
    await goTo(page, 5);
    await page.keyboard.press('Control+Enter');
    await pick(page, 'Lateness', 'Lateness');
    await said(page, 'Lateness');
    await lines(page, 'Lateness').first().waitFor();
    await save(page);
    assert.match(onDisk(folder, 'Harbour.txt'), /the ship was late\.\n\nLateness\n/);

    await choose(page, 'Marginalia: Export…', 'Web page');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'By code' }).waitFor();
    await page.keyboard.press('Enter');
    await acceptPath(page);
    const written = await until('the page of quotes', () =>
      fs.readdirSync(folder).find((name) => name.endsWith('.html')),
    );
    const html = onDisk(folder, written);
    for (const words of ['the ship was late.', 'told us how late']) assert.ok(html.includes(words), words);
  });
});
