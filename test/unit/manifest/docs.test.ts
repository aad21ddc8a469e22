// The documentation points at what is there.
import { deepEqual, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { codeKeys, studyKeys } from '../../../server/src/codebook/keys';
import { severities } from '../../../server/src/features/diagnostics/severities';

const root = path.resolve(__dirname, '../../..');

const pages = ['', 'docs', 'samples', 'test']
  .flatMap((folder) => fs.readdirSync(path.join(root, folder)).map((name) => path.posix.join(folder, name)))
  .filter((file) => file.endsWith('.md'))
  .map((file) => ({ file, text: fs.readFileSync(path.join(root, file), 'utf8') }));

/** Where a path in running text may begin. */
const starts = ['', 'server/src', 'client/src', 'test', 'docs'];

describe('The documentation', () => {
  it('has every link lead to a file, and to a heading of it', () => {
    const dead = pages.flatMap(({ file, text }) =>
      linksOf(text)
        .filter((link) => !isAddress(link) && !leads(file, link))
        .map((link) => `${file}: ${link}`),
    );
    deepEqual(dead, []);
  });

  it('names source files that are there', () => {
    const missing = pages.flatMap(({ file, text }) =>
      [...withoutExamples(text).matchAll(/`([\w-]+(?:\/[\w.-]+)+\.(?:ts|mjs|json|md|yaml|lua))`/g)]
        .map(([, name = '']) => name)
        .filter((name) => !/NAME/.test(name))
        .filter((name) => !starts.some((start) => fs.existsSync(path.join(root, start, name))))
        .map((name) => `${file}: ${name}`),
    );
    deepEqual(missing, []);
  });

  it('names tests that are there for what always holds', () => {
    const architecture = pages.find(({ file }) => file === 'ARCHITECTURE.md')?.text ?? '';
    const named = [...architecture.matchAll(/`(test\/[\w/.]+)`: “([^”]+)”/g)];
    ok(named.length > 5);
    const missing = named.filter(
      ([, file = '', title = '']) => !fs.readFileSync(path.join(root, file), 'utf8').includes(title),
    );
    deepEqual(
      missing.map(([all]) => all),
      [],
    );
  });
});

describe('What is packed for users', () => {
  const packed = new Set(packedFiles());
  const shown = pages.filter(({ file }) => packed.has(file));

  it('has the guide and all pages of docs but that of the large pictures', () => {
    const names = pages.map(({ file }) => file).filter((file) => file.startsWith('docs/'));
    const expected = [...names.filter((file) => file !== 'docs/pictures.md'), 'README.md', 'CHANGELOG.md'];
    deepEqual(shown.map(({ file }) => file).sort(), expected.sort());
  });

  it('has every link and picture of its pages lead to what is packed, too', () => {
    const dead = shown.flatMap(({ file, text }) =>
      linksOf(text)
        .filter((link) => !isAddress(link) && !(packed.has(targetOf(file, link)) && leads(file, link)))
        .map((link) => `${file}: ${link}`),
    );
    deepEqual(dead, []);
  });

  it('has pages that show nothing but their own folder, which is all that a preview may load from', () => {
    const outside = shown.flatMap(({ file, text }) =>
      linksOf(text)
        .filter((link) => !isAddress(link) && link.startsWith('..'))
        .map((link) => `${file}: ${link}`),
    );
    deepEqual(outside, []);
  });

  it('has a README and a changelog without links to files and without pictures, as the Marketplace has only the text', () => {
    for (const { file, text } of shown.filter(({ file }) => !file.startsWith('docs/'))) {
      const links = linksOf(text).filter((link) => !isAddress(link) && !link.startsWith('#'));
      deepEqual(links, [], file);
      ok(!/!\[|<img/.test(text), file);
    }
  });

  it('has a README that begins with the first steps and has the commands for building behind everything else', () => {
    const readme = pages.find(({ file }) => file === 'README.md')?.text ?? '';
    const [users = '', builders = ''] = readme.split('## From the source');
    for (const step of ['Get Started', 'Create Codebook', 'Ctrl+Enter', 'Marginalia: Open Guide'])
      ok(users.includes(step), step);
    ok(!/npm |node |```/.test(users) && builders.includes('`npm ci && npm test`'));
  });
});

describe('docs/language.md', () => {
  it('explains each key of codebook.yaml, and no other', () => {
    const rows = rowsUnder('docs/language.md', 'The codebook').flatMap(([keys = '']) => keys.split(', '));
    deepEqual(
      rows.sort(),
      [...new Set<string>([...studyKeys, ...codeKeys])].map((key) => `\`${key}\``).sort(),
    );
  });
});

describe('The tables of docs/reference.md', () => {
  const { contributes } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

  it('have a row for each setting, with its default, and no other', () => {
    const groups: { properties: Record<string, { default: unknown }> }[] = contributes.configuration;
    const settings = groups.flatMap(({ properties }) => Object.entries(properties));
    const rows = rowsUnder('docs/reference.md', 'Settings').map(([name, value]) => `${name}: ${value}`);
    deepEqual(
      rows.sort(),
      settings.map(([name, setting]) => `\`${name}\`: \`${JSON.stringify(setting.default)}\``).sort(),
      'Add or correct the row in docs/reference.md.',
    );
  });
});

describe('Every finding', () => {
  const { contributes } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const groups: { properties: Record<string, { properties?: Record<string, { default: string }> }> }[] =
    contributes.configuration;
  const setting = groups.flatMap(({ properties }) => properties['marginalia.diagnostics.severity'] ?? [])[0];
  const found = Object.entries(severities).sort();

  it('can be set in its severity, and nothing else can', () => {
    const settings = Object.entries(setting?.properties ?? {});
    deepEqual(settings.map(([code, one]) => [code, one.default]).sort(), found);
  });

  it('has a row in docs/reference.md with its severity, and nothing else has', () => {
    const rows = rowsUnder('docs/reference.md', 'Findings').map(([code = '', severity = '']) => [
      code.replaceAll('`', ''),
      severity.replaceAll('`', ''),
    ]);
    deepEqual(rows.sort(), found);
  });
});

describe('The commands in docs/reference.md', () => {
  const { contributes } = readManifest();
  const titles: Record<string, string> = JSON.parse(
    fs.readFileSync(path.join(root, 'package.nls.json'), 'utf8'),
  );

  it('are those of package.json, with their keys, and no other', () => {
    const keys = new Map(contributes.keybindings.map(({ command, key }) => [command, key]));
    const commands = contributes.commands.map(({ command, title }) => {
      const key = keys.get(command);
      return `${titles[title.slice(1, -1)]}: ${key === undefined ? '' : `\`${keyName(key)}\``}`;
    });
    const rows = rowsUnder('docs/reference.md', 'Commands').map(([name, key]) => `${name}: ${key}`);
    deepEqual(rows.sort(), commands.sort(), 'Add or correct the row in docs/reference.md.');
  });

  it('have keys of their own, each for one command at a place', () => {
    const ids = contributes.commands.map(({ command }) => command);
    const bound = contributes.keybindings.map(({ key, when }) => `${key} ${when}`);
    deepEqual(new Set(bound).size, bound.length);
    for (const { command, when } of contributes.keybindings)
      ok((ids.includes(command) || command.startsWith('list.')) && when !== '', command);
  });
});

/** `ctrl+k shift+h` as people write it: `Ctrl+K Shift+H`. */
function keyName(key: string): string {
  return key.replaceAll(/(?<=^|[+ ])./g, (letter) => letter.toUpperCase());
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly keybindings: readonly {
      readonly command: string;
      readonly key: string;
      readonly when: string;
    }[];
  };
}

function readManifest(): Manifest {
  return JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
}

/** The cells of the table in a section of a page, without its head. */
function rowsUnder(page: string, heading: string): string[][] {
  const text = pages.find(({ file }) => file === page)?.text ?? '';
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const rows = [...section.matchAll(/^\| (.*) \|$/gm)].map(([, cells = '']) => cells.split(' | '));
  return rows.slice(2);
}

/** Without fenced and indented code. */
function withoutExamples(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$|^ {4}.*$/gm, '');
}

/** What the links and pictures of a page lead to, in Markdown and in HTML. */
function linksOf(text: string): string[] {
  const found = withoutExamples(text).matchAll(
    /\]\(([^)\s]+)\)|\b(?:src|href)="([^"]+)"|^\[[^\]]+\]: (\S+)/gm,
  );
  return [...found].map(([, link, html, reference]) => link ?? html ?? reference ?? '');
}

function isAddress(link: string): boolean {
  return /^[a-z]+:/.test(link);
}

/** The file that a link leads to, from the root. */
function targetOf(from: string, link: string): string {
  const [name = ''] = link.split('#');
  return name === '' ? from : path.posix.join(path.posix.dirname(from), decodeURIComponent(name));
}

/** The files of the source that .vscodeignore lets into the package: as vsce has it, what any line with `!` names. */
function packedFiles(): string[] {
  const lines = fs.readFileSync(path.join(root, '.vscodeignore'), 'utf8').split('\n');
  const allowed = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  const files = ['', ...foldersIn('docs'), ...foldersIn('media')].flatMap((folder) =>
    fs.readdirSync(path.join(root, folder)).map((name) => path.posix.join(folder, name)),
  );
  return files.filter((file) => allowed.some((glob) => path.posix.matchesGlob(file, glob)));
}

function foldersIn(folder: string): string[] {
  const entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true });
  const below = entries.filter((entry) => entry.isDirectory());
  return [folder, ...below.flatMap(({ name }) => foldersIn(path.posix.join(folder, name)))];
}

function leads(from: string, link: string): boolean {
  const heading = link.split('#')[1];
  const file = targetOf(from, link);
  if (!fs.existsSync(path.join(root, file))) return false;
  if (heading === undefined) return true;
  const headings = [...fs.readFileSync(path.join(root, file), 'utf8').matchAll(/^#+ (.*)$/gm)];
  return headings.some(([, title = '']) => anchor(title) === heading);
}

/** The anchor that GitHub makes of a heading. */
function anchor(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}
