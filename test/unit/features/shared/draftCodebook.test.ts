import { deepEqual, equal, ok } from 'node:assert/strict';
import { readCodebook } from '../../../../server/src/codebook/read';
import { draftCodebook } from '../../../../server/src/features/shared/draftCodebook';
import { studyOf } from '../../studyFixture';

const talk = (...codes: string[]) =>
  codes
    .map((code, i) => `Interviewer\n\nQuestion ${i}?\n\nMaria\n\nSome answer, number ${i}.\n\n${code}\n`)
    .join('\n');

function drafted(files: Record<string, string>, name = '') {
  const { study } = studyOf(files);
  const text = draftCodebook(study, name);
  const codebook = readCodebook(text);
  deepEqual(codebook.problems, []);
  return { text, codebook, again: studyOf({ ...files, 'codebook.yaml': text }).study };
}

describe('A codebook made from transcripts', () => {
  it('has the codes in use, each fix beside its issue', () => {
    const { codebook } = drafted({
      'a.txt': talk('Data-loss-fix', 'Data-late', 'Data-loss'),
      'b.txt': talk('Bus-factor', 'Data-loss', 'Data-late'),
    });
    deepEqual(
      codebook.codes.map(({ label, kind }) => [label, kind]),
      [
        ['Data-late', 'topic'],
        ['Data-loss', 'issue'],
        ['Data-loss-fix', 'fix'],
        ['Bus-factor', 'topic'],
      ],
    );
  });

  it('puts forward near-identical spellings as one code', () => {
    const { codebook, again } = drafted({
      'a.txt': talk('Data-missing-values', 'Data-missing-values', 'data_missing-value'),
    });
    deepEqual(
      codebook.codes.map(({ label, aliases }) => [label, aliases]),
      [['Data-missing-values', ['data_missing-value']]],
    );
    equal(again.usesOfLabel('Data-missing-values').codings, 3);
  });

  it('says no counts, which the next coding would make wrong', () => {
    const { text } = drafted({ 'a.txt': talk('Data-loss', 'Data-loss'), 'b.txt': talk('Data-loss') });
    ok(text.includes('- code: Data-loss\n'), text);
    const entries = text.slice(text.indexOf('\ncodes:')).replaceAll(/ +color: .*\n/g, '');
    equal(/\d/.exec(entries), null);
  });

  it('knows every label of the study, so that nothing is unknown under it', () => {
    const { again } = drafted({
      'a.txt': talk('Data-loss', 'monitoring', 'monitoring', 'Q2.1', 'Q2.1', '#One word more'),
    });
    deepEqual(
      [...again.writtenLabels.keys()].filter((label) => !again.resolve(label)),
      [],
    );
    equal(again.usesOfLabel('Q2.1').codings, 2);
  });

  it('names who speaks, the most talkative first, and nobody whose name is misspelt', () => {
    const files = {
      'a.txt': `${talk('Data-loss', 'Data-loss', 'Data-loss')}\nMaria\n\nAnd more.\n\nInterviewr\n\nThank you.\n`,
      'b.txt': talk('Data-loss', 'Data-loss', 'Data-loss').replaceAll('Interviewer\n', 'interviewer :\n'),
      'c.txt': talk('Data-loss', 'Data-loss', 'Data-loss'),
    };
    deepEqual(drafted(files).codebook.speakers, ['Maria', 'Interviewer']);
  });

  const names: [string, string[], string[]][] = [
    [
      'mistyped more than once in a file of its own',
      ['Interviewer', 'Maria', 'interviewr', 'Maria', 'interviewr', 'Maria', 'interviewr'],
      ['Maria'],
    ],
    [
      'numbered twice',
      ['Interviewer2 2', 'Maria', 'Interviewer2 2', 'Maria', 'Interviewer2 2', 'Maria'],
      ['Maria'],
    ],
    [
      'of a role, though nobody writes it right here',
      ['Partcipant', 'Maria', 'Partcipant', 'Maria', 'Partcipant', 'Maria'],
      ['Maria'],
    ],
    [
      'of a role with its number or letter, though nobody else has that',
      ['Partcipant 1', 'Maria', 'Partcipant 1', 'Maria', 'interviewr B', 'Maria', 'interviewr B', 'Maria'],
      ['Maria'],
    ],
    [
      'like another, which are two people',
      ['Marta', 'Maria', 'Marta', 'Maria', 'Marta', 'Maria', 'Marta', 'Maria'],
      ['Maria', 'Marta'],
    ],
    [
      'with a number each, which are several people',
      ['Interviewer 1', 'Interviewer 2', 'Interviewer 1', 'Interviewer 2', 'Participant A', 'Participant B'],
      ['Interviewer 1', 'Interviewer 2', 'Participant A', 'Participant B'],
    ],
  ];
  for (const [what, speaking, listed, between] of names.flatMap(([what, speaking, listed]) => [
    [`${what}, above their words`, speaking, listed, '\n\n'] as const,
    [`${what}, before their words`, speaking, listed, ': '] as const,
  ]))
    it(`lists who speaks, among names ${what}`, () => {
      const own = `${speaking.map((name, turn) => `${name}${between}So it was, ${turn}.\n`).join('\n')}`;
      const others = `Interviewer\n\nWhy?\n\nMaria\n\nSo.\n\n`.repeat(3);
      const { speakers } = drafted({ 'a.txt': own, 'b.txt': others }).codebook;
      deepEqual(
        speakers.filter((name) => name !== 'Interviewer').sort(),
        [...new Set(['Maria', ...listed])].sort(),
      );
    });

  it('bears the name of its study', () => {
    equal(drafted({ 'a.txt': talk('Data-loss') }, 'Harbour: the study').codebook.study, 'Harbour: the study');
  });

  it('begins empty where nothing is coded yet', () => {
    const { codebook } = drafted({ 'a.txt': 'All right.\n\nLet us begin.\n' });
    deepEqual([codebook.codes, codebook.speakers], [[], []]);
  });
});
