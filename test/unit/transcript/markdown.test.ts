import { deepEqual } from 'node:assert/strict';
import { codebookFromLabels } from '../../../server/src/codebook/relate';
import { vocabularyOf } from '../../../server/src/codebook/vocabulary';
import { parse } from '../../../server/src/transcript/parse';

const talk: [string, string][] = [
  ['Ana', 'Where were you born?'],
  ['Bo', 'By the harbour.'],
  ['Ana', 'And then?'],
  ['Bo', 'My uncle took me.'],
];
const written = (turn: (name: string, words: string) => string, between = '\n\n') =>
  talk.map(([name, words]) => turn(name, words)).join(between);
const read = (text: string, labels: readonly string[] = []) => {
  const { turns, passages, codings } = parse(text, vocabularyOf(codebookFromLabels(labels)));
  const said = turns.flatMap(({ speaker, firstPassage, endPassage }) =>
    passages
      .slice(firstPassage, endPassage)
      .map(({ range }) => [speaker, text.slice(range.start, range.end)] as const),
  );
  return { said, codings: codings.map(({ label }) => label) };
};

describe('A transcript in Markdown', () => {
  const forms: [string, string][] = [
    ['names in stars with their colon', written((name, words) => `**${name}:** ${words}`)],
    ['names in stars before the colon', written((name, words) => `**${name}**: ${words}`)],
    ['names in underscores', written((name, words) => `__${name}:__ ${words}`)],
    ['names in single stars', written((name, words) => `*${name}:* ${words}`)],
    ['names in stars above the words', written((name, words) => `**${name}**\n\n${words}`)],
    ['names as headings', written((name, words) => `### ${name}\n\n${words}`)],
    ['names between signs', written((name, words) => `=== ${name} ===\n${words}`)],
    ['names between hyphens', written((name, words) => `--- ${name} ---\n\n${words}`)],
    ['names between stars', written((name, words) => `*** ${name} ***\n${words}`)],
    [
      'headings between',
      `# The pilot\n\n## Childhood\n\n${written((name, words) => `${name}: ${words}`, '\n\n## More\n\n')}`,
    ],
    ['headings of one mark', `# The pilot\n\n${written((name, words) => `${name}: ${words}`)}`],
    ['rules between', written((name, words) => `**${name}:** ${words}`, '\n\n---\n\n')],
    ['stars for rules', `## One\n\n${written((name, words) => `${name}: ${words}`, '\n\n* * *\n\n')}`],
  ];
  for (const [what, text] of forms)
    it(`has its talk and no code with ${what}`, () => {
      deepEqual(read(`${text}\n`), { said: talk, codings: [] });
    });

  it('may have headings that are called as codes are', () => {
    const text = `# The pilot\n\n## Childhood\n\n${written((name, words) => `${name}: ${words}`)}\n\n#Childhood\n`;
    deepEqual(read(text, ['Childhood', 'The pilot']), { said: talk, codings: ['The pilot', 'Childhood'] });
  });
});
