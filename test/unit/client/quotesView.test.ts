// The view of the quotes of a code, in a window with the whole extension and the server.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { filesOf, useWindow } from '../vscode/window';

const first = 'interviews/Interview 1 - Maya.txt';
/** How the first quote of DOC-outdated begins. */
const words = 'came in? First I looked for the manual.';

describe('The quotes of a code', () => {
  const window = useWindow({ files: filesOf('samples/keeping-software-alive') });
  const quotes = () => window().panel('quotes');
  const ofFirst = async (count: number) =>
    window().row(await quotes(), `Interview 1 · Maya, ${count} coding${count === 1 ? '' : 's'}`);

  /** The quotes of DOC-outdated, with those of the first interview open. */
  const show = async () => {
    await window().openTranscript(first);
    window().goTo('DOC-outdated\n');
    await window().run('marginalia.showQuotes');
    const tree = await quotes();
    await window().until('the quotes', () => tree.description === 'DOC-outdated');
    await ofFirst(2);
    await window().unfold(tree, 'Interview 1 · Maya');
    equal(window().host.focusedView, 'marginalia.quotes');
    return tree;
  };
  const quoteRow = async (nth: number) => {
    const tree = await quotes();
    const of = tree.rows.filter(({ element }) => element.node.coding !== undefined);
    const row = of[nth];
    if (!row) throw new Error(`There are ${of.length} quotes.`);
    return row;
  };

  it('have the keyboard on the one at the cursor as soon as they are shown, else on the first one', async () => {
    await window().openTranscript(first);
    window().goTo('DOC-outdated\n');
    await window().run('marginalia.showQuotes');
    const tree = await quotes();
    ok(tree.selection[0]?.node.label.startsWith(words.slice(0, 20)), tree.selection[0]?.node.label);
    await window().openFile('codebook.yaml');
    window().goTo('PEOPLE-pride');
    await window().run('marginalia.showQuotes');
    await window().until(
      'the first quote to be selected',
      () => tree.selection[0]?.id === tree.rows[1]?.element.id,
    );
  });

  it('are those of the code at the cursor, and follow it', async () => {
    const tree = await show();
    match(tree.message, /^\d+ codings · \d+ interviews$/);
    await window().openTranscript('interviews/Interview 5 - Jonas.txt');
    window().goTo('TEST-in-prodcution');
    await window().until('the quotes of the other code', () => tree.description === 'TEST-in-prodcution');
    equal(tree.message, '1 coding · 1 interview');
    await window().row(tree, 'Interview 5 · Jonas');
  });

  it('stay those of a code that was chosen, wherever the cursor goes, until they are let go', async () => {
    const tree = await show();
    await window().run('marginalia.quotes.pin');
    await window().openTranscript('interviews/Interview 5 - Jonas.txt');
    window().goTo('TEST-in-prodcution');
    await window().run('marginalia.refresh');
    equal(tree.description, 'DOC-outdated');
    equal(window().host.contexts.get('marginalia.quotesPinned'), true);
    await window().run('marginalia.quotes.unpin');
    await window().until('the quotes at the cursor', () => tree.description === 'TEST-in-prodcution');
  });

  const steps: [
    what: string,
    keys: string,
    answer: () => Promise<unknown>,
    becomes: (text: string) => string,
  ][] = [
    [
      'recoded',
      'f2',
      () => window().choose('Change the Code of This Quote', 'PEOPLE-pride'),
      (text) => text.replace('DOC-outdated', 'PEOPLE-pride'),
    ],
    ['removed', 'delete', async () => {}, (text) => text.replace('DOC-outdated\n\n', '')],
    [
      'written about',
      'ctrl+k n',
      () => window().answer('Memo on DOC-outdated', 'Ask again.'),
      (text) => text.replace('DOC-outdated\n', 'DOC-outdated\n\n// Ask again.\n'),
    ],
  ];
  for (const [what, keys, answer, becomes] of steps)
    it(`are ${what} by keyboard, the next one is shown, and one step of undoing from the view takes it back`, async () => {
      const tree = await show();
      const before = await window().texts();
      const row = await quoteRow(0);
      ok(row.spoken.startsWith(words), row.spoken);
      tree.select(row.element);
      await window().press(keys);
      await answer();
      const wanted = becomes(before[first] ?? '');
      await window().until('the change', async () => (await window().text(first)) === wanted);
      if (what !== 'written about') {
        await ofFirst(1);
        await window().until('the next quote to be selected', () => {
          const [selected] = tree.selection;
          const shown = window().selected.slice(0, 20).replace(/\s+/g, ' ');
          return shown !== '' && !shown.startsWith('came in?') && selected?.whole?.words.startsWith(shown);
        });
      }
      await window().until(
        'the keyboard to be back',
        () => window().host.focusedView === 'marginalia.quotes',
      );
      await window().press('ctrl+z');
      await window().until('the text as it was', async () => (await window().text(first)) === before[first]);
      await ofFirst(2);
      deepEqual(await window().texts(), before);
    });

  it('take a key pressed while the last one is being done to be about the quote that comes of it', async () => {
    const tree = await show();
    const before = await window().texts();
    tree.select((await quoteRow(0)).element);
    await window().press('delete');
    await ofFirst(1);
    await window().press('ctrl+z');
    await window().until('the text as it was', async () => (await window().text(first)) === before[first]);
    await window().until('the keyboard', () => window().host.focusedView === 'marginalia.quotes');
    void window().press('ctrl+k n');
    await window().answer('Memo on DOC-outdated', 'Ask again.');
    const wanted = before[first]?.replace('DOC-outdated\n', 'DOC-outdated\n\n// Ask again.\n');
    await window().until('the memo', async () => (await window().text(first)) === wanted);
    await window().press('ctrl+z');
    await window().until('the text as it was', async () => (await window().text(first)) === before[first]);
    await ofFirst(2);
  });

  it('say where there is nothing to undo, and undo nothing else than what was done there', async () => {
    await show();
    await window().press('ctrl+z');
    await window().said('Nothing was done from this view that could be undone.');
    const tree = await quotes();
    tree.select((await quoteRow(0)).element);
    await window().press('delete');
    await ofFirst(1);
    await window().run('marginalia.quotes.pin');
    await window().openTranscript(first);
    window().goTo('There was cake.');
    window().host.type('Oh. ');
    const typed = await window().text(first);
    await window().run('marginalia.quotes.focus');
    await window().press('ctrl+z');
    const notice = await window().notice(
      'was changed since, so undoing from this view would undo something else',
    );
    notice.answer();
    equal(await window().text(first), typed);
    window().host.undo();
    window().host.undo();
    await ofFirst(2);
    await window().run('marginalia.quotes.unpin');
  });

  it('get the memo that was typed, though their code has moved meanwhile', async () => {
    const tree = await show();
    const before = await window().texts();
    tree.select((await quoteRow(0)).element);
    void window().press('ctrl+k n');
    await window().box('Memo on DOC-outdated');
    await window().openTranscript(first);
    const [title = ''] = before[first]?.split('\n') ?? [];
    window().goTo(title);
    window().host.type('\n');
    await window().answer('Memo on DOC-outdated', 'Ask again.');
    const wanted = `\n${before[first]?.replace('DOC-outdated\n', 'DOC-outdated\n\n// Ask again.\n')}`;
    await window().until('the memo', async () => (await window().text(first)) === wanted);
    for (const _ of ['the memo', 'the line']) window().host.undo();
    deepEqual(await window().texts(), before);
  });

  it('are given to a new code by its name, which goes where that belongs', async () => {
    const tree = await show();
    const before = await window().texts();
    tree.select((await quoteRow(0)).element);
    await window().press('f2');
    const list = await window().list('Change the Code of This Quote');
    list.type('DOC-misleading');
    equal(list.taken, '$(add) New code “DOC-misleading”');
    list.enter();
    await ofFirst(1);
    equal(await window().text(first), before[first]?.replace('DOC-outdated', 'DOC-misleading'));
    match(await window().text('codebook.yaml'), /\n {6}- code: DOC-misleading\n/);
    await window().until('the keyboard to be back', () => window().host.focusedView === 'marginalia.quotes');
    await window().press('ctrl+z');
    await ofFirst(2);
    deepEqual(await window().texts(), before);
  });

  it('change nothing when the list of codes is left, and give the keyboard back', async () => {
    const tree = await show();
    const before = await window().texts();
    tree.select((await quoteRow(0)).element);
    await window().press('f2');
    await window().list('Change the Code of This Quote');
    await window().press('escape');
    await window().until('the keyboard to be back', () => window().host.focusedView === 'marginalia.quotes');
    deepEqual(await window().texts(), before);
  });

  it('are compared passage by passage, on a page that is no file', async () => {
    await window().openTranscript(first);
    window().goTo('DOC-outdated\n');
    await window().press('ctrl+k y');
    await window().said('Remembered this passage.');
    equal(window().host.contexts.get('marginalia.comparing'), true);
    await window().openTranscript('interviews/Interview 2 - Jonas.txt');
    window().goTo('DOC-outdated\n');
    await window().press('ctrl+k y');
    match(await window().page('Passages Compared'), /^# Two .*\n\n## Codes on both: 1\n\n- DOC-outdated\n/);
    equal(window().host.contexts.get('marginalia.comparing'), false);
    equal(
      window().host.documents.some(({ uri }) => uri.scheme === 'untitled'),
      false,
    );
  });

  it('are copied by the button of a row, which takes those along that are selected with it and no others', async () => {
    const tree = await show();
    const [one, other] = [await quoteRow(0), await quoteRow(1)];
    tree.select(one.element);
    const copied = async (row: typeof one) => {
      window().host.clipboard = '';
      tree.copy(row.element);
      await window().until('something on the clipboard', () => window().host.clipboard !== '');
      return window().host.clipboard;
    };
    const [citation, another] = [await copied(one), await copied(other)];
    equal(citation, `${one.element.whole?.citation}\n`);
    equal(another, `${other.element.whole?.citation}\n`);
    tree.step('next', true);
    equal(await copied(one), `${citation}\n${another}`);
  });

  it('are shown as a page, whole, each with its source', async () => {
    const tree = await show();
    await window().run('marginalia.quotes.openAsMarkdown');
    const text = await window().page('Quotes');
    ok(text.startsWith(`# DOC-outdated\n\n${tree.message}\n\n## Interview 1 · Maya\n\n> came in?`), text);
    equal(text.match(/^> — /gm)?.length, Number(/^\d+/.exec(tree.message)?.[0]));
  });

  const filters: [by: string, which: string, message: RegExp][] = [
    ['By Coder', 'Jonas', /^\d+ of \d+ codings · \d+ interviews · Only: Jonas$/],
    ['By Interview', 'Interview 2', /^\d+ of \d+ codings · 1 interview · Only: Interview 2$/],
  ];
  for (const [by, which, message] of filters)
    it(`are narrowed down ${by.toLowerCase()}, and shown again`, async () => {
      const tree = await show();
      void window().run('marginalia.quotes.filter');
      await window().choose('Filter Quotes', by);
      await window().choose(`Filter Quotes: ${by}`, which);
      await window().until('the others to go', () => !tree.spoken(1).some((one) => one.includes('Maya')));
      match(tree.message, message);
      equal(window().host.contexts.get('marginalia.quotes.filtered'), true);
      await window().run('marginalia.quotes.clearFilter');
      await ofFirst(2);
      equal(window().host.contexts.get('marginalia.quotes.filtered'), false);
    });
});
