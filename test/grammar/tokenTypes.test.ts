import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { newRegistry, root } from './grammar';

/** What VS Code knows of a part of a line: it suggests nothing and pairs no brackets in strings and comments. */
const types = ['other', 'comment', 'string', 'regex'];

/** The contribution as VS Code hands it to the engine. */
const { tokenTypes }: { tokenTypes: Record<string, string> } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
).contributes.grammars[0];

/** The type of each part of each line, with the part. */
async function typed(text: string): Promise<string[][]> {
  const grammar = await newRegistry().loadGrammarWithConfiguration('text.transcript', 1, {
    embeddedLanguages: { 'meta.embedded.block.frontmatter': 2 },
    tokenTypes: Object.fromEntries(
      Object.entries(tokenTypes).map(([scope, type]) => [scope, types.indexOf(type)]),
    ),
  });
  if (!grammar) throw new Error('The grammar text.transcript could not be read.');
  let state: Parameters<typeof grammar.tokenizeLine2>[1] = null;
  return text.split('\n').map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine2(line, state);
    state = ruleStack;
    const parts: string[] = [];
    for (let at = 0; at < tokens.length; at += 2) {
      // Two bits of each token's second number are its type.
      const type = types[((tokens[at + 1] ?? 0) >>> 8) & 3] ?? '';
      const part = line.slice(tokens[at], tokens[at + 2] ?? line.length);
      const last = parts.at(-1);
      if (last?.startsWith(`${type}: `)) parts[parts.length - 1] = last + part;
      else if (part !== '') parts.push(`${type}: ${part}`);
    }
    return parts;
  });
}

describe('For suggestions, brackets and closing marks', () => {
  const table: [string, string, string[][]][] = [
    [
      'front matter is no string, but for its quoted texts, and its comments are comments',
      '---\nrole: manager # of [two\n# a comment (open\nplace: "Ulm (" x\n---',
      [
        ['other: ---'],
        ['other: role: manager', 'comment:  # of [two'],
        ['comment: # a comment (open'],
        ['other: place: ', 'string: "Ulm ("', 'other:  x'],
        ['other: ---'],
      ],
    ],
    [
      'talk is a string, and what a transcriber notes in it is a comment',
      'Interviewer 1: Well (laughs) I went [inaudible 00:12] there, (which I did), ((door)) and (2.0) so.',
      [
        [
          'other: Interviewer 1:',
          'string:  Well ',
          'comment: (laughs)',
          'string:  I went ',
          'comment: [inaudible 00:12]',
          'string:  there, (which I did), ',
          'comment: ((door))',
          'string:  and ',
          'comment: (2.0)',
          'string:  so.',
        ],
      ],
    ],
    [
      'talk below a name is',
      'Maria\nWe laughed a lot (laughs).',
      [['other: Maria'], ['string: We laughed a lot ', 'comment: (laughs)', 'string: .']],
    ],
    [
      'a memo is a comment',
      'Maria\nWell, so it was.\n// (ask again',
      [['other: Maria'], ['string: Well, so it was.'], ['comment: // (ask again']],
    ],
    [
      'a label is neither, and its quote is a string',
      'Maria\nSo it was.\n\nData-loss "so it"',
      [['other: Maria'], ['string: So it was.'], [], ['other: Data-loss ', 'string: "so it"']],
    ],
    [
      'a word that may become a code is neither',
      'Maria\nSo it was.\n\nData-',
      [['other: Maria'], ['string: So it was.'], [], ['other: Data-']],
    ],
  ];
  for (const [what, text, expected] of table) {
    it(what, async () => {
      assert.deepEqual(await typed(text), expected);
    });
  }
});
