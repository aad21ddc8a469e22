// Transcripts as tools and people write them, in the editor.
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Locator } from 'playwright-core';
import { until } from '../until';
import { showOutline } from './sideBar';
import { useWorkbench } from './useWorkbench';
import { goTo, lines, openFile, openQuickFixes, openTranscript, rows, takeFirstQuickFix } from './workbench';

const study = path.join(__dirname, '../../../samples/as-they-come');

describe('Transcripts as tools and people write them', () => {
  const workbench = useWorkbench({ folder: study });

  it('have their turns in the outline, and say how they are read', async () => {
    const { page } = workbench();
    await openTranscript(page, 'interviews/茶馆 - 访谈.txt');
    const outline = await showOutline(page);
    const turns = Array.from({ length: 8 }, (_, turn) => (turn % 2 ? '陈师傅' : '访谈者'));
    await until('the turns', async () => (await speakersIn(outline)).join() === turns.join());

    await page.locator('.statusbar-item', { hasText: /passages coded/ }).click();
    await page.getByPlaceholder('Turns are read as “Name: words”', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  });

  it('get their next speaker as the file writes speakers', async () => {
    const { page } = workbench();
    const editor = await openTranscript(page, 'interviews/Bees - one turn a line.txt');
    await goTo(page, 12, 1);
    await page.keyboard.press('Control+Space');
    const suggestions = page.locator('.suggest-widget.visible');
    await rows(suggestions, 'Tamsin').first().waitFor();
    await page.keyboard.type('Tam');
    await suggestions.locator('.monaco-list-row.focused', { hasText: 'Tamsin' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Thank you.');
    await lines(editor, 'Tamsin: Thank you.').waitFor();
  });
});

describe('A transcript in which nobody was recognised', () => {
  const workbench = useWorkbench({
    folder: study,
    prepare(copy) {
      const interviews = path.join(copy, 'interviews');
      fs.writeFileSync(path.join(interviews, 'dashes.txt'), 'Ana – How was it?\n\nBo – Cold.\n');
      fs.writeFileSync(
        path.join(interviews, 'otherwise.txt'),
        '---\nlayout: "@{speaker}: {speech}"\n---\n\nAna: How was it?\n\nBo: Cold.\n\nAna: And?\n\nBo: Wet.\n',
      );
    },
  });

  it('is read as people say that it is written', async () => {
    const { page } = workbench();
    const editor = await openTranscript(page, 'interviews/dashes.txt');
    await goTo(page, 1, 1);
    await takeFirstQuickFix(page, 'Say how this transcript is written…');
    await rows(page.locator('.quick-input-list'), '{speaker} – {speech}').first().click();
    await lines(editor, 'layout: "{speaker} – {speech}"').waitFor();
    const outline = await showOutline(page);
    await until('the turns', async () => (await speakersIn(outline)).join() === 'Ana,Bo');
  });

  it('has its speakers in the codebook once people have ticked them', async () => {
    const { page } = workbench();
    await openTranscript(page, 'interviews/otherwise.txt');
    await goTo(page, 5, 1);
    await openQuickFixes(page, 'These are the speakers…');
    await rows(page.locator('.action-widget'), 'These are the speakers…').first().click();
    const list = page.locator('.quick-input-list');
    await rows(list, 'Ana').first().waitFor();
    await page.locator('.quick-input-count', { hasText: '2 Selected' }).waitFor();
    await page.keyboard.press('Enter');
    const outline = await showOutline(page);
    await until('the turns', async () => (await speakersIn(outline)).join() === 'Ana,Bo,Ana,Bo');
    await page.locator('.tab.dirty[data-resource-name="codebook.yaml"]').waitFor();
  });
});

describe('Markdown and subtitles that are transcripts', () => {
  const talk = ['How was it?', 'Cold.', 'And then?', 'Colder.', 'Did you stay?', 'We did.'];
  const markdown = talk.map((words, turn) => `**${turn % 2 ? 'Bo' : 'Ana'}:** ${words}\n`).join('\n');
  const subtitles = talk
    .map((words, turn) => `${turn + 1}\n00:00:0${turn},000 --> 00:00:0${turn},900\n${words}\n`)
    .join('\n');
  const workbench = useWorkbench({
    folder: study,
    prepare(copy) {
      const book = path.join(copy, 'codebook.yaml');
      const text = fs.readFileSync(book, 'utf8');
      fs.writeFileSync(book, text.replace('codes:', 'transcripts: ["**/*.txt", "named/*.md"]\ncodes:'));
      fs.mkdirSync(path.join(copy, 'named'));
      for (const name of ['named/one.md', 'named/two.md', 'README.md'])
        fs.writeFileSync(path.join(copy, name), name === 'README.md' ? '# Soup\n\nStir it.\n' : markdown);
      for (const name of ['walk.srt', 'climb.srt']) fs.writeFileSync(path.join(copy, name), subtitles);
    },
  });
  const mode = '#status\\.editor\\.mode';

  it('can be read as transcripts where the study names them, and are from then on', async () => {
    const { page } = workbench();
    await openFile(page, 'README.md');
    await openFile(page, 'named/one.md');
    const notice = await noticeOf(page, 'is a transcript of its study');
    await notice.getByRole('button', { name: 'Read as Transcript' }).click();
    await page.locator(mode, { hasText: /^Transcript$/ }).waitFor();
    await openTranscript(page, 'named/two.md');
    await openFile(page, 'README.md');
    await page.locator(mode, { hasText: /^Markdown$/ }).waitFor();
  });

  it('get a copy that is read, and one notice for each kind', async () => {
    const { page, folder } = workbench();
    await openFile(page, 'walk.srt');
    const notice = await noticeOf(page, 'These subtitles read like a transcript');
    await notice.getByRole('button', { name: 'Save a Copy as .txt' }).click();
    await page.locator('.tab.active[data-resource-name="walk.txt"]').waitFor();
    await page.locator(mode, { hasText: /^Transcript$/ }).waitFor();
    assert.equal(fs.readFileSync(path.join(folder, 'walk.txt'), 'utf8'), subtitles);
    await openFile(page, 'climb.srt');
    // What VS Code answers after it has looked at the file comes after any notice.
    await openTranscript(page, 'interviews/Bees - one turn a line.txt');
    assert.equal(await page.locator('.notification-list-item', { hasText: 'These subtitles' }).count(), 0);
  });

  /** The test host shows no toasts, only the list behind the bell. */
  async function noticeOf(page: ReturnType<typeof workbench>['page'], text: string): Promise<Locator> {
    const center = page.locator('.notifications-center.visible');
    const notice = center.locator('.notification-list-item', { hasText: text });
    await until('the notice', async () => {
      if ((await notice.count()) > 0) return true;
      if ((await center.count()) === 0) await page.locator('#status\\.notifications').click();
      return false;
    });
    return notice;
  }
});

/** The speakers of the turns in an outline: what stands before the colon of each row of the first level. */
async function speakersIn(outline: Locator): Promise<string[]> {
  const names = await outline.locator('.monaco-list-row[aria-level="1"] .label-name').allTextContents();
  return names.map((name) => name.slice(0, name.indexOf(':')));
}
