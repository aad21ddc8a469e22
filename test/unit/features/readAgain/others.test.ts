import { deepEqual, equal, match } from 'node:assert/strict';
import { addCode } from '../../../../server/src/codebook/edit';
import { removeCodings } from '../../../../server/src/features/coding/changeCodings';
import { codePassages } from '../../../../server/src/features/coding/codePassages';
import { codebookWith } from '../../../../server/src/features/coding/newCodes';
import { diagnose } from '../../../../server/src/features/diagnostics/diagnostics';
import { fixesFor } from '../../../../server/src/features/diagnostics/fixes';
import { planReshaping } from '../../../../server/src/features/reshape/plan';
import { studyOf } from '../../studyFixture';
import { type Files, refusalOf, reshaped } from '../reshape/reshaped';
import { changed, coding, said } from './changed';

/** `Bus factor` is a code only because a.txt repeats it. */
const recurring = 'Interviewee: It was gone.\n\nBus factor\n\nInterviewee: It came back.\n\nBus factor\n';
const once = 'Interviewee: Nobody else knew it.\n\nBus factor\n\nInterviewer: And then?\n';
const files: Files = { 'a.txt': recurring, 'b.txt': once };
const marked = once.replace('Bus factor', '#Bus factor');

describe('A code that is known only because one file repeats it stays one', () => {
  it('in that file and in others when it is taken off there', () => {
    deepEqual(
      changed(files, (study, transcript) =>
        coding(
          'a.txt',
          removeCodings({ study, file: 'a.txt', transcript: transcript('a.txt') }, [
            { line: 2, label: 'Bus factor' },
          ]),
        ),
      ),
      {
        'a.txt': 'Interviewee: It was gone.\n\nInterviewee: It came back.\n\n#Bus factor\n',
        'b.txt': marked,
      },
    );
  });

  it('without a mark where other files still repeat it', () => {
    const three = { ...files, 'c.txt': recurring };
    const after = changed(three, (study, transcript) =>
      coding(
        'a.txt',
        removeCodings({ study, file: 'a.txt', transcript: transcript('a.txt') }, [
          { line: 2, label: 'Bus factor' },
        ]),
      ),
    );
    deepEqual(after, {
      ...three,
      'a.txt': 'Interviewee: It was gone.\n\nInterviewee: It came back.\n\nBus factor\n',
    });
  });

  it('when one coding of it is recoded', () => {
    const { files: after } = reshaped(files, {
      kind: 'recode',
      codings: [{ file: 'a.txt', line: 2, label: 'Bus factor', to: ['Data-loss'] }],
    });
    deepEqual(after, {
      'a.txt': 'Interviewee: It was gone.\n\nData-loss\n\nInterviewee: It came back.\n\n#Bus factor\n',
      'b.txt': marked,
    });
  });

  it('when it gets a label that is known just so', () => {
    const { files: after } = reshaped(files, {
      kind: 'rename',
      label: 'Bus factor',
      to: 'One person',
      keepAlias: false,
    });
    deepEqual(after, {
      'a.txt': recurring.replaceAll('Bus factor', 'One person'),
      'b.txt': once.replace('Bus factor', 'One person'),
    });
  });

  it('and no quick fix removes a line of it, as somebody may have said it', () => {
    const { study, open } = studyOf({
      ...files,
      'codebook.yaml': 'codes:\n  - code: Data-loss\n',
    });
    const summary = study.transcripts.get('a.txt');
    const [finding] = summary ? diagnose(study, summary) : [];
    const fixes = finding ? fixesFor(open('a.txt'), finding) : [];
    deepEqual(
      fixes.map(({ title }) => title),
      ['Add “Bus factor” to the codebook', '“Bus factor” is speech, not a code'],
    );
  });

  it('when a misspelling of another is put right in the whole study', () => {
    const { study } = studyOf({ ...files, 'codebook.yaml': 'codes:\n  - code: Bus factors\n' });
    const { files: changed } = planReshaping(
      study,
      null,
      { kind: 'respell', written: 'Bus factor', by: 'Bus factors' },
      null,
    );
    deepEqual([...changed.keys()], ['a.txt', 'b.txt']);
  });
});

