import type { CST, DocumentOptions, Node, ParseOptions, SchemaOptions, YAMLError } from 'yaml';
import { Composer, isCollection, isPair, Parser } from 'yaml';
import type { Range } from '../transcript/transcript';

/** The first document of a YAML file, every node with its place. Reading never throws. */
export interface YamlDocument {
  readonly root: Node | null;
  readonly errors: readonly SyntaxProblem[];
  /** Where collections nest too deeply to be read. */
  readonly tooDeep: readonly Range[];
}

/** A place where the file is not YAML. */
export interface SyntaxProblem {
  /** The `yaml` package's own word for it. */
  readonly code: string;
  /** What the `yaml` package says about it. */
  readonly message: string;
  readonly range: Range;
}

/**
 * The failsafe schema knows only texts, lists and mappings, so `2.1` and `no` are labels as written. Keys
 * that stand twice are found by the reader: here that would cost the square of their number.
 */
const options: ParseOptions & DocumentOptions & SchemaOptions = {
  schema: 'failsafe',
  uniqueKeys: false,
  prettyErrors: false,
  resolveKnownTags: false,
};

/**
 * How many collections may stand in each other; two for each level of codes. The `yaml` package composes
 * nodes by recursion, and where that exhausts the stack a regular expression can take the whole process down.
 */
const deepest = 400;

/** Reads the first YAML document of a file; ranges are UTF-16 offsets in `text`. */
export function parseYaml(text: string): YamlDocument {
  // YAML knows no line ends of a lone CR; a line feed in its place keeps all offsets.
  const tokens = [...new Parser().parse(text.replace(/\r(?!\n)/g, '\n'))];
  const tooDeep = tokens.flatMap(cutDeepNodes);
  const [first, second] = new Composer(options).compose(tokens, true, text.length);
  const errors = first?.errors.map((error) => problemOf(error, text)) ?? [];
  if (second !== undefined) {
    const begin = Math.min(second.range[0], text.length);
    const start = text.startsWith('---', begin) ? begin : Math.max(0, text.lastIndexOf('...', begin));
    errors.push({ code: 'MULTIPLE_DOCS', message: 'second document', range: { start, end: start + 3 } });
  }
  return { root: first?.contents ?? null, errors, tooDeep };
}

/** Errors about a node often begin at the white space before it: they are put on the node. */
function problemOf(error: YAMLError, text: string): SyntaxProblem {
  let start = Math.min(Math.max(error.pos[0], 0), text.length);
  while (start < text.length && text.charCodeAt(start) <= 32) start++;
  const end = Math.min(Math.max(error.pos[1], start + 1), text.length);
  return { code: error.code, message: error.message, range: { start, end } };
}

/** Puts an empty scalar in the place of every collection that is nested too deeply; answers where they were. */
function cutDeepNodes(token: CST.Token): Range[] {
  const cut: Range[] = [];
  let level: CST.Token[] = token.type === 'document' && token.value ? [token.value] : [];
  for (let depth = 1; level.length > 0; depth++) {
    const next: CST.Token[] = [];
    for (const collection of level) {
      if (!('items' in collection)) continue;
      for (const item of collection.items) {
        for (const part of ['key', 'value'] as const) {
          const child = item[part];
          if (child == null || !('items' in child)) continue;
          if (depth < deepest) {
            next.push(child);
            continue;
          }
          cut.push({ start: child.offset, end: child.offset + 1 });
          item[part] = { type: 'scalar', offset: child.offset, indent: child.indent, source: '' };
        }
      }
    }
    level = next;
  }
  return cut;
}

/** Every node of a document, keys included, in no particular order. */
export function* nodesOf(root: Node | null): Generator<unknown> {
  const stack: unknown[] = [root];
  while (stack.length > 0) {
    const node = stack.pop();
    if (isPair(node)) stack.push(node.key, node.value);
    else yield node;
    if (isCollection(node)) for (const item of node.items) stack.push(item);
  }
}
