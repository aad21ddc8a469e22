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

/** A row of one of VS Code's trees, or of one of our views of whole rows. */
interface Row {
  readonly node: TreeNode;
  /** What the conditions of menus ask for. */
  readonly context: string | undefined;
  readonly level: number;
  readonly spoken: string;
  /** The name under which it is opened; null for a row that is open, or has none below it. */
  readonly opens: string | null;
}

const ofTree = ({ element, item, level, spoken }: Drawn<{ readonly node: TreeNode }>): Row => ({
  node: element.node,
  context: item.contextValue,
  level,
  spoken,
  opens: item.collapsibleState === 1 ? spoken : null,
});

const isCode = ({ type }: TreeNode) => type === 'code';
const isOfCodebook = ({ type, kind }: TreeNode) => type === 'code' && kind !== 'unknown';
const isFamily = ({ type, kind }: TreeNode) => type === 'family' && kind === null;
const isFile = ({ type, uri }: TreeNode) => (type === 'interview' || type === 'coder') && uri !== null;
const isWords = ({ type }: TreeNode) => type === 'quote' || type === 'memo' || type === 'passage';
const isQuote = ({ type }: TreeNode) => type === 'quote';
const isSeveral = ({ type, uri }: TreeNode) => type === 'interview' && uri === null;
const isQuestion = ({ type }: TreeNode) => type === 'question';

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
  'marginalia.row.openToSide': (node) =>
    isFile(node) || isWords(node) || (isQuestion(node) && node.uri !== null),
  'marginalia.row.revealInExplorer': isFile,
  'marginalia.row.copyCitation': isWords,
  'marginalia.compareCoders': isSeveral,
  'marginalia.settleCodes': isSeveral,
  'marginalia.settleQuestions': isFile,
  'marginalia.questions.take': (node) => isQuestion(node) || node.type === 'passage',
  'marginalia.questions.leaveOut': (node) => isQuestion(node) || node.type === 'passage',
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
  'marginalia.compareCoders': ['interviews'],
  'marginalia.settleCodes': ['interviews'],
  'marginalia.settleQuestions': ['questions'],
  'marginalia.questions.take': ['questions'],
  'marginalia.questions.leaveOut': ['questions'],
  'marginalia.quotes.recode': ['quotes'],
  'marginalia.quotes.addMemo': ['quotes'],
  'marginalia.quotes.remove': ['quotes'],
};
/** The views whose rows are drawn by a page of ours. */
const panels = ['quotes', 'memos', 'found'];
const menusOfRows = [
  ...manifest.contributes.menus['view/item/context'],
  ...manifest.contributes.menus['webview/context'],
];

/** The key that tells a view in conditions. */
const viewKey = (view: string) => (panels.includes(view) ? 'webviewId' : 'view');

/** What VS Code knows when the menu of a row comes up. */
function contextOf(view: string, { context }: Row): Map<string, unknown> {
  return new Map<string, unknown>([
    [viewKey(view), `marginalia.${view}`],
    ['viewItem', context],
    ['marginalia.hasCodebook', true],
  ]);
}

const turn = (words: string, ...codes: string[]) =>
  ['Interviewer: And then?', `Interviewee: ${words}`, codes.join('\n')].join('\n\n');
