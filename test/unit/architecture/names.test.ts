// One name means one thing, wherever it is exported, unions have one name for what tells them apart, and a comment can be read
// where it stands.
import { deepEqual, equal } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';

const root = path.resolve(__dirname, '../../..');

/** VS Code calls these two in whichever entry point it has loaded: `node.ts` on a desktop, `browser.ts` in a browser. */
const calledByVsCode: ReadonlySet<string> = new Set(['activate', 'deactivate']);

/** Properties that tell the members of a union apart and are not called `kind`. */
const otherKinds: readonly RegExp[] = [
  // Versions of Marginalia read each other's journals of changes that were broken off.
  /\/changeJournal\.ts: state$/,
  // The style of a head says more than that it is one, and a file has too many heads for another property.
  /\/transcript\/head\.ts: style$/,
];

describe('A file of code', () => {
  it('has 300 lines at most', () => {
    const lengths = filesOf('client', 'server').map((file) => ({
      file,
      lines: read(file).split('\n').length - 1,
    }));
    deepEqual(
      lengths.filter(({ lines }) => lines > 300),
      [],
    );
  });
});

describe('An exported name', () => {
  it('is declared in one file', () => {
    const files = new Map<string, Set<string>>();
    for (const file of filesOf('client/src', 'server/src')) {
      for (const name of exportsOf(read(file))) files.set(name, (files.get(name) ?? new Set()).add(file));
    }
    const declaredTwice = [...files].filter(([name, { size }]) => size > 1 && !calledByVsCode.has(name));
    deepEqual(
      declaredTwice.map(([name, where]) => `${name}: ${[...where].join(', ')}`),
      [],
    );
  });

  it('is found in whichever way it is declared', () => {
    const source = [
      'export const a = 1;',
      'export async function b() {}',
      'export function* c() {}',
      'export abstract class D {}',
      'export type E<T> = T;',
      'export interface F {}',
      'export declare const g: number;',
      'export { h, type I, j as k };',
      // What others declare is only handed on, but for a new name that it gets.
      "export { l, m as n } from './o';",
      "export type { P } from './p';",
      '// export const q = 1;',
    ];
    equal([...exportsOf(source.join('\n'))].join(' '), 'a b c D E F g h I k n');
  });

  it('is declared by itself, so that it can be found', () => {
    const other = /^export (?:default|\*|(?:const|let|var) [{[]|=|(?:const )?enum|namespace|let|var)/m;
    deepEqual(
      filesOf('client/src', 'server/src').filter((file) => other.test(read(file))),
      [],
    );
  });
});

describe('A union of objects', () => {
  it('is told apart by `kind`', () => {
    const schemas = /\bdiscriminatedUnion\(\s*'(\w+)'/g;
    // A property that can have only one text is there to tell an object from others.
    const types = /\breadonly (\w+): '[^']*'(?:[;,]| \})/g;
    const others = filesOf('client/src', 'server/src').flatMap((file) => {
      const source = read(file);
      const found = [...source.matchAll(schemas), ...source.matchAll(types)];
      return found.map(([, name]) => `${file}: ${name}`).filter((one) => !one.endsWith(': kind'));
    });
    deepEqual(
      others.filter((one) => !otherKinds.some((allowed) => allowed.test(one))),
      [],
    );
  });
});

describe('A comment', () => {
  it('stands alone, so that it stays true when its neighbour moves', () => {
    const leaning = filesOf('client/src', 'server/src', 'test', 'scripts').flatMap((file) =>
      commentsIn(read(file)).flatMap(({ line, text }) => (leans(text) ? [`${file}:${line}: ${text}`] : [])),
    );
    deepEqual(leaning, []);
  });

  it('leans on another one by how it begins, or by what it refers to', () => {
    const comments = [
      '/** The same for a folder. */',
      '/**',
      ' * As many lines as fit.',
      ' *',
      ' * @param text as it was read',
      ' * @returns as for `other`',
      ' */',
      `call(); ${'//'} Likewise.`,
      '// Words that people have, and',
      '// the same ones seldom.',
      "const text = 'The same // as this';",
    ];
    const found = commentsIn(comments.join('\n'));
    deepEqual(
      found.map(({ line }) => line),
      [1, 3, 5, 6, 8, 9],
    );
    deepEqual(
      found.filter(({ text }) => leans(text)).map(({ line }) => line),
      [1, 3, 6, 8],
    );
  });
});

describe('An exported function', () => {
  it('has a comment that says what it does', () => {
    const silent = filesOf('client/src', 'server/src').flatMap((file) =>
      silentFunctions(read(file)).map((name) => `${file}: ${name}`),
    );
    deepEqual(silent, []);
  });

  it('has none where the line above it ends no comment for documentation', () => {
    const source = [
      '/** Does a. */',
      'export function a() {}',
      'export async function b() {}',
      '// What c does.',
      'export const c = () => {};',
      '/**',
      ' * Does d.',
      ' */',
      'export const d = async (one: string): Promise<void> => {};',
      'export const e = 1;',
    ];
    equal(silentFunctions(source.join('\n')).join(' '), 'b c');
  });
});

/** The exported functions of a source that have no comment for documentation right above. */
function silentFunctions(source: string): string[] {
  const lines = source.split('\n');
  return lines.flatMap((line, index) => {
    const [, declared, assigned] =
      /^export (?:(?:async )?function\*? (\w+)|const (\w+)[^=]*= (?:async )?(?:\([^=]*=>|function))/.exec(
        line,
      ) ?? [];
    const name = declared ?? assigned;
    return name === undefined || lines[index - 1]?.endsWith('*/') ? [] : [name];
  });
}

/** Our own sources below some folders, relative to the project, with `/`. */
function filesOf(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const file = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesOf(file);
      return /\.(?:ts|mjs)$/.test(entry.name) ? [file] : [];
    }),
  );
}

