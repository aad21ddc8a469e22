// From a folder of talk that nobody has coded to the first codes.
import { deepEqual, equal, match } from 'node:assert/strict';
import { readCodebook } from '../../../server/src/codebook/read';
import { useWindow } from '../vscode/window';

const long = (word: string) =>
  `That was when we ${word} it from each other, at the bench in the evenings, and nobody had written any of it down for us before.`;
const talk = `Interviewer\n\nHow did it begin?\n\nInterviewee\n\nSlowly.\n\nInterviewer\n\nAnd then, when you had the room and the lamp and the old machine, how did the three of you come to know how it was done?\n\nInterviewee\n\n${long('learnt')}\n\nInterviewer\n\nAll three?\n\nInterviewee\n\n${long('copied')}\n\nInterviewer\n\nAnd who paid?\n\nInterviewee\n\n${long('bought')}\n`;
const files = { 'Interview 2 - Rosa.txt': talk, 'Interview 10 - Rosa.txt': talk };

describe('In a folder of talk that nobody has coded', () => {
  const window = useWindow({ files });
  const first = 'Interview 2 - Rosa.txt';
  const text = () => window().text(first);
  const codes = async () => readCodebook(await window().text('codebook.yaml'));

  it('a new codebook leads to the first long answer, and says which key codes it', async () => {
    void window().run('marginalia.createCodebook');
    const notice = await window().notice('Created an empty codebook for 2 transcripts.');
    match(notice.text, /Press Ctrl\+Enter \(Cmd\+Enter on a Mac\) to code what is said at the cursor\.$/);
    equal(window().document.uri.path, window().uri(first).path);
    equal(window().line, long('learnt'));
    await window().until('a transcript', () => window().document.languageId === 'transcript');
    notice.answer('Code This Passage');
    const { list } = await window().until('the list', () =>
      window().host.inputs.list?.busy === false ? window().host.inputs : null,
    );
    deepEqual([list?.placeholder, list?.rows()], ['Type the name of a new code', []]);
    await window().press('escape');
    equal(await text(), talk);
  });

  it('the first code takes its name and Enter, and one undo takes it back', async () => {
    const before = await window().texts();
    await window().openTranscript(first);
    window().goTo('learnt it');
    await window().press('ctrl+enter');
    window().host.inputs.list?.type('Learning by proximity');
    await window().list('Code This Passage');
    await window().press('enter');
    await window().until('the code', async () => (await text()) !== talk);
    equal(await text(), talk.replace(long('learnt'), '$&\n\nLearning by proximity'));
    deepEqual(
      (await codes()).codes.map(({ label }) => label),
      ['Learning by proximity'],
    );
    deepEqual((await codes()).problems, []);
    window().host.undo();
    deepEqual(await window().texts(), before);
  });

  it('a coding is saved with its transcript, whether the code is new or not, and a new code is in the codebook at once', async () => {
    const before = await window().texts();
    for (const words of ['learnt it', 'copied it']) {
      const now = await text();
      await window().openTranscript(first);
      await window().document.save();
      window().goTo(words);
      await window().press('ctrl+enter');
      window().host.inputs.list?.type('Who pays');
      await window().list('Code ');
      await window().press('enter');
      await window().until('the code', async () => (await text()) !== now);
      const unsaved = () => window().host.documents.filter(({ isDirty }) => isDirty);
      await window().until('the codebook to be saved', () => unsaved().length === 1);
      deepEqual(unsaved(), [window().document]);
    }
    deepEqual(
      (await codes()).codes.map(({ label }) => label),
      ['Who pays'],
    );
    window().host.undo();
    window().host.undo();
    deepEqual(await window().texts(), before);
  });

  it('a code with spaces is written one way in a file, when it is new and whenever it comes again', async () => {
    const code = async (words: string, label: string) => {
      const before = await text();
      await window().openTranscript(first);
      window().goTo(words);
      await window().press('ctrl+enter');
      window().host.inputs.list?.type(label);
      await window().list('Code ');
      await window().press('enter');
      await window().until('the code', async () => (await text()) !== before);
    };
    await code('learnt it', 'Learning by proximity');
    await code('copied it', 'Learning by proximity');
    await code('bought it', 'Who pays');
    await window().openTranscript(first);
    window().select('at the bench in the evenings');
    await window().press('ctrl+k v');
    await window().answer('Code in Vivo', 'At the bench');
    await window().until('the code', async () => (await text()).includes('At the bench'));
    const coded = (await text())
      .split('\n')
      .filter((line) => /^#?(Learning|Who pays|At the bench)/.test(line));
    deepEqual(coded, [
      'Learning by proximity',
      'At the bench "at the bench in the evenings"',
      'Learning by proximity',
      'Who pays',
    ]);
  });
});

describe('In a file whose codes have marks', () => {
  const marked = talk.replace(long('learnt'), '$&\n\n#Learning by proximity');
  const window = useWindow({
    files: { 'codebook.yaml': 'codes:\n  - Learning by proximity\n', 'a.txt': marked },
  });

  it('a new code has one, too', async () => {
    await window().openTranscript('a.txt');
    for (const [words, label] of [
      ['copied it', 'Who pays'],
      ['bought it', 'Learning by proximity'],
    ] as const) {
      window().goTo(words);
      await window().press('ctrl+enter');
      (await window().list('Code This Passage')).type(label);
      await window().press('enter');
      await window().until(
        'the code',
        async () =>
          (await window().text('a.txt')).split(`#${label}\n`).length > (label === 'Who pays' ? 1 : 2),
      );
    }
  });
});
