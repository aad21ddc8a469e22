// A small reader of projects for tests, which shares no code with the writer: it knows elements, attributes and texts.
import { strFromU8, unzipSync } from 'fflate';

export interface TestElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: TestElement[];
  text: string;
}

function decoded(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, digits) => String.fromCodePoint(Number(digits)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

export function xmlOf(source: string): TestElement {
  const root: TestElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [, close, name = '', written = '', single, text] of source.matchAll(
    /<\?[^>]*\?>|<(\/?)([\w:]+)((?:\s[\w:]+="[^"<]*")*)(\/?)>|([^<]+)/g,
  )) {
    const top = open.at(-1) ?? root;
    if (text !== undefined) top.text += decoded(text);
    else if (close === '/') open.pop();
    else if (name !== '') {
      const pairs = [...written.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
        key,
        decoded(value),
      ]);
      const made: TestElement = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
      top.children.push(made);
      if (single !== '/') open.push(made);
    }
  }
  if (open.length > 1) throw new Error(`${open.at(-1)?.name} is not closed`);
  return root.children[0] ?? root;
}

/** All elements of a name below one, in their order. */
export function all(from: TestElement, name: string): TestElement[] {
  return from.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

/** The one child of a name. */
export function child(from: TestElement, name: string): TestElement | undefined {
  return from.children.find((one) => one.name === name);
}

export interface TestProject {
  readonly files: readonly string[];
  readonly xml: string;
  readonly project: TestElement;
  /** By the name of the source: what each selection says, in order. */
  readonly selections: readonly {
    readonly source: string;
    readonly words: string;
    readonly code: string | null;
    readonly coder: string;
    readonly memo: string;
  }[];
  text(source: string): string;
}

export function projectOf(bytes: Uint8Array, unit: 'code-points' | 'utf16' = 'code-points'): TestProject {
  const members = unzipSync(bytes);
  const xml = strFromU8(members['project.qde'] ?? new Uint8Array());
  const project = xmlOf(xml);
  const names = (element: string) =>
    new Map(all(project, element).map(({ attributes }) => [attributes.guid, attributes.name ?? '']));
  const codes = names('Code');
  const users = names('User');
  const textOf = (source: TestElement) => {
    const path = source.attributes.plainTextPath ?? '';
    const member = members[path.replace('internal://', 'sources/')];
    if (!member) throw new Error(`no text ${path}`);
    return strFromU8(member);
  };
  const sources = all(project, 'TextSource');
  return {
    files: Object.keys(members),
    xml,
    project,
    selections: sources.flatMap((source) => {
      const text = textOf(source).replaceAll('\r\n', '\n');
      const characters = unit === 'utf16' ? text.split('') : Array.from(text);
      return all(source, 'PlainTextSelection').map((selection) => {
        const { startPosition, endPosition, creatingUser } = selection.attributes;
        const [code] = all(selection, 'CodeRef');
        return {
          source: source.attributes.name ?? '',
          words: characters.slice(Number(startPosition), Number(endPosition)).join(''),
          code: code ? (codes.get(code.attributes.targetGUID) ?? '?') : null,
          coder: users.get(creatingUser) ?? '?',
          memo: child(selection, 'Description')?.text ?? '',
        };
      });
    }),
    text: (name) => {
      const source = sources.find(({ attributes }) => attributes.name === name);
      if (!source) throw new Error(`no source ${name}`);
      return textOf(source);
    },
  };
}
