// Which commands VS Code offers on which rows: every menu of package.json on every kind of row that the extension draws.
import '../vscode/install';
import { deepEqual, ok } from 'node:assert/strict';
import { treeItem } from '../../../client/src/trees/treeItem';
import manifest from '../../../package.json';
import { everything } from '../../../server/src/features/trees/arrangement';
import { InterviewTree } from '../../../server/src/features/trees/interviewTree';
import { childRows } from '../../../server/src/features/trees/treeRows';
import { toNode } from '../../../server/src/lsp/treeNode';
import { codeKind } from '../../../server/src/protocol/messages';
import { type TreeNode, treeNode } from '../../../server/src/protocol/trees';
import { studyOf } from '../studyFixture';
import { holds } from '../vscode/keys';
import type { Drawn } from '../vscode/trees';
import { useWindow } from '../vscode/window';

type Row = Drawn<{ readonly node: TreeNode }>;

const isCode = ({ type }: TreeNode) => type === 'code';
const isOfCodebook = ({ type, kind }: TreeNode) => type === 'code' && kind !== 'unknown';
const isFamily = ({ type, kind }: TreeNode) => type === 'family' && kind === null;
const isFile = ({ type, uri }: TreeNode) => (type === 'interview' || type === 'coder') && uri !== null;
const isWords = ({ type }: TreeNode) => type === 'quote' || type === 'memo' || type === 'passage';
const isQuote = ({ type }: TreeNode) => type === 'quote';

/** What a row must stand for to have a command in its menu: what the command does makes no sense on any other. */
const onRows: Readonly<Record<string, (node: TreeNode) => boolean>> = {
  'marginalia.row.goToEntry': isOfCodebook,
  'marginalia.row.findReferences': isCode,
  'marginalia.row.filterByThis': isCode,
  'marginalia.row.copyLabel': isCode,
  'marginalia.row.showOnlyPassages': isCode,
  'marginalia.row.copyQuotes': isCode,
  'marginalia.renameCode': isCode,
  'marginalia.mergeCodes': isCode,
  'marginalia.splitCode': isCode,
  'marginalia.moveCodeUnder': isOfCodebook,
  'marginalia.deprecateCode': isOfCodebook,
  'marginalia.deleteCode': isOfCodebook,
  'marginalia.renameFamily': isFamily,
  'marginalia.editDefinition': (node) => isOfCodebook(node) || isFamily(node),
  'marginalia.newSubCode': (node) => isOfCodebook(node) || isFamily(node),
  'marginalia.changeColor': (node) => isOfCodebook(node) || isFamily(node),
  'marginalia.showQuotes': (node) => isCode(node) || isFamily(node),
  'marginalia.row.open': (node) => isFile(node) || isQuote(node),
  'marginalia.row.openToSide': (node) => isFile(node) || isWords(node),
  'marginalia.row.revealInExplorer': isFile,
  'marginalia.row.copyCitation': isWords,
  'marginalia.quotes.recode': isQuote,
  'marginalia.quotes.addMemo': isQuote,
  'marginalia.quotes.remove': isQuote,
};

/** Commands that a view leaves out on some of the rows that they would make sense on. */
const onlyIn: Readonly<Record<string, readonly string[]>> = {
  'marginalia.renameFamily': ['codes'],
  'marginalia.editDefinition': ['codes'],
  'marginalia.newSubCode': ['codes'],
  'marginalia.changeColor': ['codes'],
  'marginalia.quotes.recode': ['quotes'],
  'marginalia.quotes.addMemo': ['quotes'],
  'marginalia.quotes.remove': ['quotes'],
};
const menuOfRows = manifest.contributes.menus['view/item/context'];

const turn = (words: string, ...codes: string[]) =>
  ['Interviewer: And then?', `Interviewee: ${words}`, codes.join('\n')].join('\n\n');
const talk = `${turn('It was gone.', 'LOST-data', '// Ask again.', 'LOST-data-fix', 'Topic', 'LOST-dtaa-x')}\n\n// On this.\n`;
/** The first row of a tree with so many interviews that they stand in ranges. */
function rangeRow(): Row {
  const files = Array.from({ length: 401 }, (_, index) => [`Interview ${index + 1} - Jo.txt`, talk]);
  const [row] = childRows(new InterviewTree(studyOf(Object.fromEntries(files)).study, everything), []);
  ok(row);
  const node = toNode(row, []);
  return { element: { node }, item: treeItem(node), level: 1, spoken: node.spoken };
}

