// The rules of the house: which folder may import which. Own imports are read from the sources, as the bundler forgets
// those of types; what comes with packages is read from the bundler's metafiles.
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { builtinModules } from 'node:module';
import * as path from 'node:path';
import * as esbuild from 'esbuild';

const root = path.resolve(__dirname, '../../..');

/** From the top floor to the ground. */
const floors = [
  'main',
  'lsp',
  'workspace',
  'protocol',
  'features',
  'exchange',
  'analysis',
  'study',
  'codebook',
  'transcript',
];
/** The folders of the client, those that use others first. `extension.ts` and the two entry points stand above them. */
const clientFolders = [
  'analysis',
  'protection',
  'study',
  'exchange',
  'moderation',
  'retrieval',
  'reshaping',
  'decorations',
  'coding',
  'panel',
  'trees',
  'server',
  'ui',
];
const pureFloors = ['features', 'exchange', 'analysis', 'study', 'codebook', 'transcript'];

interface Source {
  /** Relative to the project, with `/`. */
  readonly file: string;
  /** Own files that it imports, in the same form. */
  readonly own: readonly string[];
  /** Those of them of which it takes only types, which no bundle holds. */
  readonly typesOnly: ReadonlySet<string>;
  /** Packages and Node's modules, as written. */
  readonly foreign: readonly string[];
  readonly text: string;
}

const sources = ['client/src', 'client/webview', 'server/src'].flatMap(filesOf).map(readSource);

describe('The architecture', () => {
  it('has every import lead to a file', () => {
    const files = new Set(sources.map(({ file }) => file));
    assert.deepEqual(
      edges().filter(({ to }) => !files.has(to)),
      [],
    );
  });

  it('keeps VS Code, Node and the language server packages out of the pure floors', () => {
    const impure = sources
      .filter(({ file }) => isPure(file))
      .flatMap(({ file, foreign }) => foreign.filter(isOfHost).map((module) => `${file}: ${module}`));
    assert.deepEqual(impure, []);
  });

  it('lets the pure floors run in a browser, with the packages they use', async () => {
    const entryPoints = sources.filter(({ file }) => isPure(file)).map(({ file }) => file);
    assert.deepEqual(await externalModules('browser', entryPoints), []);
  });

  it('keeps the clock, the console and timers out of the pure floors', () => {
    const host =
      /\b(?:console|process|performance|globalThis|Date|setTimeout|setInterval|fetch)\b|\bMath\.random\b/;
    const impure = sources
      .filter(({ file }) => isPure(file))
      .filter(({ text }) => host.test(withoutComments(text)))
      .map(({ file }) => file);
    assert.deepEqual(impure, []);
  });

  it('lets the protocol use zod, types of the pure floors and nothing else', () => {
    for (const source of sources.filter(({ file }) => floorOf(file) === 'protocol')) {
      const { file, own, typesOnly, foreign } = source;
      assert.deepEqual(
        own.filter((to) => floorOf(to) !== 'protocol' && !(isPure(to) && typesOnly.has(to))),
        [],
        file,
      );
      assert.deepEqual(
        foreign.filter((module) => module !== 'zod/mini'),
        [],
        file,
      );
    }
  });

  it('lets the client see nothing of the server but the protocol', () => {
    const seen = edges().filter(({ from, to }) => isClient(from) && !isClient(to));
    assert.deepEqual(
      seen.filter(({ to }) => floorOf(to) !== 'protocol'),
      [],
    );
    assert.ok(seen.length > 0);
  });

  it("keeps Node out of the client but for its entry point, so that it can run in a browser's extension host", () => {
    const node = sources
      .filter(({ file }) => isClient(file) && file !== 'client/src/node.ts')
      .flatMap(({ file, foreign }) =>
        foreign.filter((module) => isOfNode(module) || module.endsWith('/node')).map(() => file),
      );
    assert.deepEqual(node, []);
  });

  it('lets client and server run in a browser, with the packages they use', async () => {
    const entryPoints = ['client/src/browser.ts', 'server/src/main/browser.ts'];
    assert.deepEqual(await externalModules('browser', entryPoints), ['vscode']);
  });

  it('lets only the client use VS Code', async () => {
    const modules = await externalModules('node', ['server/src/main/node.ts', 'server/src/main/cli.ts']);
    assert.deepEqual(
      modules.filter((module) => !isOfNode(module)),
      [],
    );
  });

  it('lets imports go downwards only', () => {
    const upwards = edges().filter(({ from, to }) => {
      const [importing, imported] = [floorOf(from), floorOf(to)];
      return importing && imported && floors.indexOf(importing) > floors.indexOf(imported);
    });
    assert.deepEqual(upwards, []);
  });

  it('lets the pages of webviews see nothing but zod, their messages and what needs no VS Code', () => {
    const pages = sources.filter(({ file }) => isPage(file));
    for (const { file, own, foreign } of pages) {
      const strange = own.filter(
        (to) => !isPage(to) && !/^client\/src\/panel\/(?:messages|\w+Messages|\w+Model)\.ts$/.test(to),
      );
      assert.deepEqual([...strange, ...foreign.filter((module) => module !== 'zod/mini')], [], file);
    }
    assert.ok(pages.length > 0);
    const seen = edges().filter(({ from, to }) => !isPage(from) && isPage(to));
    assert.deepEqual(seen, []);
  });

  it('lets imports of the client go one way, from a feature to what it shares with others', () => {
    const inClient = sources.filter(({ file }) => isClient(file) && !isPage(file));
    const strange = inClient.filter(
      ({ file }) => folderOf(file) !== '' && !clientFolders.includes(folderOf(file)),
    );
    assert.deepEqual(
      strange.map(({ file }) => file),
      [],
    );
    const upwards = edges().filter(({ from, to }) => {
      if (!isClient(from) || !isClient(to) || folderOf(from) === '') return false;
      return (
        folderOf(to) === '' || clientFolders.indexOf(folderOf(from)) > clientFolders.indexOf(folderOf(to))
      );
    });
    assert.deepEqual(upwards, []);
  });

  it('has pdf.js in a bundle of its own, which is loaded when a print is read', () => {
    const users = sources.filter(({ foreign }) => foreign.some((module) => module.startsWith('pdfjs-dist')));
    assert.deepEqual(
      users.map(({ file }) => file),
      ['server/src/exchange/printPages.ts'],
    );
    const loading = sources.filter(({ text }) =>
      /^(?:import|export) (?!type )[^;]*\/printPages'/m.test(text),
    );
    assert.deepEqual(
      loading.map(({ file }) => file),
      ['server/src/main/pdf.ts'],
    );
  });

  it('has no import circles', () => {
    assert.deepEqual(circle(), null);
  });

  it('has no files that only hand on what others export', () => {
    const barrels = sources.filter(({ text }) => {
      const statements = withoutComments(text);
      const rest = statements.replaceAll(
        /^(?:import|export)[^;]*?\sfrom\s+'[^']*';?|^export \{[^}]*\};?/gm,
        '',
      );
      return statements.includes('export') && rest.trim() === '';
    });
    assert.deepEqual(
      barrels.map(({ file }) => file),
      [],
    );
  });
});

