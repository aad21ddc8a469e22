// A study whose codebook tells no issues and fixes from other codes shows nothing of kinds.
import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as z from 'zod/mini';
import { holds } from '../vscode/keys';
import { useWindow } from '../vscode/window';

const talk = 'Interviewee\n\nIt was late.\n\nLate "late"\n\nTrust\n\n// why?\n';
const plain = 'codes:\n  - code: Time\n    codes:\n      - code: Late\n  - code: Trust\n';

const root = path.resolve(__dirname, '../../..');

const menus = z
  .object({
    contributes: z.object({
      menus: z.record(
        z.string(),
        z.array(z.object({ command: z.optional(z.string()), when: z.optional(z.string()) })),
      ),
    }),
  })
  .parse(JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))).contributes.menus;

const studies: [what: string, codebook: string, shows: boolean][] = [
  ['without issues and fixes', plain, false],
  ['with a fix', `${plain}  - code: Late-fix\n`, true],
];

for (const [what, codebook, shows] of studies)
  describe(`A study ${what}`, () => {
    const window = useWindow({ files: { 'codebook.yaml': codebook, 'Interview 1.txt': talk } });
    const saysKind = (text: string) => /\b(?:topic|issue|fix)/i.test(text.replaceAll('Late-fix', ''));

    it(`says ${shows ? 'of each code of which kind it is' : 'nothing of kinds'} in its trees`, async () => {
      await window().openTranscript('Interview 1.txt');
      for (const name of ['codes', 'interviews']) {
        const tree = await window().tree(name);
        for (const row of tree.spoken()) await tree.open(row);
        ok(tree.spoken().length > 1);
        equal(tree.spoken().some(saysKind), shows, tree.spoken().join('\n'));
      }
    });

    it(`says ${shows ? 'it' : 'nothing of them'} in lists of codes`, async () => {
      void window().run('marginalia.showQuotes');
      const list = await window().list('Show Quotes of Code');
      const texts = list.items.map(({ detail, description }) => `${detail ?? ''} ${description ?? ''}`);
      equal(texts.some(saysKind), shows, texts.join('\n'));
      list.hide();
    });

    it(`offers ${shows ? '' : 'no '}filters by kind`, () => {
      const offered = Object.values(menus)
        .flat()
        .filter(({ command }) => command?.endsWith('.filterByKind'))
        .map(({ when = '' }) => /hasKinds/.test(when));
      deepEqual(offered, [true, true, true, true]);
      equal(holds('marginalia.hasKinds', window().host.contexts), shows);
    });
  });

describe('A study that tells no issues and fixes from other codes', () => {
  const window = useWindow({ files: { 'codebook.yaml': plain, 'Interview 1.txt': talk } });
  /** The view of analysis as its page is told. */
  const analysis = () => window().host.webPanels.at(-1);

  /** Whatever is said somewhere, piece by piece. */
  const texts: [where: string, said: () => Promise<string[]>][] = [
    ['the quotes of a code', () => panelAndPage('quotes', 'Quotes', 'marginalia.showQuotes')],
    ['its memos', () => panelAndPage('memos', 'Memos', 'marginalia.memos.byCode')],
    [
      'the view of analysis',
      async () => {
        await window().run('marginalia.showAnalysis');
        analysis()?.tell({ kind: 'ready' });
        const shown = await window().until(
          'a table',
          () => analysis()?.shown?.tables[0] && analysis()?.shown,
        );
        return textsIn(shown);
      },
    ],
    [
      'the pieces of text to be put into a codebook',
      async () => textsIn(JSON.parse(fs.readFileSync(path.join(root, 'snippets/codebook.json'), 'utf8'))),
    ],
    [
      'the steps to begin with',
      async () => {
        const titles: object = JSON.parse(fs.readFileSync(path.join(root, 'package.nls.json'), 'utf8'));
        return textsIn(Object.entries(titles).filter(([key]) => /^(?:walkthrough|welcome|view)\b/.test(key)));
      },
    ],
  ];
  for (const [where, said] of texts)
    it(`says nothing of them in ${where}`, async () => {
      await window().openTranscript('Interview 1.txt');
      window().goTo('Late "late"');
      const all = await said();
      ok(all.length > 0);
      // A mistake is mended by fixes, which are offered for any code.
      deepEqual(
        all.filter((text) => /\b(?:topics?|issues?|fix|fixes)\b/i.test(text)),
        [],
      );
    });

  async function panelAndPage(id: string, page: string, command: string): Promise<string[]> {
    await window().run(command);
    const panel = await window().panel(id);
    await window().until('rows', () => panel.rows.length > 0);
    await window().run(`marginalia.${id}.openAsMarkdown`);
    return [panel.message, ...panel.rows.map(({ spoken }) => spoken), await window().page(page)];
  }
});

/** All texts in plain data, but for the words by which our own messages are told apart. */
function textsIn(data: unknown): string[] {
  if (typeof data === 'string') return [data];
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => (key === 'kind' ? [] : textsIn(value)));
}

describe('A study that has no fix any more', () => {
  const window = useWindow({
    files: { 'codebook.yaml': `${plain}  - code: Late-fix\n`, 'Interview 1.txt': talk },
  });

  it('is not filtered by the kinds it had', async () => {
    const tree = await window().tree('codes');
    void window().run('marginalia.codes.filterByKind');
    const list = await window().list('Filter Codes by Kind');
    list.selectedItems = [list.row('fixes')];
    list.enter();
    await window().until('the filter', () => tree.description === 'fixes');
    await window().host.disk.writeFile(window().uri('codebook.yaml'), new TextEncoder().encode(plain));
    await window().until('no filter', () => tree.description === '');
  });
});
