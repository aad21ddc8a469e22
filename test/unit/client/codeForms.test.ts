// What is daily work in the codebook, done from the view of codes and without YAML.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { useWindow } from '../vscode/window';

const codebook = `# Ours.
codes:
  - code: Weather # all of it
    codes:
      - code: Fog
        description: Thick.
  - Wages
`;

describe('The view of codes', () => {
  const window = useWindow({
    files: { 'codebook.yaml': codebook, 'a.txt': 'Interviewer: Why?\n\nDana: It was gone.\n\nFog\n' },
  });
  const text = () => window().text('codebook.yaml');

  /** Does something from a row, after which the codebook is just this; one undo gives back what it was. */
  async function changes(row: string | null, keys: string, act: () => Promise<unknown>, expected: string) {
    const tree = await window().tree('codes');
    if (row !== null) {
      await window().unfold(tree, 'Weather');
      tree.select((await window().row(tree, row)).element);
    }
    window().host.focusedView = 'marginalia.codes';
    await window().press(keys);
    await act();
    await window().until('the codebook to change', async () => (await text()) !== codebook);
    equal(await text(), expected);
    await window().openFile('codebook.yaml');
    window().host.undo();
    equal(await text(), codebook);
  }

  it('makes a code by its name and Enter, and shows it', async () => {
    const tree = await window().tree('codes');
    await changes(
      null,
      'insert',
      async () => {
        await window().answer('New Code', 'Ropes');
        await window().said('Created Ropes');
        await window().row(tree, 'Ropes');
      },
      `${codebook}  - Ropes\n`,
    );
  });

  it('makes a code below a code, and in a family', async () => {
    await changes(
      'Wages',
      'shift+insert',
      () => window().answer('New Sub-code of Wages', 'Bonus'),
      codebook.replace('- Wages\n', '- code: Wages\n    codes:\n      - Bonus\n'),
    );
    await changes(
      'Weather',
      'shift+insert',
      () => window().answer('New Sub-code of Weather', 'Wind'),
      codebook.replace('Thick.\n', 'Thick.\n      - code: Wind\n'),
    );
  });

  it('takes what is typed into the list for what the code means', async () => {
    await changes(
      'Wages',
      'alt+enter',
      async () => {
        const list = await window().list('Definition of Wages');
        list.type('What they are paid⏎and when');
        // The row of so many letters is not drawn yet.
        list.activeItems = [];
        list.enter();
        await window().choose('Definition of Wages', 'Save');
        await window().said('Defined Wages');
      },
      codebook.replace(
        '- Wages',
        '- code: Wages\n    description: |-\n      What they are paid\n      and when',
      ),
    );
  });

  it('keeps a definition, and what was changed in the form, when something else is typed into the list', async () => {
    const tree = await window().tree('codes');
    await window().unfold(tree, 'Weather');
    void window().run('marginalia.editDefinition', (await window().row(tree, 'Fog')).element);
    await window().choose('Definition of Fog', 'Words that call for it');
    await window().answer('Definition of Fog', 'Like milk');
    const list = await window().list('Definition of Fog');
    list.type('xyz');
    deepEqual(list.rows(), []);
    list.enter();
    equal(window().host.inputs.isOpen, true);
    await window().press('escape');
    equal(await text(), codebook);
  });

  it('changes what a code means, several things at once', async () => {
    await changes(
      'Fog',
      'alt+enter',
      async () => {
        await window().choose('Definition of Fog', 'What it means');
        const box = await window().box('Definition of Fog');
        equal(box.value, 'Thick.');
        await window().answer('Definition of Fog', 'Thick.⏎And cold.');
        const list = await window().list('Definition of Fog');
        deepEqual(list.rows()[0], '$(save) Save');
        // Nothing is saved so far, and a click into the text beside loses nothing.
        window().host.inputs.blur();
        list.take('Words that call for it');
        await window().answer('Definition of Fog', 'Like milk');
        await window().choose('Definition of Fog', 'Save');
        await window().said('Defined Fog');
      },
      codebook.replace(
        'description: Thick.\n',
        'description: |-\n          Thick.\n          And cold.\n        example: Like milk\n',
      ),
    );
  });

  it('saves the codebook, and saves it again when that is taken back, while people work in another file', async () => {
    await window().openFile('codebook.yaml');
    await window().document.save();
    await window().openTranscript('a.txt');
    const tree = await window().tree('codes');
    await window().unfold(tree, 'Weather');
    tree.select((await window().row(tree, 'Fog')).element);
    window().host.focusedView = 'marginalia.codes';
    await window().press('alt+c');
    (await window().list('Color of Fog')).take('Teal');
    const onDisk = () => window().onDisk('codebook.yaml');
    await window().until('the color on disk', async () => (await onDisk()).includes('#44aa99'));
    await window().press('ctrl+z');
    await window().until('the codebook as before on disk', async () => (await onDisk()) === codebook);
    deepEqual(
      window().host.documents.filter(({ isDirty }) => isDirty),
      [],
    );
  });

  it('keeps what is written into the codebook while the form is open', async () => {
    const typed = '        include: Nobody sees it.\n';
    const tree = await window().tree('codes');
    await window().unfold(tree, 'Weather');
    void window().run('marginalia.editDefinition', (await window().row(tree, 'Fog')).element);
    await window().choose('Definition of Fog', 'What it means');
    await window().answer('Definition of Fog', 'Thicker.');
    await window().list('Definition of Fog');
    await window().openFile('codebook.yaml');
    window().goTo('  - Wages');
    window().host.type(typed);
    await window().choose('Definition of Fog', 'Save');
    await window().until('the definition', async () => (await text()).includes('Thicker.'));
    equal(await text(), codebook.replace('Thick.\n', `Thicker.\n${typed}`));
    window().host.undo();
    window().host.undo();
    equal(await text(), codebook);
  });

  it('gives a code one of the colors that are offered, and a family one that is typed', async () => {
    await changes(
      'Fog',
      'alt+c',
      async () => {
        const list = await window().list('Color of Fog');
        equal(list.taken, 'No color of its own');
        ok(list.rows().length > 6);
        list.take('Teal');
      },
      codebook.replace('Thick.\n', 'Thick.\n        color: "#44aa99"\n'),
    );
    await changes(
      'Weather',
      'alt+c',
      async () => {
        const list = await window().list('Color of Weather');
        list.type('#4E79A7');
        list.take('#4e79a7');
      },
      codebook.replace('all of it\n', 'all of it\n    color: "#4e79a7"\n'),
    );
  });

  it('changes nothing when a form is left, and says why a name will not do', async () => {
    for (const [command, title] of [
      ['marginalia.newCode', 'New Code'],
      ['marginalia.newSubCode', 'New Sub-code'],
      ['marginalia.editDefinition', 'Edit Definition'],
      ['marginalia.changeColor', 'Change Color'],
    ] as const) {
      void window().run(command);
      await window().until(title, () =>
        (window().host.inputs.box ?? window().host.inputs.list)?.title?.includes(title),
      );
      await window().press('escape');
    }
    void window().run('marginalia.newCode');
    await window().answer('New Code', 'Fog');
    const notice = await window().notice('There is a code “Fog” already.');
    match(notice.text, /Choose another name\.$/);
    notice.answer();
    equal(await text(), codebook);
  });
});
