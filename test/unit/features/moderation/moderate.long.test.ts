import * as assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { codedFile } from '../../../../server/src/analysis/codedFile';
import { Refusal } from '../../../../server/src/codebook/refusal';
import { codePassages } from '../../../../server/src/features/coding/codePassages';
import { codeQuestion, questionText } from '../../../../server/src/features/moderation/codeQuestion';
import {
  type Moderated,
  type Moderating,
  moderate,
  updateModerated,
} from '../../../../server/src/features/moderation/moderate';
import { leaveOutQuestion } from '../../../../server/src/features/moderation/settle';
import { settleAnswers } from '../../../../server/src/features/moderation/settleAnswers';
import type { OpenTranscript } from '../../../../server/src/features/shared/openTranscript';
import { itemAt } from '../../../../server/src/transcript/itemAt';
import { parse } from '../../../../server/src/transcript/parse';
import { applyEdits } from '../../../../server/src/transcript/textEdit';
import { LineKind, type Transcript } from '../../../../server/src/transcript/transcript';
import { studyOf } from '../../studyFixture';

const labels = ['Data-loss', 'Data-late', 'Bus factor'];
const codebook = `speakers: [Ada, Interviewer]\ncodes:\n${labels.map((label) => `  - code: ${label}\n`).join('')}`;

/** The codes that coders put on three passages. */
function talk(one: string, two: string, three: string): string {
  const passage = (words: string, codes: string) =>
    `Ada\n\n${words}\n${codes === '' ? '' : `${codes.replace(/^/gm, '\n')}\n`}`;
  return [
    passage('We lost it all in one night.', one),
    passage('Only Peter knew how it had worked.', two),
    passage('And then he went away.', three),
  ].join('\n');
}

function settling(files: Readonly<Record<string, string>>, moderator = 'Amin') {
  const fixture = studyOf({ 'codebook.yaml': codebook, ...files });
  const { study } = fixture;
  const coders = Object.keys(files).map((name) =>
    codedFile(study, name, fixture.transcript(name).coder ?? '', fixture.transcript(name)),
  );
  const file = `Interview 1 - ${moderator}.txt`;
  const moderating: Moderating = { study, coders, file, moderator };
  const read = (text: string) => parse(text, study.vocabulary(), file);
  return { study, moderating, read, update: (text: string) => updateModerated(moderating, read(text)) };
}

const ilan = 'Interview 1 - Ilan.txt';
const po = 'Interview 1 - PO.txt';

describe('A moderated transcript', () => {
  it('has the codes that all agree on as code lines, and asks for all others', () => {
    const { moderating } = settling({
      [ilan]: talk('Data-loss', 'Bus factor\nData-late', ''),
      [po]: talk('Data-loss', 'Data-late "Only Peter"', 'Data-late'),
    });
    const { text, agreed, questions, unpaired } = moderate(moderating, 'agreed');
    assert.deepEqual([agreed, questions, unpaired], [1, 4, []]);
    assert.equal(
      text,
      `---\nmoderates: Ilan, PO\n---\n\n${talk(
        'Data-loss',
        '// ? Data-late (Ilan)\n// ? Data-late "Only Peter" (PO)\n// ? Bus factor (Ilan)',
        '// ? Data-late (PO)',
      )}`,
    );
  });

  it('may ask for everything', () => {
    const { moderating } = settling({ [ilan]: talk('Data-loss', '', ''), [po]: talk('Data-loss', '', '') });
    const { text, agreed, questions } = moderate(moderating, 'none');
    assert.deepEqual([agreed, questions], [0, 1]);
    assert.match(text, /\/\/ \? Data-loss \(Ilan, PO\)/);
  });

  it('leaves the memos of coders in their files', () => {
    const { moderating } = settling({
      [ilan]: talk('Data-loss\n// ? Why not (sure)', '// odd', ''),
      [po]: talk('Data-loss', '', ''),
    });
    assert.equal(moderate(moderating, 'agreed').text.includes('//'), false);
  });

  it('has the title, the front matter and the name of who settles it', () => {
    const head = '---\nrole: curator\ncoder: Ilan\n---\n\nInterview 1 - Ilan\n\n';
    const { moderating, read } = settling({
      [ilan]: head + talk('Data-loss', '', ''),
      [po]: talk('Data-loss', '', ''),
    });
    const { text } = moderate(moderating, 'agreed');
    assert.ok(
      text.startsWith('---\nrole: curator\ncoder: Amin\nmoderates: Ilan, PO\n---\n\nInterview 1 - Amin\n\n'),
      text,
    );
    assert.deepEqual([read(text).coder, read(text).interview], ['Amin', '1']);
  });

  it('lists coded passages that it lacks, and asks nothing there', () => {
    const { moderating } = settling({
      [ilan]: talk('Data-loss', '', ''),
      [po]: `${talk('Data-loss', '', '')}\nAda\n\nSomething else altogether.\n\nBus factor\n`,
    });
    const { unpaired, questions } = moderate(moderating, 'agreed');
    assert.equal(questions, 0);
    assert.deepEqual(unpaired, [
      { file: po, line: 17, words: 'Something else altogether.', codes: ['Bus factor'] },
    ]);
  });

  it('asks once for what two of three coders have', () => {
    const { moderating } = settling({
      [ilan]: talk('', '', ''),
      [po]: talk('Data-loss', '', ''),
      'Interview 1 - Zoe.txt': talk('Data-loss', '', ''),
    });
    assert.match(moderate(moderating, 'agreed').text, /\/\/ \? Data-loss \(PO, Zoe\)/);
  });

  it('is not made of files that are no one interview', () => {
    const { moderating } = settling({
      [ilan]: talk('Data-loss', '', ''),
      [po]: 'Ada\n\nThat was quite another talk with nothing in common.\n\nData-loss\n',
    });
    assert.throws(() => moderate(moderating, 'agreed'), Refusal);
  });
});