function filesOf(folder: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), { encoding: 'utf8', recursive: true })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')));
}

function readSource(file: string): Source {
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  const statement = /^(?:import|export)\s(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm;
  const imports = [...text.matchAll(statement)].map(([words, fixed, dynamic]) => ({
    module: fixed ?? dynamic ?? '',
    isOfTypes: /^(?:import|export) type /.test(words),
  }));
  const modules = imports.map(({ module }) => module);
  const inProject = (module: string) => `${path.posix.join(path.posix.dirname(file), module)}.ts`;
  const withValues = new Set(imports.filter(({ isOfTypes }) => !isOfTypes).map(({ module }) => module));
  return {
    file,
    text,
    own: modules.filter(isOwn).map(inProject),
    typesOnly: new Set(modules.filter((module) => isOwn(module) && !withValues.has(module)).map(inProject)),
    foreign: modules.filter((module) => !isOwn(module)),
  };
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$| \/\/ .*$/gm, '');
}

function isOwn(module: string): boolean {
  return module.startsWith('.') && !module.endsWith('.json');
}

function isClient(file: string): boolean {
  return file.startsWith('client/');
}

function isPure(file: string): boolean {
  return pureFloors.includes(floorOf(file) ?? '');
}

/** Whether a file is drawn by a webview, and not run by the extension host. */
function isPage(file: string): boolean {
  return file.startsWith('client/webview/');
}

/** The folder of a file of the client; '' for a file that is in none. */
function folderOf(file: string): string {
  return /^client\/src\/(\w+)\//.exec(file)?.[1] ?? '';
}

/** The floor of a server file; undefined for the client. */
function floorOf(file: string): string | undefined {
  return /^server\/src\/(\w+)\//.exec(file)?.[1];
}

function isOfNode(module: string): boolean {
  return module.startsWith('node:') || builtinModules.includes(module);
}

function isOfHost(module: string): boolean {
  // vscode-uri is plain arithmetic on URIs.
  return isOfNode(module) || (module.startsWith('vscode') && module !== 'vscode-uri');
}

function edges(): { from: string; to: string }[] {
  return sources.flatMap(({ file, own }) => own.map((to) => ({ from: file, to })));
}

/** What a bundle of these files, made in memory, takes from the host it runs in. */
async function externalModules(platform: 'browser' | 'node', entryPoints: string[]): Promise<string[]> {
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    // One entry that imports them all: each on its own would have all that it imports bundled once more.
    stdin: {
      contents: entryPoints.map((file) => `import ${JSON.stringify(`./${file}`)};`).join('\n'),
      resolveDir: root,
    },
    platform,
    bundle: true,
    // What nobody uses the exports of is looked at all the same.
    treeShaking: false,
    write: false,
    metafile: true,
    outdir: 'nowhere',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    logLevel: 'silent',
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  return [...new Set(imports.filter(({ external }) => external).map((found) => found.path))];
}

/** A way from a file back to itself; null when there is none. */
function circle(): string[] | null {
  const importsOf = new Map(sources.map(({ file, own }) => [file, own]));
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]): string[] | null => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of importsOf.get(file) ?? []) {
      const found = walk(next, [...way, file]);
      if (found) return found;
    }
    done.add(file);
    return null;
  };
  for (const file of importsOf.keys()) {
    const found = walk(file, []);
    if (found) return found;
  }
  return null;
}
