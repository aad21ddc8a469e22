// Speech that is protected, in a window of the stub with the whole extension in it.
import '../../vscode/install';
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { tellOwnEdit } from '../../../../client/src/server/tellOwnEdit';
import { WorkspaceEdit } from '../../vscode/edits';
import { Range, Selection } from '../../vscode/values';
import { useWindow } from '../../vscode/window';

const codebook = 'speakers: [Maria, Jonas]\ncodes:\n  - code: Data-loss\n  - code: Bus factor\n';
const talk =
  '---\nrole: Lead\n---\n\nMaria\n\nWe lost it.\nAll of it.\n\nData-loss\n// Ask.\n\nJonas\n\nThen it came back.\n\nMaria\n\nAnd so on.\n';
const files = {
  'codebook.yaml': codebook,
  'a.transcript': talk,
  'b.transcript': talk,
  'c.transcript': talk,
  'd.transcript': talk,
};

/** Waits until what was typed has been taken back, or will not be. */
async function untilSettled(document: { readonly version: number }): Promise<void> {
  for (let [turn, version] = [0, document.version]; turn < 40; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    if (document.version !== version) [turn, version] = [0, document.version];
  }
}

describe('While speech is protected', () => {
  const settings = { 'marginalia.protectSpeech': true, 'marginalia.reshaping.preview': false };
  const window = useWindow({ files, settings });

  /** Opens a file and waits until its speech is kept. */
  async function open(file: string): Promise<void> {
    await window().openTranscript(file);
    await window().statusItem('$(lock)');
  }

  const settled = () => untilSettled(window().document);
  const text = () => window().document.getText();

  it('takes a letter back, says so, and says how to change speech', async () => {
    await open('a.transcript');
    window().goTo('And so on');
    window().host.type('x');
    await settled();
    equal(text(), talk);
    const notice = await window().notice('changed what somebody says');
    deepEqual(notice.buttons, ['Allow in This File']);
    await window().said('Speech is protected');
    notice.answer();
  });

  it('takes back a line end that splits a passage', async () => {
    await open('a.transcript');
    window().goTo('lost it');
    window().host.type('\n');
    await settled();
    equal(text(), talk);
  });

  it('takes back what was typed in quick succession', async () => {
    await open('a.transcript');
    window().goTo('lost it');
    for (const letter of 'abc') window().host.type(letter);
    await settled();
    equal(text(), talk);
  });

  for (const isLate of [false, true])
    it(`writes speech as it was where a file is formatted when it is saved, ${isLate ? 'after' : 'before'} we are told so`, async () => {
      await open('a.transcript');
      window().goTo('Ask.');
      window().host.type('them: ');
      await settled();
      const typed = text();
      const { document, host } = window();
      const at = typed.indexOf('We lost');
      const formatted = [
        { start: at, end: at + 7, text: 'we  lost' },
        { start: typed.length, end: typed.length, text: '\n' },
      ];
      await host.save(document, formatted, isLate);
      await settled();
      equal(await window().onDisk('a.transcript'), `${typed}\n`);
      equal(text(), `${typed}\n`);
      host.undo();
      host.undo();
      await settled();
      await document.save();
      equal(text(), talk);
    });

  for (const isLate of [false, true])
    it(`writes speech as it was where nothing but what formats a file has changed it, ${isLate ? 'after' : 'before'} we are told that it is saved`, async () => {
      await open('a.transcript');
      const { document, host } = window();
      const at = talk.indexOf('We lost');
      await host.save(document, [{ start: at, end: at + 7, text: 'we  lost' }], isLate);
      await settled();
      deepEqual([await window().onDisk('a.transcript'), text(), document.isDirty], [talk, talk, false]);
    });

  it('says what is to be saved once more, where that is not in the editor in front', async () => {
    await open('a.transcript');
    const { document, host } = window();
    await open('b.transcript');
    await host.save(document, [{ start: talk.indexOf('We'), end: talk.indexOf('We') + 2, text: 'we' }], true);
    (await window().notice('What somebody says in a.transcript was changed while it was saved')).answer();
    equal(document.getText(), talk);
    await document.save();
  });

  it('says nothing of a file that is written as it was, though it is not in the editor in front', async () => {
    await open('a.transcript');
    const { document, host } = window();
    await open('b.transcript');
    const at = talk.indexOf('We');
    await host.save(document, [{ start: at, end: at + 2, text: 'we' }], false);
    await settled();
    deepEqual([document.getText(), await window().onDisk('a.transcript')], [talk, talk]);
    equal(host.notices.find('What somebody says in a.transcript'), undefined);
  });

  it('changes nothing more in a file that is closed meanwhile', async () => {
    await open('c.transcript');
    const { host } = window();
    window().goTo('lost it');
    host.type('xyz');
    host.closeEditor();
    await untilSettled({ version: 0 });
    await open('c.transcript');
    equal(text(), talk);
  });

  it('takes a change back also where its editor gives way to another one before VS Code comes to it', async () => {
    await open('c.transcript');
    const { document, editor, host } = window();
    const refuse = async () => {
      // VS Code says this of an editor that is not shown any more.
      host.editors.splice(host.editors.indexOf(editor), 1);
      await open('a.transcript');
      throw new Error('TextEditor#edit not possible on closed editors');
    };
    Object.assign(editor, { edit: refuse });
    window().goTo('lost it');
    host.type('xyz');
    await untilSettled(document);
    equal(document.getText(), talk);
  });

  it('takes back what formats a file that is closed once it is saved, and says that it is to be saved once more', async () => {
    await open('b.transcript');
    const { document, host } = window();
    const closing = host.saved.event(() => host.closeEditor());
    await host.save(
      document,
      [{ start: talk.indexOf('We'), end: talk.indexOf('We') + 2, text: 'we  ' }],
      true,
    );
    closing.dispose();
    (await window().notice('What somebody says in b.transcript was changed while it was saved')).answer();
    const again = host.documentOf(document.uri);
    ok(again && again !== document);
    deepEqual([again.getText(), again.isDirty], [talk, true]);
    await again.save();
  });

  it('leaves a code, a memo, an attribute and what is typed at another cursor', async () => {
    await open('a.transcript');
    for (const [words, typed, line] of [
      ['Lead', 'Team ', 'role: Team Lead'],
      ['// Ask.', '#', '#// Ask.'],
      ['loss\n', 'and-', 'Data-and-loss'],
    ] as const) {
      window().goTo(words);
      window().host.type(typed);
      await settled();
      equal(window().line, line);
      window().host.undo();
    }
    window().select('Lead', 'lost');
    window().host.type('Head');
    await settled();
    equal(text(), talk.replace('Lead', 'Head'));
    window().host.undo();
    equal(text(), talk);
  });

  it('takes back undoing what was typed before it was protected', async () => {
    await open('b.transcript');
    await window().run('marginalia.toggleProtectSpeech');
    window().goTo('lost it');
    window().host.type('really ');
    await settled();
    const said = text();
    equal(said, talk.replace('lost it', 'really lost it'));
    await window().run('marginalia.toggleProtectSpeech');
    await open('b.transcript');
    equal(text(), said);
    window().host.undo();
    await settled();
    equal(text(), said);
  });

  it('lets a speaker be renamed, and that be undone and done again', async () => {
    await open('c.transcript');
    window().goTo('Jonas');
    await window().rename('Joan');
    await window().until('the speaker to be renamed', () => text().includes('Joan\n'));
    await settled();
    const renamed = text();
    window().host.undo();
    await settled();
    ok(text().includes('Jonas\n'));
    window().host.redo();
    await settled();
    equal(text(), renamed);
    window().host.undo();
    await settled();
  });

  it('lets a passage be coded, and codes be taken off again', async () => {
    await open('c.transcript');
    await window().changes(
      async () => {
        window().goTo('Then it came back');
        await window().press('ctrl+enter');
        (await window().list('Code This Passage')).take('Bus factor');
      },
      (before) => before.replace('came back.', '$&\n\nBus factor'),
    );
  });

  it('lets another program write the file', async () => {
    await open('d.transcript');
    const other = talk.replace('All of it', 'Most of it');
    await window().host.reload(window().document, other);
    await settled();
    equal(text(), other);
    await open('d.transcript');
    equal(text(), other);
    await window().host.reload(window().document, talk);
    await settled();
    equal(text(), talk);
  });

  it('lets another program write the file also after it could not be saved', async () => {
    await open('d.transcript');
    const { document, host } = window();
    const other = talk.replace('All of it', 'Most of it');
    await host.beginSaving(document);
    await host.reload(document, other);
    await settled();
    equal(text(), other);
    await host.reload(document, talk);
    await settled();
    equal(text(), talk);
  });

  it('has a lock in the status bar, which opens and closes at a click', async () => {
    await open('a.transcript');
    const lock = await window().statusItem('$(lock)');
    equal(lock.accessibilityInformation?.label, 'Speech is protected in this file. Click to allow changes.');
    await window().run(String(lock.command));
    equal(lock.text, '$(unlock) Speech');
    equal(lock.accessibilityInformation?.label, 'Speech can be changed in this file. Click to protect it.');
    window().goTo('lost it');
    window().host.type('x');
    await settled();
    equal(text(), talk.replace('lost it', 'xlost it'));
    window().host.undo();
    await window().run(String(lock.command));
    await window().statusItem('$(lock) Speech');
  });
});