function read(file: string): string {
  return fs.readFileSync(path.join(root, file), 'utf8');
}

/** The names that a source declares and exports, each once: a schema and the type that is inferred from it share one. */
function exportsOf(source: string): Set<string> {
  const declared =
    /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|class|interface|type|const|let|enum) (\w+)/gm;
  const names = new Set(Array.from(source.matchAll(declared), ([, name = '']) => name));
  for (const [, list = '', from] of source.matchAll(/^export (?:type )?\{([^}]*)\}( from)?/gm)) {
    for (const one of list.split(',')) {
      const [name = '', other] = one
        .trim()
        .replace(/^type /, '')
        .split(' as ');
      if (name !== '' && (from === undefined || other !== undefined)) names.add(other ?? name);
    }
  }
  return names;
}

interface Comment {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** The comments of a source, and what each of their tags says; lines of `//` in a row are one. */
function commentsIn(source: string): Comment[] {
  const found: Comment[] = [];
  /** The comment that the next line may go on with. */
  let open: { readonly line: number; text: string } | null = null;
  let isBlock = false;
  for (const [index, line] of source.split('\n').entries()) {
    const opening: RegExpExecArray | null = isBlock ? null : /^\s*\/\*\*? ?(.*)$/.exec(line);
    const own = opening ?? (isBlock ? /^\s*\*(?!\/) ?(.*)$/ : /^\s*\/\/ ?(.*)$/).exec(line);
    const text = (own ?? /[;,{}()[\]] \/\/ (.*)$/.exec(line))?.[1]?.replace(/\s*\*\/\s*$/, '') ?? '';
    if (opening || !own || text.startsWith('@')) open = null;
    if (open) {
      open.text += ` ${text}`;
    } else if (text !== '') {
      open = { line: index + 1, text };
      found.push(open);
    }
    isBlock = (isBlock || opening !== null) && !line.includes('*/');
    if (!own || line.includes('*/')) open = null;
  }
  return found;
}

/** True for a comment that says something only together with another one. */
function leans(text: string): boolean {
  return (
    /^(?:the same|same|as|likewise|ditto)\b/i.test(text) ||
    /^@(?:param \w+|\w+) (?:as for|the same as|likewise)\b/.test(text) ||
    /\b(?:ditto|likewise)\b|\b(?:see|as) (?:above|below)\b/i.test(text)
  );
}
