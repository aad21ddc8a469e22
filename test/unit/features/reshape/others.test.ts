import { deepEqual, equal, match } from 'node:assert/strict';
import type { Reshaping } from '../../../../server/src/features/reshape/reshaping';
import { codingStamp } from '../../../../server/src/features/shared/codingStamp';
import { studyOf } from '../../studyFixture';
import { type Files, refusalOf, reshaped } from './reshaped';

const changed = (files: Files, reshaping: Reshaping) => reshaped(files, reshaping).files;

describe('Renaming the prefix of a family', () => {
  const files = {
    'codebook.yaml': 'codes:\n  - code: Pipelines [MLP]\n  - MLP-drift\n  - code: MLP-drift-fix\n  - Other\n',
    'a.txt': 'Talk.\n\nPipelines [MLP]\n\nMLP-drift "Talk"\n\nMLP-new\n\nPipelines\n',
  };
  it('changes the brackets and every code of it', () => {
    deepEqual(changed(files, { kind: 'renamePrefix', family: 'MLP', to: 'ML', keepAlias: false }), {
      'codebook.yaml': 'codes:\n  - code: Pipelines [ML]\n  - ML-drift\n  - code: ML-drift-fix\n  - Other\n',
      'a.txt': 'Talk.\n\nPipelines [ML]\n\nML-drift "Talk"\n\nML-new\n\nPipelines\n',
    });
  });
  it('refuses what is no prefix', () => {
    match(refusalOf(files, { kind: 'renamePrefix', family: 'MLP', to: 'M L', keepAlias: false }), /one word/);
  });
});

describe('Renaming a speaker', () => {
  it('changes the name on every line of hers, and no other character', () => {
    const files = {
      'codebook.yaml': 'speakers: [Interviewer, "Maria"]\ncodes: []\n',
      'a.txt': 'Interviewer : Maria?\n\n  maria : Yes, Maria.\nIt is.\n',
      'b.txt': 'Maria\n\nHello.\n\nInterviewer\n\nMaria\n',
    };
    deepEqual(changed(files, { kind: 'renameSpeaker', from: 'Maria', to: 'P 7' }), {
      'codebook.yaml': 'speakers: [Interviewer, "P 7"]\ncodes: []\n',
      'a.txt': 'Interviewer : Maria?\n\n  P 7 : Yes, Maria.\nIt is.\n',
      'b.txt': 'P 7\n\nHello.\n\nInterviewer\n\nP 7\n',
    });
  });
  it('lists a name that nobody could tell from speech', () => {
    const files = { 'codebook.yaml': 'study: X\ncodes: []\n', 'a.txt': 'Interviewee\n\nHello.\n' };
    deepEqual(changed(files, { kind: 'renameSpeaker', from: 'Interviewee', to: 'Dr Lee' }), {
      'codebook.yaml': 'study: X\nspeakers: [Dr Lee]\ncodes: []\n',
      'a.txt': 'Dr Lee\n\nHello.\n',
    });
  });
  for (const to of ['Dr. Lee', 'D.W.', 'Participant (female, 34)', 'Anne-Marie', 'M. le président', '李小明'])
    it(`takes the name ${to}, which speaks before its words and above them`, () => {
      const files = {
        'codebook.yaml': 'study: X\nspeakers: [Maria]\ncodes: []\n',
        'a.txt': 'Interviewer: And?\n\nMaria: Hello.\n',
        'b.txt': 'Interviewer\n\nAnd?\n\nMaria\n\nHello.\n',
      };
      const after = changed(files, { kind: 'renameSpeaker', from: 'Maria', to });
      equal(after['a.txt'], `Interviewer: And?\n\n${to}: Hello.\n`);
      equal(after['b.txt'], `Interviewer\n\nAnd?\n\n${to}\n\nHello.\n`);
    });
  for (const to of ['We left.', '12:30', '', 'Who is it?'])
    it(`refuses “${to}”, which is no name`, () => {
      const files = { 'a.txt': 'Interviewee: Hello.\n\nInterviewer: Hi.\n' };
      match(refusalOf(files, { kind: 'renameSpeaker', from: 'Interviewee', to }), /cannot be the name/);
    });
  it('refuses the name of somebody else', () => {
    const files = { 'a.txt': 'Interviewee: Hello.\n\nInterviewer: Hi.\n' };
    match(refusalOf(files, { kind: 'renameSpeaker', from: 'Interviewee', to: 'interviewer' }), /already/);
  });
});

