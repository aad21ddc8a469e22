import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createRegistryFromGrammars } from 'vscode-tmgrammar-test/dist/common/index.js';

export const root = path.resolve(__dirname, '../..');

/** Enough of YAML to see that it is embedded; its strings may be left open, as those of the real one. */
const yaml = {
  scopeName: 'source.yaml',
  patterns: [
    { match: '(?:^|\\s)#.*$', name: 'comment.line.number-sign.yaml' },
    // The real one takes plain texts, the names of keys among them, for strings.
    { match: '^\\w+(?=:)', name: 'string.unquoted.plain.out.yaml entity.name.tag.yaml' },
    { match: "'[^']*'", name: 'string.quoted.single.yaml' },
    { match: '[^\\s:#"\']+(?:\\s+[^\\s:#"\']+)*', name: 'string.unquoted.plain.out.yaml' },
    { begin: '"', end: '"', name: 'string.quoted.double.yaml' },
  ],
};

/** The engine VS Code reads grammars with, holding ours. It keeps to what a grammar was first asked for with. */
export const newRegistry = () =>
  createRegistryFromGrammars([
    {
      grammar: { path: 'transcript.tmLanguage.json', scopeName: 'text.transcript' },
      content: readFileSync(path.join(root, 'syntaxes/transcript.tmLanguage.json'), 'utf8'),
    },
    { grammar: { path: 'yaml.json', scopeName: 'source.yaml' }, content: JSON.stringify(yaml) },
  ]);

export const registry = newRegistry();

/** Every scope that the grammar gives to some part of a line, line by line. */
export async function scopesByLine(text: string): Promise<Set<string>[]> {
  const grammar = await registry.loadGrammar('text.transcript');
  if (!grammar) throw new Error('The grammar text.transcript could not be read.');
  let state: Parameters<typeof grammar.tokenizeLine>[1] = null;
  return text.split(/\r\n|\r|\n/).map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return new Set(tokens.flatMap((token) => token.scopes));
  });
}

export type LineReading = 'code' | 'speaker' | 'title' | 'furniture' | 'memo' | 'other';

/** What the grammar takes a line for, told by its scopes. */
export function readingOf(scopes: ReadonlySet<string>): LineReading {
  if (scopes.has('meta.coding.transcript') || scopes.has('meta.coding.marked.transcript')) return 'code';
  if (scopes.has('entity.name.type.speaker.transcript')) return 'speaker';
  if (scopes.has('markup.heading.title.transcript')) return 'title';
  if (scopes.has('comment.block.furniture.transcript')) return 'furniture';
  if (scopes.has('comment.line.double-slash.memo.transcript')) return 'memo';
  return 'other';
}