const talk = `${turn('It was gone.', 'LOST-data', '// Ask again.', 'LOST-data-fix', 'Topic', 'LOST-dtaa-x')}\n\n// On this.\n`;
/** The first row of a tree with so many interviews that they stand in ranges. */
function rangeRow(): Row {
  const files = Array.from({ length: 401 }, (_, index) => [`Interview ${index + 1} - Jo.txt`, talk]);
  const [row] = childRows(new InterviewTree(studyOf(Object.fromEntries(files)).study, everything), []);
  ok(row);
  const node = toNode(row, []);
  return { node, context: treeItem(node).contextValue, level: 1, spoken: node.spoken, opens: null };
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
      '/study/Interview 1 - Cleo.txt': `---\nmoderates: Ana, Ben\n---\n\n${turn('It was gone.', '// ? LOST-data (Ana)')}\n`,
      '/study/Interview 2 - Ana.txt': talk,
      '/study/Interview 3 - Ana.txt': turn('Nothing yet.'),
      '/other/codebook.yaml': 'codes:\n  - Topic\n',
      '/other/Interview 1 - Jo.txt': talk,
    },
  });

  /** One row of each kind of a view, all of them opened. */
  const kindsOf = async (view: string): Promise<Map<string, Row>> => {
    const shown = await (panels.includes(view) ? panelRows(view) : treeRows(view));
    await window().until('rows', () => shown.rows().length > 0);
    const kinds = new Map<string, Row>();
    const opened: Row[] = [];
    for (;;) {
      for (const row of shown.rows()) kinds.set(kindOf(row), row);
      // The rows of a kind are alike but for what is under them: two of each at a level are opened.
      const next = shown
        .rows()
        .find(
          (row) =>
            row.opens !== null &&
            !opened.some((one) => isOne(one, row)) &&
            opened.filter((one) => isAlike(one, row)).length < 2,
        );
      if (!next) return kinds;
      opened.push(next);
      await shown.open(next);
    }
  };
  const treeRows = async (view: string) => {
    const tree = await window().tree(view);
    return { rows: () => tree.rows.map(ofTree), open: ({ opens }: Row) => tree.open(opens ?? '') };
  };
  const panelRows = async (view: string) => {
    const panel = await window().panel(view);
    const rows = () =>
      panel.rows.map(
        ({ element, level, spoken }): Row => ({
          node: element.node,
          context: element.context,
          level,
          spoken,
          opens: panel.isClosed(element) ? spoken : null,
        }),
      );
    const drawn = () => window().until('the rows to be drawn', () => rows().length > 0 && panel.isDrawn);
    await drawn();
    const open = async ({ opens }: Row) => {
      await panel.open(opens ?? '');
      await drawn();
    };
    return { rows, open };
  };

  const rows: { readonly view: string; readonly row: Row }[] = [];
  const take = async (view: string) => {
    for (const row of (await kindsOf(view)).values()) rows.push({ view, row });
  };

  it('are looked at on rows of all kinds there are', async () => {
    for (const view of ['interviews', 'codes', 'memos']) await take(view);
    await window().run('marginalia.memos.byCode');
    await take('memos');
    await take('questions');
    await window().run('marginalia.questions.byCode');
    await take('questions');
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
    const drawn = rows.map(({ row }) => row.node);
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
      for (const { command, when } of menusOfRows) {
        const isFor = onRows[command];
        ok(isFor, `${command}: on which rows does it make sense?`);
        const { node } = row;
        if (holds(when, contextOf(view, row)))
          ok(isFor(node), `${command} on “${row.spoken}” of ${view}: ${when}`);
      }
  });

  it('leave out no command on a row of its view', () => {
    const has = (view: string, row: Row, command: string) =>
      menusOfRows.some((item) => item.command === command && holds(item.when, contextOf(view, row)));
    for (const { view, row } of rows.filter(({ view }) => view === 'interviews' || view === 'codes'))
      for (const [command, isFor] of Object.entries(onRows)) {
        const views = onlyIn[command] ?? ['interviews', 'codes'];
        const isThere = has(view, row, command);
        const wanted = views.includes(view) && isFor(row.node);
        // A click on a quote opens it, so only the view of quotes has that in a menu, where a click does not go there.
        const isPlain = command === 'marginalia.row.open' && isQuote(row.node);
        if (!isPlain) deepEqual([command, row.spoken, isThere], [command, row.spoken, wanted]);
      }
  });

  it('show no key that does nothing there', () => {
    const { keybindings } = manifest.contributes;
    for (const { view, row } of rows)
      for (const { command, when } of menusOfRows) {
        const keys = keybindings.filter((one) => one.command === command);
        if (keys.length === 0 || !holds(when, contextOf(view, row))) continue;
        const name = `marginalia.${view}`;
        const focus = panels.includes(view)
          ? [['marginalia.rowsFocus', name] as const]
          : [['focusedView', name] as const, ['listFocus', true] as const];
        const works = keys.some((one) => holds(one.when, new Map<string, unknown>(focus)));
        ok(works, `${command} on “${row.spoken}” of ${view}: ${keys.at(-1)?.key}`);
      }
  });

  it('ask for the whole name of what a row is', () => {
    for (const { command, when } of menusOfRows) {
      const asked = [...when.matchAll(/viewItem (==|=~) ('[^']*'|\/[^/]*\/|\w+)/g)];
      ok(asked.length === 1, `${command}: ${when}`);
      for (const [, sign, value = ''] of asked)
        if (sign === '=~') ok(/^\/\^.*\$\/$/.test(value) && !value.includes('.*'), `${command}: ${when}`);
    }
  });
});

function kindOf({ context, node }: Row): string {
  return [context, node.type, node.kind, node.uri !== null].join(' ');
}

function isAlike(one: Row, other: Row): boolean {
  return one.level === other.level && one.node.type === other.node.type && one.node.kind === other.node.kind;
}

function isOne({ node }: Row, other: Row): boolean {
  return node.path.join('\n') === other.node.path.join('\n');
}
