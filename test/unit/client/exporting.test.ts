// A study on its way out to other programs: chosen what as and where to, written, told of.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import { filesOf, useWindow } from '../vscode/window';

const codebook = 'study: Harbour\ncodes:\n  - code: Cold\n  - code: Late\n';
const talk = 'Interviewer\n\nCold?\n\nInterviewee\n\nWe froze.\n\nCold\n\n// Ask again.\n';

describe('A study that is exported', () => {
  const window = useWindow({
    files: { 'codebook.yaml': codebook, 'interviews/a.txt': talk, 'interviews/b.txt': talk },
  });

  /** Exports as the row says, to a place, and answers with what is told at the end. */
  const exported = async (row: string, to: string, order = 'By code') => {
    window().host.chosenFiles.push([window().uri(to)]);
    void window().run('marginalia.export');
    await window().choose('Export Harbour', row);
    if (/\.(?:html|docx|md)$/.test(to)) await window().choose('Export Harbour', order);
  };
  const bytes = async (name: string) => window().host.disk.readFile(window().uri(name));

  it('is a web page of its quotes, with who said each and where', async () => {
    await exported('Web page', 'out/quotes.html');
    const notice = await window().notice('Exported out/quotes.html (transcripts: 2, codings: 2).');
    deepEqual(notice.buttons, ['Open', 'Reveal']);
    notice.answer();
    match(await window().onDisk('out/quotes.html'), /We froze\./);
  });

  it('takes the place of a file where the user has said so in the dialog', async () => {
    await window().host.disk.writeFile(window().uri('out/old.md'), new TextEncoder().encode('Old.'));
    await exported('Markdown', 'out/old.md');
    (await window().notice('Exported out/old.md')).answer();
    match(await window().onDisk('out/old.md'), /We froze\./);
  });

  it('is a page as text, which can be looked at', async () => {
    await exported('Markdown', 'out/quotes.md', 'By interview');
    (await window().notice('Exported out/quotes.md')).answer('Open');
    await window().until('the page', () =>
      window().host.ran.some(
        ([command, uri]) => command === 'markdown.showPreview' && String(uri).endsWith('/out/quotes.md'),
      ),
    );
  });

  const one: [row: string, file: string, member: string][] = [
    ['REFI-QDA project', 'out/a.qdpx', 'project.qde'],
    ['Excel workbook', 'out/a.xlsx', 'xl/workbook.xml'],
    ['Word document', 'out/a.docx', 'word/document.xml'],
  ];
  for (const [row, file, member] of one)
    it(`is one file as ${row}, byte for byte as it was made`, async () => {
      await exported(row, file);
      (await window().notice(`Exported ${file}`)).answer();
      ok(strFromU8(unzipSync(await bytes(file))[member] ?? new Uint8Array()).startsWith('<?xml'));
    });

  it('is a new folder of tables beside what is there', async () => {
    const folder = { '': 'Harbour - csv', again: 'Harbour - csv (2)' };
    for (const name of Object.values(folder)) {
      await exported('CSV for R and Python', 'out');
      (await window().notice(`Exported out/${name} (`)).answer();
      match(await window().onDisk(`out/${name}/codings.csv`), /^interview,/);
      ok((await window().onDisk(`out/${name}/datapackage.json`)).includes('codings.csv'));
    }
  });

  it('says what does not go out, and shows which', async () => {
    const lost = 'Interviewer\n\nCold?\n\n// About the question.\n\nInterviewee\n\nWe froze.\n\nCold\n';
    await window().host.disk.writeFile(window().uri('interviews/c.txt'), new TextEncoder().encode(lost));
    await window().until('the file', async () =>
      (await window().tree('interviews')).rows.some(({ spoken }) => spoken.startsWith('c.txt')),
    );
    await exported('Web page', 'out/lost.html');
    const notice = await window().notice('Not all of it went out, or not exactly.');
    equal(notice.buttons[0], 'Show What Is Missing');
    notice.answer('Show What Is Missing');
    match(await window().page('Export'), /interviews\/c\.txt: 1 memo is about a passage and no code/);
  });

  it('is refused where it would be read as a transcript of the study, or cannot be written whole', async () => {
    const before = await window().texts();
    await exported('Web page', 'interviews/report.txt.html');
    (await window().notice('Exported interviews/report.txt.html')).answer();
    const after = await window().texts();
    void window().run('marginalia.export');
    window().host.chosenFiles.push([window().uri('interviews/report.txt')]);
    await window().choose('Export Harbour', 'Web page');
    await window().choose('Export Harbour', 'By code');
    (
      await window().notice('Nothing was exported: interviews/report.txt would be read as a transcript')
    ).answer();

    window().host.disk.room = 50;
    await exported('CSV for spreadsheets', 'small');
    (await window().notice('Nothing was exported: there is no room')).answer();
    window().host.disk.room = Number.POSITIVE_INFINITY;
    deepEqual(await window().texts(), after);
    deepEqual(
      Object.keys(after).filter((name) => !(name in before)),
      ['interviews/report.txt.html'],
    );
  });
});

describe('One of two studies that is exported', () => {
  const study = filesOf('test/e2e/study');
  const files = Object.fromEntries(Object.entries(study).map(([name, text]) => [`/one/${name}`, text]));
  const window = useWindow({
    files: { ...files, '/two/codebook.yaml': codebook, '/two/a.txt': talk },
    folders: ['/one', '/two'],
  });

  it('is the one that the user chooses, that of the open file first', async () => {
    await window().openTranscript('/two/a.txt');
    void window().run('marginalia.export');
    const list = await window().list('Export');
    equal(list.rows()[0], 'Harbour');
    await window().press('escape');
  });
});
