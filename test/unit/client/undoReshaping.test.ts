// A change of codes taken back from the tree in which it was made, or from anywhere else.
import '../vscode/install';
import { deepEqual, equal, match, notDeepEqual, ok } from 'node:assert/strict';
import { takeBack, watched } from '../../../client/src/server/takeBack';
import { WorkspaceEdit } from '../vscode/edits';
import { folderAt, Host } from '../vscode/host';
import { useHost } from '../vscode/install';
import { Range, Selection, Uri } from '../vscode/values';
import { filesOf, useWindow } from '../vscode/window';

const maya = 'interviews/Interview 1 - Maya.txt';

describe('A change of codes', () => {
  const window = useWindow({
    files: filesOf('samples/keeping-software-alive'),
    settings: { 'marginalia.reshaping.preview': false, 'marginalia.reshaping.oldLabels': 'forget' },
  });
  // A notice stays until it is answered, and the next test makes one like it.
  afterEach(() => {
    for (const notice of window().host.notices.all) if (!notice.isOver) notice.answer();
  });
  /** Waits until the files, and what is on disk of them, are as they were. */
  const asBefore = (before: Readonly<Record<string, string>>) =>
    window().until('the files as before', async () => {
      for (const [name, text] of Object.entries(before))
        if ((await window().text(name)) !== text || (await window().onDisk(name)) !== text) return false;
      return true;
    });
  const focus = async (label: string) => {
    const codes = await window().tree('codes');
    codes.select((await window().row(codes, label)).element);
    window().host.focusedView = 'marginalia.codes';
  };
  const rename = async (to: string) => {
    const isAsked = () => window().host.inputs.box?.title?.includes('Rename Bus factor') === true;
    // While an undo is read the code is another row: whoever pressed the key on one that has gone presses it again.
    await window().until('the question', async () => {
      await focus('Bus factor');
      await window().press('f2');
      const end = performance.now() + 3000;
      await window().until('an answer to the key', () => isAsked() || performance.now() > end);
      return isAsked();
    });
    await window().answer('Rename Bus factor', to);
    return window().notice(to);
  };

  it('is made with a key of the tree also while that is drawn anew', async () => {
    await focus('Bus factor');
    const codes = await window().tree('codes');
    codes.forgets = true;
    const drawing = codes.drawAnew();
    deepEqual(codes.selection, []);
    await window().press('f2');
    await window().answer('Rename Bus factor', 'Bus factor');
    await drawing;
    codes.forgets = false;
  });

  const ways: [what: string, act: () => Promise<unknown>][] = [
    ['renames a code', () => rename('Truck factor')],
    [
      'deletes a code with its codings',
      async () => {
        await focus('Bus factor');
        await window().press('delete');
        await window().choose('Delete Bus factor', 'Remove them');
        return window().notice('Bus factor');
      },
    ],
    [
      'gives its codings to another code',
      async () => {
        await window().openTranscript(maya);
        window().goTo('PEOPLE-pride');
        void window().run('marginalia.mergeCodes');
        await window().choose('Merge PEOPLE-pride', 'PEOPLE-pairing');
        return window().notice('PEOPLE-pairing');
      },
    ],
  ];
  for (const [what, act] of ways)
    it(`that ${what} is taken back from the tree by one key, in all files, which are saved as before`, async () => {
      const before = await window().texts();
      await act();
      notDeepEqual(await window().texts(), before);
      await focus('Documentation [DOC]');
      await window().press('ctrl+z');
      await asBefore(before);
      equal(window().host.focusedView, 'marginalia.codes', 'the keyboard stays in the tree');
    });

  it('says what it did, with a button that takes it back while another file is in front', async () => {
    const before = await window().texts();
    const notice = await rename('Truck factor');
    match(notice.text, /^Renamed .+ \(\d+ codings? in \d+ files?\)/);
    await window().openTranscript('interviews/Interview 7 - Jonas.txt');
    notice.answer('Undo');
    await asBefore(before);
    await window().run('marginalia.undoReshaping');
    await window().said('No code was changed that could be changed back.');
  });

  it('is taken back, and saved, where people have undone it in all of its files but one', async () => {
    const before = await window().texts();
    await rename('Truck factor');
    for (const [name, text] of Object.entries(before)) {
      if (name === maya || (await window().text(name)) === text) continue;
      const document = await window().host.openDocument(window().uri(name));
      const end = document.positionAt(document.getText().length);
      const edit = new WorkspaceEdit();
      edit.replace(document.uri, new Range(0, 0, end.line, end.character), text);
      await window().host.apply(edit);
    }
    await window().saveAll();
    await window().run('marginalia.undoReshaping');
    await asBefore(before);
  });

  it('is taken back once, also by a key that is pressed twice', async () => {
    const before = await window().texts();
    await rename('Truck factor');
    const { run } = window();
    await Promise.all([1, 2].map(() => run.call(window(), 'marginalia.undoReshaping')));
    deepEqual(await window().texts(), before);
  });

  it('stays as it is once one of its files says something else, which is named', async () => {
    const before = await window().texts();
    await rename('Truck factor');
    await window().openTranscript(maya);
    window().goTo('Interviewer');
    window().host.type('!');
    const after = await window().texts();
    await focus('Documentation [DOC]');
    await window().press('ctrl+z');
    const notice = await window().notice('was not undone');
    ok(notice.text.includes('Interview 1 - Maya.txt has changed since'), notice.text);
    deepEqual(await window().texts(), after);

    await window().openFile(maya);
    window().host.undo();
    await window().run('marginalia.undoReshaping');
    await window().until(
      'the codes as before',
      async () => !/Truck/.test(await window().text('codebook.yaml')),
    );
    deepEqual(await window().texts(), before, 'and it can be undone again when that is taken back');
  });

  it('is one step of undoing when it is taken back, too', async () => {
    await rename('Truck factor');
    const after = await window().texts();
    await window().run('marginalia.undoReshaping');
    await window().openFile('codebook.yaml');
    window().host.undo();
    deepEqual(await window().texts(), after);
    window().host.undo();
    await window().saveAll();
  });
});

