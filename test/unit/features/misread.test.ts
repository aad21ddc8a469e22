import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { misreadAs } from '../../../server/src/codebook/misread';
import { readCodebook } from '../../../server/src/codebook/read';
import { vocabularyOf } from '../../../server/src/codebook/vocabulary';
import { codePassages } from '../../../server/src/features/coding/codePassages';
import { diagnose } from '../../../server/src/features/diagnostics/diagnostics';
import { fixesFor } from '../../../server/src/features/diagnostics/fixes';
import type { Reshaping } from '../../../server/src/features/reshape/reshaping';
import { draftCodebook } from '../../../server/src/features/shared/draftCodebook';
import { parse } from '../../../server/src/transcript/parse';
import { orRefusal } from '../refused';
import { studyOf } from '../studyFixture';
import { refusalOf } from './reshape/reshaped';

const misread = [
  'Interviewee',
  'P1',
  'interviewer 2',
  'mm-hmm',
  'Thank you',
  '10:30',
  '[00:01:02]',
  'Interview 3',
];
const fit = [
  'Data-late',
  'Bus factor',
  'A',
  '2.1',
  'Q2',
  '2024',
  'Part-time',
  'Interviewees',
  'time 10:30',
  'thanks to all',
];

const codebook = 'codes:\n  - code: Data-loss\n';
const talk = 'Interviewer: Why?\n\nDana: It was gone.\n\nData-loss\n';

/** All the ways in which a code is made, each with what is said of it; '' where it is made. */
const ways: [string, (label: string) => string][] = [
  ['coding', (label) => coded({ add: [label], remove: [], created: [] })],
  ['coding with a new code', (label) => coded({ add: [], remove: [], created: [{ label, rank: 1 }] })],
  ['renaming', (label) => refusal({ kind: 'rename', label: 'Data-loss', to: label, keepAlias: false })],
  ['merging', (label) => refusal({ kind: 'merge', labels: ['Data-loss'], into: label, keepAlias: false })],
  [
    'recoding',
    (label) =>
      refusal({
        kind: 'recode',
        codings: [{ file: 'a.txt', line: 4, label: 'Data-loss', to: [label] }],
        newCodes: [{ label, family: null, description: '' }],
      }),
  ],
];

function coded(wanted: Parameters<typeof codePassages>[2]): string {
  const { open } = studyOf({ 'codebook.yaml': codebook, 'a.txt': talk });
  const at = talk.indexOf('gone');
  const outcome = orRefusal(() => codePassages(open('a.txt'), [{ start: at, end: at }], wanted));
  return typeof outcome === 'string' ? outcome : '';
}

function refusal(reshaping: Reshaping): string {
  return refusalOf({ 'codebook.yaml': codebook, 'a.txt': talk }, reshaping);
}

describe('A label that lines of transcripts have for something else', () => {
  for (const label of misread) {
    for (const [what, make] of ways) {
      it(`is refused, and it is said why: ${what} ${label}`, () =>
        match(make(label), /cannot be a code: .* Choose another name\.$/));
    }

    it(`is reported where the codebook has it: ${label}`, () => {
      for (const text of [
        `codes:\n  - code: "${label}"\n`,
        `codes:\n  - code: X-y\n    aliases: ["${label}"]\n`,
      ]) {
        const { codes, problems } = readCodebook(text);
        equal(codes.length, 1);
        deepEqual(
          problems.map(({ code, severity, range }) => [code, severity, text.slice(range.start, range.end)]),
          [['misread-label', 'error', `"${label}"`]],
        );
        match(problems[0]?.message ?? '', /Write another name here and on its code lines\.$/);
      }
    });

    it(`comes into no new codebook, which says so: ${label}`, () => {
      const text = `Interviewer: Why?\n\nDana: It was gone.\n\n#${label}\n\nData-loss\n`;
      const { study } = studyOf({ 'a.txt': text });
      const labels = [...study.writtenLabels.keys()];
      const draft = draftCodebook(study, '');
      deepEqual(
        readCodebook(draft).codes.map((code) => code.label),
        ['Data-loss'],
      );
      deepEqual(readCodebook(draft).problems, []);
      if (labels.includes(label)) ok(draft.includes(`#   ${label}\n`));
    });

    it(`has no quick fix that would take it into the codebook: ${label}`, () => {
      const text = `Interviewer: Why?\n\nDana: It was gone.\n\n#${label}\n`;
      const { study, open } = studyOf({ 'codebook.yaml': codebook, 'a.txt': text });
      const summary = study.transcripts.get('a.txt');
      const findings = summary ? diagnose(study, summary) : [];
      const titles = findings.flatMap((finding) =>
        fixesFor(open('a.txt'), finding).map(({ title }) => title),
      );
      deepEqual(
        titles.filter((title) => title.startsWith('Add ')),
        [],
      );
    });
  }

  it('is not renamed, as the lines of whoever is called so would change with it', () => {
    const files = {
      'codebook.yaml': 'codes:\n  - code: Interviewee\n',
      'a.txt': 'Interviewee\n\nIt was gone.\n',
    };
    for (const reshaping of [
      { kind: 'rename', label: 'Interviewee', to: 'About-people', keepAlias: false },
      { kind: 'merge', labels: ['Interviewee'], into: 'About-people', keepAlias: false },
      { kind: 'delete', label: 'Interviewee', codings: 'keep' },
      { kind: 'delete', label: 'Interviewee', codings: 'remove' },
    ] as const)
      match(refusalOf(files, reshaping), /^“Interviewee” cannot be changed in all transcripts/);
  });
});

describe('Any other label', () => {
  for (const label of fit) {
    it(`is a code wherever it stands: ${label}`, () => {
      equal(misreadAs(label), null);
      const book = readCodebook(`codes:\n  - code: "${label}"\n`);
      deepEqual(book.problems, []);
      const { codings } = parse(`Interviewer: Why?\n\nDana: It was gone.\n\n${label}\n`, vocabularyOf(book));
      deepEqual(
        codings.map((coding) => coding.label),
        [label],
      );
      for (const [what, make] of ways) equal(make(label), '', what);
    });
  }
});
