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

  it('makes a new code by its name and Enter, which goes where its name belongs', () =>
    window().changes(
      async () => {
        const list = await begin();
        list.type('DOC-on-paper');
        equal(list.taken, 'New code “DOC-on-paper”');
        await window().press('enter');
        await window().said('DOC-on-paper');
        equal(window().host.inputs.isOpen, false);
        match(await window().text('codebook.yaml'), /\n {6}- code: DOC-on-paper\n/);
      },
      (before) => before.replace(passage, `${passage}\n\nDOC-on-paper`),
    ));

  it('says more of a new code by the buttons of its row, and one undo takes back both files', async () => {
    const before = await window().texts();
    const list = await begin();
    list.type('DOC-handwritten');
    list.press(list.row('New code'), 'Choose Its Family');
    const families = await window().list('New Code “DOC-handwritten”');
    equal(families.taken, 'Documentation [DOC]', 'the family that its name belongs to');
    await window().press('enter');
    await window().list('Code This Passage');
    equal(list.taken, 'Add DOC-handwritten');
    list.press(list.row('New code'), 'Say What It Means');
    const box = await window().box('New Code “DOC-handwritten”');
    equal(box.prompt, 'What does the code mean?');
    box.value = 'Notes on paper.';
    await window().press('enter');
    await window().list('Code This Passage');
    // What was said would go with the list.
    window().host.inputs.blur();
    match(list.row('New code').detail ?? '', /Notes on paper\.$/);
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

  it('goes back to the list when the family or the meaning of a new code is left by Escape', async () => {
    const before = await window().texts();
    const list = await begin();
    list.type('DOC-handwritten');
    for (const button of ['Choose Its Family', 'Say What It Means']) {
      list.press(list.row('New code'), button);
      await window().until('the question', () => window().host.inputs.list !== list);
      await window().press('escape');
      await window().list('Code This Passage');
      equal(list.taken, 'New code “DOC-handwritten”');
    }
    await window().press('escape');
    equal(window().host.context.get('marginalia.choosingCodes'), false);
    deepEqual(await window().texts(), before);
  });

  it('begins a family with a new code', async () => {
    const before = await window().texts();
    const list = await begin();
    list.type('Handwritten');
    list.press(list.row('New code'), 'Choose Its Family');
    const families = await window().list('New Code “Handwritten”');
    families.type('Paper');
    families.take('New family “Paper”');
    await window().list('Code This Passage');
    match(list.row('New code').description ?? '', /Paper/);
    await window().press('enter');
    await window().said('Handwritten');
    match(
      await window().text('codebook.yaml'),
      /\n {2}- code: Paper\n {4}color: "#[0-9a-f]{6}"\n {4}codes:\n {6}- code: Handwritten\n/,
    );
    window().host.undo();
    deepEqual(await window().texts(), before);
  });

  it('remembers what was coded, the latest first, for the next window', async () => {
    const list = await begin();
    list.type('TEST-by-hand');
    await window().press('enter');
    const latest = () => JSON.stringify(window().memory.get('recentCodes'));
    await window().until(
      'it to be remembered',
      () =>
        latest() ===
        '[["TEST-by-hand"],["Handwritten"],["DOC-handwritten"],["DOC-on-paper"],["PEOPLE-pride"]]',
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
