// How the work of changing the codes of one passage grows with them: what is asked of the transcript is counted.
import { ok } from 'node:assert/strict';
import { removeCodings } from '../../../../server/src/features/coding/changeCodings';
import type { Transcript } from '../../../../server/src/transcript/transcript';
import { studyOf } from '../../studyFixture';

/** A list that tells of each element that is asked for. */
function counted<T extends object>(list: T, count: () => void): T {
  return new Proxy(list, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) count();
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' && ArrayBuffer.isView(target) ? value.bind(target) : value;
    },
  });
}

/** How many elements of a transcript with so many codes on one passage are asked for when all but the first go. */
function askedFor(codes: number, below: (index: number) => string): number {
  const lines = Array.from({ length: codes }, (_, index) => `Data-${index}\n\n${below(index)}`);
  const text = `Interviewee\n\nWe had it twice.\n\n${lines.join('')}Interviewer\n\nWhy so?\n`;
  const { study, transcript } = studyOf({ 'a.txt': text });
  const read = transcript('a.txt');
  let asked = 0;
  const count = () => {
    asked++;
  };
  const watched: Transcript = {
    ...read,
    lineKinds: counted(read.lineKinds, count),
    lineStarts: counted(read.lineStarts, count),
    codings: counted(read.codings, count),
    memos: counted(read.memos, count),
  };
  const named = read.codings.slice(1).map(({ line, label }) => ({ line, label }));
  const outcome = removeCodings({ study, file: 'a.txt', transcript: watched }, named);
  ok(outcome.edits.length > 0);
  return asked;
}

describe('The work of taking codes off a passage grows with their number', () => {
  const kinds: Readonly<Record<string, (index: number) => string>> = {
    alone: () => '',
    'with memos': (index) => `// why ${index}\n\n`,
  };
  for (const [kind, below] of Object.entries(kinds))
    it(kind, () => {
      const [few, many] = [askedFor(100, below), askedFor(400, below)];
      ok(many <= 5 * few, `${many} for 400 codes, ${few} for 100`);
    });
});
