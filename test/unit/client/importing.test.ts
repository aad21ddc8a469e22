// Files of other programs on their way into a study: chosen, recognized, written, told of.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type * as vscode from 'vscode';
import { wordDocument } from '../exchange/wordDocument';
import { CancellationTokenSource, DataTransfer, DataTransferItem } from '../vscode/values';
import { useWindow, type Window } from '../vscode/window';

const cues = [
  ['Ana', 'How was it?'],
  ['Bo', 'It was cold, and the ship was late.'],
  ['Ana', 'And then?'],
  ['Bo', 'Colder.'],
] as const;
const subtitles = `WEBVTT\n\n${cues
  .map(([who, words], turn) => `00:00:0${turn}.000 --> 00:00:0${turn}.900\n<v ${who}>${words}</v>\n`)
  .join('\n')}`;
const commented = wordDocument(
  ['Interviewer: How long did it take?', 'Rosa: Nobody {1told us how late1} it was.'],
  { comments: [{ author: 'Kim', text: 'Lateness; Waiting' }] },
);
const codebook = 'study: Harbour\ncodes:\n  - code: Cold # often\n';
const talk = 'Interviewer\n\nCold?\n\nInterviewee\n\nWe froze.\n\nCold\n';

/** The rows of the list of what was recognized, each with its label, what it says beside it, and whether it is ticked. */
async function recognized(window: Window, title: string) {
  const list = await window.list(title);
  const ticked = new Set(list.selectedItems.map(({ label }) => label));
  return list.items.map(({ label, description, detail, kind }) => ({
    label,
    text: [description, detail].filter((one) => one !== undefined).join(' / '),
    ticked: kind !== -1 && ticked.has(label),
  }));
}

