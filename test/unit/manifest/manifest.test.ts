// What package.json promises and what the code does must be the same: VS Code checks neither.
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as z from 'zod/mini';
import { tokenTypes } from '../../../server/src/features/navigation/semanticTokens';
import { readSettings } from '../../../server/src/lsp/settings';

const root = path.resolve(__dirname, '../../..');

const command = z.object({ command: z.string(), when: z.optional(z.string()) });
const container = z.object({ id: z.string(), icon: z.string() });
const view = z.object({ id: z.string(), icon: z.string(), when: z.optional(z.string()) });
const setting = z.object({
  scope: z.string(),
  markdownDescription: z.string(),
  default: z.unknown(),
});
const manifest = z
  .object({
    main: z.string(),
    l10n: z.string(),
    activationEvents: z.array(z.string()),
    contributes: z.object({
      commands: z.array(z.object({ command: z.string(), category: z.literal('Marginalia') })),
      menus: z.record(z.string(), z.array(command)),
      keybindings: z.array(command),
      viewsContainers: z.object({
        activitybar: z.array(container),
        panel: z.array(container),
      }),
      views: z.record(z.string(), z.array(view)),
      walkthroughs: z.array(
        z.object({ steps: z.array(z.object({ completionEvents: z.array(z.string()) })) }),
      ),
      viewsWelcome: z.array(z.object({ view: z.string(), when: z.string(), contents: z.string() })),
      configuration: z.array(z.object({ title: z.string(), properties: z.record(z.string(), setting) })),
      colors: z.array(z.object({ id: z.string() })),
      semanticTokenTypes: z.array(z.object({ id: z.string() })),
      semanticTokenScopes: z.array(z.object({ scopes: z.record(z.string(), z.array(z.string())) })),
    }),
  })
  .parse(readJson('package.json'));
const { contributes } = manifest;
const nls = z.record(z.string(), z.string()).parse(readJson('package.nls.json'));
const manifestText = read('package.json');

const code = ['client/src', 'server/src'].flatMap(sources).map(read).join('\n');
const commands = contributes.commands.map(({ command }) => command);
const views = Object.values(contributes.views).flat();
/** The types of the views among the editors that come back after a restart. */
const viewTypes = manifest.activationEvents.flatMap(
  (event) => /^onWebviewPanel:(.*)$/.exec(event)?.[1] ?? [],
);
const settings: Record<string, z.infer<typeof setting>> = Object.assign(
  {},
  ...contributes.configuration.map(({ properties }) => properties),
);
/** The settings that the server asks for, with the defaults that it assumes. */
const serverSettings = new Map(flattened('marginalia', readSettings({})));
const colors = contributes.colors.map(({ id }) => id);
/** Views that can be filtered have a key for it, and trees one more: what to show when they are empty. */
const viewKeys = [...code.matchAll(/show(Tree|Quotes|Memos)\(\s*'([^']+)'/g)].flatMap(([, kind, id]) =>
  kind === 'Tree' ? [`${id}.welcome`, `${id}.filtered`] : [`${id}.filtered`],
);
const contextKeys = [...keysOf(read('client/src/server/contextKeys.ts')), ...viewKeys];

/** The library that speaks with the server reads this one itself. */
const readByLibrary = 'marginalia.trace.server';

