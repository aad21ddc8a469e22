// Finding one's way through a study by keyboard, in a window with the whole extension and the server.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { filesOf, useWindow } from '../vscode/window';

const one = 'interviews/Interview 1 - Maya.txt';
const files = filesOf('samples/keeping-software-alive');

describe('Reading a study by keyboard', () => {
  const window = useWindow({ files });
  const here = () =>
    `${window().document.uri.path.split('/').at(-1)}:${window().editor.selection.active.line}`;
  const step = async (key: string) => {
    const before = here();
    await window().press(key);
    await window().until(
      'another coding',
      () => here() !== before && window().document.languageId === 'transcript',
    );
    return here();
  };

  it('goes from coding to coding of a code, and on into the next interview, and back', async () => {
    const lines = (files[one] ?? '').split('\n');
    const own = lines.flatMap((line, index) => (/^PEOPLE-no-handover(?: "|$)/.test(line) ? [index] : []));
    ok(own.length > 1);
    await window().openTranscript(one);
    window().goTo('PEOPLE-no-handover');
    const way = [here()];
    while (here().startsWith('Interview 1')) way.push(await step('f7'));
    deepEqual(
      way.slice(0, -1),
      own.map((line) => `Interview 1 - Maya.txt:${line}`),
    );
    equal(window().line.startsWith('PEOPLE-no-handover'), true);
    match(window().host.notices.said.at(-1) ?? '', new RegExp(`^PEOPLE-no-handover: ${way.length} of \\d+$`));
    const back: string[] = [here()];
    while (back.length < way.length) back.push(await step('shift+f7'));
    deepEqual(back.reverse(), way);
  });

  it('says when it passes the end of the study, and where there is no code to go by', async () => {
    await window().openTranscript(one);
    window().goTo('PEOPLE-no-handover');
    await step('ctrl+shift+f7');
    while (!here().startsWith('Interview 7')) await step('ctrl+shift+f7');
    await window().said('Passed the beginning of the study: this is its last coding.');
    await window().openTranscript('interviews/Interview 2 - Jonas.txt');
    window().goTo('Interviewer: Sort of?');
    await window().press('f7');
    await window().said('Put the cursor on a code, or into a passage that has one.');
  });

  it('goes to an interview by its name or its coder, and begins at the one that is open', async () => {
    await window().openTranscript(one);
    await window().press('ctrl+k g');
    const list = await window().list('Go to Interview');
    equal(list.taken, 'Interview 1');
    deepEqual(
      list.items.map(({ label, description }) => `${label} · ${description?.split(' · ')[0]}`),
      [
        '1 · Maya',
        '2 · Jonas',
        '3 · Jonas',
        '3 · Maya',
        '4 · Jonas',
        '4 · Maya',
        '5 · Jonas',
        '6 · Jonas',
        '6 · Maya',
        '7 · Jonas',
      ].map((name) => `Interview ${name}`),
    );
    list.type('3');
    equal(list.taken, 'Interview 3');
    await window().press('enter');
    await window().until('the interview', () => here().startsWith('Interview 3 - Jonas.txt'));
  });

  it('says how far the interview is coded, with a menu behind it, and says nothing of other files', async () => {
    await window().openTranscript('interviews/Interview 5 - Jonas.txt');
    const item = await window().statusItem('passages coded');
    await window().until('the problem to be counted', () => item.text.includes('$(warning)'));
    const mistakes = window()
      .problems('interviews/Interview 5 - Jonas.txt')
      .filter(({ severity }) => severity < 3);
    match(item.text, /^\$\(tag\) \d+ of \d+ passages coded \$\(warning\) \d+$/);
    equal(item.text.split(' ').at(-1), String(mistakes.length));
    match(item.accessibilityInformation?.label ?? '', /passages coded, 52 codings.*codes.*problem/);
    equal(item.command, 'marginalia.transcriptMenu');
    void window().run('marginalia.transcriptMenu');
    const menu = await window().list('This Transcript');
    equal(menu.placeholder, 'Turns are read as “Name” above “words”');
    menu.take('Show Problems');
    await window().until('the problems', () =>
      window().host.ran.some(([command]) => command === 'workbench.actions.view.problems'),
    );
    await window().openFile('codebook.yaml');
    await window().until('nothing to be said', () => !item.isShown);
  });

  it('adds attributes to an interview, those of the study first, one after the other', async () => {
    await window().openTranscript(one);
    await window().changes(
      async () => {
        await window().press('ctrl+k a');
        const keys = await window().list('Attributes of Interview 1');
        ok(keys.rows().includes('participant'));
        keys.type('role');
        match(keys.row('role').description ?? '', /in 5 files/);
        keys.enter();
        const values = await window().list(': role');
        ok(values.rows().includes('curator'));
        values.type('harbour master');
        equal(values.taken, 'Write “harbour master”');
        values.enter();
        const again = await window().list('Attributes of Interview 1');
        equal(again.rows().includes('role'), false, 'it is not offered twice in a row');
        await window().press('escape');
      },
      (before) => `---\nrole: harbour master\n---\n\n${before}`,
    );
  });

  it('copies the quotes of the code at the cursor, and the label of a row', async () => {
    await window().openTranscript(one);
    window().goTo('PEOPLE-pride');
    await window().press('ctrl+k q');
    await window().said('quotes of PEOPLE-pride');
    match(window().host.clipboard, /^# PEOPLE-pride\n\n\d+ codings/);
    const codes = await window().tree('codes');
    await window().run('marginalia.row.copyLabel', (await window().row(codes, 'Bus factor')).element);
    equal(window().host.clipboard, 'Bus factor');
  });

  it('goes from the row of a code to its entry, and filters the interviews by it', async () => {
    const codes = await window().tree('codes');
    const { element } = await window().row(codes, 'Bus factor');
    await window().run('marginalia.row.goToEntry', element);
    match(window().document.uri.path, /codebook\.yaml$/);
    match(window().line, /code: Bus factor/);
    await window().run('marginalia.row.filterByThis', element);
    const interviews = await window().tree('interviews');
    equal(interviews.description, '“Bus factor”');
    await window().run('marginalia.interviews.clearFilter');
  });

  it('opens the codebook that rules the file in the editor', async () => {
    await window().openTranscript(one);
    await window().run('marginalia.openCodebook');
    match(window().document.uri.path, /codebook\.yaml$/);
  });
});

describe('Coded words are marked in the text', () => {
  const window = useWindow({ files });
  /** The words that are marked by a line below them. */
  const marked = () =>
    [...window().editor.marks]
      .filter(([type]) => type.key.includes('linear-gradient'))
      .flatMap(([, ranges]) => ranges.map((range) => window().document.getText(range)));
  /** The lines, from 0, with a stripe in the gutter. */
  const striped = () =>
    [...window().editor.marks]
      .filter(([type]) => type.key.includes('gutterIconPath'))
      .flatMap(([, ranges]) => ranges.map(({ start }) => start.line));

  it('by a line below just the words that a code quotes, and a stripe beside their lines', async () => {
    await window().openTranscript(one);
    await window().until('the marks', () => marked().includes('which key prints the table for the year'));
    const line = window()
      .document.getText()
      .split('\n')
      .findIndex((text) => text.includes('which key prints'));
    ok(striped().includes(line));
  });

  it('until they are hidden, and again when they are shown', async () => {
    await window().run('marginalia.toggleCodedText');
    await window().until('no marks', () => marked().length + striped().length === 0);
    await window().run('marginalia.toggleCodedText');
    await window().until('the marks', () => marked().length > 0 && striped().length > 0);
  });

  const settings: [
    setting: string,
    off: unknown,
    marks: () => readonly unknown[],
    others: () => readonly unknown[],
  ][] = [
    ['underline', 'off', marked, striped],
    ['underline', false, marked, striped],
    ['gutter', false, striped, marked],
  ];
  for (const [setting, off, marks, others] of settings)
    it(`but for those that the setting ${setting} takes away by ${off}`, async () => {
      window().host.configure(`marginalia.codedText.${setting}`, off);
      await window().until('none of them', () => marks().length === 0);
      ok(others().length > 0);
      window().host.configure(`marginalia.codedText.${setting}`, undefined);
      await window().until('them again', () => marks().length > 0);
    });

  it('as they are coded, moment by moment', async () => {
    window().goTo('PEOPLE-no-handover "which key');
    const { active } = window().editor.selection;
    window().editor.selection = Object.assign(window().editor.selection, {
      end: window().document.lineAt(active).range.end,
    });
    window().host.type('');
    await window().until(
      'the mark to go',
      () => !marked().includes('which key prints the table for the year'),
    );
    window().host.undo();
    await window().until('the mark', () => marked().includes('which key prints the table for the year'));
  });
});