describe('Files that are imported into a folder without a study', () => {
  const files = {
    'from/walk.vtt': subtitles,
    'from/Rosa.docx': commented,
    'from/broken.docx': 'no archive',
    'from/.hidden.vtt': subtitles,
    'from/picture.png': 'PNG',
  };
  const window = useWindow({ files });

  it('are shown with what was recognized before anything is written, and are a study then', async () => {
    const before = Object.keys(await window().texts());
    window().host.chosenFiles.push([window().uri('from')]);
    void window().run('marginalia.import');
    await window().choose('Import', 'A Folder…');
    const rows = await recognized(window(), 'Import into study');
    deepEqual(rows, [
      { label: '$(error) broken.docx', text: rows[0]?.text, ticked: false },
      { label: 'Rosa.docx', text: '1 transcript · 2 passages · 2 codings · 2 codes', ticked: true },
      { label: 'walk.vtt', text: '1 transcript · 4 passages', ticked: true },
      { label: 'how', text: '', ticked: false },
      { label: 'Keep the times of speech', text: rows[4]?.text, ticked: true },
    ]);
    match(rows[0]?.text ?? '', /^This file is damaged/);
    deepEqual(Object.keys(await window().texts()), before);

    await window().press('enter');
    const notice = await window().notice('Imported 2 transcripts into study.');
    notice.answer();
    deepEqual(
      Object.keys(await window().texts()).filter((name) => !before.includes(name)),
      ['Rosa.txt', 'codebook.yaml', 'walk.txt'],
    );
    match(await window().onDisk('walk.txt'), /^Ana \[00:00:00\]\nHow was it\?$/m);
    equal(window().document.uri.path, '/study/Rosa.txt');
    const page = await window().page('Import');
    match(page, /^# Import into study$/m);
    match(page, /\[walk\\?\.txt\]\(<\/walk\.txt>\)/);
    const interviews = await window().tree('interviews');
    await window().row(interviews, 'walk.txt');
  });
});

describe('A file that is imported into a study', () => {
  const window = useWindow({
    files: {
      'codebook.yaml': codebook,
      'interviews/a.txt': talk,
      'a.vtt': subtitles,
      'Rosa.docx': commented,
    },
  });

  const choose = async (...names: string[]) => {
    const uris = names.map((name) => window().uri(name));
    void window().run('marginalia.importFiles', uris[0], uris);
    await window().list('Import into Harbour');
  };

  it('gets a name of its own beside the transcripts, and its codes join the codebook, which keeps its remarks', async () => {
    await choose('a.vtt', 'Rosa.docx');
    await window().press('enter');
    (await window().notice('Imported 2 transcripts into Harbour.')).answer();
    match(await window().onDisk('interviews/a (2).txt'), /^How was it\?$/m);
    const book = await window().onDisk('codebook.yaml');
    for (const line of codebook.split('\n')) ok(book.split('\n').includes(line), line);
    match(book, /code: (?:lateness|Lateness)/i);
    equal(await window().onDisk('interviews/a.txt'), talk);
  });

  it('is left out when it is unticked, and nothing is written when none is ticked', async () => {
    const before = await window().texts();
    await choose('a.vtt');
    const list = await window().list('Import into Harbour');
    list.selectedItems = [];
    await window().press('enter');
    (await window().notice('Nothing was imported')).answer();
    deepEqual(await window().texts(), before);
  });

  it('is without times where nobody wants them', async () => {
    const before = Object.keys(await window().texts());
    await choose('a.vtt');
    const list = await window().list('Import into Harbour');
    list.selectedItems = list.items.filter(({ label }) => label === 'a.vtt');
    await window().press('enter');
    (await window().notice('Imported 1 transcript into Harbour.')).answer();
    const [name = ''] = Object.keys(await window().texts()).filter((one) => !before.includes(one));
    match(await window().onDisk(name), /^Ana\nHow was it\?$/m);
  });

  it('has the coder that the user names, where it holds codings and tells no coder', async () => {
    const before = Object.keys(await window().texts());
    const coded = wordDocument(['Ana: Cold?', 'Rosa: {1Very1}, and {2wet2}.'], {
      comments: [
        { author: '', text: 'Cold' },
        { author: 'Kim', text: 'Wet' },
      ],
    });
    await window().host.disk.writeFile(window().uri('unsigned.docx'), coded);
    await choose('unsigned.docx', 'a.vtt', 'Rosa.docx');
    await window().press('enter');
    await window().answer('Whose codings are these?', ' Mo Lu ');
    (await window().notice('Imported 4 transcripts into Harbour.')).answer();
    const made = Object.keys(await window().texts()).filter((one) => !before.includes(one));
    const coders = await Promise.all(
      made
        .filter((name) => name.endsWith('.txt'))
        .map(async (name) => [name, /^coder: (.*)$/m.exec(await window().onDisk(name))?.[1] ?? null]),
    );
    deepEqual(coders, [
      ['interviews/Rosa (2).txt', 'Kim'],
      ['interviews/a (4).txt', null],
      ['interviews/unsigned - Kim.txt', 'Kim'],
      ['interviews/unsigned - Mo Lu.txt', 'Mo Lu'],
    ]);
  });

  it('is not imported when the user leaves the question for its coder, and may be nobody’s', async () => {
    const before = await window().texts();
    await choose('unsigned.docx');
    await window().press('enter');
    await window().box('Whose codings are these?');
    await window().press('escape');
    deepEqual(await window().texts(), before);
    await choose('unsigned.docx');
    await window().press('enter');
    await window().answer('Whose codings are these?', '');
    (await window().notice('Imported 2 transcripts into Harbour.')).answer();
    equal(/^coder:/m.test(await window().onDisk('interviews/unsigned.txt')), false);
  });

  it('puts its codings on the transcripts that are there, as one step of undoing, where it is a table of them', async () => {
    const rows =
      'file,code,words\ninterviews/a.txt,Waiting,We froze.\ninterviews/a.txt,Cold,No such words.\n';
    await window().host.disk.writeFile(window().uri('codings.csv'), new TextEncoder().encode(rows));
    const before = await window().texts();
    await choose('codings.csv');
    deepEqual(await recognized(window(), 'Import into Harbour'), [
      { label: 'codings.csv', text: '2 codings for transcripts that are there', ticked: true },
    ]);
    await window().press('enter');
    (await window().notice('Imported 1 coding into Harbour.')).answer();
    equal(await window().onDisk('interviews/a.txt'), `${talk}\nWaiting "We froze."\n`);
    match(await window().onDisk('codebook.yaml'), /code: Waiting/);
    const page = await window().page('Import');
    match(page, /\[a\.txt\]\(<\/interviews\/a\.txt>\)/);
    match(page, /codings whose words were not found, left out: 1/);
    window().host.show(window().document);
    window().host.undo();
    deepEqual(await window().texts(), before);
    await window().saveAll();
  });

  it('comes in when it is dropped on the interviews, also where it has no place that VS Code could read', async () => {
    const { options } = await window().tree('interviews');
    const { dragAndDropController: drops } = options;
    ok(drops?.dropMimeTypes.includes('files') && drops.dropMimeTypes.includes('text/uri-list'));
    const { token } = new CancellationTokenSource();
    const drop = async (transfer: DataTransfer) => {
      void drops?.handleDrop?.(undefined, transfer as unknown as vscode.DataTransfer, token);
      const rows = await recognized(window(), 'Import into Harbour');
      await window().press('escape');
      return rows.filter(({ ticked }) => ticked).map(({ label }) => label);
    };
    const listed = new DataTransfer();
    listed.set(
      'text/uri-list',
      new DataTransferItem(['a.vtt', 'Rosa.docx'].map((name) => window().uri(name)).join('\r\n')),
    );
    deepEqual(await drop(listed), ['a.vtt', 'Rosa.docx', 'Keep the times of speech']);
    const bytes = new TextEncoder().encode(subtitles);
    const homeless = { name: 'from the desk.vtt', data: async () => bytes };
    const dropped = new DataTransfer();
    dropped.set('files', Object.assign(new DataTransferItem(''), { asFile: () => homeless }));
    deepEqual(await drop(dropped), ['from the desk.vtt', 'Keep the times of speech']);
  });

  it('is told to be a transcript already where it is one', async () => {
    await choose('interviews/a.txt');
    deepEqual(await recognized(window(), 'Import into Harbour'), [
      { label: '$(error) a.txt', text: 'This is a transcript of the study already.', ticked: false },
    ]);
    await window().press('escape');
  });

  it('leaves nothing behind where it cannot be written whole', async () => {
    const before = await window().texts();
    await choose('a.vtt', 'Rosa.docx');
    window().host.disk.room = 100;
    await window().press('enter');
    const notice = await window().notice('Nothing was imported: there is no room');
    window().host.disk.room = Number.POSITIVE_INFINITY;
    equal(notice.kind, 'error');
    notice.answer();
    deepEqual(await window().texts(), before);
  });
});
