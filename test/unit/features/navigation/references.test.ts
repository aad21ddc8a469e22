import { deepEqual } from 'node:assert/strict';
import { readCodebook } from '../../../../server/src/codebook/read';
import {
  definitionFromCodebook,
  definitionFromTranscript,
} from '../../../../server/src/features/navigation/definition';
import { referencesTo } from '../../../../server/src/features/navigation/references';
import { atCursor, studyOf } from '../../studyFixture';

const codebook = `codes:
  - code: Data-loss
    aliases: [Data-lost]
  - code: Backups
    kind: fix
    fixes: Data-loss
  - code: Pipelines [PIPE]
`;
const transcripts = {
  'b.txt': 'Data-loss\n\nInterviewee\n\nIt was gone.\n\n#Data-lost "gone"\n\nData-loss\n\nBackups\n',
  'a.txt': 'Interviewee: Gone.\n\nData-loss\n\nData-lots\n\nPipelines\n',
};

/** Everywhere a label stands, as `file:line text`, lines from 1. */
function references(label: string, withEntry = false): (string | undefined)[] {
  const { study } = studyOf({ ...transcripts, 'codebook.yaml': codebook });
  const found = referencesTo(study, readCodebook(codebook), label);
  const inBook = withEntry ? [...found.declarations, ...found.inCodebook] : found.inCodebook;
  return [
    ...inBook.map(({ start, end }) => `codebook: ${codebook.slice(start, end)}`),
    ...found.inTranscripts.flatMap(([file, codings]) =>
      codings.map((index) => {
        const at = study.transcripts.get(file)?.codings.at(index)?.at;
        return at && `${file}:${at.line + 1} ${at.column}-${at.endColumn}`;
      }),
    ),
  ];
}

describe('Everywhere a code is named', () => {
  it('are its code lines under every spelling, repeated and misplaced ones included', () => {
    deepEqual(references('Data-loss'), [
      'codebook: Data-loss',
      'a.txt:3 0-9',
      'b.txt:1 0-9',
      'b.txt:7 1-10',
      'b.txt:9 0-9',
    ]);
  });

  it('is the same whichever spelling one asks for', () => {
    deepEqual(references('Data-lost'), references('Data-loss'));
    deepEqual(references('Pipelines'), references('Pipelines [PIPE]'));
  });

  it('are its label and aliases in the codebook, when wanted', () => {
    deepEqual(references('Data-loss', true).slice(0, 3), [
      'codebook: Data-loss',
      'codebook: Data-lost',
      'codebook: Data-loss',
    ]);
    deepEqual(references('Backups', true), ['codebook: Backups', 'b.txt:11 0-7']);
  });

  it('are the lines that say just so, of a label that the codebook lacks', () => {
    deepEqual(references('Data-lots', true), ['a.txt:5 0-9']);
  });
});

describe('The entry of a code is found', () => {
  /** The text that going to the definition at `‸` leads to, with its line from 1. */
  function entry(marked: string, book: string | null = codebook): string | null {
    const { text, offset } = atCursor(marked);
    const { open } = studyOf({
      'a.txt': text,
      ...(book === null ? {} : { 'codebook.yaml': book }),
    });
    return shown(definitionFromTranscript(open('a.txt'), offset), book ?? '');
  }

  function shown(range: { start: number; end: number } | null, text: string): string | null {
    return range && `${text.slice(0, range.start).split('\n').length}: ${text.slice(range.start, range.end)}`;
  }

  const talk = 'Interviewee: Gone.\n\n';
  const cases: [string, string, string | null][] = [
    ['from a code line', `${talk}Data‸-loss\n`, '2: Data-loss'],
    ['from another spelling', `${talk}#Data-lost‸ "gone"\n`, '2: Data-loss'],
    ['without the bracket', `${talk}‸Pipelines\n`, '7: Pipelines [PIPE]'],
    ['not for a code that the codebook lacks', `${talk}Data-lots‸\n`, null],
    ['not from talk', `${talk}We had Data-‸loss there.\n`, null],
  ];
  for (const [where, marked, expected] of cases) it(where, () => deepEqual(entry(marked), expected));

  it('not without a codebook', () => deepEqual(entry(`${talk}Data-‸loss\n`, null), null));

  for (const [where, line, expected] of [
    ['what a fix names', 'fixes: Data‸-loss', '2: Data-loss'],
    ['an alias', '[Data‸-lost]', '2: Data-loss'],
    ['its own label', 'code: Back‸ups', '4: Backups'],
    ['a key', 'ki‸nd', null],
  ] as const) {
    it(`in the codebook from ${where}`, () => {
      const { text, offset } = atCursor(codebook.replace(line.replace('‸', ''), line));
      const { study } = studyOf({ 'codebook.yaml': text });
      deepEqual(shown(definitionFromCodebook(study, readCodebook(text), offset), text), expected);
    });
  }
});