describe('The manifest', () => {
  it('names each command that the code registers, and no other', () => {
    const registered = [...code.matchAll(/registerCommand\(\s*'([^']+)'/g)].map(([, id]) => id);
    assert.deepEqual(registered.sort(), [...commands].sort());
  });

  it('names each setting that the code reads, and no other', () => {
    const read = [...code.matchAll(/\.get(?:<[^>]+>)?\(\s*'(marginalia\.[^']+)'/g)].map(([, key]) => key);
    const known = [...read, ...serverSettings.keys(), readByLibrary];
    assert.deepEqual([...new Set(known)].sort(), Object.keys(settings).sort());
  });

  it('has the defaults that the server assumes', () => {
    for (const [key, value] of serverSettings) assert.deepEqual(settings[key]?.default, value, key);
    assert.ok(serverSettings.size > 0);
  });

  it('names each view that the code fills, and no other', () => {
    const filled = [
      ...code.matchAll(/(?:showTree|showQuotes|showMemos|RowsView|QuestionsView)\(\s*'([^']+)'/g),
    ].map(([, id]) => id);
    assert.deepEqual(filled.sort(), views.map(({ id }) => id).sort());
  });

  it('starts for each view among the editors that the code makes, and for no other', () => {
    const made = [...code.matchAll(/\bconst \w+ViewType = '([^']+)'/g)].map(([, type]) => type);
    assert.deepEqual(made.sort(), [...viewTypes].sort());
  });

  it('names each color that the code uses, and no other', () => {
    const used = [...code.matchAll(/ThemeColor\(\s*'(marginalia\.[^']+)'/g)].map(([, id]) => id);
    assert.deepEqual([...new Set(used)].sort(), [...colors].sort());
  });

  it('names each type of token that the server knows, with the scope that the grammar gives it', () => {
    const [{ scopes } = { scopes: {} }] = contributes.semanticTokenScopes;
    const ids = contributes.semanticTokenTypes.map(({ id }) => id);
    assert.deepEqual(
      [ids.sort(), Object.keys(scopes).sort()],
      [[...tokenTypes].sort(), [...tokenTypes].sort()],
    );
    const grammar = read('syntaxes/transcript.tmLanguage.json');
    for (const [type, [scope = '']] of Object.entries(scopes)) {
      // A grammar knows no codebook, and takes an unknown code for one of a kind.
      if (type === 'unknownCode') assert.ok(scope.startsWith('variable.other.constant.'));
      else assert.match(grammar, new RegExp(`["\\s]${scope}[\\s"]`), type);
    }
  });

  it('explains every string of the code that begins like one of its names', () => {
    // VS Code itself makes the command that goes to a view.
    const ofViews = views.flatMap(({ id }) => [id, `${id}.focus`]);
    const known = new Set([...commands, ...Object.keys(settings), ...ofViews, ...colors, ...viewTypes]);
    const unknown = keysOf(code).filter((key) => !known.has(key) && !contextKeys.includes(key));
    assert.deepEqual(unknown, []);
  });

  it('puts only commands of its own into menus', () => {
    for (const [menu, items] of Object.entries(contributes.menus))
      for (const item of items) assert.ok(commands.includes(item.command), `${menu}: ${item.command}`);
  });

  it('uses in its conditions each context key that the code sets, and no other', () => {
    const { menus, keybindings, viewsWelcome, walkthroughs } = contributes;
    const items = [...Object.values(menus).flat(), ...keybindings, ...views, ...viewsWelcome];
    const ends = walkthroughs.flatMap(({ steps }) =>
      steps.flatMap(({ completionEvents }) => completionEvents),
    );
    const whens = [
      ...items.map(({ when }) => when ?? ''),
      ...ends.filter((end) => end.startsWith('onContext:')),
    ];
    const used = whens.flatMap(conditionKeys);
    assert.deepEqual([...new Set(used)].sort(), [...contextKeys].sort());
  });

  it('welcomes to each thing that the code tells apart', () => {
    const whens = contributes.viewsWelcome.map(({ when }) => when);
    const shown = whens.flatMap((when) =>
      [...when.matchAll(/\.welcome == (\w+)/g)].map(([, value]) => value),
    );
    const [, values = ''] = /type Welcome =([^;]+);/.exec(code) ?? [];
    const known = [...values.matchAll(/'(\w+)'/g)].map(([, value]) => value);
    assert.deepEqual([...new Set(shown)].sort(), known.filter((value) => value !== 'none').sort());
  });

  it('compares views in its conditions that it has', () => {
    const compared = [...manifestText.matchAll(/(?:view|webviewId) == ([\w.]+)/g)].map(([, id]) => id);
    const ids = [...compared, ...contributes.viewsWelcome.map(({ view }) => view)];
    for (const id of ids)
      assert.ok(
        views.some((view) => view.id === id),
        id,
      );
  });

  it('welcomes with buttons that run its own commands or those of VS Code', () => {
    const buttons = Object.values(nls).flatMap((text) => [...text.matchAll(/\(command:([^)?]+)/g)]);
    for (const [, id = ''] of buttons)
      assert.ok(commands.includes(id) || id.startsWith('vscode.') || id.startsWith('workbench.'), id);
    assert.ok(buttons.length > 0);
  });

  it('has a text for each %key%, and a %key% for each text', () => {
    const used = [...manifestText.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(nls).sort());
  });

  it('leaves no title or description untranslatable', () => {
    const names = ['title', 'name', 'description', 'markdownDescription', 'contents'];
    const plain = [...manifestText.matchAll(/"(\w+)": "([^"]+)"/g)]
      .filter(([, name = '', text = '']) => names.includes(name) && !text.startsWith('%'))
      .map(([, name, text]) => `${name}: ${text}`);
    // The name of the product stays as it is, and npm wants the name of the package in plain letters.
    assert.deepEqual([...new Set(plain)].sort(), ['name: marginalia', 'title: Marginalia']);
  });

  it('points to files that are there', () => {
    const files = [...manifestText.matchAll(/"(?:\.\/)?((?:media|syntaxes|snippets)\/[^"]+)"/g)];
    for (const [, file = ''] of files) assert.ok(fs.existsSync(path.join(root, file)), file);
    assert.ok(files.some(([, file]) => file === 'media/activity.svg'));
  });

  it('has the strings of the code ready for translation', () => {
    const bundle = z
      .record(z.string(), z.unknown())
      .parse(readJson(path.join(manifest.l10n, 'bundle.l10n.json')));
    const strings = [...code.matchAll(/l10n\.t\(\s*(?:'((?:[^'\\]|\\.)+)'|"([^"]+)")/g)].map(
      ([, single, double = '']) => (single ?? double).replace(/\\(.)/g, '$1'),
    );
    const missing = strings.filter((text) => !(text in bundle));
    assert.deepEqual(missing, [], 'npm run l10n collects them');
  });
});

function read(file: string): string {
  return fs.readFileSync(path.join(root, file), 'utf8');
}

function readJson(file: string): unknown {
  return JSON.parse(read(file));
}

function sources(folder: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), { encoding: 'utf8', recursive: true })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, file));
}

/** Settings as package.json names them: `{ hover: { passages } }` is `marginalia.hover.passages`. */
function flattened(name: string, value: unknown): [string, unknown][] {
  // An empty object is itself a value.
  const isGroup = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (!isGroup || Array.isArray(value)) return [[name, value]];
  return Object.entries(value).flatMap(([key, inner]) => flattened(`${name}.${key}`, inner));
}

/** The strings of a source text that look like the name of something in the manifest. */
function keysOf(text: string): string[] {
  return [...text.matchAll(/'(marginalia\.[\w.]+)'/g)].map(([, key = '']) => key);
}

/** Our context keys in a when-clause; the views it compares with are no keys. */
function conditionKeys(when: string): string[] {
  return [...when.replaceAll(/ == [\w.]+/g, '').matchAll(/marginalia(?:\.\w+)+/g)].map(([key]) => key);
}