describe('Recoding', () => {
  const files = {
    'codebook.yaml': 'codes:\n  - A-one\n  - A-two\n',
    'a.txt': 'Talk is here.\n\nA-one\n// memo\n\nA-two "is"\n// other\n\nMore.\n\nA-one\n',
  };
  const at = (line: number, label: string, to: string[]) => ({ file: 'a.txt', line, label, to });
  const table: [string, ReturnType<typeof at>[], string][] = [
    [
      'to another code',
      [at(10, 'A-one', ['A-two'])],
      'Talk is here.\n\nA-one\n// memo\n\nA-two "is"\n// other\n\nMore.\n\nA-two\n',
    ],
    [
      'to two codes, each with the quote, the memo with the first',
      [at(5, 'A-two', ['A-two', 'A-one'])],
      'Talk is here.\n\nA-one\n// memo\n\nA-two "is"\n// other\n\nA-one "is"\n\nMore.\n\nA-one\n',
    ],
    [
      'to none: the line goes, and its memo stays with the passage',
      [at(5, 'A-two', [])],
      'Talk is here.\n// other\n\nA-one\n// memo\n\nMore.\n\nA-one\n',
    ],
    [
      'to none, where the memo stays with the passage by itself',
      [at(2, 'A-one', [])],
      'Talk is here.\n\n// memo\n\nA-two "is"\n// other\n\nMore.\n\nA-one\n',
    ],
    [
      'to what the passage has already',
      [at(2, 'A-one', ['A-two']), at(5, 'A-two', ['A-two'])],
      'Talk is here.\n\nA-two\n// memo\n\nA-two "is"\n// other\n\nMore.\n\nA-one\n',
    ],
  ];
  for (const [what, codings, text] of table) {
    it(what, () => equal(changed(files, { kind: 'recode', codings })['a.txt'], text));
  }
  it('brings new codes into the codebook', () => {
    const found = changed(files, {
      kind: 'recode',
      codings: [at(10, 'A-one', ['A-three'])],
      newCodes: [{ label: 'A-three', family: 'A', description: 'Third.' }],
    });
    match(found['codebook.yaml'] ?? '', /- code: A-three\n {4}description: Third\./);
  });
  it('puts a new code that was given no family where its name belongs', () => {
    const found = changed(
      { ...files, 'codebook.yaml': 'codes:\n  - A-one\n  - A-two\n  - B-one\n  - B-two\n' },
      {
        kind: 'recode',
        codings: [at(10, 'A-one', ['A-three'])],
        newCodes: [{ label: 'A-three', family: null, description: '' }],
      },
    );
    equal(found['codebook.yaml'], 'codes:\n  - A-one\n  - A-two\n  - A-three\n  - B-one\n  - B-two\n');
  });
  describe('that was chosen in a list', () => {
    const quotes = (count: number) => 'Interviewee\n\nYes.\n\nA-one\n\n'.repeat(count);
    const codings = (now: number) => {
      const { study } = studyOf({ ...files, 'a.txt': quotes(2) });
      const summary = study.transcripts.get('a.txt');
      const stamp = summary && codingStamp(summary, 1);
      const after = { ...files, 'a.txt': quotes(now) };
      return {
        after,
        asked: { kind: 'recode', codings: [{ ...at(10, 'A-one', ['A-two']), stamp }] } as const,
      };
    };
    it('is recoded while its file is as it was', () => {
      const { after, asked } = codings(2);
      equal(changed(after, asked)['a.txt'], quotes(2).replace(/A-one(?=\s*$)/, 'A-two'));
    });
    it('is refused when its file has changed, though another quote of the code stands just there', () => {
      const { after, asked } = codings(3);
      match(refusalOf(after, asked), /a\.txt has changed since its quotes were listed/);
    });
  });
  it('refuses a code that nobody knows', () => {
    match(refusalOf(files, { kind: 'recode', codings: [at(2, 'A-one', ['B-x'])] }), /no code “B-x”/);
  });
  it('refuses a line that says something else by now', () => {
    match(
      refusalOf(files, { kind: 'recode', codings: [at(3, 'A-one', [])] }),
      /a\.txt has just been changed/,
    );
  });
});

const tree = `codes:
  - code: A
    # about A
    codes:
      # first
      - code: A-one
        description: >
          long
          text

      - A-two   # second
  - code: B   # the other
    fixes: A
  - C
`;

