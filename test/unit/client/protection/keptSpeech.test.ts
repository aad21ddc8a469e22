// Speech that stays as it is, whatever is typed.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import {
  afterChanges,
  type KeptSpeech,
  keptAgain,
  keptSpeech,
  withoutCodes,
} from '../../../../client/src/protection/keptSpeech';
import { inOrder, type Splice, spliced } from '../../../../client/src/ui/changedText';
import { parse } from '../../../../server/src/transcript/parse';
import { spokenRuns } from '../../../../server/src/transcript/spokenRuns';
import { studyOf } from '../../studyFixture';
import { timesTheWork } from '../../work';
import { type Key, Typist } from './typist';

/** More where somebody looks for what these miss: `RUNS=5000 npx mocha ...`. */
const numRuns = Number(process.env.RUNS ?? 300);

const { study } = studyOf({
  'codebook.yaml': 'speakers: [Maria, Interviewee]\ncodes:\n  - code: Data-loss\n  - code: Bus factor\n',
});

function startOf(text: string): KeptSpeech {
  return keptSpeech(text, spokenRuns(parse(text, study.vocabulary(), 'a.txt')));
}

/** The changes of a text in which `[…]` gives way, `{…}` is put in, and `[…>…]` gives way to what stands behind the arrow. */
function change(marked: string): { before: string; changes: Splice[] } {
  const changes: Splice[] = [];
  let before = '';
  for (const [, plain = '', out, put] of marked.matchAll(/([^[{]+)|\[([^\]]*)\]|\{([^}]*)\}/g)) {
    const [gone = '', instead = ''] = out?.split('>') ?? [];
    before += plain;
    if (out !== undefined || put !== undefined)
      changes.push({ start: before.length, end: before.length + gone.length, text: put ?? instead });
    before += gone;
  }
  return { before, changes };
}

function left(marked: string): string {
  const { before, changes } = change(marked);
  const kept = afterChanges(startOf(before), spliced(before, inOrder(changes)), changes);
  return spliced(kept.text, kept.repairs);
}

const talk = 'Maria\n\nWe lost it.\nAll of it.\n\nData-loss\n// Ask.\n\nThen it came back.\n';

describe('What is typed where speech is kept', () => {
  const takenBack: [what: string, marked: string][] = [
    ['a letter in what is said', 'Maria\n\nWe lo{o}st it.\n'],
    ['words behind what is said', 'Maria\n\nWe lost it.{ All.}\n'],
    ['words before what is said', 'Maria\n\n{All. }We lost it.\n'],
    ['a name that is changed', 'Mar[ia]\n\nWe lost it.\n'],
    ['a passage that is split', 'Maria\n\nWe lost{\n} it.\n'],
    ['a passage that is split between its lines', 'Maria\n\nWe lost it.\n{\n}All of it.\n'],
    ['two passages that are joined', 'Maria\n\nWe lost it.[\n\n]All of it.\n'],
    ['a blank line between two passages', 'Maria\n\nWe lost it.\n[\n]All of it.\n'],
    ['a passage that is taken away with its code', 'Maria\n\n[We lost it.\n\nData-loss\n]\nAll of it.\n'],
    ['a passage that is said again', 'Maria\n\n{We lost it.\n}We lost it.\n\nData-loss\n'],
    ['a passage that is moved', 'Maria\n\n[We lost it.\n]\nAll of it.\n{We lost it.\n}\nData-loss\n'],
    ['a code that is joined to what is said', 'Maria\n\nWe lost it.[\n]Data-loss\n\nAll of it.\n'],
    ['a word in the place of all', '[Maria\n\nWe lost it.\n\nData-loss>x]'],
  ];
  for (const [what, marked] of takenBack)
    it(`is taken back: ${what}`, () => equal(left(marked), change(marked).before));

  const alone: [what: string, marked: string][] = [
    ['the first letter of a code', 'Maria\n\nWe lost it.\n\n{D}\n\nAll of it.\n'],
    ['a letter of a code', 'Maria\n\nWe lost it.\n\nData-l{o}ss\n'],
    ['a code that is taken away', 'Maria\n\nWe lost it.\n\n[Data-loss\n\n]All of it.\n'],
    ['a line below what is said', 'Maria\n\nWe lost it.{\n}\n\nAll of it.\n'],
    ['a line above what is said', 'Maria\n\n{\n}We lost it.\n'],
    ['a code below the last line', 'Maria\n\nWe lost it.{\n\nData-loss}'],
    ['a memo', 'Maria\n\nWe lost it.\n\nData-loss\n// As{k}\n'],
    ['an attribute', '---\nrole: Lea{d}\n---\nMaria\n\nWe lost it.\n'],
    [
      'a code that is moved over what is said',
      'Maria\n\n[We lost it.\n]Data-loss\n{We lost it.\n}\nAll of it.\n',
    ],
    ['what is nearly a code', 'Maria\n\nWe lost it.\n\ndata-loss{.}\n'],
  ];
  for (const [what, marked] of alone)
    it(`is left alone: ${what}`, () => {
      const { before, changes } = change(marked);
      equal(left(marked), spliced(before, inOrder(changes)));
    });

  it('is left alone at one cursor and taken back at the other', () => {
    equal(left('Maria\n\nWe lo{x}st it.\n\nData-l{x}oss\n'), 'Maria\n\nWe lost it.\n\nData-lxoss\n');
  });

  it('gets back the blank line that a code leaves, and not the code', () => {
    equal(
      left('Maria\n\nWe lost it.\n[#Data-loss\n]Then it came.\n'),
      'Maria\n\nWe lost it.\n\nThen it came.\n',
    );
  });

  it('is free where a line has become a code', () => {
    const kept = withoutCodes(startOf(talk), [3]);
    const changed = afterChanges(kept, talk.replace('All of', 'All'), [
      { start: talk.indexOf(' of it'), end: talk.indexOf(' of it') + 3, text: '' },
    ]);
    deepEqual(changed.repairs, []);
  });

  it('keeps nothing of a code that is half typed when the file is read again', () => {
    const end = talk.indexOf('// Ask.') + '// Ask.'.length;
    const half = { start: end, end, text: '\n\nDat' };
    const draft = spliced(talk, [half]);
    const typed = afterChanges(startOf(talk), draft, [half]);
    const again = keptAgain(typed, draft, spokenRuns(parse(draft, study.vocabulary(), 'a.txt')));
    const at = end + half.text.length;
    const letter = { start: at, end: at, text: 'a' };
    deepEqual(afterChanges(again, spliced(draft, [letter]), [letter]).repairs, []);
    const word = { start: 9, end: 9, text: 'a' };
    equal(afterChanges(again, spliced(draft, [word]), [word]).repairs.length, 1);
  });
});

