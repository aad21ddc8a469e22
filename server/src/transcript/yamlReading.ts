import type { CST, DocumentOptions, Node, ParseOptions, SchemaOptions, YAMLError } from 'yaml';
import { Composer, Lexer, Parser } from 'yaml';
import type { Range } from './transcript';

/** The first document of a YAML text, every node with its place. */
export interface YamlDocument {
  readonly root: Node | null;
  readonly errors: readonly SyntaxProblem[];
  /** What was not read because it is more than is read, in the order of its places. */
  readonly overLimit: readonly OverLimit[];
}

/** A place where the text is not YAML. */
export interface SyntaxProblem {
  /** The `yaml` package's own word for it. */
  readonly code: string;
  /** What the `yaml` package says about it. */
  readonly message: string;
  readonly range: Range;
}

/** How much of a text is read as YAML. */
export interface YamlLimits {
  /** UTF-16 units. Nothing is read of a text that is longer. */
  readonly length: number;
  /** How many lists and mappings may stand in each other, up to 400. What stands deeper is left out. */
  readonly depth: number;
  /** How many places may stand for another one (`*name`). Those behind are texts like any other. */
  readonly aliases: number;
}

export interface OverLimit {
  readonly limit: keyof YamlLimits;
  readonly range: Range;
}

/**
 * The failsafe schema knows only texts, lists and mappings, so `2.1` and `no` are texts as written. Keys that stand twice are
 * found by the reader: here that would cost the square of their number.
 */
const options: ParseOptions & DocumentOptions & SchemaOptions = {
  schema: 'failsafe',
  uniqueKeys: false,
  prettyErrors: false,
  resolveKnownTags: false,
  logLevel: 'silent',
};

/**
 * The one way in which Marginalia reads YAML, whoever wrote it. Never throws, and takes time in proportion to the text.
 *
 * The `yaml` package parses and composes by recursion, and where a text nests so deeply that the stack is exhausted, it throws
 * or even takes the whole process down. So what nests too deeply does not get there.
 *
 * @returns ranges are UTF-16 offsets in `text`
 */
export function readYaml(text: string, limits: YamlLimits): YamlDocument {
  const whole = { start: 0, end: text.length };
  if (text.length > limits.length)
    return { root: null, errors: [], overLimit: [{ limit: 'length', range: whole }] };
  try {
    return readWithin(text, limits);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // The stack may be nearly used up by the time that this is called.
    return { root: null, errors: [], overLimit: [{ limit: 'depth', range: whole }] };
  }
}

function readWithin(text: string, limits: YamlLimits): YamlDocument {
  const { tokens, overLimit } = tokensOf(text, limits);
  for (const token of tokens)
    for (const range of cutDeepNodes(token, limits.depth)) overLimit.push({ limit: 'depth', range });
  const [first, second] = new Composer(options).compose(tokens, true, text.length);
  // What was cut off may have been wrong, too, or may be so only since it was cut.
  const cutAt = new Set(overLimit.map(({ range }) => range.start));
  const found = first?.errors.map((error) => problemOf(error, text)) ?? [];
  const errors = found.filter(({ range }) => !cutAt.has(range.start));
  if (second !== undefined) {
    const begin = Math.min(second.range[0], text.length);
    const start = text.startsWith('---', begin) ? begin : Math.max(0, text.lastIndexOf('...', begin));
    errors.push({ code: 'MULTIPLE_DOCS', message: 'second document', range: { start, end: start + 3 } });
  }
  overLimit.sort((a, b) => a.range.start - b.range.start);
  return { root: first?.contents ?? null, errors, overLimit };
}

/** What begins a list or a mapping. */
const beginnings: ReadonlySet<string> = new Set(['-', '?', ':', '[', '{']);

/** The lexer's marks before a text and where brackets end by mistake; they take no room in the text. */
const beforeText = '\u001f';
const bracketsEnd = '\u0018';

/**
 * The parser's tree of a text. What would nest deeper than the parser can unwind stands there as white space: far enough below
 * the limit that it is cut off with what it stands in.
 */
function tokensOf(text: string, limits: YamlLimits): { tokens: CST.Token[]; overLimit: OverLimit[] } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const overLimit: OverLimit[] = [];
  const mostStacked = limits.depth + 20;
  let aliases = 0;
  let openBrackets = 0;
  let isText = false;
  const feed = (lexeme: string) => {
    for (const token of parser.next(lexeme)) tokens.push(token);
  };
  // YAML knows no line ends of a lone CR; a line feed in its place keeps all offsets.
  for (const lexeme of new Lexer().lex(text.replace(/\r(?!\n)/g, '\n'))) {
    let isKept = true;
    if (!isText && lexeme.startsWith('*') && ++aliases > limits.aliases) {
      const start = parser.offset;
      if (aliases === limits.aliases + 1)
        overLimit.push({ limit: 'aliases', range: { start, end: start + lexeme.length } });
      // It is a text like any other then.
      feed(beforeText);
    } else if (!isText && lexeme === bracketsEnd) {
      openBrackets = 0;
    } else if (!isText && openBrackets > 0 && (lexeme === ']' || lexeme === '}')) {
      openBrackets--;
      isKept = false;
    } else if (!isText && beginnings.has(lexeme) && parser.stack.length > mostStacked) {
      if (lexeme === '[' || lexeme === '{') openBrackets++;
      isKept = false;
    }
    feed(isKept ? lexeme : ' '.repeat(lexeme.length));
    isText = lexeme === beforeText;
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, overLimit };
}

/** Errors about a node often begin at the white space before it: they are put on the node. */
function problemOf(error: YAMLError, text: string): SyntaxProblem {
  let start = Math.min(Math.max(error.pos[0], 0), text.length);
  while (start < text.length && text.charCodeAt(start) <= 32) start++;
  const end = Math.min(Math.max(error.pos[1], start + 1), text.length);
  return { code: error.code, message: error.message, range: { start, end } };
}

/** Puts an empty scalar in the place of every collection that is nested too deeply; answers where they were. */
function cutDeepNodes(token: CST.Token, deepest: number): Range[] {
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
