import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { codedFile } from '../../../../server/src/analysis/codedFile';
import { Refusal } from '../../../../server/src/codebook/refusal';
import { coderText } from '../../../../server/src/features/moderation/coderText';
import { moderate } from '../../../../server/src/features/moderation/moderate';
import { moderatedName } from '../../../../server/src/features/moderation/moderatedName';
import { openQuestionsIn } from '../../../../server/src/features/moderation/openQuestions';
import { settleAnswers } from '../../../../server/src/features/moderation/settleAnswers';
import {
  finishingEdits,
  settledOf,
  tallyInWords,
  tallyOf,
} from '../../../../server/src/features/moderation/tally';
import { parse } from '../../../../server/src/transcript/parse';
import { applyEdits } from '../../../../server/src/transcript/textEdit';
import type { Transcript } from '../../../../server/src/transcript/transcript';
import { studyOf } from '../../studyFixture';

const labels = ['Data-loss', 'Data-late', 'Bus factor'];
const codebook = `speakers: [Ada]\ncodes:\n${labels.map((label) => `  - code: ${label}\n`).join('')}`;
const said = ['We lost it all in one night.', 'Only Peter knew how it had worked.', 'And then he went away.'];

/** What one coder puts on three passages. */
const coding = fc.array(
  fc.uniqueArray(
    fc.tuple(fc.constantFrom(...labels), fc.boolean()).map(([label, isQuoted]) => ({ label, isQuoted })),
    { selector: ({ label }) => label, maxLength: 3 },
  ),
  { minLength: 3, maxLength: 3 },
);
type Coding = readonly (readonly { readonly label: string; readonly isQuoted: boolean }[])[];

function talk(codes: Coding): string {
  const passages = said.map((words, at) => {
    const lines = (codes[at] ?? []).map(({ label, isQuoted }) =>
      isQuoted ? `${label} "${words.split(' ').slice(0, 3).join(' ')}"` : label,
    );
    return `Ada\n\n${words}\n${lines.length === 0 ? '' : `\n${lines.join('\n')}\n`}`;
  });
  return passages.join('\n');
}

const spoken = ({ text, passages }: Transcript) =>
  passages.map(({ speaker, range }) => [speaker, text.slice(range.start, range.end)]);

function settling(one: Coding, other: Coding) {
  const names = ['Interview 1 - Ilan.txt', 'Interview 1 - PO.txt'];
  const fixture = studyOf({
    'codebook.yaml': codebook,
    [names[0] ?? '']: talk(one),
    [names[1] ?? '']: talk(other),
  });
  const { study } = fixture;
  const coders = names.map((name) =>
    codedFile(study, name, fixture.transcript(name).coder ?? '', fixture.transcript(name)),
  );
  const file = 'Interview 1 - Amin.txt';
  const { text } = moderate({ study, coders, file, moderator: 'Amin' }, 'agreed');
  const read = (now: string) => ({ study, file, transcript: parse(now, study.vocabulary(), file) });
  return { study, coders, text, read };
}

describe('Two coders beside each other', () => {
  it('have one speech, and each their own codes in the order of the codebook', () => {
    fc.assert(
      fc.property(coding, coding, (one, other) => {
        const { study, coders } = settling(one, other);
        const [first, second] = coders;
        assert.ok(first && second);
        const shown = coders.map((coder) => coderText(study, first, coder));
        for (const [at, { text, lacking }] of shown.entries()) {
          const after = parse(text, study.vocabulary(), first.file);
          assert.equal(lacking, 0);
          assert.deepEqual(spoken(after), spoken(first.transcript));
          const wanted = [one, other][at]?.map((codes) => codes.map(({ label }) => label));
          const found = said.map((_, passage) =>
            after.codings.filter((code) => code.passage === passage).map(({ label }) => label),
          );
          const inOrder = (list: readonly string[]) => labels.filter((label) => list.includes(label));
          assert.deepEqual(found, wanted?.map(inOrder));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('Answers to questions', () => {
  it('leave every word of speech, and no question that was answered, whichever are answered at once', () => {
    fc.assert(
      fc.property(coding, coding, fc.infiniteStream(fc.integer({ min: 0, max: 2 })), (one, other, stream) => {
        const { study, coders, text, read } = settling(one, other);
        const open = read(text);
        const answers = openQuestionsIn(study, open.transcript).map((question) => {
          const { line } = open.transcript.memos[question.memo] ?? { line: -1 };
          return { line, text: question.text, how: stream.next().value };
        });
        const of = (how: number) => answers.filter((answer) => answer.how === how);
        const { edits } = settleAnswers(open, { take: of(1), leaveOut: of(2), remove: [], add: [] });
        const after = read(applyEdits(text, edits));
        assert.deepEqual(spoken(after.transcript), spoken(open.transcript));
        assert.equal(openQuestionsIn(study, after.transcript).length, of(0).length);
        const before = tallyOf(open, coders);
        const tally = tallyOf(after, coders);
        assert.deepEqual(settledOf(tally), {
          asked: answers.length,
          settled: of(1).length + of(2).length,
        });
        assert.deepEqual([tally.noLines, tally.own, tally.agreed], [of(2).length, 0, before.agreed]);
      }),
      { numRuns: 60 },
    );
  });

  const just = (label: string): Coding => [[{ label, isQuoted: false }], [], []];

  it('are refused where the line says something else by now', () => {
    const { text, read } = settling(just('Data-loss'), just('Data-late'));
    const take = [{ line: 8, text: '? Something else (Ilan)' }];
    assert.throws(() => settleAnswers(read(text), { take, leaveOut: [], remove: [], add: [] }), Refusal);
  });

  it('are counted from the files alone, and the count outlives the lines that say no', () => {
    const { study, coders, text, read } = settling(just('Data-loss'), just('Data-late'));
    const open = read(text);
    const [one, other] = openQuestionsIn(study, open.transcript).map((question) => ({
      line: open.transcript.memos[question.memo]?.line ?? -1,
      text: question.text,
    }));
    assert.ok(one && other);
    const add = [{ passage: 2, label: 'Bus factor', rank: null }];
    const { edits, did } = settleAnswers(open, { take: [one], leaveOut: [other], remove: [], add });
    assert.equal(did, 'Took “Data-loss” · Left out “Data-late” · Added “Bus factor”');
    const settled = read(applyEdits(text, edits));
    const words = tallyInWords(tallyOf(settled, coders));
    assert.equal(
      words,
      '2 questions: 1 taken (Ilan 1), 1 left out, 0 agreed by all, 1 added by the moderator',
    );
    const finished = read(applyEdits(settled.transcript.text, finishingEdits(settled, words, true)));
    assert.equal(finished.transcript.frontMatter?.values.get('settled'), words);
    assert.equal(finished.transcript.memos.length, 0);
    assert.equal(tallyInWords(tallyOf(finished, coders)), words);
    assert.deepEqual(spoken(finished.transcript), spoken(open.transcript));
  });
});

describe('The name of a moderated file', () => {
  const names: [name: string, coder: string, interview: string | null, expected: string | null][] = [
    ['Interview 35 - Ilan.txt', 'Ilan', '35', 'Interview 35 - Amin.txt'],
    ['talk.txt', 'Ilan', '35', 'Interview 35 - Amin.txt'],
    ['talk', '', null, null],
  ];
  for (const [name, coder, interview, expected] of names)
    it(`beside ${name} of “${coder}” is ${expected}`, () =>
      assert.equal(moderatedName(name, coder, interview, 'Amin'), expected));
});
