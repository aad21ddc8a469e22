import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { diagnose } from '../../../../server/src/features/diagnostics/diagnostics';
import { fixesFor } from '../../../../server/src/features/diagnostics/fixes';
import { speechEscape } from '../../../../server/src/features/diagnostics/speechEscape';
import { applyEdit } from '../../../../server/src/transcript/textEdit';
import { LineKind } from '../../../../server/src/transcript/transcript';
import { studyOf } from '../../studyFixture';

const codebook = 'codes: [Data-loss]\n';
const above = 'Interviewer: Which?\n\nParticipant: All of them.\n\n';

/** The text with what is on its fifth line said, and what is said then. */
function said(line: string, below = ''): { text: string; passages: string[] } | null {
  const text = `${above}${line}\n${below}`;
  const { open } = studyOf({ 'codebook.yaml': codebook, 'a.txt': text });
  const edit = speechEscape(open('a.txt'), 4);
  if (!edit) return null;
  const after = applyEdit(text, edit);
  const read = studyOf({ 'codebook.yaml': codebook, 'a.txt': after }).transcript('a.txt');
  const passages = read.passages.map(({ range }) => after.slice(range.start, range.end));
  return { text: after, passages };
}

describe('This is speech', () => {
  const cases: [string, string][] = [
    ['a code of several words', '#the second one'],
    ['a code', '#trust'],
    ['a code with spaces before it', '  #trust'],
    ['a memo', '// and so on'],
    ['a heading', '## Childhood'],
  ];
  for (const [what, line] of cases)
    it(`writes a backslash before ${what}, which is said then, without it`, () => {
      const found = said(line);
      ok(found);
      equal(found.text, `${above}${line.replace(/#|\/\//, '\\$&')}\n`);
      equal(found.passages.at(-1), line.trim());
    });

  it('writes one before a rule of dashes', () => {
    const below = '\n## Two\n\nInterviewer: And?\n';
    equal(said('---', below)?.passages[2], '---');
  });

  it('has nothing to write where a line is speech, a bare code or blank', () => {
    for (const line of ['Yes.', 'Data-loss', '', '\\#trust']) equal(said(line), null, line);
  });

  it('changes no other line, whatever the file', () => {
    const lines = fc.array(
      fc.constantFrom(
        'Ana: Yes.',
        '',
        '#trust',
        '// memo',
        '//mhm//',
        '---',
        '# One',
        '## Two',
        'Data-loss',
        'We did.',
        '\\#no',
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(lines, fc.nat(11), (all, line) => {
        const text = all.join('\n');
        const { study, transcript } = studyOf({ 'codebook.yaml': codebook, 'a.txt': text });
        const before = transcript('a.txt');
        const edit = speechEscape({ study, file: 'a.txt', transcript: before }, line);
        if (!edit) return;
        const after = applyEdit(text, edit);
        const read = studyOf({ 'codebook.yaml': codebook, 'a.txt': after }).transcript('a.txt');
        const kinds = [...before.lineKinds];
        kinds[line] = LineKind.Speech;
        deepEqual([...read.lineKinds], kinds);
      }),
    );
  });
});

describe('Fixes of findings', () => {
  const lines = [
    '#the second one',
    '#2 of the three',
    'Part-time',
    'Stratford-upon-Avon "where"',
    'Self-employed',
    '#we never said that, never',
    '#Bo & the boat',
  ];
  for (const line of lines)
    it(`take no word away that may be talk: ${line}`, () => {
      const text = `${above}${line}\n\n${line}\n`;
      const { study, open } = studyOf({ 'codebook.yaml': codebook, 'a.txt': text });
      const summary = study.transcripts.get('a.txt');
      for (const finding of summary ? diagnose(study, summary) : [])
        for (const { change, title } of fixesFor(open('a.txt'), finding)) {
          if (change.kind === 'file')
            equal(
              change.edits.every(({ newText }) => newText !== ''),
              true,
              title,
            );
        }
    });
});
