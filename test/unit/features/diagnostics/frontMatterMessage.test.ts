// Whoever reads VS Code in another language reads there, too, what is wrong with front matter.
import { deepEqual, equal, match } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as l10n from '@vscode/l10n';
import { diagnose } from '../../../../server/src/features/diagnostics/diagnostics';
import { studyOf } from '../../studyFixture';

const bundle: Record<string, unknown> = JSON.parse(
  fs.readFileSync(path.join(__dirname, '../../../../l10n/bundle.l10n.json'), 'utf8'),
);

const wrong: [what: string, frontMatter: string, said: RegExp][] = [
  ['a list that is not closed', 'a: [b', /: The list that `\[` begins is not closed\./],
  ['a tab', 'a:\n\t- b', /: YAML does not allow tabs as indentation\./],
  ['a second document', 'a: b\n...\nc: d', /: A second YAML document begins here; front matter is one\./],
  ['a name that is a list', '? [a]\n: b', /: A name should be one text\.$/],
  ['a name that stands twice', 'role: a\nrole: b', /: “role” stands here twice; the last one counts\.$/],
  ['several values', 'role: [a, b]', /: “role” should have one value\.$/],
  ['no attributes', 'Interviewer', /: Front matter is a list of “name: value” lines\.$/],
  [
    'a slip of what codes are',
    'codes: Marked',
    /: To have only lines with `#` read as codes, write `codes: marked`\.$/,
  ],
  [
    'a template without quotation marks',
    'layout: {speaker}: {words}',
    /: Put this template in quotation marks/,
  ],
  [
    'too much in each other',
    `a: ${'['.repeat(120)}${']'.repeat(120)}`,
    /: This is nested more than a hundred/,
  ],
  [
    'too many stand-ins',
    `a: &a [${'*a, '.repeat(120)}]`,
    /: From here on, `\*` is an asterisk like any other/,
  ],
];

describe('What is wrong with front matter', () => {
  afterEach(() => l10n.config({ contents: {} }));

  for (const [what, frontMatter, said] of wrong)
    it(`is said in the language of the editor: ${what}`, () => {
      const { study } = studyOf({ 'a.txt': `---\n${frontMatter}\n---\n\nInterviewee: Hello.\n` });
      const messages = () => {
        const summary = study.transcripts.get('a.txt');
        const found = summary ? diagnose(study, summary) : [];
        return found.filter(({ code }) => code === 'front-matter').map(({ message }) => message);
      };
      const plain = messages();
      match(plain.find((one) => said.test(one)) ?? plain.join('\n'), said);
      l10n.config({
        contents: Object.fromEntries(Object.keys(bundle).map((key) => [key, `‹${key}›`])),
      });
      const translated = messages();
      for (const message of translated) equal(message.match(/‹/g)?.length, 2, message);
      deepEqual(
        translated.map((message) => message.replace(/[‹›]/g, '')),
        plain,
      );
    });
});