describe('Updating a moderated transcript', () => {
  const files = { [ilan]: talk('Data-loss', 'Bus factor', ''), [po]: talk('', 'Bus factor', '') };

  it('asks for what coders have added, and touches no decision', () => {
    const made = moderate(settling(files).moderating, 'agreed').text;
    const settled = made
      .replace('// ? Data-loss (Ilan)', '// no Data-loss (Ilan)')
      .replace('Bus factor\n', 'Data-late\n\nBus factor\n');
    const later = settling({ ...files, [po]: talk('Data-loss', 'Bus factor', 'Data-late "went away"') });
    const { text, questions } = later.update(settled);
    assert.equal(questions, 1);
    assert.equal(
      text,
      settled.replace(
        'And then he went away.\n',
        'And then he went away.\n\n// ? Data-late "went away" (PO)\n',
      ),
    );
  });

  it('changes nothing where every coding has a code, a question or was left out', () => {
    const { moderating, update } = settling(files);
    const { text } = moderate(moderating, 'agreed');
    assert.deepEqual([update(text).text, update(text).questions], [text, 0]);
  });
});

describe('A question', () => {
  const rows: [string, ReturnType<typeof codeQuestion>][] = [
    ['? Data-loss (Ilan)', { kind: 'open', label: 'Data-loss', quote: null, coders: ['Ilan'] }],
    [
      '? Data-loss "lost (all) of it" (Ilan, PO)',
      { kind: 'open', label: 'Data-loss', quote: 'lost (all) of it', coders: ['Ilan', 'PO'] },
    ],
    [
      'no Bus factor (old) (PO)',
      { kind: 'left-out', label: 'Bus factor (old)', quote: null, coders: ['PO'] },
    ],
    ['? Data-loss', null],
    ['nothing (really)', null],
    ['? (Ilan)', null],
    ['? Data-loss "lost (Ilan)', null],
    ['Is this right? (Ilan)', null],
  ];
  for (const [text, expected] of rows) {
    it(`${expected ? 'is read' : 'is none'}: ${text}`, () => {
      assert.deepEqual(codeQuestion(text), expected);
      if (expected) assert.equal(questionText(expected), text);
    });
  }

  it('is taken: the code stands in its place among the others', () => {
    const { study, transcript } = studyOf({
      'codebook.yaml': codebook,
      'a.txt': talk('', '// ? Data-late "Only Peter" (PO)\nBus factor', ''),
    });
    const open = { study, file: 'a.txt', transcript: transcript('a.txt') };
    const taken = take(open, 0);
    assert.equal(
      applyEdits(open.transcript.text, taken.edits),
      talk('', 'Data-late "Only Peter"\nBus factor', ''),
    );
  });

  it('is left out: the memo says so', () => {
    const { study, transcript } = studyOf({
      'codebook.yaml': codebook,
      'a.txt': talk('// ? Data-late (PO)', '', ''),
    });
    const open = { study, file: 'a.txt', transcript: transcript('a.txt') };
    const left = leaveOutQuestion(open, 0);
    assert.equal(applyEdits(open.transcript.text, left?.edits ?? []), talk('// no Data-late (PO)', '', ''));
  });
});

/** Codes put on passages of a transcript, as numbers to be made fit for it. */
const codings = fc.array(
  fc.record({
    passage: fc.nat(),
    label: fc.constantFrom(...labels),
    from: fc.nat(),
    length: fc.nat(60),
    isWhole: fc.boolean(),
  }),
  { maxLength: 12 },
);
type Codings = typeof codings extends fc.Arbitrary<infer T> ? T : never;

