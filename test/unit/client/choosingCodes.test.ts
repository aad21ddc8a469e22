// The list in which codes are chosen for a passage, in a window with the whole extension and the server.
import { deepEqual, equal, match } from 'node:assert/strict';
import { filesOf, useWindow } from '../vscode/window';

const transcript = 'interviews/Interview 2 - Jonas.txt';
const asked = "Interviewer: Okay, it's recording.";
const passage = 'What is your job and what has software to do with it?';
const key = 'ctrl+enter';

describe('Choosing codes for a passage', () => {
  const window = useWindow({ files: filesOf('samples/keeping-software-alive') });
  beforeEach('the transcript is open', async () => void (await window().openTranscript(transcript)));
  const codes = () => window().list('Code ');
  const begin = async (words = asked) => {
    window().goTo(words);
    await window().press(key);
    return codes();
  };

  it('codes it with one key, some letters and Enter', () =>
    window().changes(
      async () => {
        const list = await begin();
        list.type('pride');
        equal(list.taken, 'PEOPLE-pride');
        await window().press('enter');
        await window().said('Coded 1 passage with “PEOPLE-pride”');
      },
      (before) => before.replace(passage, `${passage}\n\nPEOPLE-pride`),
    ));

  it('says how the passage begins, and scrolls it to where the list does not cover it', async () => {
    const { editor, host } = window();
    const list = await begin(passage);
    match(list.title ?? '', /^Code This Passage: “Okay, it's recording\. .+…”$/);
    await window().until('the text to be scrolled', () =>
      host.ran.some(([command]) => command === 'editorScroll'),
    );
    equal(editor.document.lineAt(editor.revealed.at(-1)?.start.line ?? 0).text.startsWith(asked), true);
    await window().press('escape');
  });

  it('takes letters that come before it is known what to offer', () =>
    window().changes(
      async () => {
        window().goTo(asked);
        await window().press(key);
        const { list } = window().host.inputs;
        equal(list?.busy, true);
        list.type('pride');
        await window().until('the codes', () => list.taken === 'PEOPLE-pride');
        await window().press('enter');
      },
      (before) => before.replace(passage, `${passage}\n\nPEOPLE-pride`),
    ));

  it('puts several codes on it at once, each ticked by the key that opened the list', () =>
    window().changes(
      async () => {
        const list = await begin();
        list.type('pride');
        await window().press(key);
        deepEqual([list.taken, list.value], ['Add PEOPLE-pride', '']);
        list.type('by hand');
        await window().press(key);
        equal(list.taken, 'Add PEOPLE-pride, TEST-by-hand');
        await window().press('enter');
      },
      (before) => before.replace(passage, `${passage}\n\nTEST-by-hand\n\nPEOPLE-pride`),
    ));

  it('ticks a code by the button of its row, and takes the tick away the same way', async () => {
    const list = await begin();
    const pride = () => list.items.find(({ label }) => label === 'PEOPLE-pride');
    const press = () => {
      const item = pride();
      if (item) list.press(item);
    };
    press();
    equal(list.rows()[0], 'Add PEOPLE-pride');
    match(pride()?.description ?? '', /^will be added · /);
    press();
    equal(list.rows().includes('Add PEOPLE-pride'), false);
    await window().press('escape');
  });

  it('quotes the words that are selected, which stay selected', () =>
    window().changes(
      async () => {
        window().select('what has software to do with it?');
        await window().press(key);
        const list = await window().list('Code “what has software to do with it?”');
        list.type('pride');
        await window().press('enter');
        await window().until('the change', () => window().document.getText().includes('PEOPLE-pride "what'));
        await window().until(
          'the same words',
          () => window().selected === 'what has software to do with it?',
        );
      },
      (before) => before.replace(passage, `${passage}\n\nPEOPLE-pride "what has software to do with it?"`),
    ));

  it('codes the passages of all cursors', () =>
    window().changes(
      async () => {
        window().select("I'm also, sort of, the programmer.", 'Interviewer: Sort of?');
        await window().press(key);
        const list = await window().list('Code 2 Passages');
        list.type('pride');
        await window().press('enter');
      },
      (before) =>
        before
          .replace(
            "I'm also, sort of, the programmer.",
            '$&\n\nPEOPLE-pride "I\'m also, sort of, the programmer."',
          )
          .replace('Interviewer: Sort of?', '$&\n\nPEOPLE-pride'),
    ));

  it('shows what is on the passage, and takes it off', () =>
    window().changes(
      async () => {
        const list = await begin('I took over the password.');
        match(list.row('PEOPLE-no-handover').description ?? '', /^coded · /);
        list.type('people no handover');
        equal(list.taken, 'PEOPLE-no-handover');
        await window().press('enter');
      },
      (before) =>
        before.replace('I took over the password.\n\nPEOPLE-no-handover', 'I took over the password.'),
    ));

  it('makes a new code with a family and a definition on the way, and one undo takes back both files', async () => {
    const before = await window().texts();
    const list = await begin();
    list.type('DOC-handwritten');
    equal(list.taken, 'New code “DOC-handwritten”');
    await window().press('enter');
    const families = await window().list('New Code “DOC-handwritten”');
    equal(families.taken, 'Documentation [DOC]', 'the family that its name belongs to');
    await window().press('enter');
    const box = await window().box('New Code “DOC-handwritten”');
    equal(box.prompt, 'What does the code mean? Enter leaves it open for later.');
    box.value = 'Notes on paper.';
    await window().press('enter');
    await window().said('DOC-handwritten');
    equal(
      await window().text(transcript),
      before[transcript]?.replace(passage, `${passage}\n\nDOC-handwritten`),
    );
    const added = '      - code: DOC-handwritten\n        description: Notes on paper.\n';
    const codebook = await window().text('codebook.yaml');
    equal(codebook.includes(added), true, codebook);
    equal(
      codebook.replace(added, '').replaceAll('\n\n', '\n'),
      before['codebook.yaml']?.replaceAll('\n\n', '\n'),
    );
    window().host.undo();
    deepEqual(await window().texts(), before);
  });

  const left: [what: string, leave: (list: { type(letters: string): void }) => Promise<unknown>][] = [
    ['at once', async () => {}],
    ['with letters typed', async (list) => list.type('pride')],
    [
      'with a code ticked',
      async (list) => {
        list.type('pride');
        await window().press(key);
      },
    ],
  ];
  for (const [what, leave] of left)
    it(`changes nothing when it is left by Escape ${what}`, async () => {
      const before = await window().texts();
      await leave(await begin());
      await window().press('escape');
      equal(window().host.inputs.isOpen, false);
      equal(window().host.context.get('marginalia.choosingCodes'), false);
      deepEqual(await window().texts(), before);
    });

  it('changes nothing when the family or the definition of a new code is left by Escape', async () => {
    const before = await window().texts();
    for (const questions of [1, 2]) {
      const list = await begin();
      list.type('DOC-handwritten');
      await window().press('enter');
      await window().list('New Code');
      if (questions === 2) {
        await window().press('enter');
        await window().box('New Code');
      }
      await window().press('escape');
      deepEqual(await window().texts(), before);
    }
  });

  it('remembers what was coded, the latest first, for the next window', async () => {
    const list = await begin();
    list.type('TEST-by-hand');
    await window().press('enter');
    const latest = () => JSON.stringify(window().memory.get('recentCodes'));
    await window().until(
      'it to be remembered',
      () => latest() === '[["TEST-by-hand"],["DOC-handwritten"],["PEOPLE-pride"]]',
    );
    window().host.undo();
  });

  it('says why there is nothing to choose from, and asks nothing', async () => {
    window().goTo('interview: 2');
    await window().press(key);
    const notice = await window().notice('There is no passage here.');
    notice.answer();
    equal(window().host.inputs.isOpen, false);
  });
});
