// Transcripts as tools and people write them, in a window with the whole extension and the server.
import { equal, match } from 'node:assert/strict';
import { filesOf, useWindow, type Window } from '../vscode/window';

const files = filesOf('samples/as-they-come');

/** The speakers of the turns in the outline: what stands before the colon of each row of the first level. */
async function speakersIn(window: Window): Promise<string> {
  const textDocument = { uri: window.document.uri.toString() };
  const symbols = await window.clients.at(-1)?.ask<{ name: string }[]>('textDocument/documentSymbol', {
    textDocument,
  });
  return (symbols ?? []).map(({ name }) => name.slice(0, name.indexOf(':'))).join();
}

/** The files of the study, who speaks in turn in each, and how it is read. */
const written: readonly [file: string, speakers: readonly [string, string], layout: string][] = [
  ['Orchard - Otter.txt', ['Nora Vang', 'Idris Kell'], '“Name time” above “words”'],
  ['Ferry - Teams.txt', ['Wanda Oyelaran', 'Bram Teller'], '“time” above “Name” above “words”'],
  ['Bees - one turn a line.txt', ['Tamsin', 'Mr. Abara'], '“Name: words”'],
  ['Boulangerie - entretien.txt', ['Intervieweuse', 'Mme Giraud'], '“Name: words”'],
  ['茶馆 - 访谈.txt', ['访谈者', '陈师傅'], '“Name: words”'],
];

describe('Transcripts as tools and people write them', () => {
  const window = useWindow({ files });

  for (const [file, speakers, layout] of written)
    it(`have their turns in the outline, and say how they are read: ${file}`, async () => {
      await window().openTranscript(`interviews/${file}`);
      const turns = Array.from({ length: 8 }, (_, turn) => speakers[turn % 2] ?? '').join();
      await window().until('the turns', async () => (await speakersIn(window())) === turns);
      void window().run('marginalia.transcriptMenu');
      equal((await window().list('This Transcript')).placeholder, `Turns are read as ${layout}`);
    });
});

describe('A transcript in which nobody was recognized', () => {
  const window = useWindow({
    files: {
      ...files,
      'interviews/dashes.txt': 'Ana – How was it?\n\nBo – Cold.\n',
      'interviews/otherwise.txt':
        '---\nlayout: "@{speaker}: {speech}"\n---\n\nAna: How was it?\n\nBo: Cold.\n\nAna: And?\n\nBo: Wet.\n',
    },
  });

  it('is read as people say that it is written', async () => {
    await window().openTranscript('interviews/dashes.txt');
    await window().fix('Say how this transcript is written…');
    await window().choose('Say How This Transcript Is Written', '{speaker} – {speech}');
    await window().until('the turns', async () => (await speakersIn(window())) === 'Ana,Bo');
    match(window().document.getText(), /^layout: "\{speaker\} – \{speech\}"$/m);
  });

  it('has its speakers in the codebook once people have ticked them', async () => {
    await window().openTranscript('interviews/otherwise.txt');
    window().goTo('Ana: How was it?');
    await window().fix('These are the speakers…');
    const list = await window().list('These Are the Speakers');
    equal(list.selectedItems.map(({ label }) => label).join(), 'Ana,Bo');
    list.enter();
    await window().until('the turns', async () => (await speakersIn(window())) === 'Ana,Bo,Ana,Bo');
    equal(window().host.documentOf(window().uri('codebook.yaml'))?.isDirty, true);
  });
});