/** A copy of a transcript, coded once more. */
function codedCopy(name: string, text: string, added: Codings): string {
  let copy = text;
  for (const { passage, label, from, length, isWhole } of added) {
    const { study, transcript } = studyOf({ 'codebook.yaml': codebook, [name]: copy });
    const open = { study, file: name, transcript: transcript(name) };
    const { passages } = open.transcript;
    const range = passages[passage % Math.max(1, passages.length)]?.range;
    if (!range) continue;
    const start = range.start + (from % (range.end - range.start));
    const words = isWhole ? { start, end: start } : { start, end: Math.min(range.end, start + length) };
    try {
      copy = applyEdits(copy, codePassages(open, [words], { add: [label], remove: [], created: [] }).edits);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return copy;
}

/** What holds of every moderated transcript. */
function holds({ study, moderating, read, update }: ReturnType<typeof settling>, made: Moderated): void {
  const first = moderating.coders[0]?.transcript;
  assert.ok(first);
  const after = read(made.text);
  assert.deepEqual(spoken(after), spoken(first), 'speech is the same to the byte');
  assert.deepEqual(speechLines(after), speechLines(first));
  const again = update(made.text);
  assert.deepEqual(
    [again.text, again.questions],
    [made.text, 0],
    'updating adds nothing to what was just made',
  );
  let text = made.text;
  for (;;) {
    const transcript = read(text);
    const memo = transcript.memos.findIndex((one) => codeQuestion(one.text)?.kind === 'open');
    if (memo < 0) break;
    const open = { study, file: moderating.file, transcript };
    const answer = (memo % 2 ? leaveOutQuestion : take)(open, memo);
    assert.ok(answer, transcript.memos[memo]?.text);
    text = applyEdits(text, answer.edits);
    assert.deepEqual(spoken(read(text)), spoken(first), 'answers change no speech');
  }
  assert.deepEqual([update(text).text, update(text).questions], [text, 0], 'and no decision is touched');
}

/** Takes the question of a memo. */
function take(open: OpenTranscript, memo: number) {
  const { line, text } = itemAt(open.transcript.memos, memo);
  return settleAnswers(open, { take: [{ line, text }], leaveOut: [], remove: [], add: [] });
}

function spoken({ text, passages }: Transcript): string[] {
  return passages.map(({ speaker, range }) => `${speaker}: ${text.slice(range.start, range.end)}`);
}

/** All that is neither annotation nor front matter nor title, with its line ends, as it stands. */
function speechLines({ text, lineStarts, lineKinds }: Transcript): string {
  const others: readonly number[] = [
    LineKind.Blank,
    LineKind.Code,
    LineKind.Memo,
    LineKind.FrontMatter,
    LineKind.Title,
  ];
  return lineStarts
    .map((start, line) =>
      others.includes(lineKinds[line] ?? LineKind.Blank)
        ? ''
        : text.slice(start, lineStarts[line + 1] ?? text.length),
    )
    .join('')
    .replace(/(?:\r\n?|\n)$/, '');
}

const twoCoders = fc.tuple(codings, codings, fc.constantFrom('\n', '\r\n'));

describe('Whatever two coders put where,', () => {
  it('the speech stays, everything can be settled, and updating twice is updating once', () => {
    fc.assert(
      fc.property(twoCoders, ([one, other, lineEnd]) => {
        const text = talk('Data-loss "lost it"', '', 'Bus factor').replaceAll('\n', lineEnd);
        const found = settling({ [ilan]: codedCopy(ilan, text, one), [po]: codedCopy(po, text, other) });
        holds(found, moderate(found.moderating, 'agreed'));
        holds(found, moderate(found.moderating, 'none'));
      }),
      { numRuns: 25 },
    );
  });

  for (const folder of ['samples/keeping-software-alive/interviews', '../shared/seeds']) {
    it(`so it is in copies of the transcripts of ${folder}`, function () {
      const there = join(__dirname, '../../../..', folder);
      const names = existsSync(there) ? readdirSync(there).filter((name) => name.endsWith('.txt')) : [];
      if (names.length === 0) this.skip();
      fc.assert(
        fc.property(fc.nat(), twoCoders, (index, [one, other, lineEnd]) => {
          const text = readFileSync(join(there, names[index % names.length] ?? ''), 'utf8')
            .replace(/^Interview \d+ - .*$/m, '')
            .replaceAll('\n', lineEnd);
          const found = settling({ [ilan]: codedCopy(ilan, text, one), [po]: codedCopy(po, text, other) });
          holds(found, moderate(found.moderating, 'agreed'));
        }),
        { numRuns: 4 },
      );
    });
  }
});
