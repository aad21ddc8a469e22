// Whoever reads VS Code in another language reads there, too, what is wrong with a codebook.
import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as l10n from '@vscode/l10n';
import { readCodebook } from '../../../server/src/codebook/read';
import { codebookText } from '../../../server/src/codebook/write';

const bundle: Record<string, string | { message: string }> = JSON.parse(
  fs.readFileSync(path.join(__dirname, '../../../l10n/bundle.l10n.json'), 'utf8'),
);

/** A codebook with a mistake of nearly every kind. */
const mistakes = `study: [a, b]
colour: x
marked: perhaps
layout: ["{who} says"]
speech: [Data-loss]
transcripts: ["../*.txt"]
history: none
codes:
  - code: Data-loss
    kind: isue
    color: blue
    aliases: [Data-loss, Time]
  - code: Data-loss
  - code: Time
    fixes: Dta-loss
    kind: topic
  - code: Self
    fixes: Self
  - code: Interviewee
  - code: "10:30"
  - code: "#Marked"
  - {description: none}
  - [one, two]
  - code: "open
`;

describe('What is wrong with a codebook', () => {
  afterEach(() => l10n.config({ contents: {} }));

  for (const text of [mistakes, '', 'just words', '- one\n- two\n', 'codes:\n\t- code: x\n', 'codes: [a\n'])
    it(`is said in the language of the editor: ${JSON.stringify(text.slice(0, 20))}`, () => {
      const plain = readCodebook(text).problems;
      ok(plain.length > 0);
      const shouted = Object.keys(bundle).map((key) => [key, `‹${key}›`]);
      l10n.config({ contents: Object.fromEntries(shouted) });
      const translated = readCodebook(text).problems;
      deepEqual(
        translated.filter(({ message }) => !message.startsWith('‹')).map(({ message }) => message),
        [],
      );
      deepEqual(
        translated.map(({ message }) => message.replace(/[‹›]/g, '')),
        plain.map(({ message }) => message),
      );
    });
});

describe('The comments of a codebook begun for somebody', () => {
  afterEach(() => l10n.config({ contents: {} }));

  it('are in the language of the editor, and the codebook is read all the same', () => {
    const uses = ['Data-loss', 'Data-loss-fix', 'data loss', 'Queue', '10:30'].map((label) => ({
      label,
      codings: label === 'data loss' ? 1 : 3,
      interviews: 1,
    }));
    const plain = codebookText(uses, [], 'Pilot');
    const shouted = Object.keys(bundle).map((key) => [key, `‹${key}›`]);
    l10n.config({ contents: Object.fromEntries(shouted) });
    const translated = codebookText(uses, [], 'Pilot');
    const comments = translated.split('\n').filter((line) => /^ *# *\p{L}/u.test(line));
    deepEqual(
      comments.filter((line) => !line.includes('‹')).map((line) => line.trim()),
      // Codes, families and keys are nobody's to translate.
      comments.filter((line) => /^ *# +(?:Data|10:30)/.test(line)).map((line) => line.trim()),
    );
    equal(translated.replace(/[‹›]/g, '').replace(/ +/g, ' '), plain.replace(/ +/g, ' '));
    const labels = (text: string) => readCodebook(text).codes.map(({ label }) => label);
    deepEqual(labels(translated), labels(plain));
  });
});