describe('The menus of rows', () => {
  const window = useWindow({
    folders: ['/study', '/other'],
    files: {
      '/study/codebook.yaml':
        'codes:\n  - code: Losses [LOST]\n    codes:\n      - code: LOST-data\n        kind: issue\n' +
        '      - code: LOST-data-fix\n  - Topic\n',
      '/study/Interview 1 - Ana.txt': talk,
      '/study/Interview 1 - Ben.txt': talk,
      '/study/Interview 2 - Ana.txt': talk,
      '/study/Interview 3 - Ana.txt': turn('Nothing yet.'),
      '/other/codebook.yaml': 'codes:\n  - Topic\n',
      '/other/Interview 1 - Jo.txt': talk,
    },
  });

  /** One row of each kind of a view, all of them opened. */
  const kindsOf = async (view: string): Promise<Map<string, Row>> => {
    const tree = await window().tree(view);
    await window().until('rows', () => tree.rows.length > 0);
    const kinds = new Map<string, Row>();
    const opened = new Set<unknown>();
    for (;;) {
      for (const row of tree.rows) kinds.set(kindOf(row), row);
      // The rows of a kind are alike but for what is under them: two of each at a level are opened.
      const next = tree.rows.find(
        ({ item, ...row }) =>
          item.collapsibleState === 1 &&
          !opened.has(item.id) &&
          tree.rows.filter((one) => opened.has(one.item.id) && isAlike(one, row)).length < 2,
      );
      if (!next) return kinds;
      opened.add(next.item.id);
      await tree.open(next.spoken);
    }
  };

  const rows: { readonly view: string; readonly row: Row }[] = [];
  const take = async (view: string) => {
    for (const row of (await kindsOf(view)).values()) rows.push({ view, row });
  };

  it('are looked at on rows of all kinds there are', async () => {
    for (const view of ['interviews', 'codes', 'memos']) await take(view);
    await window().run('marginalia.memos.byCode');
    await take('memos');
    await window().openTranscript('/study/Interview 2 - Ana.txt');
    window().goTo('LOST-data\n');
    await window().run('marginalia.showQuotes');
    await take('quotes');
    void window().run('marginalia.findPassages');
    const asked = await window().list('Find Passages');
    asked.type('"gone"');
    await window().until('the search', () => asked.taken?.includes('Find Passages'));
    await window().press('enter');
    await take('found');
    rows.push({ view: 'interviews', row: rangeRow() });
    const drawn = rows.map(({ row }) => row.element.node);
    const types = new Set(drawn.map(({ type }) => type));
    deepEqual(
      Object.keys(treeNode.shape.type.def.entries).filter((type) => !types.has(type as never)),
      [],
    );
    const kinds = new Set(drawn.filter(isCode).map(({ kind }) => kind));
    deepEqual(
      Object.keys(codeKind.def.entries).filter((kind) => !kinds.has(kind as never)),
      [],
    );
    ok(drawn.some(({ type, uri }) => type === 'interview' && uri === null));
    ok(drawn.some(({ type, kind }) => type === 'family' && kind === 'unknown'));
  });

  it('have each command on the rows that it is for, and on no other', () => {
    ok(rows.length > 15);
    for (const { view, row } of rows)
      for (const { command, when } of menuOfRows) {
        const isFor = onRows[command];
        ok(isFor, `${command}: on which rows does it make sense?`);
        const { node } = row.element;
        const context = new Map<string, unknown>([
          ['view', `marginalia.${view}`],
          ['viewItem', row.item.contextValue],
          ['marginalia.hasCodebook', true],
        ]);
        if (holds(when, context)) ok(isFor(node), `${command} on “${row.spoken}” of ${view}: ${when}`);
      }
  });

  it('leave out no command on a row of its view', () => {
    const has = (view: string, viewItem: string | undefined, command: string) =>
      menuOfRows.some(
        (item) =>
          item.command === command &&
          holds(
            item.when,
            new Map<string, unknown>([
              ['view', `marginalia.${view}`],
              ['viewItem', viewItem],
              ['marginalia.hasCodebook', true],
            ]),
          ),
      );
    for (const { view, row } of rows.filter(({ view }) => view === 'interviews' || view === 'codes'))
      for (const [command, isFor] of Object.entries(onRows)) {
        const views = onlyIn[command] ?? ['interviews', 'codes'];
        const isThere = has(view, row.item.contextValue, command);
        const wanted = views.includes(view) && isFor(row.element.node);
        // A click on a quote opens it, so only the view of quotes has that in a menu, where a click does not go there.
        const isPlain = command === 'marginalia.row.open' && isQuote(row.element.node);
        if (!isPlain) deepEqual([command, row.spoken, isThere], [command, row.spoken, wanted]);
      }
  });

  it('ask for the whole name of what a row is', () => {
    for (const { command, when } of menuOfRows) {
      const asked = [...when.matchAll(/viewItem (==|=~) ('[^']*'|\/[^/]*\/|\w+)/g)];
      ok(asked.length === 1, `${command}: ${when}`);
      for (const [, sign, value = ''] of asked)
        if (sign === '=~') ok(/^\/\^.*\$\/$/.test(value) && !value.includes('.*'), `${command}: ${when}`);
    }
  });
});

function kindOf({ item, element: { node } }: Row): string {
  return [item.contextValue, node.type, node.kind, node.uri !== null].join(' ');
}

function isAlike(one: Row, other: Pick<Row, 'level' | 'element'>): boolean {
  return (
    one.level === other.level &&
    one.element.node.type === other.element.node.type &&
    one.element.node.kind === other.element.node.kind
  );
}
