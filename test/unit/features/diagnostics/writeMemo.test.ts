import { deepEqual, equal } from 'node:assert/strict';
import { diagnose } from '../../../../server/src/features/diagnostics/diagnostics';
import { fixesFor } from '../../../../server/src/features/diagnostics/fixes';
import { applyEdit } from '../../../../server/src/transcript/textEdit';
import { studyOf } from '../../studyFixture';

function read(text: string) {
  const { study, transcript } = studyOf({ 'a.txt': text });
  const summary = study.transcripts.get('a.txt');
  const findings = summary ? diagnose(study, summary).filter(({ code }) => code === 'unread-code') : [];
  const read = transcript('a.txt');
  return { study, transcript: read, findings, memos: read.memos.map((memo) => memo.text) };
}

const above = 'Interviewer: Which?\nGuest: All //mhm// of them.\n';
const below = '\nInterviewer: And?\nGuest: No.\n';

describe('A line that begins with two slashes and no space', () => {
  it('is a memo in a file where nobody talks at once, though addresses stand in memos', () => {
    const plain = above.replace(' //mhm//', '');
    for (const memo of [
      '',
      '// see https://example.org/x\n',
      '// see ftp://example.org and https://example.org\n',
    ]) {
      const { findings, memos } = read(`${plain}${memo}//ask her why${below}`);
      deepEqual(findings, []);
      equal(memos.at(-1), 'ask her why');
    }
  });

  it('has a finding where it is talk, whose fixes make a memo or talk of it', () => {
    const text = `${above}//ask her why${below}`;
    const { study, transcript, findings } = read(text);
    deepEqual(
      findings.map(({ at }) => [at.line, at.column, at.endColumn]),
      [[2, 0, 13]],
    );
    const [finding] = findings;
    const fixes = finding ? fixesFor({ study, file: 'a.txt', transcript }, finding) : [];
    deepEqual(
      fixes.map(({ title, preferred }) => [title, preferred]),
      [
        ['Write as a memo', false],
        ['This is speech', false],
      ],
    );
    const [asMemo, asSpeech] = fixes.map(({ change }) => {
      if (change.kind !== 'text') return null;
      return read(applyEdit(text, change.edit));
    });
    deepEqual([asMemo?.findings, asMemo?.memos], [[], ['ask her why']]);
    deepEqual([asSpeech?.findings, asSpeech?.memos], [[], []]);
  });

  for (const [what, said] of [
    ['is what two say at once where it closes', '//yes// and no'],
    ['is so where it closes on a line below', '//yes\nand no// and so on'],
    ['is so where it closes what began above', 'and //yes\n//and no'],
    ['is talk behind a backslash', '\\//ask her why'],
  ])
    it(`${what}`, () => {
      const { findings, memos } = read(`${above}${said}${below}`);
      deepEqual([findings, memos], [[], []]);
    });

  it('has a finding right below the name of a speaker, and two of them have two', () => {
    const alone = 'Interviewer\n\nWhich?\n\nGuest\n//ask\n\nAll of them.\n\nInterviewer\n\nWhy?\n';
    const two = `${above}//ask\n//and why${below}`;
    deepEqual(
      [alone, two].map((text) => read(text).findings.map(({ at }) => at.line)),
      [[5], [2, 3]],
    );
  });
});
