// Finding passages and listing memos, in a window with the whole extension and the server.
import assert, { deepEqual, equal, match, ok } from 'node:assert/strict';
import { filesOf, useWindow } from '../vscode/window';

const question = 'PEOPLE-no-handover coder:Jonas';
const memo = 'This is the sentence for the title of the paper: people leaving all the way down.';

describe('Retrieval', () => {
  const window = useWindow({ files: filesOf('samples/keeping-software-alive') });
  const ask = async () => {
    await window().press('ctrl+k f7');
    return window().list('Find Passages');
  };

  it('finds passages by a code and words, typed with what is offered', async () => {
    const list = await ask();
    list.type('no-hand');
    await window().until('the code', () => list.taken === 'PEOPLE-no-handover');
    await window().press('enter');
    await window().until('the search', () => list.taken?.includes('Find Passages'));
    equal(list.value, 'PEOPLE-no-handover ');
    list.type('coder:j');
    await window().until('the coder', () => list.taken === 'coder:Jonas');
    await window().press('enter');
    await window().until('the search', () => list.taken?.includes('Find Passages'));
    await window().press('enter');
    const tree = await window().panel('found');
    await window().until('what was found', () => tree.description === question && tree.spoken(2).length > 0);
    equal(window().host.focusedView, 'marginalia.found');
    const [, passages = '', interviews = ''] =
      /^(\d+) passages in (\d+) interviews$/.exec(tree.message) ?? [];
    equal(tree.spoken(1).length, Number(interviews));
    equal(tree.spoken(2).length, Number(passages));
    const [passage = assert.fail()] = tree.rows.filter(({ level }) => level === 2);
    tree.select(passage.element);
    tree.look(passage.element);
    await window().until('its words', () => window().host.active && window().selected !== '');
    ok(passage.spoken.startsWith(window().selected.slice(0, 60)));
  });

  it('shows what was found as a page, with the question and the counts', async () => {
    const { message } = await window().panel('found');
    await window().run('marginalia.found.openAsMarkdown');
    const text = await window().page('Found passages');
    ok(text.startsWith(`# Found passages\n\n    ${question}\n\n${message}\n`), text);
  });

  it('says when the study has changed since, and finds again', async () => {
    const tree = await window().panel('found');
    await window().openTranscript('interviews/Interview 2 - Jonas.txt');
    const before = tree.spoken(2).length;
    window().goTo('Interviewer: Sort of?');
    window().host.type('PEOPLE-no-handover\n\n');
    await window().until('the remark', () => tree.message.includes('The study has changed since.'));
    await window().run('marginalia.found.refresh');
    await window().until('another passage', () => tree.spoken(2).length !== before);
    equal(tree.message.includes('changed since'), false);
    window().host.undo();
  });

  it('says what is wrong with a question, and offers those asked before', async () => {
    const list = await ask();
    ok(list.rows().includes(`$(history) ${question}`), list.rows().join());
    list.value = '(DOC-outdated';
    await window().until('the remark', () => list.rows().some((row) => row.includes('A “(” is not closed.')));
    list.take('A “(” is not closed.');
    equal(window().host.inputs.isOpen, true, 'a remark is no answer');
    await window().press('escape');
    await window().run('marginalia.found.clear');
    const tree = await window().panel('found');
    await window().until('an empty view', () => tree.rows.length === 0);
    equal(window().host.contexts.get('marginalia.hasFound'), false);
  });

  it('says that nothing was found', async () => {
    const list = await ask();
    list.value = '"no such words anywhere"';
    await window().until('the search', () => list.taken?.includes('Find Passages'));
    await window().press('enter');
    (await window().notice('No passage was found')).answer();
  });

  it('lists the memos by interview and by code, finds them by their words, and leads to them', async () => {
    const tree = await window().panel('memos');
    await window().unfold(tree, 'Interview 2 · Jonas');
    await window().until('the memo', () => tree.spoken(2).some((spoken) => spoken.startsWith(memo)));
    await window().run('marginalia.memos.byCode');
    await window().until('codes', () => !tree.spoken(1).some((spoken) => spoken.startsWith('Interview')));
    equal(tree.description, 'by code');
    await window().run('marginalia.memos.filter');
    const box = await window().box('Filter Memos');
    box.value = 'sentence title';
    await window().until('one code to be left', () => tree.spoken(1).length === 1);
    box.enter();
    ok(tree.spoken(1)[0]?.startsWith('AGE-old-dependencies'));
    await window().unfold(tree, tree.spoken(1)[0] ?? '');
    const row = await window().until('the memo', () => tree.rows.find(({ level }) => level === 2));
    tree.look(row?.element ?? assert.fail());
    await window().until('the memo', () => window().host.active && window().selected === `// ${memo}`);
    match(window().document.uri.path, /Interview 2 - Jonas\.txt$/);
  });

  it('shows the memos of the view as a page, and shows all of them again', async () => {
    const tree = await window().panel('memos');
    await window().run('marginalia.memos.openAsMarkdown');
    const text = await window().page('Memos');
    match(text, /^# Memos\n\n {4}sentence title\n\n1 memo\n\n## AGE-old-dependencies\n/);
    ok(text.includes(memo.slice(0, 40)));
    await window().run('marginalia.memos.clearFilter');
    await window().run('marginalia.memos.byInterview');
    await window().row(tree, 'Interview 2 · Jonas');
    deepEqual(tree.description, '');
  });
});