const line = fc.constantFrom(
  '',
  '',
  '',
  'Maria',
  'Interviewee',
  'Interviewee: We lost it.',
  'Maria: No no no.',
  'And it came back, twice.',
  'and came back and I said “hello” 😀',
  'Right',
  '  indented words ',
  'Data-loss',
  '#Data-late',
  'Bus factor "came back"',
  '// Ask again.',
  '00:12',
  '---',
);
const files = fc
  .tuple(fc.array(line, { maxLength: 16 }), fc.constantFrom('\n', '\n', '\r\n'))
  .map(([lines, eol]) => lines.join(eol));

const words = fc.constantFrom('x', '#', '//', ' ', 'Data-loss', 'Maria', 'Right', '---');
const pasted = fc.constantFrom('Data-loss\n', '\nBus factor\n', 'a\nb', '\n\n', 'Maria: Yes.\n');
const cursor = fc.tuple(fc.nat(400), fc.oneof(fc.constant(0), fc.constant(0), fc.nat(40), fc.nat(400)));
const key: fc.Arbitrary<Key> = fc.oneof(
  fc.record({ kind: fc.constant('go' as const), cursors: fc.array(cursor, { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('go' as const), cursors: fc.array(cursor, { minLength: 1, maxLength: 1 }) }),
  fc.record({ kind: fc.constantFrom('type' as const, 'paste' as const), text: fc.oneof(words, pasted) }),
  fc.record({
    kind: fc.constantFrom('enter' as const, 'backspace', 'delete', 'cut', 'pasteCut', 'undo', 'redo'),
  }),
  fc.record({ kind: fc.constantFrom('lineUp' as const, 'lineDown', 'copyLine', 'deleteLine', 'joinLines') }),
);

/**
 * Whether a text has the speech that another one begins with: each run of its lines as lines that follow each other, in their
 * order, none beside another that was apart from it.
 */
function says(text: string, said: readonly string[], apart: readonly number[]): boolean {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  let at = 0;
  let end = -1;
  for (const [index, run] of said.entries()) {
    const wanted = run.replaceAll('\r\n', '\n').split('\n');
    const most = lines.length - wanted.length;
    at = Math.max(at, end + (index > 0 ? Math.min(2, apart[index] ?? 1) : 0));
    while (at <= most && !wanted.every((one, offset) => lines[at + offset] === one)) at++;
    if (at > most) return false;
    end = at + wanted.length - 1;
    at = end + 1;
  }
  return true;
}

describe('Whatever keys are pressed where speech is kept', () => {
  it('every line of speech stays as it is, in its order, and apart from what it was apart from', () => {
    fc.assert(
      fc.property(files, fc.array(fc.tuple(key, fc.boolean()), { maxLength: 14 }), (file, keys) => {
        let kept = startOf(file);
        const typist = new Typist(file, (text, changes) => {
          kept = afterChanges(kept, text, changes);
        });
        const said = kept.blocks.map(({ start, end }) => file.slice(start, end));
        const apart = kept.blocks.map(
          ({ start }, index) => file.slice(kept.blocks[index - 1]?.end ?? 0, start).split('\n').length - 1,
        );
        for (const [one, isRepaired] of keys) {
          typist.press(one);
          // Somebody may type on before a repair is there.
          if (isRepaired && kept.repairs.length > 0) typist.repair(kept.repairs);
        }
        if (kept.repairs.length > 0) typist.repair(kept.repairs);
        equal(typist.text, kept.should);
        deepEqual(
          kept.blocks.map(({ start, end }) => typist.text.slice(start, end)),
          said,
        );
        equal(says(typist.text, said, apart), true, JSON.stringify(typist.text));
      }),
      { numRuns },
    );
  });
});

describe('What a key costs where speech is kept', () => {
  const keysIn = (turns: number, keys: number) => {
    const text = Array.from({ length: turns }, (_, n) => `Maria\n\nAnd then ${n} of it.\n\n`).join('');
    const spoken = Array.from({ length: turns }, (_, n) => ({ first: 4 * n + 2, last: 4 * n + 2 }));
    const kept = keptSpeech(text, spoken);
    const at = text.indexOf('then', text.length / 2);
    const after = `${text.slice(0, at)}x${text.slice(at)}`;
    const change = { start: at, end: at, text: 'x' };
    return () => {
      for (let key = 0; key < keys; key++) equal(afterChanges(kept, after, [change]).repairs.length, 1);
    };
  };

  it('does not grow with the length of the transcript', async () => {
    const times = await timesTheWork(4, keysIn(500, 250), keysIn(32_000, 1000));
    ok(times < 6, `${times} times the work`);
  });
});
