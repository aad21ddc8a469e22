import assert from 'node:assert/strict';
import type { Range } from '../../server/src/transcript/transcript';
import { talks } from '../unit/templateTalk';
import { registry } from './grammar';

const speaker = 'entity.name.type.speaker.transcript';
const time = 'constant.numeric.time.transcript';

/** Templates whose names only the rest of the file tells: a line of them could as well be talk or a heading. */
const unknowable = new Set([
  '{speaker} ↵ {speech}',
  '{time} ↵ {speaker} ↵ {speech}',
  '{time} {speaker} ↵ {speech}',
  '**{speaker}** ↵ {speech}',
  '### {speaker} ↵ {speech}',
  '=== {speaker} === ↵ {speech}',
  '[{speaker}] {speech}',
  '({speaker}) {speech}',
  '{speaker} – {speech}',
  '{speaker} > {speech}',
  '- {speaker}: {speech}',
  '{speaker}　{speech}',
]);

/** Where the grammar gives a scope, and every part of a text with the scopes it has. */
async function scoped(text: string): Promise<{ range: Range; scopes: string[] }[]> {
  const grammar = await registry.loadGrammar('text.transcript');
  if (!grammar) throw new Error('The grammar text.transcript could not be read.');
  let state: Parameters<typeof grammar.tokenizeLine>[1] = null;
  let at = 0;
  const found: { range: Range; scopes: string[] }[] = [];
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      const end = Math.min(endIndex, line.length);
      if (startIndex < end) found.push({ range: { start: at + startIndex, end: at + end }, scopes });
    }
    at += line.length + 1;
  }
  return found;
}

describe('The grammar knows by a line alone, in talk written', () => {
  for (const { pattern, text, speakers, times, speech } of talks) {
    const known = unknowable.has(pattern) ? 'when somebody speaks' : 'who speaks and when';
    it(`${pattern}: ${known}`, async () => {
      const parts = await scoped(text);
      const words = ({ start, end }: Range) => text.slice(start, end);
      const having = (scope: string) =>
        parts.filter(({ scopes }) => scopes.includes(scope)).map(({ range }) => words(range));
      assert.deepEqual(having(speaker), unknowable.has(pattern) ? [] : speakers.map(words));
      if (pattern !== '{time} {speaker} ↵ {speech}') assert.deepEqual(having(time), times.map(words));
      for (const { start, end } of speech) {
        const coloured = parts.filter(({ range, scopes }) => {
          const isWithin = range.start < end && range.end > start;
          return isWithin && scopes.some((scope) => !/^(?:text|meta\.speech)\b/.test(scope));
        });
        assert.deepEqual(coloured, [], 'talk keeps its plain colour');
      }
    });
  }
});
