// A code for which another one stands in says so in the language of the editor, and that one is found in the sentence.
import { equal, ok } from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as l10n from '@vscode/l10n';
import { readCodebook } from '../../../../server/src/codebook/read';
import { useInstead } from '../../../../server/src/features/shared/useInstead';

const folder = path.join(__dirname, '../../../../l10n');

describe('What stands in for a code', () => {
  afterEach(() => l10n.config({ contents: {} }));

  for (const file of fs.readdirSync(folder))
    it(`is found in the sentence of ${file}`, () => {
      l10n.config({ contents: fs.readFileSync(path.join(folder, file), 'utf8') });
      for (const label of ['Data-loss', 'Issues with alerts', 'C++', 'être seul']) {
        const sentence = useInstead(label);
        ok(sentence !== label);
        const { codes } = readCodebook(
          `codes:\n  - code: Old\n    deprecated: ${JSON.stringify(sentence)}\n  - code: ${JSON.stringify(label)}\n`,
        );
        equal(codes[0]?.successor, label, sentence);
      }
    });
});
