// Two coders and a moderator, in a window with the whole extension and the server, by keyboard.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { TreeElement } from '../../../client/src/trees/placesTree';
import { codedFile } from '../../../server/src/analysis/codedFile';
import { moderate } from '../../../server/src/features/moderation/moderate';
import { studyOf } from '../studyFixture';
import { WorkspaceEdit } from '../vscode/edits';
import type { Tree } from '../vscode/trees';
import { Uri } from '../vscode/values';
import { filesOf, useWindow } from '../vscode/window';

const maya = 'interviews/Interview 3 - Maya.txt';
const jonas = 'interviews/Interview 3 - Jonas.txt';
const amin = 'interviews/Interview 3 - Amin.txt';
const title = 'Settle Codes of Interview';
const perPassage = 'of 25 settled';

/** The sample's third interview, as the command line makes it for a moderator. */
function moderatedText(): string {
  const { study, open } = studyOf(filesOf('samples/keeping-software-alive'));
  const coders = [jonas, maya].map((file) => {
    const { transcript } = open(file);
    return codedFile(study, file, transcript.coder ?? '', transcript);
  });
  return moderate({ study, coders, file: amin, moderator: 'Amin' }, 'agreed').text;
}

/** What a screen reader says of the row that is selected. */
function spokenOf({ rows, highlighted }: Tree<TreeElement>): string {
  return rows.find(({ element }) => element === highlighted[0])?.spoken ?? 'nothing';
}

/** What is said in a transcript: all of its lines but codes, memos and front matter. */
function speechOf(text: string): string[] {
  const talk = text.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/Interview 3 - \w+/, '');
  const isCode = /^(?:#?(?:[A-Z]+-[a-z-]+|Bus factor|Vendor lock-in|Second career)(?: ".*")?|\/\/.*)$/;
  return talk.split('\n').filter((line) => line !== '' && !isCode.test(line));
}