describe('A change that is watched', () => {
  const uri = Uri.from({ scheme: 'memory', path: '/study/a.txt' });
  const text = 'One two\r\nthree two\r\n';
  let host: Host;
  const type = async (line: number, character: number, words: string) => {
    host.show(await host.openDocument(uri)).selection = new Selection(line, character, line, character);
    host.type(words);
  };
  const changed = async (meanwhile: () => Promise<unknown> = async () => undefined) => {
    const edit = new WorkspaceEdit();
    edit.replace(uri, new Range(0, 4, 0, 7), 'twelve');
    edit.replace(uri, new Range(1, 6, 1, 9), '');
    const { change } = await watched('Change', [uri.toString()], async () => {
      await host.apply(edit);
      await meanwhile();
      return true;
    });
    ok(change);
    return change;
  };
  beforeEach('a file', async () => {
    host = new Host([folderAt('/study')]);
    useHost(host);
    await host.disk.writeFile(uri, new TextEncoder().encode(text));
  });
  afterEach('the host goes', () => useHost(null));

  it('is taken back whole, also where saving a file or a person changed more of it meanwhile', async () => {
    const change = await changed(() => type(1, 6, '!\r\n'));
    equal(host.documentOf(uri)?.getText(), 'One twelve\r\nthree !\r\n\r\n');
    equal(await takeBack(change), null);
    equal(host.documentOf(uri)?.getText(), text);
  });

  const typed: [where: string, line: number, character: number, after: string][] = [
    ['before what was changed', 0, 0, 'abOne two\r\nthree two\r\n'],
    ['between two changes', 1, 0, 'One two\r\nabthree two\r\n'],
    ['behind what was changed', 2, 0, 'One two\r\nthree two\r\nab'],
    ['in what was changed, which stays', 0, 6, 'One twabelve\r\nthree two\r\n'],
  ];
  for (const [where, line, character, after] of typed)
    it(`is taken back around what somebody types while other files are taken back, ${where}`, async () => {
      const change = { ...(await changed()), written: 'one' };
      const unwrite = async () => {
        await type(line, character, 'ab');
        return null;
      };
      equal(await takeBack(change, unwrite), null);
      equal(host.documentOf(uri)?.getText(), after);
      const said = host.notices.all.map((notice) => notice.text);
      deepEqual(
        said,
        where.startsWith('in ')
          ? [`In a.txt a part of the change stays: you typed there while it was undone.`]
          : [],
      );
    });

  it('is taken back around what somebody types at several places meanwhile', async () => {
    const change = { ...(await changed()), written: 'one' };
    const unwrite = async () => {
      await type(0, 0, 'ab');
      await type(2, 0, 'cd');
      return null;
    };
    equal(await takeBack(change, unwrite), null);
    equal(host.documentOf(uri)?.getText(), 'abOne two\r\nthree two\r\ncd');
  });
});