describe('Whatever keys are pressed while speech is protected', () => {
  const window = useWindow({ files, settings: { 'marginalia.protectSpeech': true } });
  const text = () => window().document.getText();

  it('the same words are said by the same people', async () => {
    const typed = fc.constantFrom('x', '#', '# ', '\n', '', 'Data-loss\n', ' and more');
    const cursor = fc.tuple(fc.nat(talk.length), fc.oneof(fc.constant(0), fc.constant(1), fc.nat(40)));
    const key = fc.oneof(
      fc.record({ cursors: fc.array(cursor, { minLength: 1, maxLength: 1 }), typed }),
      fc.constantFrom('undo' as const, 'redo' as const),
    );
    await window().openTranscript('a.transcript');
    await window().statusItem('$(lock)');
    const lines = (all: string) =>
      all.split('\n').filter((line) => /^(?:Maria|Jonas|We|All|Then|And)\b/.test(line));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(key, fc.boolean()), { maxLength: 8 }), async (keys) => {
        for (const [one, waits] of keys) {
          const { document, editor, host } = window();
          if (typeof one === 'string') host[one]();
          else {
            editor.selections = one.cursors.map(([at, length]) => {
              const start = at % (text().length + 1);
              return new Selection(document.positionAt(start), document.positionAt(start + length));
            });
            host.type(one.typed);
          }
          if (waits) await untilSettled(window().document);
        }
        await untilSettled(window().document);
        deepEqual(lines(text()), lines(talk));
      }),
      { numRuns: Number(process.env.RUNS ?? 60) },
    );
  });
});

