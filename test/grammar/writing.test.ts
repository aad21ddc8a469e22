import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseYaml } from 'yaml';
import { parse } from '../../server/src/transcript/parse';
import { root } from './grammar';

const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

describe('words, as VS Code selects them', () => {
  const { pattern, flags }: { pattern: string; flags: string } = read(
    'language-configuration.json',
  ).wordPattern;
  const table: [string, string[]][] = [
    ['#Data-low-quality', ['#Data-low-quality']],
    ['QM-robustness-fix "even if it changes"', ['QM-robustness-fix', 'even', 'if', 'it', 'changes']],
    ['ML-pipeline-issues [MLP]', ['ML-pipeline-issues', 'MLP']],
    ['data_missing/values:late', ['data_missing/values:late']],
    ["Don't, she said: l’été.", ["Don't", 'she', 'said', 'l’été']],
    ['Interviewer 1: Yes', ['Interviewer', '1', 'Yes']],
    ['Qualité-des-données 𝒳-ray', ['Qualité-des-données', '𝒳-ray']],
    ['wait - what', ['wait', 'what']],
    ['Data-', ['Data-']],
  ];
  for (const [text, words] of table) {
    it(`of “${text}”`, () => {
      assert.deepEqual(text.match(new RegExp(pattern, `g${flags}`)), words);
    });
  }
});

/** The text a snippet leaves when every field is passed with Tab; `$0` is where the user goes on writing. */
function written(file: string, prefix: string, rest: string): string {
  const snippets: { prefix: string; body: string | string[] }[] = Object.values(read(file));
  const body = snippets.find((snippet) => snippet.prefix === prefix)?.body ?? [];
  return [body]
    .flat()
    .join('\n')
    .replace(/\$CURRENT_[A-Z]+/g, '20')
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace('$0', rest);
}

describe('snippets', () => {
  it('write a turn in both layouts', () => {
    for (const prefix of ['turn', 'turn-inline']) {
      const { turns, passages } = parse(written('snippets/transcript.json', prefix, 'We mend nets.'));
      assert.deepEqual(
        turns.map((turn) => turn.speaker),
        ['Interviewee'],
      );
      assert.equal(passages.length, 1);
    }
  });

  it('write a memo', () => {
    const { memos } = parse(written('snippets/transcript.json', 'memo', 'ask again'));
    assert.deepEqual(
      memos.map((memo) => memo.text),
      ['ask again'],
    );
  });

  it('write front matter, and the transcript goes on below it', () => {
    const { frontMatter, problems, passages } = parse(
      written('snippets/transcript.json', 'front-matter', 'We mend nets at night.'),
    );
    assert.deepEqual([...(frontMatter?.values.keys() ?? [])], ['interview', 'coder', 'participant', 'date']);
    assert.deepEqual(problems, []);
    assert.equal(passages.length, 1);
  });

  it('write a code of a codebook', () => {
    const [entry] = parseYaml(written('snippets/codebook.json', 'marginalia-code', ''));
    assert.deepEqual(Object.keys(entry), ['code', 'description', 'include', 'exclude', 'example']);
  });
});
