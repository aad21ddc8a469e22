import { deepEqual } from 'node:assert/strict';
import { completeSpeaker } from '../../../server/src/features/completion/speakerCompletion';
import { speakerItems } from '../../../server/src/lsp/transcriptItems';
import { studyOf } from '../studyFixture';

describe('A completed speaker, as an editor writes it,', () => {
  const said = ['Why?', 'Oh.', 'So?', 'Yes.', 'When?', 'Then.'];
  const files: [string, (name: string, words: string, second: number) => string, string, string][] = [
    ['has its words behind it', (name, words) => `${name}: ${words}\n`, 'Nora: ', 'Nora: '],
    [
      'has no field where a time ends the line',
      (name, words, second) => `${name}: ${words} #00:00:0${second}-1#\n`,
      'Nora: ',
      'Nora: ',
    ],
    [
      'has the cursor before the end of its cell',
      (name, words) => `| ${name} | ${words} |\n`,
      '| Nora | $0 |',
      '| Nora | ',
    ],
    [
      'has a field for the time that makes it one',
      (name, words, second) => `${name} [00:00:0${second}] ${words}\n`,
      `Nora [\${1:00:00:06}] $0`,
      'Nora [] ',
    ],
  ];
  for (const [what, write, snippet, plain] of files) {
    it(what, () => {
      const text = said.map((words, at) => write(at % 2 ? 'Idris' : 'Nora', words, at + 1)).join('');
      const { transcript, open } = studyOf({ 'a.txt': text });
      const found = completeSpeaker(open('a.txt'), text.length);
      const written = (asSnippets: boolean) =>
        found && speakerItems(transcript('a.txt'), found, asSnippets)[0]?.textEdit?.newText;
      deepEqual([written(true), written(false)], [snippet, plain]);
    });
  }

  it('stands before all codes only where they speak in the file', () => {
    const text = `${said.map((words, at) => `${at % 2 ? 'Idris' : 'Nora'}: ${words}\n`).join('\n')}\n`;
    const sorted = (typed: string) => {
      const { transcript, open } = studyOf({
        'codebook.yaml': 'speakers: [Nell]\n',
        'a.txt': text + typed,
      });
      const found = completeSpeaker(open('a.txt'), text.length + typed.length);
      const items = found ? speakerItems(transcript('a.txt'), found, true) : [];
      return items.map(({ label, sortText = '' }) => [label, sortText < 'a']);
    };
    deepEqual(sorted('N'), [
      ['Nora', true],
      ['Nell', false],
    ]);
    deepEqual(sorted(''), [
      ['Nora', false],
      ['Idris', false],
      ['Nell', false],
    ]);
  });
});