describe('While speech is not protected', () => {
  const window = useWindow({ files });

  it('it can be changed, and no lock is shown', async () => {
    await window().openTranscript('a.transcript');
    window().goTo('lost it');
    window().host.type('x');
    for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setImmediate(resolve));
    equal(window().document.getText(), talk.replace('lost it', 'xlost it'));
    ok(!window().host.statusItems.some(({ isShown, text }) => isShown && text.includes('Speech')));
  });

  it('is protected from a command on', async () => {
    await window().openTranscript('a.transcript');
    await window().run('marginalia.toggleProtectSpeech');
    equal(window().host.settings.get('marginalia.protectSpeech'), true);
    await window().statusItem('$(lock) Speech');
  });
});

describe('Turning the protection of speech on and off', () => {
  const window = useWindow({ files, settings: { 'marginalia.reshaping.preview': false } });
  const text = () => window().document.getText();

  async function turn(isOn: boolean): Promise<void> {
    window().host.configure('marginalia.protectSpeech', isOn);
    if (isOn) await window().statusItem('$(lock) Speech');
  }

  /** A change of speech that Marginalia offers, such as a fix. */
  function offered(): WorkspaceEdit {
    const { document } = window();
    const [start, end] = [talk.indexOf('We lost'), talk.indexOf(' it')];
    const edit = new WorkspaceEdit();
    edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(end)), 'We found');
    tellOwnEdit(edit as unknown as Parameters<typeof tellOwnEdit>[0]);
    return edit;
  }

  async function applied(edit: WorkspaceEdit): Promise<string> {
    await window().host.applyAny(edit as unknown as Parameters<typeof tellOwnEdit>[0] & object);
    await untilSettled(window().document);
    return text();
  }

  it('remembers what Marginalia may change while it is on, and forgets it when it is turned off', async () => {
    await window().openTranscript('a.transcript');
    const early = offered();
    await turn(true);
    equal(await applied(early), talk);
    const [now, later] = [offered(), offered()];
    equal(await applied(now), talk.replace('lost', 'found'));
    window().host.undo();
    await untilSettled(window().document);
    await turn(false);
    await turn(true);
    equal(await applied(later), talk);
    await turn(false);
  });

  it('lets be undone what Marginalia changed while it was off', async () => {
    await window().openTranscript('b.transcript');
    window().goTo('Jonas');
    await window().rename('Joan');
    await window().until('the speaker to be renamed', () => text().includes('Joan\n'));
    await turn(true);
    window().host.undo();
    await untilSettled(window().document);
    equal(text(), talk);
    await turn(false);
  });

  it('asks for the setting once, however many transcripts are open', async () => {
    for (const file of ['a', 'b', 'c', 'd']) await window().openTranscript(`${file}.transcript`);
    const { settings } = window().host;
    const get = settings.get.bind(settings);
    let asked = 0;
    settings.get = (key) => {
      if (key === 'marginalia.protectSpeech') asked++;
      return get(key);
    };
    window().host.configure('marginalia.protectSpeech', true);
    equal(asked, 1);
    settings.get = get;
  });
});
