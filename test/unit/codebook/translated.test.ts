// Whoever reads VS Code in another language reads there, too, what is wrong with a codebook.
import { deepEqual, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as l10n from '@vscode/l10n';
import { readCodebook } from '../../../server/src/codebook/read';

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
