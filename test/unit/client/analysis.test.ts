// The view of analysis, in a window with the whole extension and the server.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { filesOf, useWindow } from '../vscode/window';

const study = {
  'codebook.yaml':
    'codes:\n  - code: Data\n    codes:\n      - code: Data-noisy\n      - code: Data-lost\n  - code: Bias\n',
  'Interview 1 - Ann.txt':
    '---\nrole: manager\n---\nInterviewee\n\nWe lost it all.\n\nData-lost\n\nIt was noisy.\n\nData-noisy\nBias\n',
  'Interview 1 - Bo.txt':
    '---\nrole: manager\n---\nInterviewee\n\nWe lost it all.\n\nData-lost\nBias\n\nIt was noisy.\n\nData-noisy\n',
  'Interview 2 - Ann.txt':
    '---\nrole: engineer\n---\nInterviewee\n\nIt was noisy there.\n\nData-noisy\n\nAnd so on.\n\nData-noisy\n',
  'Interview 3 - Ann.txt': 'Interviewee\n\nNothing was coded here.\n',
};

describe('The view of analysis', () => {
  const window = useWindow({ files: study });

  const page = () => {
    const found = window().host.webPanels.findLast(({ isClosed }) => !isClosed);
    if (!found) throw new Error('The view is not open.');
    return found;
  };
  const open = async () => {
    await window().run('marginalia.showAnalysis');
    page().tell({ kind: 'ready' });
    await table();
  };
  /** The table of an id, once it is shown. */
  const table = (id = 'matrix') =>
    window().until(`the table ${id}`, () => page().shown?.tables.find((one) => one.id === id));
  const ask = async (id: string, value: string) => {
    const { times } = page();
    page().tell({ kind: 'ask', id, value });
    await window().until('the answer', () => page().times > times);
  };
  /** Rows as `name: cells`. */
  const rowsOf = async (id?: string) => {
    const { rows } = await table(id);
    return rows.map(({ head, cells }) => `${head}: ${cells.map((cell) => cell ?? '–').join(' ')}`);
  };
  afterEach(function () {
    if (this.currentTest?.isPassed()) window().host.webPanels.at(-1)?.close();
  });

  it('gives the keyboard on to the status bar, and to the side bar where that is hidden', async () => {
    await open();
    const { host } = window();
    for (const [isVisible, part] of [
      [true, 'StatusBar'],
      [false, 'SideBar'],
    ] as const) {
      host.settings.set('workbench.statusBar.visible', isVisible);
      page().tell({ kind: 'leave' });
      equal(host.ran.at(-1)?.[0], `workbench.action.focus${part}`);
    }
    host.settings.delete('workbench.statusBar.visible');
  });

  it('counts codes by interview, and says which files it leaves out and which count twice', async () => {
    await open();
    const { columns } = await table();
    deepEqual(
      columns.map(({ head }) => head),
      ['1', '2', 'Codings', 'Interviews'],
    );
    deepEqual(await rowsOf(), ['Data-noisy: 2 2 4 2', 'Data-lost: 2 0 2 1', 'Bias: 2 0 2 1']);
    deepEqual(page().shown?.notes.slice(0, 2), [
      '1 file is not coded and is left out: Interview 3 - Ann.txt.',
      'Interview 1 counts twice: Ann and Bo.',
    ]);
  });

  it('asks first which files count', async () => {
    await open();
    const [first, ...others] = page().shown?.tabs.map(({ id }) => id) ?? [];
    for (const id of [...others, first ?? '']) {
      await ask('tab', id);
      equal(page().shown?.controls[0]?.label, 'Files');
    }
  });

  it('counts families, and segments, where they are asked for', async () => {
    await open();
    await ask('rows', 'families');
    deepEqual(await rowsOf(), ['Data: 4 2 6 2', 'Bias: 2 0 2 1']);
    await ask('count', 'segments');
    deepEqual(await rowsOf(), ['Data: 2 1 6 2', 'Bias: 2 0 2 1']);
  });

  it('counts interviews by what is known of them', async () => {
    await open();
    await ask('tab', 'attribute');
    const { columns } = await table();
    deepEqual(
      columns.slice(0, 2).map(({ head, note, of }) => [head, note, of]),
      [
        ['engineer', 'of 1', 1],
        ['manager', 'of 1', 1],
      ],
    );
    deepEqual(await rowsOf(), ['Data-noisy: 1 1 4 2', 'Data-lost: 0 1 2 1', 'Bias: 0 1 2 1']);
  });

  it('says which codes go together, as pairs and as a square', async () => {
    await open();
    await ask('tab', 'together');
    const [first] = await rowsOf('pairs');
    match(first ?? '', /^Data-noisy: Bias 1 1 3 /);
    await ask('shape', 'square');
    deepEqual(await rowsOf('square'), ['Data-noisy: 4 0 1', 'Data-lost: 0 2 1', 'Bias: 1 1 2']);
  });

  it('draws a curve of new codes, with a sentence for those who do not see it', async () => {
    await open();
    await ask('tab', 'newCodes');
    equal(page().shown?.curve?.spoken, '3 codes in 2 interviews. The last interview brought 0 codes.');
    deepEqual(
      (await table('new-codes')).rows.map(({ cells }) => cells.slice(0, 3)),
      [
        [3, 3, 3],
        [1, 0, 3],
      ],
    );
  });

  it('says how far coders agree, in a line a pair, then by code', async () => {
    await open();
    await ask('tab', 'agreement');
    match(
      page().shown?.summary ?? '',
      /^Ann and Bo, interview 1: 2 units, α \.\d\d.*; codings of both 2, only Ann 1, only Bo 1$/,
    );
    deepEqual(
      (await table('codes')).rows.map(({ head, cells }) => [head, ...cells.slice(0, 3)]),
      [
        ['Data-noisy', 1, 0, 0],
        ['Data-lost', 1, 0, 0],
        ['Bias', 0, 1, 1],
        ['All together', 2, 1, 1],
      ],
    );
  });

  const opened: [
    tab: string,
    cell: [table: string, row: string, column: string | null],
    question: string,
    message: RegExp,
  ][] = [
    [
      'interviews',
      ['matrix', 'code:Data-noisy', '=2'],
      'Data-noisy interview:2',
      /^2 passages in 1 interview/,
    ],
    ['interviews', ['matrix', 'code:Bias', null], 'Bias', /^2 passages in 1 interview/],
    ['attribute', ['matrix', 'code:Data-noisy', '=manager'], 'Data-noisy role:manager', /^2 passages/],
    ['together', ['pairs', 'code:Data-noisy\ncode:Bias', 'near'], 'Data-noisy near/3 Bias', /^3 passages/],
    ['together', ['pairs', 'code:Data-noisy\ncode:Bias', 'passages'], 'Data-noisy and Bias', /^1 passage in/],
    ['newCodes', ['new-codes', '2', 'codes'], 'is:coded interview:2', /^2 passages/],
    ['agreement', ['codes', '=Bias', 'onlyA'], 'Bias coder:Ann', /^1 passage .* Ann has it, and Bo has not$/],
    ['agreement', ['codes', '=Bias', 'onlyB'], 'Bias coder:Bo', /^1 passage .* Bo has it, and Ann has not$/],
  ];
  for (const [tab, [of, row, column], question, message] of opened)
    it(`opens what a number counts among the found passages: ${question}`, async () => {
      await open();
      if (tab !== 'interviews') await ask('tab', tab);
      const key = tab === 'newCodes' ? ((await table(of)).rows[1]?.id ?? '') : row;
      page().tell({ kind: 'open', table: of, row: key, column });
      const found = await window().panel('found');
      await window().until(`“${question}” to be found`, () => found.description === question);
      await window().until('the count', () => message.test(found.message));
    });

  it('follows the study: an edit changes the number in view', async () => {
    await open();
    await window().openTranscript('Interview 2 - Ann.txt');
    window().goTo('\n\nAnd so on.');
    window().host.type('\nBias');
    await window().until('the number to change', async () => (await rowsOf()).includes('Bias: 2 1 3 2'));
    window().host.undo();
    await window().until('the number as it was', async () => (await rowsOf()).includes('Bias: 2 0 2 1'));
  });

  it('is told nothing that it shows already, and nothing while it is not seen', async () => {
    await open();
    const { times } = page();
    page().show(false);
    await window().openTranscript('Interview 2 - Ann.txt');
    window().goTo('\n\nAnd so on.');
    window().host.type('\nBias');
    await window().until('the tree to know', async () => {
      const codes = await window().tree('codes');
      return codes.rows.some(({ spoken }) => spoken.startsWith('Bias') && spoken.includes('3 codings'));
    });
    equal(page().times, times);
    page().show(true);
    await window().until('the number to change', async () => (await rowsOf()).includes('Bias: 2 1 3 2'));
    window().host.undo();
    await window().until('the number as it was', async () => (await rowsOf()).includes('Bias: 2 0 2 1'));
  });

  it('is there again after a restart, as it was', async () => {
    await open();
    await ask('tab', 'together');
    await ask('near', '1');
    const state = page().shown?.state;
    page().close();
    const { WebPanel } = await import('../vscode/webPanel');
    const again = new WebPanel('marginalia.analysis', 'Analysis');
    window().host.webPanels.push(again);
    await window()
      .host.serializers.get('marginalia.analysis')
      ?.deserializeWebviewPanel(again.panel, JSON.parse(JSON.stringify(state)));
    again.tell({ kind: 'ready' });
    await table('pairs');
    deepEqual(again.shown?.state, state);
  });

  it('begins anew where what was kept is none of ours', async () => {
    const { WebPanel } = await import('../vscode/webPanel');
    const again = new WebPanel('marginalia.analysis', 'Analysis');
    window().host.webPanels.push(again);
    await window()
      .host.serializers.get('marginalia.analysis')
      ?.deserializeWebviewPanel(again.panel, { question: { tab: 'else' } });
    again.tell({ kind: 'ready' });
    await table();
    equal(again.shown?.state.question.tab, 'interviews');
  });

  it('takes no value that a control cannot have', async () => {
    await open();
    await ask('tab', 'newCodes');
    page().tell({ kind: 'ask', id: 'base', value: '0' });
    page().tell({ kind: 'ask', id: 'rows', value: 'anything' });
    await ask('base', '2');
    const { question } = page().shown?.state ?? {};
    deepEqual([question?.base, question?.rows], [2, 'codes']);
  });

  it('is saved as the command line writes it', async () => {
    await open();
    window().host.chosenFiles.push([window().uri('/study/out.csv')]);
    page().tell({ kind: 'act', id: 'saveCsv' });
    await window().said('Saved');
    const lines = (await window().onDisk('out.csv')).split('\r\n');
    equal(lines[0], 'code,family,kind,known,codings,segments,interviews,files,1,2');
    equal(lines[2], 'Data-noisy,Data,topic,true,4,3,2,3,2,2');
    window().host.chosenFiles.push([window().uri('/study/out.xlsx')]);
    window().host.notices.said.length = 0;
    page().tell({ kind: 'act', id: 'saveExcel' });
    await window().said('Saved');
    match(await window().onDisk('out.xlsx'), /^PK/);
  });

  it('copies a paragraph for the methods section, of facts only', async () => {
    await open();
    await ask('tab', 'agreement');
    page().tell({ kind: 'act', id: 'methods' });
    await window().said('Copied');
    match(
      window().host.clipboard,
      /^2 interviews were coded by Ann and Bo\. 1 of them was coded by several coders independently: 1\. Ann and Bo were compared on interview 1, in 2 units \(passages\) and 3 codes that at least one of them had used\. /,
    );
  });

  it('compares the coders of an interview beside each other without asking which one is meant', async () => {
    await open();
    await ask('tab', 'agreement');
    const shown = page().shown?.controls.find(({ id }) => id === 'pair');
    const first = shown?.kind === 'choice' ? shown.options[0]?.value : undefined;
    await ask('pair', first ?? '');
    page().tell({ kind: 'act', id: 'compare' });
    const [, , , title] = await window().until('a comparison', () =>
      window().host.ran.findLast(([id]) => id === 'vscode.diff'),
    );
    equal(title, 'Interview 1: Ann and Bo');
  });

  it('may load nothing but its own script, and no style of its own making', async () => {
    await open();
    const [, nonce = ''] = /script-src 'nonce-([0-9a-f]{32})'/.exec(page().html) ?? [];
    ok(nonce !== '');
    match(page().html, /default-src 'none'; script-src 'nonce-[0-9a-f]{32}'; style-src the-extension"/);
    match(page().html, new RegExp(`<script nonce="${nonce}" src="[^"]*analysis\\.js"></script>`));
    ok(!page().html.includes('Data-noisy') && !page().html.includes('style='));
  });
});

describe('The view of analysis of the sample', () => {
  const window = useWindow({ files: filesOf('samples/keeping-software-alive') });

  it('has the agreement that other programs get for interview 3', async () => {
    await window().run('marginalia.showAnalysis');
    const page = window().host.webPanels.at(-1);
    page?.tell({ kind: 'ready' });
    page?.tell({ kind: 'ask', id: 'tab', value: 'agreement' });
    const pairs = await window().until('the pairs', () =>
      page?.shown?.tables.find(({ id }) => id === 'pairs'),
    );
    const at = (id: string) => pairs.columns.findIndex((column) => column.id === id);
    const cells = pairs.rows[0]?.cells ?? [];
    equal(Number(cells[at('alpha')]).toFixed(6), '0.749349');
    equal(Number(cells[at('alphaJaccard')]).toFixed(6), '0.692378');
    page?.close();
  });
});
