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
      [...withoutExamples(text).matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, link = '']) => link)
        .filter((link) => !/^[a-z]+:/.test(link) && !leads(file, link))
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

function leads(from: string, link: string): boolean {
  const [name = '', heading] = link.split('#');
  const file = name === '' ? from : path.posix.join(path.posix.dirname(from), decodeURIComponent(name));
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