describe('Moving a code', () => {
  const moved: [string, string, string | null, string][] = [
    [
      'under another, comments and all',
      'A-one',
      'B',
      `codes:
  - code: A
    # about A
    codes:
      - A-two   # second
  - code: B   # the other
    fixes: A
    codes:
      # first
      - code: A-one
        description: >
          long
          text
  - C
`,
    ],
    [
      'to the top',
      'A-two',
      null,
      `codes:
  - code: A
    # about A
    codes:
      # first
      - code: A-one
        description: >
          long
          text
  - A-two   # second
  - code: B   # the other
    fixes: A
  - C
`,
    ],
    [
      'under one that is a label alone',
      'B',
      'C',
      `codes:
  - code: A
    # about A
    codes:
      # first
      - code: A-one
        description: >
          long
          text

      - A-two   # second
  - code: C
    codes:
      - code: B   # the other
        fixes: A
`,
    ],
  ];
  for (const [what, label, under, text] of moved) {
    it(what, () =>
      equal(changed({ 'codebook.yaml': tree }, { kind: 'move', label, under })['codebook.yaml'], text),
    );
  }
  it('refuses a place below itself', () => {
    match(refusalOf({ 'codebook.yaml': tree }, { kind: 'move', label: 'A', under: 'A-two' }), /under itself/);
  });
});

describe('Deleting a code', () => {
  const files = { 'codebook.yaml': tree, 'a.txt': 'Interviewee\n\nTalk.\n\nC\n\nA\n// memo\n' };
  it('takes its name from what fixes it, also from an issue, of which that says nothing', () => {
    const codebook = 'codes:\n  - A\n  - code: B\n    kind: issue\n    fixes: A # really?\n  - C\n';
    equal(
      changed({ 'codebook.yaml': codebook }, { kind: 'delete', label: 'A', codings: 'keep' })[
        'codebook.yaml'
      ],
      'codes:\n  - code: B\n    kind: issue\n  - C\n',
    );
  });
  it('lets the codes under it move up, and clears what it was fixed by', () => {
    equal(
      changed(files, { kind: 'delete', label: 'A', codings: 'keep' })['codebook.yaml'],
      `codes:
  # first
  - code: A-one
    description: >
      long
      text
  - A-two   # second
  - code: B   # the other
    kind: fix
  - C
`,
    );
  });
  it('leaves its codings where they are, marked where they would be speech without it', () => {
    const kept = changed(files, { kind: 'delete', label: 'A', codings: 'keep' })['a.txt'];
    equal(kept, 'Interviewee\n\nTalk.\n\nC\n\n#A\n// memo\n');
  });
  it('leaves a blank line for a coding that alone parts two passages', () => {
    const tight = {
      ...files,
      'a.txt': 'Interviewee\r\n\r\nIt was gone.\r\nA "gone"\r\n#A\r\nIt came back.\r\nC\r\n',
    };
    const left = changed(tight, { kind: 'delete', label: 'A', codings: 'remove' })['a.txt'];
    equal(left, 'Interviewee\r\n\r\nIt was gone.\r\n\r\nIt came back.\r\nC\r\n');
  });
  it('says what to do where a code line with a quote is all that makes words talk', () => {
    const tight = { ...files, 'a.txt': 'Talk is here.\n\nRight now\nA "now"\nRight now\n' };
    match(
      refusalOf(tight, { kind: 'delete', label: 'A', codings: 'remove' }),
      /“Right now” around line 3 .* Put a # before that line if it is a code, or list it under speech/,
    );
  });
  it('takes its codings away with it when wanted, and no memo', () => {
    const left = changed(files, { kind: 'delete', label: 'A', codings: 'remove' })['a.txt'];
    equal(left, 'Interviewee\n\nTalk.\n// memo\n\nC\n');
  });
});

describe('Deprecating a code', () => {
  const files = { 'codebook.yaml': tree, 'a.txt': 'Talk.\n\nA-two\n' };
  it('names its successor', () => {
    const found = changed(files, { kind: 'deprecate', label: 'A-two', successor: 'A-one', migrate: false });
    match(found['codebook.yaml'] ?? '', /- code: A-two {3}# second\n {8}deprecated: Use A-one\.\n/);
    equal(found['a.txt'], files['a.txt']);
  });
  it('gives its codings to the successor when wanted', () => {
    const found = changed(files, { kind: 'deprecate', label: 'A-two', successor: 'A-one', migrate: true });
    equal(found['a.txt'], 'Talk.\n\nA-one\n');
  });
  it('needs no successor', () => {
    const found = changed(files, { kind: 'deprecate', label: 'C', successor: null, migrate: false });
    match(found['codebook.yaml'] ?? '', /- code: C\n {4}deprecated: true\n/);
  });
});
