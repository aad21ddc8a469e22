// Files that settle what several coders have coded: what is said of them while they are written.
import { deepEqual, equal, match } from 'node:assert/strict';
import { readCodebook } from '../../../../server/src/codebook/read';
import { completeCodebook } from '../../../../server/src/features/completion/codebookCompletion';
import {
  attributeFactsAt,
  completeFrontMatter,
} from '../../../../server/src/features/completion/frontMatter';
import { unknownCoders, unusedPatterns } from '../../../../server/src/features/diagnostics/moderation';
import { summarize } from '../../../../server/src/study/summarize';
import { parse } from '../../../../server/src/transcript/parse';
import { atCursor, studyOf } from '../../studyFixture';

const talk = (coder: string, front = '') => `${front}Interview 1 - ${coder}\n\nInterviewee: We lost it.\n`;
const settled = (names: string) => talk('Cy', `---\nmoderates: ${names}\n---\n\n`);
const coders = { 'a.txt': talk('Ilan'), 'b.txt': talk('PO') };

describe('Whose work a file settles', () => {
  const written: readonly (readonly [string, readonly string[]])[] = [
    ['Ilan, PO', ['Ilan', 'PO']],
    ['[Ilan, PO]', ['Ilan', 'PO']],
    ['"Ilan; PO"', ['Ilan', 'PO']],
    ['Ilan', ['Ilan']],
  ];
  for (const [names, wanted] of written)
    it(`is read from moderates: ${names}`, () => {
      const { study } = studyOf({ ...coders, 'c.txt': settled(names) });
      deepEqual(study.transcripts.get('c.txt')?.moderates?.coders, wanted);
    });

  it('is nothing where moderates is empty, or is not there', () => {
    const { study } = studyOf({ ...coders, 'c.txt': settled('') });
    equal(study.transcripts.get('c.txt')?.moderates, null);
    equal(study.transcripts.get('a.txt')?.moderates, null);
  });
});

describe('A coder whom moderates names', () => {
  const findings = (files: Readonly<Record<string, string>>) => unknownCoders(studyOf(files).study, 'c.txt');

  it('is found where nobody of this name coded the interview, with who did', () => {
    const [found, ...others] = findings({ ...coders, 'c.txt': settled('ilan, Rached') });
    deepEqual(others, []);
    equal(found?.code, 'unknown-coder');
    deepEqual(found?.at, { line: 1, column: 11, endLine: 1, endColumn: 23 });
    match(found?.message ?? '', /“Rached”, who has no file of this interview\. Its coders are Ilan, PO\./);
  });

  it('is found where no other file says who coded it', () => {
    match(findings({ 'c.txt': settled('Ilan') })[0]?.message ?? '', /no other file of this interview/);
  });

  it('is nothing to speak of where all of them have a file', () => {
    deepEqual(findings({ ...coders, 'c.txt': settled('PO, Ilan') }), []);
    deepEqual(findings({ ...coders, 'c.txt': talk('Cy') }), []);
  });

  it('is looked at again when a file of the interview comes, goes, or gets another coder, and at no other time', () => {
    const { study } = studyOf({ ...coders, 'c.txt': settled('Ilan, PO') });
    const summaryOf = (text: string) => summarize(parse(text, study.vocabulary(), 'b.txt'));
    study.interviews.takeAsked();
    const asked = (text: string | null) => {
      study.set('b.txt', text === null ? null : summaryOf(text));
      return study.interviews.takeAsked();
    };
    deepEqual(asked(talk('Rached')), ['c.txt']);
    deepEqual(asked(`${talk('Rached')}\nInterviewee: More.\n`), []);
    deepEqual(asked(null), ['c.txt']);
    deepEqual(asked(talk('PO')), ['c.txt']);
  });
});

describe('A pattern of moderated', () => {
  const text = 'moderated: ["agreed/**/*.txt", "done/*.txt", "!old/*"]\ncodes: []\n';

  it('is found where no transcript is named like it', () => {
    const found = unusedPatterns(readCodebook(text), ['agreed/one/Interview 1.txt', 'b.txt']);
    deepEqual(
      found.map(({ code, range }) => [code, text.slice(range.start, range.end)]),
      [['unused-pattern', '"done/*.txt"']],
    );
  });

  it('that leads out of the folder is found, too', () => {
    const [found] = readCodebook('moderated: ["../x/*.txt"]\ncodes: []\n').problems;
    equal(found?.code, 'bad-value');
  });
});

describe('While moderates is written', () => {
  it('the other coders of the interview are offered, all and each', () => {
    const { text, offset } = atCursor(talk('Cy', '---\nmoderates: ‸\n---\n\n'));
    const { open } = studyOf({ ...coders, 'c.txt': text });
    deepEqual(
      completeFrontMatter(open('c.txt'), offset)?.choices.map(({ label }) => label),
      ['Ilan, PO', 'Ilan', 'PO'],
    );
  });

  it('the key is offered, and says what it is for', () => {
    const { text, offset } = atCursor(talk('Cy', '---\nm‸oderates: Ilan\n---\n\n'));
    const { open } = studyOf({ ...coders, 'c.txt': text });
    match(attributeFactsAt(open('c.txt'), offset)?.meaning ?? '', /whose work this file settles/);
    const empty = atCursor(talk('Cy', '---\nmo‸\n---\n\n'));
    const choices = completeFrontMatter(
      studyOf({ 'c.txt': empty.text }).open('c.txt'),
      empty.offset,
    )?.choices;
    equal(
      choices?.some(({ label }) => label === 'moderates'),
      true,
    );
  });

  it('moderated is a key of the codebook, whose value is a list', () => {
    const { text, offset } = atCursor('study: Tides\nmod‸\n');
    const { study } = studyOf({ 'codebook.yaml': text });
    const choice = completeCodebook(study, text, offset).choices.find(({ label }) => label === 'moderated');
    equal(choice?.newText, 'moderated: []');
    match(choice?.note?.meaning ?? '', /Which files settle/);
  });
});