describe('What somebody says alone on a line stays talk', () => {
  const talk = (words: string) =>
    `Interviewer: What comes to mind?\n\nInterviewee: Let me think, wait.\n\n${words}\n\nInterviewer: And then?\n`;
  for (const to of ['monitoring', 'Night shifts']) {
    it(`when a code that another file repeats is renamed to ${to}`, () => {
      const refusal = refusalOf(
        { 'a.txt': recurring, 'b.txt': talk(to) },
        { kind: 'rename', label: 'Bus factor', to, keepAlias: false },
      );
      match(refusal, new RegExp(`^In b\\.txt, “${to}” around line 5 would be read as something else then`));
    });
  }

  it('when a code of that name is created', () => {
    const book = 'codes:\n  - code: Data-loss\n';
    const refusal = changed(
      { 'codebook.yaml': book, 'a.txt': 'Interviewee: It was gone.\n', 'b.txt': talk('monitoring') },
      (study, transcript) => {
        const outcome = codePassages(
          { study, file: 'a.txt', transcript: transcript('a.txt') },
          [{ start: 15, end: 15 }],
          {
            add: [],
            remove: [],
            created: [{ label: 'monitoring', rank: 1 }],
          },
        );
        const written = codebookWith(study, book, [{ label: 'monitoring', family: null, description: '' }]);
        return { file: 'a.txt', edits: outcome.edits, isRead: true, codebook: written };
      },
    );
    match(String(refusal), /^In b\.txt, “monitoring” around line 5 would be read as something else then/);
  });

  it('when a code is added to the codebook by a quick fix', () => {
    const book = 'codes:\n  - code: Data-loss\n';
    const refusal = changed(
      {
        'codebook.yaml': book,
        'a.txt': 'Interviewee: It was gone.\n\n#monitoring\n',
        'b.txt': talk('monitoring'),
      },
      () => ({ codebook: addCode(book, { label: 'monitoring', family: null }) }),
    );
    match(String(refusal), /^In b\.txt, “monitoring” around line 5/);
  });

  it('when a line with its name and a quote stands in the middle of talk', () => {
    const book = 'codes:\n  - code: Data-loss\n';
    match(
      refusalOf(
        {
          'codebook.yaml': book,
          'a.txt': 'Interviewee: Gone.\n\nData-loss\n',
          'b.txt': 'Interviewee: He wrote on the board\nData-lost "lost it"\nand went away.\n',
        },
        { kind: 'rename', label: 'Data-loss', to: 'Data-lost', keepAlias: false },
      ),
      /^In b\.txt, “Data-lost” around line 2/,
    );
  });
});

describe('Deleting a code and keeping its codings', () => {
  it('keeps one with a quote in the middle of talk', () => {
    const before: Files = {
      'codebook.yaml': 'codes:\n  - code: Data-loss\n  - code: Other\n',
      'a.txt': 'Interviewee\nWe lost it twice.\nData-loss "lost it"\nAnd then it came back.\n',
    };
    const { files: after } = reshaped(before, { kind: 'delete', label: 'Data-loss', codings: 'keep' });
    equal(after['a.txt'], before['a.txt']?.replace('Data-loss', '#Data-loss'));
    deepEqual(said(after), said(before));
  });
});

describe('Renaming a speaker', () => {
  const studyWith = (code: string, other: string): Files => ({
    'codebook.yaml': `speakers: [Maria, Ben]\ncodes:\n  - code: "${code}"\n`,
    'a.txt': 'Maria: It was gone.\n',
    'b.txt': `Ben: It came back.\n\n${code}\n\n${other}Ben: And went.\n`,
  });

  const refused: [string, string, string, string][] = [
    ['codes of another file', 'Team', 'Team:lead', ''],
    ['what another file tells of somebody', 'Ann', 'Other-code', 'Ann: said somebody, as he told it.\n\n'],
    ['a name that is nearly the new one', 'Martha', 'Other-code', 'Marthe: she did, as he told it.\n\n'],
  ];
  for (const [what, to, code, other] of refused) {
    it(`makes nobody’s words of ${what}`, () => {
      const refusal = refusalOf(studyWith(code, other), { kind: 'renameSpeaker', from: 'Maria', to });
      match(refusal, /^In b\.txt, “(?:Team:lead|Ann: said|Marthe: she)/);
    });
  }

  it('leaves a code of another file one, though it is called like the speaker then', () => {
    const files = studyWith('Data-loss', '');
    const { files: after } = reshaped(files, { kind: 'renameSpeaker', from: 'Maria', to: 'Data-loss' });
    equal(after['b.txt'], files['b.txt']?.replace('Data-loss', '#Data-loss'));
    deepEqual(said(after)['b.txt'], said(files)['b.txt']);
  });
});
