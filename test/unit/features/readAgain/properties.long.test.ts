import { deepEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { addCode } from '../../../../server/src/codebook/edit';
import { unlessRefused } from '../../../../server/src/codebook/refusal';
import { removeCodings } from '../../../../server/src/features/coding/changeCodings';
import { codePassages } from '../../../../server/src/features/coding/codePassages';
import { diagnose } from '../../../../server/src/features/diagnostics/diagnostics';
import { fixesFor } from '../../../../server/src/features/diagnostics/fixes';
import type { Reshaping } from '../../../../server/src/features/reshape/reshaping';
import { speakerKey } from '../../../../server/src/transcript/speakers';
import { type Files, reshaped } from '../reshape/reshaped';
import { changed, coding, codingAs, type Said, type SaidPassage, said, studyIn } from './changed';

/** More where somebody looks for what these miss: `RUNS=5000 npx mocha ...`. */
const numRuns = Number(process.env.RUNS ?? 20);

/** Few lines, so that what one file shows often changes what another says. */
const lines = [
  'Interviewee',
  'Interviewee: We lost some.',
  'Maria: It went on.',
  'Maria',
  'It went on for years, as they say.',
  'Data-loss',
  'Data-loss "some"',
  '#Data-loss',
  'Bus factor',
  'Bus factor',
  'Bus factors',
  '#Bus factor',
  'Bus factor "went on"',
  'monitoring',
  'monitoring',
  'Team:lead',
  'Part-time',
  '// memo',
];
const text = fc
  .array(fc.tuple(fc.constantFrom(...lines), fc.constantFrom(1, 2, 2)), { maxLength: 12 })
  .map((all) => `Interviewee: Talk, some.\n\n${all.map(([one, ends]) => one + '\n'.repeat(ends)).join('')}`);
const book = fc.constantFrom(
  null,
  'codes:\n  - code: Data-loss\n',
  'speakers: [Maria]\nspeech: [Data-loss]\ncodes:\n  - code: Data-loss\n  - code: Bus factor\n    aliases: [Bus factors]\n',
  'codes:\n  - code: monitoring\n  - code: Data-loss\n    codes:\n      - code: Team:lead\n',
);
const studies = fc.record({ book, a: text, b: text, c: text }).map(({ book: codebook, a, b, c }): Files => {
  const files = { 'a.txt': a, 'b.txt': b, 'c.txt': c };
  return codebook === null ? files : { 'codebook.yaml': codebook, ...files };
});

/** What a study says, with other codings or other speakers where a change gives them. */
function like(
  before: Said,
  change: (passage: SaidPassage, file: string, index: number) => SaidPassage,
): Said {
  return Object.fromEntries(
    Object.entries(before).map(([file, all]) => [file, all.map((one, index) => change(one, file, index))]),
  );
}

/** One coding of a passage gives way to others. */
function replaced(passage: SaidPassage, coded: string, by: readonly string[]): SaidPassage {
  const codings = [...passage.codings];
  const index = codings.indexOf(coded);
  ok(index >= 0, 'it is there');
  codings.splice(index, 1, ...by);
  return { ...passage, codings: codings.sort() };
}

/** The passage with this number in its file. */
function isPassage(all: readonly SaidPassage[], number: number): (index: number) => boolean {
  const places = all.flatMap(({ words, turn }, index) => (words === null && turn >= 0 ? [] : [index]));
  return (index) => places[number + 1] === index;
}

/** Holds that a change makes of a study what it is meant to. Studies in which it is refused are left out, and others tried. */
function holds(work: (files: Files, number: number) => [Files, Said] | null): void {
  fc.assert(
    fc.property(studies, fc.nat(), (files, number) => {
      const found = work(files, number);
      fc.pre(found !== null);
      const [after, expected] = found;
      deepEqual(said(after), expected);
    }),
    { numRuns },
  );
}

const names = ['a.txt', 'b.txt', 'c.txt'];

/** One of the codings of a study. */
function codingIn(files: Files, number: number) {
  const { study, transcript } = studyIn(files);
  const all = names.flatMap((file) => transcript(file).codings.map((one) => ({ file, one })));
  const found = all[number % Math.max(1, all.length)];
  return found ? { ...found, study, transcript: transcript(found.file) } : null;
}

/** What a reshaping makes of the files; null where it is refused. */
function reshapedOrNot(files: Files, reshaping: Reshaping) {
  return unlessRefused(() => reshaped(files, reshaping));
}

describe('Whatever the files of a study say, no line says something else but those that are meant', () => {
  it('when a code is taken off', () => {
    holds((files, number) => {
      const found = codingIn(files, number);
      if (!found) return null;
      const { file, one } = found;
      const before = said(files);
      const after = changed(files, (study, transcript) =>
        coding(file, removeCodings({ study, file, transcript: transcript(file) }, [one])),
      );
      if (typeof after === 'string') return null;
      const isMeant = isPassage(before[file] ?? [], one.passage);
      const coded = codingAs(one.label, one.quote?.text ?? null);
      return [
        after,
        like(before, (passage, at, index) =>
          at === file && isMeant(index) ? replaced(passage, coded, []) : passage,
        ),
      ];
    });
  });

  it('when a code is put on a passage', () => {
    holds((files, number) => {
      const { transcript } = studyIn(files);
      const file = names[number % 3] ?? '';
      const { passages } = transcript(file);
      const passage = passages[number % passages.length];
      const label = ['Bus factor', 'Data-loss', 'monitoring', 'Night shifts'][number % 4] ?? '';
      if (!passage) return null;
      const before = said(files);
      const at = { start: passage.range.start, end: passage.range.start };
      const wanted = { add: [label], remove: [], created: [] };
      const after = changed(files, (study, read) =>
        coding(file, codePassages({ study, file, transcript: read(file) }, [at], wanted)),
      );
      if (typeof after === 'string') return null;
      const isMeant = isPassage(before[file] ?? [], passage.index);
      return [
        after,
        like(before, (one, where, index) =>
          where === file && isMeant(index) ? { ...one, codings: [...one.codings, label].sort() } : one,
        ),
      ];
    });
  });

  it('when a quick fix removes a code line or writes it otherwise', () => {
    holds((files, number) => {
      const { study, transcript, open } = studyIn(files);
      const fixes = names.flatMap((file) => {
        const summary = study.transcripts.get(file);
        return (summary ? diagnose(study, summary) : []).flatMap((finding) =>
          fixesFor(open(file), finding).map((fix) => ({
            file,
            finding,
            change: fix.change,
          })),
        );
      });
      const fix = fixes[number % Math.max(1, fixes.length)];
      if (!fix || fix.finding.code === 'unknown-speaker') return null;
      const { file, change, finding } = fix;
      const { lineStarts, codings } = transcript(file);
      const one = codings.find(({ line }) => line === finding.at.line);
      if (!one) return null;
      const coded = codingAs(one.label, one.quote?.text ?? null);
      const before = said(files);
      const isMeant = isPassage(before[file] ?? [], one.passage);
      const [edit, ...more] = change.kind === 'file' ? change.edits : [];
      if (!edit || more.length > 0) return null;
      const isRemoval = edit.newText === '';
      if (finding.code === 'quote-not-found' && !(isRemoval && edit.range.start <= one.labelRange.start))
        return null;
      const edits = [isRemoval ? edit : { range: one.labelRange, newText: edit.newText }];
      ok(lineStarts.length > 0);
      const after = changed(files, () => ({ file, edits }));
      if (typeof after === 'string') return null;
      const now = isRemoval ? [] : [codingAs(edit.newText, one.quote?.text ?? null)];
      return [
        after,
        like(before, (passage, at, index) =>
          at === file && isMeant(index) ? replaced(passage, coded, now) : passage,
        ),
      ];
    });
  });

  it('when a code is added to the codebook', () => {
    holds((files, number) => {
      const codebook = files['codebook.yaml'];
      const label = ['Bus factor', 'monitoring', 'Part-time', 'Team:lead'][number % 4] ?? '';
      const edit = codebook === undefined ? null : addCode(codebook, { label, family: null });
      const after = edit ? changed(files, () => ({ codebook: edit })) : '';
      return typeof after === 'string' ? null : [after, said(files)];
    });
  });

  for (const to of ['Night shifts', 'Night-shifts', 'monitoring', 'Part-time']) {
    it(`when a code is renamed to ${to}`, () => {
      holds((files, number) => {
        const label = codingIn(files, number)?.one.label ?? '';
        const done = reshapedOrNot(files, { kind: 'rename', label, to, keepAlias: false });
        if (!done) return null;
        const { labels } = done.plan.labelChanges;
        const now = (coded: string) => {
          const [, written = '', quote = ''] = /^(.*?)( ⟦.*)?$/.exec(coded) ?? [];
          return (labels.get(written)?.[0] ?? written) + quote;
        };
        const expected = like(said(files), (one) => ({ ...one, codings: one.codings.map(now).sort() }));
        return [done.files, expected];
      });
    });
  }

  it('when one coding becomes another', () => {
    holds((files, number) => {
      const found = codingIn(files, number);
      if (!found || found.one.passage < 0) return null;
      const { file, one } = found;
      const { label, line } = one;
      const done = reshapedOrNot(files, {
        kind: 'recode',
        codings: [{ file, line, label, to: ['Night-shifts'] }],
        newCodes: [{ label: 'Night-shifts', family: null, description: '' }],
      });
      if (!done) return null;
      const isMeant = isPassage(said(files)[file] ?? [], one.passage);
      const quote = one.quote?.text ?? null;
      return [
        done.files,
        like(said(files), (passage, at, index) =>
          at === file && isMeant(index)
            ? replaced(passage, codingAs(label, quote), [codingAs('Night-shifts', quote)])
            : passage,
        ),
      ];
    });
  });

  it('when a code is deleted and its codings are kept', () => {
    holds((files, number) => {
      const label = ['Data-loss', 'Bus factor', 'monitoring', 'Team:lead'][number % 4] ?? '';
      const done = reshapedOrNot(files, { kind: 'delete', label, codings: 'keep' });
      return done && [done.files, said(files)];
    });
  });

  for (const to of ['Team', 'Mario', 'Data-loss', 'monitoring']) {
    it(`when the speaker Maria is renamed to ${to}`, () => {
      holds((files) => {
        const done = reshapedOrNot(files, { kind: 'renameSpeaker', from: 'Maria', to });
        if (!done) return null;
        const isHer = (name: string | null) => name !== null && speakerKey(name) === 'maria';
        const expected = like(said(files), (one) => (isHer(one.speaker) ? { ...one, speaker: to } : one));
        return [done.files, expected];
      });
    });
  }
});
