// Renaming, merging, splitting and deleting codes, in a window with the whole extension and the server.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { filesOf, useWindow } from '../vscode/window';

const maya = 'interviews/Interview 1 - Maya.txt';

/** How many lines of a study are of a code: those that code with it, and its entry. */
function count(texts: Readonly<Record<string, string>>, label: string): number {
  const isOf = (line: string) =>
    line === label || line === `- code: ${label}` || line.startsWith(`${label} "`);
  const lines = Object.values(texts).flatMap((text) => text.split(/\r\n|\n/));
  return lines.filter((line) => isOf(line.trim())).length;
}

describe('Reshaping the codebook', () => {
  const files = filesOf('samples/keeping-software-alive');
  const window = useWindow({ files });
  /** One step of undoing gives back every file. */
  const undone = async (before: Record<string, string>, file = 'codebook.yaml') => {
    await window().openFile(file);
    window().host.undo();
    await window().saveAll();
    deepEqual(await window().texts(), before);
  };
  const toPride = async () => {
    await window().openTranscript(maya);
    window().goTo('PEOPLE-pride');
  };

  it('renames a code from its row, after a look at every file, and one undo takes all of it back', async () => {
    const before = await window().texts();
    await window().openTranscript(maya);
    const codes = await window().tree('codes');
    codes.select((await window().row(codes, 'Bus factor')).element);
    window().host.focusedView = 'marginalia.codes';
    await window().press('f2');
    equal((await window().box('Rename Bus factor')).value, 'Bus factor');
    await window().answer('Rename Bus factor', 'Truck factor');
    equal((await window().list('Rename Bus factor')).taken, 'Keep the old name, too', 'Enter loses nothing');
    await window().choose('Rename Bus factor', 'Use the new name only');
    await window().until('every file to be shown', () => window().host.showsEdit);
    deepEqual(await window().texts(), before, 'nothing is written before people agree');
    await window().agree();
    await window().notice('Truck factor');
    const after = await window().texts();
    deepEqual([count(after, 'Truck factor'), count(after, 'Bus factor')], [count(before, 'Bus factor'), 0]);
    deepEqual(
      Object.fromEntries(
        Object.entries(after).map(([name, text]) => [name, text.replaceAll('Truck factor', 'Bus factor')]),
      ),
      before,
    );
    equal(await window().onDisk(maya), after[maya], 'it is saved');
    await undone(before);
  });

  const left: [where: string, leave: () => Promise<unknown>][] = [
    ['its name', async () => window().box('Rename Bus factor')],
    [
      'the old label',
      async () => {
        await window().answer('Rename Bus factor', 'Truck factor');
        await window().list('Rename Bus factor');
      },
    ],
  ];
  for (const [where, leave] of left)
    it(`renames nothing when the question about ${where} is left`, async () => {
      const before = await window().texts();
      const codes = await window().tree('codes');
      codes.select((await window().row(codes, 'Bus factor')).element);
      window().host.focusedView = 'marginalia.codes';
      await window().press('f2');
      await leave();
      await window().press('escape');
      deepEqual([await window().texts(), window().host.showsEdit], [before, false]);
    });

  it('keeps the questions, and what was typed, while something else gets the keyboard', async () => {
    const { inputs } = window().host;
    const codes = await window().tree('codes');
    codes.select((await window().row(codes, 'Bus factor')).element);
    window().host.focusedView = 'marginalia.codes';
    await window().press('f2');
    (await window().box('Rename Bus factor')).value = 'Truck';
    inputs.blur();
    equal((await window().box('Rename Bus factor')).value, 'Truck');
    await window().answer('Rename Bus factor', 'Truck factor');
    await window().list('Rename Bus factor');
    inputs.blur();
    ok((await window().list('Rename Bus factor')).isShown);
    await window().press('escape');
  });

  it('asks for a name that is none', async () => {
    const codes = await window().tree('codes');
    codes.select((await window().row(codes, 'Bus factor')).element);
    window().host.focusedView = 'marginalia.codes';
    await window().press('f2');
    const box = await window().box('Rename Bus factor');
    box.value = ' ';
    box.enter();
    deepEqual([box.isShown, box.validationMessage], [true, 'A name is needed.']);
  });

  const oldLabels: [choice: string, alias: boolean][] = [
    ['Keep the old name, too', true],
    ['Use the new name only', false],
  ];
  for (const file of [maya, 'codebook.yaml'])
    for (const [choice, alias] of oldLabels)
      it(`renames a code with F2 in ${file}: ${choice}`, async () => {
        const before = await window().texts();
        await window().openFile(file);
        window().goTo('PEOPLE-pride');
        const renaming = window().rename('PEOPLE-proud');
        await window().choose('Rename PEOPLE-pride', choice);
        await window().agree();
        await renaming;
        const after = await window().texts();
        equal(count(after, 'PEOPLE-proud'), count(before, 'PEOPLE-pride'));
        equal(/\n +aliases: \[PEOPLE-pride\]/.test(after['codebook.yaml'] ?? ''), alias);
        await undone(before);
      });

  it('renames nothing with F2 when the question about the old label is left, and says so', async () => {
    const before = await window().texts();
    await window().openFile('codebook.yaml');
    window().goTo('PEOPLE-pride');
    const renaming = window().rename('PEOPLE-proud');
    await window().list('Rename PEOPLE-pride');
    await window().press('escape');
    equal(await renaming, 'Nothing was renamed.');
    deepEqual(await window().texts(), before);
  });

  it('merges a code into another one, which gets its codings, and undoes that at once', async () => {
    const before = await window().texts();
    await toPride();
    void window().run('marginalia.mergeCodes');
    await window().choose('Merge PEOPLE-pride', 'PEOPLE-pairing');
    await window().choose('Merge PEOPLE-pride', 'Use the new name only');
    await window().agree();
    await window().notice('PEOPLE-pairing');
    const after = await window().texts();
    equal(count(after, 'PEOPLE-pride'), 0);
    // The entry of the merged code goes.
    equal(
      count(after, 'PEOPLE-pairing'),
      count(before, 'PEOPLE-pairing') + count(before, 'PEOPLE-pride') - 1,
    );
    await undone(before);
  });

  /** Begins to split PEOPLE-pride. Gives the list, and how many quotes there are. */
  const split = async () => {
    await toPride();
    void window().run('marginalia.splitCode');
    const list = await window().list('Split PEOPLE-pride: quote 1 of');
    return { list, quotes: Number(list.title?.split(' ').at(-1)) };
  };

  it('splits a code by its quotes, one at a time, with the codes on keys', async () => {
    const before = await window().texts();
    const { list, quotes } = await split();
    list.type('PEOPLE-proud');
    equal(list.taken, '$(add) New code “PEOPLE-proud”');
    list.enter();
    equal(list.title, `Split PEOPLE-pride: quote 2 of ${quotes}`);
    ok(list.rows().includes('1   PEOPLE-proud'));
    list.type('1');
    for (let quote = 3; quote <= quotes; quote++) {
      equal(list.title, `Split PEOPLE-pride: quote ${quote} of ${quotes}`);
      list.type('0');
    }
    await window().agree();
    await window().until('the new code', async () => count(await window().texts(), 'PEOPLE-proud') === 3);
    equal(count(await window().texts(), 'PEOPLE-pride'), count(before, 'PEOPLE-pride') - 2);
    await undone(before);
  });

  it('goes back to the quote before, and says what was chosen there', async () => {
    const before = await window().texts();
    const { list, quotes } = await split();
    list.take('PEOPLE-pairing');
    list.take('Back to the quote before');
    equal(list.title, `Split PEOPLE-pride: quote 1 of ${quotes}`);
    equal(list.row('1   PEOPLE-pairing').description, 'chosen before');
    list.type('0');
    await window().press('escape');
    deepEqual(await window().texts(), before, 'nothing was given away, so nothing is asked');
    equal(window().host.notices.find('decided so far'), undefined);
  });

  for (const [answer, given] of [
    ['Give Them', 1],
    [undefined, 0],
  ] as const)
    it(`asks what becomes of the quotes decided so far when the list is left: ${answer ?? 'nothing'}`, async () => {
      const before = await window().texts();
      const { list } = await split();
      list.take('PEOPLE-pairing');
      await window().press('escape');
      const notice = await window().notice('Give the 1 quote decided so far to its new code?');
      notice.answer(answer);
      if (given > 0) {
        await window().agree();
        await window().until('the quote', async () => (await window().text(maya)) !== before[maya]);
        await undone(before, maya);
      } else deepEqual(await window().texts(), before);
    });

  it('deletes a code with or without its codings, as people say', async () => {
    const before = await window().texts();
    for (const [choice, left] of [
      ['Keep them', count(before, 'PEOPLE-pride') - 1],
      ['Remove them', 0],
    ] as const) {
      await toPride();
      void window().run('marginalia.deleteCode');
      await window().choose('Delete PEOPLE-pride', choice);
      await window().agree();
      await window().until(
        'the code to go',
        async () => count(await window().texts(), 'PEOPLE-pride') === left,
      );
      await undone(before);
    }
  });

  it('asks nothing about a speaker who is renamed', async () => {
    const before = await window().texts();
    await window().openTranscript('interviews/Interview 6 - Maya.txt');
    window().goTo('Participant 2');
    const renaming = window().rename('Participant 3');
    await window().agree();
    await renaming;
    equal((await window().text('interviews/Interview 6 - Maya.txt')).includes('Participant 2'), false);
    window().host.undo();
    deepEqual(await window().texts(), before);
  });
});