describe('Comparing two coders', () => {
  const window = useWindow({ files: filesOf('samples/keeping-software-alive') });
  const shown = () =>
    window().until('a comparison', () => window().host.ran.findLast(([id]) => id === 'vscode.diff'));
  const texts = async () => {
    const [, left, right, name] = await shown();
    return {
      name,
      texts: await Promise.all(
        [left, right].map(async (uri) => String(await window().host.provided(Uri.parse(String(uri))))),
      ),
      languages: [left, right].map(
        (uri) => window().host.documents.find((one) => one.uri.toString() === String(uri))?.languageId,
      ),
    };
  };

  it('shows the same speech with the codes of each, as transcripts without findings', async () => {
    void window().run('marginalia.compareCoders');
    await window().choose('Compare Coders in Editor', 'Interview 3');
    const { name, texts: both, languages } = await texts();
    equal(name, 'Interview 3: Jonas and Maya');
    deepEqual(languages, ['transcript', 'transcript']);
    const [one = '', other = ''] = both;
    deepEqual(speechOf(one), speechOf(other));
    ok(one.includes('PEOPLE-no-time "On the day she left we had a premiere."'));
    ok(!other.includes('PEOPLE-no-time "On the day she left we had a premiere."'));
    ok(!/^\/\//m.test(one + other), 'memos are nobody’s codes');
    const onDisk = (await window().onDisk(jonas)) ?? '';
    deepEqual(speechOf(one), speechOf(onDisk));
    const documents = window().host.documents.filter(({ uri }) => uri.scheme === 'marginalia-coders');
    for (const { uri } of documents) deepEqual(window().host.diagnostics.get(uri.toString()) ?? [], []);
  });

  it('takes a folder, an interview and two names, in this order', async () => {
    window().host.ran.length = 0;
    await window().run(
      'marginalia.compareCoders',
      window().uri('').toString().replace(/\/$/, ''),
      '3',
      'Maya',
      'Jonas',
    );
    equal((await texts()).name, 'Interview 3: Maya and Jonas');
  });

  it('begins at the row of an interview', async () => {
    window().host.ran.length = 0;
    const tree = await window().tree('interviews');
    const row = await window().row(tree, 'Interview 3');
    await window().run('marginalia.compareCoders', row.element);
    equal((await texts()).name, 'Interview 3: Jonas and Maya');
  });

  it('says what the files say by then, also while VS Code has not opened it yet', async () => {
    const [, left] = await shown();
    const { documents } = window().host;
    const isShown = ({ uri }: { uri: { scheme: string } }) => uri.scheme === 'marginalia-coders';
    for (const gone of documents.filter(isShown)) documents.splice(documents.indexOf(gone), 1);
    await window().openTranscript(jonas);
    window().select('PEOPLE-no-time');
    window().host.type('PEOPLE-single-expert');
    await window().until('the new code', async () => {
      const text = (await window().host.provided(Uri.parse(String(left)))) ?? '';
      return text.includes('PEOPLE-single-expert "On the day') || null;
    });
  });
});

describe('Settling what two coders have coded', () => {
  const files = filesOf('samples/keeping-software-alive');
  const window = useWindow({ files });
  const begin = async () => {
    void window().run('marginalia.settleCodes');
    await window().choose(title, 'Interview 3');
    await window().answer(title, 'Amin');
    await window().notice('Made interviews/Interview 3 - Amin.txt');
  };

  it('makes a file of the moderator, opened at its first question, and leaves all others', async () => {
    await begin();
    const text = (await window().onDisk(amin)) ?? '';
    match(text, /^---\nmoderates: Jonas, Maya\n---\n/);
    deepEqual(speechOf(text), speechOf(files[jonas] ?? ''));
    equal(text.match(/^\/\/ \? /gm)?.length, 25);
    equal(window().document.uri.path.endsWith('Interview 3 - Amin.txt'), true);
    equal(window().document.getText(window().editor.selection).startsWith('On the day she left'), true);
    equal((await window().onDisk(maya)) ?? '', files[maya]);
  });

  it('writes over nothing', async () => {
    void window().run('marginalia.settleCodes');
    await window().choose(title, 'Interview 3');
    await window().answer(title, 'Amin');
    await window().notice('is there already');
  });

  it('asks for another name than those of the coders', async () => {
    void window().run('marginalia.settleCodes');
    await window().choose(title, 'Interview 3');
    await window().answer(title, 'maya');
    const box = await window().box(title);
    const said = await window().until('what is wrong with the name', () => box.validationMessage ?? null);
    equal(said, 'The coders and whoever settles their codes must be different people.');
    await window().press('escape');
  });
});

describe('Questions that are open', () => {
  const files = { ...filesOf('samples/keeping-software-alive'), [amin]: moderatedText() };
  const window = useWindow({ files });

  it('asks passage by passage: Space checks, Enter settles and goes on, and each is one step', async () => {
    await window().openTranscript(amin);
    const before = window().document.getText();
    void window().run('marginalia.settleQuestions');
    const list = await window().list(`0 ${perPassage}`);
    deepEqual(
      list.items.map(({ label, picked }) => [label, picked]),
      [
        ['PEOPLE-no-time', false],
        ['PEOPLE-no-handover', true],
      ],
    );
    await window().press('space');
    await window().press('enter');
    const next = await window().list(`1 ${perPassage}`);
    const taken = window().document.getText();
    ok(taken.includes('\nPEOPLE-no-time "On the day she left we had a premiere."\n'));
    ok(!taken.includes('// ? PEOPLE-no-time "On the day'));
    deepEqual(
      next.items.map(({ label }) => label),
      ['DOC-missing-reasons'],
    );
    await window().press('enter');
    await window().list(`2 ${perPassage}`);
    ok(window().document.getText().includes('\n// no DOC-missing-reasons (Maya)\n'));
    await window().press('escape');
    window().host.undo();
    equal(window().document.getText(), taken);
    window().host.undo();
    equal(window().document.getText(), before);
  });

  it('asks once, by a command that is run twice at once, and Space checks in that list', async () => {
    await window().openTranscript(amin);
    const before = window().document.getText();
    const first = window().run('marginalia.settleQuestions');
    await window().run('marginalia.settleQuestions');
    await window().list(`0 ${perPassage}`);
    await window().press('space');
    await window().press('enter');
    await window().list(`1 ${perPassage}`);
    ok(window().document.getText().includes('\nPEOPLE-no-time "On the day she left we had a premiere."\n'));
    await window().press('escape');
    await first;
    window().host.undo();
    equal(window().document.getText(), before);
  });

  it('puts another code on a passage that letters find, and one that is new into the codebook, too', async () => {
    await window().openTranscript(amin);
    const before = await window().texts();
    window().goTo('Interview 3 - Amin');
    void window().run('marginalia.settleQuestions');
    const list = await window().list(`0 ${perPassage}`);
    list.type('pride');
    await window().press('enter');
    list.type('MOOD-calm');
    await window().press('enter');
    await window().press('enter');
    await window().list(`1 ${perPassage}`);
    await window().press('escape');
    const text = window().document.getText();
    match(text, /\nPEOPLE-pride\n/);
    match(text, /\nMOOD-calm\n/);
    match(text, /\n\/\/ no PEOPLE-no-time /);
    match((await window().texts())['codebook.yaml'] ?? '', /MOOD-calm/);
    await window().run('marginalia.questions.undo');
    deepEqual(await window().texts(), before);
  });

  it('takes a code off that stands there, where its check is taken away', async () => {
    await window().openTranscript(amin);
    const before = window().document.getText();
    window().goTo('Interview 3 - Amin');
    void window().run('marginalia.settleQuestions');
    const list = await window().list(`0 ${perPassage}`);
    list.activeItems = list.items.slice(1);
    await window().press('space');
    await window().press('enter');
    await window().list(`1 ${perPassage}`);
    await window().press('escape');
    equal(
      window().document.getText().split('\nPEOPLE-no-handover\n').length,
      before.split('\nPEOPLE-no-handover\n').length - 1,
    );
    await window().run('marginalia.questions.undo');
    equal(window().document.getText(), before);
  });

  it('lists what is open by passage, and answers rows by keys', async () => {
    const before = await window().texts();
    const tree = await window().tree('questions');
    await window().until('the count', () => tree.description === '0 of 25 settled');
    const first = await window().row(tree, 'PEOPLE-no-time');
    tree.select(first.element);
    window().host.focusedView = 'marginalia.questions';
    await window().press('shift+enter');
    await window().until('the count', () => tree.description === '1 of 25 settled');
    window().host.focusedView = 'marginalia.questions';
    await window().until('the next question', () => tree.selection.length === 1);
    await window().press('delete');
    await window().until('the count', () => tree.description === '2 of 25 settled');
    const text = (await window().texts())[amin] ?? '';
    ok(text.includes('\nPEOPLE-no-time "On the day she left we had a premiere."\n'));
    ok(text.includes('\n// no DOC-missing-reasons (Maya)\n'));
    for (const count of ['1 of 25 settled', '0 of 25 settled']) {
      window().host.focusedView = 'marginalia.questions';
      await window().press('ctrl+z');
      await window().until('the count', () => tree.description === count);
    }
    deepEqual(await window().texts(), before);
  });

  describe('of which the keys', () => {
    // Only by passage a row says this, so that it is no row of the order before.
    const label = 'PEOPLE-no-time, “On the day she left we had a premiere.”';
    const inList = async () => {
      await window().run('marginalia.questions.byPassage');
      const tree = await window().tree('questions');
      await window().until('the count', () => tree.description === '0 of 25 settled');
      tree.select((await window().row(tree, label)).element);
      window().host.focusedView = 'marginalia.questions';
      return tree;
    };
    const allUndone = async (tree: Tree<TreeElement>, steps: number) => {
      for (let step = 0; step < steps; step++) await window().run('marginalia.questions.undo');
      await window().until('the count', () => tree.description === '0 of 25 settled');
    };

    it('go on to the next one before the count is told, and leave the keyboard there', async () => {
      const tree = await inList();
      const told: string[] = [];
      Object.defineProperty(tree, 'description', {
        configurable: true,
        get: () => told.at(-1)?.split(': ')[0] ?? '',
        set: (count: string) =>
          told.push(`${count}: ${spokenOf(tree)} in ${window().host.focusedView ?? 'the text'}`),
      });
      await window().press('shift+enter');
      const settled = await window().until('the count', () => told.find((one) => one.startsWith('1 of')));
      equal(settled, '1 of 25 settled: DOC-missing-reasons, Maya in marginalia.questions');
      await allUndone(tree, 1);
      Object.defineProperty(tree, 'description', { writable: true, value: '0 of 25 settled' });
    });

    it('leave the keyboard in the text with whoever has moved on to it', async () => {
      await window().openTranscript(amin);
      const tree = await inList();
      await window().press('delete');
      window().goTo('On the day she left');
      await window().until('the count', () => tree.description === '1 of 25 settled');
      equal(window().host.focusedView, null);
      equal(spokenOf(tree), 'DOC-missing-reasons, Maya');
      await allUndone(tree, 1);
    });

    it('are for all rows that are selected, also while VS Code knows only some of them', async () => {
      const tree = await inList();
      const [row] = tree.highlighted;
      const other = await window().row(tree, 'DOC-word-of-mouth, Maya');
      tree.select(...(row ? [row] : []), other.element);
      tree.forgets = 'some';
      const drawing = tree.drawAnew();
      await window().press('delete');
      await window().until('the count', () => tree.description === '2 of 25 settled');
      await drawing;
      tree.forgets = false;
      await allUndone(tree, 1);
    });

    it('find the rows as they are: those that say what they said are not drawn anew', async () => {
      const tree = await inList();
      let told = 0;
      Object.defineProperty(tree, 'description', {
        configurable: true,
        get: () => '0 of 25 settled',
        set: () => told++,
      });
      await tree.draw();
      const { draws } = tree;
      const { document } = await window().openTranscript('interviews/Interview 1 - Maya.txt');
      const edit = new WorkspaceEdit();
      edit.insert(document.uri, document.positionAt(document.getText().length), '\n\nPEOPLE-pride\n');
      await window().host.apply(edit);
      await window().until('the questions to be asked for again', () => told > 0);
      await tree.draw();
      equal(tree.draws, draws + 1);
      window().host.undo();
      Object.defineProperty(tree, 'description', { writable: true, value: '0 of 25 settled' });
    });

    it('wait for each other, and for a view that is drawn anew', async () => {
      const tree = await inList();
      tree.forgets = true;
      const drawing = tree.drawAnew();
      deepEqual(tree.selection, []);
      await window().press('shift+enter');
      await window().press('delete');
      await window().until('the count', () => tree.description === '2 of 25 settled');
      await drawing;
      tree.forgets = false;
      const text = (await window().texts())[amin] ?? '';
      ok(text.includes('\nPEOPLE-no-time "On the day she left we had a premiere."\n'));
      ok(text.includes('\n// no DOC-missing-reasons (Maya)\n'));
      await allUndone(tree, 2);
    });
  });

  it('lists what is open by code, and answers several rows at once', async () => {
    const before = await window().texts();
    await window().run('marginalia.questions.byCode');
    const tree = await window().tree('questions');
    const row = await window().row(tree, 'DOC-missing-reasons, 4 questions');
    const other = await window().row(tree, 'Bus factor, 1 question');
    tree.select(row.element, other.element);
    window().host.focusedView = 'marginalia.questions';
    await window().press('delete');
    await window().until(
      'the answers',
      () => !tree.rows.some(({ spoken }) => /^(DOC-missing-reasons|Bus factor),/.test(spoken)),
    );
    const text = (await window().texts())[amin] ?? '';
    ok(!/\/\/ \? (DOC-missing-reasons|Bus factor)/.test(text));
    deepEqual(speechOf(text), speechOf(before[amin] ?? ''));
    window().host.focusedView = 'marginalia.questions';
    await window().press('ctrl+z');
    await window().until(
      'all of them',
      async () => JSON.stringify(await window().texts()) === JSON.stringify(before),
    );
  });

  it('adds questions for codings that came since, and touches no decision', async () => {
    await window().openTranscript(amin);
    void window().run('marginalia.updateModerated');
    await window().notice('has everything already');
    const before = await window().texts();
    const document = (await window().openTranscript(maya)).document;
    const at = document.positionAt(
      document.getText().indexOf('\n\n', document.getText().indexOf('A small play eighty')),
    );
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, at, '\n\nPEOPLE-pride');
    await window().host.apply(edit);
    await window().openTranscript(amin);
    void window().run('marginalia.updateModerated');
    await window().notice('Questions added');
    const text = window().document.getText();
    equal(text.match(/^\/\/ \? /gm)?.length, 26);
    equal(text.replace(/(forty, and I drink.*\n\n)\/\/ \? PEOPLE-pride \(Maya\)\n\n/, '$1'), before[amin]);
    await window().run('marginalia.questions.undo');
    equal(window().document.getText(), before[amin]);
    await window().openTranscript(maya);
    window().host.undo();
    deepEqual(await window().texts(), before);
  });

  it('says what has become of the questions, and writes it into the file', async () => {
    await window().openTranscript(amin);
    const before = window().document.getText();
    void window().run('marginalia.finishModerating');
    const notice = await window().notice('questions are still open');
    notice.answer('Write Tally');
    await window().until('the tally', () => window().document.getText() !== before);
    match(
      window().document.getText(),
      /\nsettled: .*25 questions: 0 taken, 0 left out, 25 open, 39 agreed by all, 0 added by the moderator/,
    );
    await window().run('marginalia.questions.undo');
    equal(window().document.getText(), before);
  });
});
