// Codes put on words, taken off, moved, written about and dropped, in a window with the whole extension and the server.
import { deepEqual, equal, match } from 'node:assert/strict';
import { CancellationTokenSource, DataTransfer, Position } from '../vscode/values';
import { filesOf, useWindow } from '../vscode/window';

const transcript = 'interviews/Interview 2 - Jonas.txt';
const handover = 'over the password.\n\nPEOPLE-no-handover';

describe('Codes put on words, taken off and moved by keyboard', () => {
  const window = useWindow({ files: filesOf('samples/keeping-software-alive') });
  beforeEach('the transcript is open', async () => void (await window().openTranscript(transcript)));

  it('asks for a code where none was put on words yet', async () => {
    window().goTo('Interviewer: Sort of?');
    await window().press('ctrl+k t');
    await window().list('Code This Passage');
    await window().press('escape');
    await window().said('Nothing was coded yet: choose a code.');
  });

  it('repeats the last code elsewhere, and takes it off again', async () => {
    window().goTo('Interviewer: Sort of?');
    await window().press('ctrl+enter');
    (await window().list('Code This Passage')).type('pride');
    await window().press('enter');
    await window().said('PEOPLE-pride');
    window().host.undo();
    window().goTo('Interviewer: So pages collect dates.');
    const coded = (before: string) => before.replace('So pages collect dates.', '$&\n\nPEOPLE-pride');
    for (const key of ['ctrl+shift+enter', 'ctrl+k t'])
      await window().changes(() => window().press(key), coded);
    window().goTo('I was very proud');
    await window().changes(
      () => window().press('ctrl+k t'),
      (before) => before.replace('\n\nPEOPLE-pride "I was very proud, I told my wife."', ''),
    );
  });

  it('removes a code, and of several asks which', async () => {
    window().goTo('I took over the password.');
    await window().changes(
      () => window().press('ctrl+k backspace'),
      (before) => before.replace(handover, 'over the password.'),
    );
    const no = '\n\nPEOPLE-no-time "I don\'t repair it, I\'ve no time"';
    window().goTo('the next one at least knows.');
    await window().press('ctrl+k backspace');
    const list = await window().list('Remove Code');
    deepEqual([list.rows()[0], list.rows()[1]], ['DOC-outdated-fix', 'PEOPLE-no-time']);
    await window().press('escape');
    await window().changes(
      async () => {
        await window().press('ctrl+k backspace');
        await window().choose('Remove Code', 'PEOPLE-no-time');
      },
      (before) => before.replace(no, ''),
    );
  });

  it('says where there is no code to take off or to move', async () => {
    window().goTo('Interviewer: Sort of?');
    for (const key of ['ctrl+k backspace', 'ctrl+k x']) {
      await window().press(key);
      (await window().notice('There is no code here.')).answer();
    }
  });

  it('makes a code of the selected words', async () => {
    const before = await window().texts();
    window().select('botanist with a label printer');
    await window().press('ctrl+k v');
    equal((await window().box('Code in Vivo')).value, 'Botanist-with-a-label-printer');
    await window().answer('Code in Vivo', 'PEOPLE-self-taught');
    await window().said('PEOPLE-self-taught');
    equal(
      await window().text(transcript),
      before[transcript]?.replace(
        "I'm also, sort of, the programmer.",
        '$&\n\nPEOPLE-self-taught "botanist with a label printer"',
      ),
    );
    match(await window().text('codebook.yaml'), /\n {6}- code: PEOPLE-self-taught\n/);
    window().host.undo();
    deepEqual(await window().texts(), before);
  });

  it('adds a memo to the passage, or to the code that the user means', async () => {
    window().goTo('Interviewer: Sort of?');
    await window().changes(
      async () => {
        await window().press('ctrl+k n');
        await window().answer('Memo on the Passage', 'He hesitates.');
      },
      (before) => before.replace('Interviewer: Sort of?', '$&\n\n// He hesitates.'),
    );
    window().goTo('I took over the password.');
    await window().changes(
      async () => {
        await window().press('ctrl+k n');
        await window().choose('Add Memo', 'PEOPLE-no-handover');
        await window().answer('Memo on PEOPLE-no-handover', 'Only that.');
      },
      (before) => before.replace(handover, `${handover}\n\n// Only that.`),
    );
  });

  const meanwhile: [what: string, keys: string, answer: () => Promise<unknown>, made: string][] = [
    ['a memo', 'ctrl+k n', () => window().answer('Memo on the Passage', 'He hesitates.'), '// He hesitates.'],
    [
      'a code in vivo',
      'ctrl+k v',
      () => window().answer('Code in Vivo', 'PEOPLE-hesitates'),
      'PEOPLE-hesitates',
    ],
  ];
  for (const [what, keys, answer, made] of meanwhile)
    it(`writes ${what} where it is meant, though the text above was changed while it was typed`, async () => {
      const before = await window().texts();
      window().select('Sort of');
      await window().press(keys);
      await window().until('the question', () => window().host.inputs.box);
      window().goTo("Okay, it's recording.");
      window().host.type('Oh. ');
      await answer();
      await window().until('it', async () => (await window().text(transcript)).includes(made));
      equal(
        await window().text(transcript),
        before[transcript]
          ?.replace("Okay, it's", "Oh. Okay, it's")
          .replace('Interviewer: Sort of?', `$&\n\n${made}`),
      );
      window().host.undo();
      window().host.undo();
      deepEqual(await window().texts(), before);
    });

  it('writes a memo on a code that has moved while it was typed, and none where the code is gone', async () => {
    const before = await window().texts();
    const begin = async () => {
      window().goTo('I took over the password.');
      await window().press('ctrl+k n');
      await window().choose('Add Memo', 'PEOPLE-no-handover');
      await window().box('Memo on PEOPLE-no-handover');
    };
    await begin();
    window().goTo(handover);
    window().host.type('\n');
    await window().answer('Memo on PEOPLE-no-handover', 'Only that.');
    const wanted = before[transcript]?.replace(handover, `\n${handover}\n\n// Only that.`);
    await window().until('the memo', async () => (await window().text(transcript)) === wanted);
    window().host.undo();
    window().host.undo();
    await begin();
    window().select(handover);
    window().host.type('over.');
    await window().answer('Memo on PEOPLE-no-handover', 'Only that.');
    (await window().notice('was changed meanwhile, so nothing was written')).answer('Copy What You Typed');
    await window().until('what was typed', async () => window().host.clipboard === 'Only that.');
    window().host.undo();
    deepEqual(await window().texts(), before);
  });

  it('moves a code to other words', async () => {
    window().goTo('I took over the password.');
    await window().press('ctrl+k x');
    await window().statusItem('PEOPLE-no-handover: select its new words');
    equal([...window().editor.marks.values()].flat().length > 0, true, 'its words are framed');
    window().select('you took over');
    await window().changes(
      () => window().press('ctrl+k x'),
      (before) =>
        before
          .replace(handover, 'over the password.')
          .replace('the whole thing?', '$&\n\nPEOPLE-no-handover "you took over"'),
    );
  });

  const drops: [what: string, drop: () => unknown, says?: string][] = [
    ['by Escape', () => window().press('escape')],
    ['when its text is changed meanwhile', () => window().host.type('x'), 'as the text was changed'],
  ];
  for (const [what, drop, says] of drops)
    it(`leaves a code where it is ${what}`, async () => {
      window().goTo('I took over the password.');
      await window().press('ctrl+k x');
      const item = await window().statusItem('select its new words');
      await drop();
      await window().until('nothing to be carried', () => !item.isShown);
      equal(window().host.context.get('marginalia.movingCode'), false);
      if (says) {
        await window().said(says);
        window().host.undo();
      }
    });

  it('codes the passage that a code of the tree is dropped on', async () => {
    const codes = await window().tree('codes');
    await window().unfold(codes, 'People [PEOPLE]');
    const transfer = new DataTransfer();
    const { token } = new CancellationTokenSource();
    const row = codes.row('PEOPLE-single-expert').element;
    await codes.options.dragAndDropController?.handleDrag?.([row], transfer, token);
    window().goTo('Interviewer: Sort of?');
    await window().changes(
      async () => {
        const { drops } = window().host;
        const at = window().editor.selection.active;
        const drop = await drops?.provideDocumentDropEdits(window().document, at, transfer, token);
        const edit = drop && 'insertText' in drop ? drop.additionalEdit : undefined;
        equal(drop && 'insertText' in drop ? drop.insertText : null, '');
        if (edit) await window().host.applyAny(edit);
      },
      (before) => before.replace('Interviewer: Sort of?', '$&\n\nPEOPLE-single-expert'),
    );
  });

  it('recodes a quote of the tree that is dropped on another code', async () => {
    const codes = await window().tree('codes');
    await window().unfold(codes, 'Documentation [DOC]', 'DOC-outdated', 'Interview 2 · Jonas');
    const quote = codes.rows.find(({ spoken }) =>
      spoken.startsWith('So if I want to know how a plant moves'),
    );
    if (!quote) throw new Error('There is no such quote.');
    const transfer = new DataTransfer();
    const { token } = new CancellationTokenSource();
    const controller = codes.options.dragAndDropController;
    await controller?.handleDrag?.([quote.element], transfer, token);
    await window().changes(
      async () => {
        await controller?.handleDrop?.(codes.row('DOC-outdated-fix').element, transfer, token);
        await window().said('DOC-outdated-fix');
      },
      (before) =>
        before.replace('different things"\n\nDOC-outdated\n', 'different things"\n\nDOC-outdated-fix\n'),
    );
  });

  it('refuses a code that is dropped where nobody speaks, and says why', async () => {
    const transfer = new DataTransfer();
    const { token } = new CancellationTokenSource();
    const codes = await window().tree('codes');
    await codes.options.dragAndDropController?.handleDrag?.(
      [codes.row('PEOPLE-pride').element],
      transfer,
      token,
    );
    const { drops } = window().host;
    const drop = await drops?.provideDocumentDropEdits(
      window().document,
      new Position(1, 0),
      transfer,
      token,
    );
    equal(drop, undefined);
    equal(window().host.notices.all.at(-1)?.kind, 'warning');
  });
});
