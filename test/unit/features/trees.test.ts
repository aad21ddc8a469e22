import { deepEqual, equal } from 'node:assert/strict';
import { everything } from '../../../server/src/features/trees/arrangement';
import { CodeTree } from '../../../server/src/features/trees/codeTree';
import { InterviewTree } from '../../../server/src/features/trees/interviewTree';
import { childRows, rowsTo, type Tree } from '../../../server/src/features/trees/treeRows';
import { studyOf } from '../studyFixture';

const codebook = `
codes:
  - code: Data [DA]
    codes:
      - code: DA-loss
      - code: DA-loss-fix
      - code: DA-age
  - code: trust
  - code: never-used-here
`;

const { study } = studyOf({
  'codebook.yaml': codebook,
  'a/Interview 2 - Ilan.txt':
    'Interviewee\n\nWe lost data.\n\nDA-loss "lost data"\n\ntrust\n\nWe mended it.\n\nDA-loss\n\nDA-loss\n\nDA-loss-fix\n',
  'b/Interview 2 - Maya.txt': 'Interviewee\n\nWe lost data.\n\nDA-losing\n\nWe mended it.\n\nDA-loss-fix\n',
  'c/Interview 10 - Maya.txt': 'Interviewee\n\nIt was old.\n\nDA-age\n',
});

const interviews = new InterviewTree(study, everything);
const codes = new CodeTree(study, everything);

/** A tree as text: two spaces a level, what stands behind the label after a bar. */
function drawn(tree: Tree, path: readonly string[] = [], indent = ''): string[] {
  return childRows(tree, path).flatMap((row) => [
    `${indent}${row.label} | ${row.description}`,
    ...(row.expandable ? drawn(tree, row.path, `${indent}  `) : []),
  ]);
}

describe('The tree of interviews', () => {
  it('shows coders under their interview, fixes under their issue, and quotes with their speaker', () => {
    deepEqual(drawn(interviews), [
      'Interview 2 | Ilan 4, Maya 2 · 6 codings · 4 codes',
      '  Ilan | 4 codings · 3 codes',
      '    DA-loss | 2 codings',
      '      DA-loss-fix | 1 coding',
      '        We mended it. | Interviewee',
      '      “lost data” | Interviewee',
      '      We mended it. | Interviewee',
      '    trust | 1 coding',
      '      We lost data. | Interviewee',
      '  Maya | 2 codings · 2 codes',
      '    DA-loss | only its fix',
      '      DA-loss-fix | 1 coding',
      '        We mended it. | Interviewee',
      '    DA-losing | 1 coding',
      '      We lost data. | Interviewee',
      'Interview 10 | Maya · 1 coding · 1 code',
      '  DA-age | 1 coding',
      '    It was old. | Interviewee',
    ]);
  });
  it('follows the cursor from a code line down to its quote', () => {
    const labels = (file: string, coding: number | null) =>
      rowsTo(interviews, file, coding).map(({ label }) => label);
    deepEqual(labels('a/Interview 2 - Ilan.txt', 4), [
      'Interview 2',
      'Ilan',
      'DA-loss',
      'DA-loss-fix',
      'We mended it.',
    ]);
    deepEqual(labels('c/Interview 10 - Maya.txt', null), ['Interview 10']);
    deepEqual(labels('not in the study.txt', 0), []);
  });
});

describe('The tree of codes', () => {
  it('shows families, codes with all three counts, interviews and quotes', () => {
    deepEqual(drawn(codes), [
      'Data [DA] | 3 codes · 5 codings',
      '  DA-loss | 2 codings · 1 interview',
      '    Interview 2 · Ilan | 2 codings',
      '      “lost data” | Interviewee',
      '      We mended it. | Interviewee',
      '  DA-loss-fix | 2 codings · 1 interview',
      '    Interview 2 · Ilan | 1 coding',
      '      We mended it. | Interviewee',
      '    Interview 2 · Maya | 1 coding',
      '      We mended it. | Interviewee',
      '  DA-age | 1 coding · 1 interview',
      '    Interview 10 · Maya | 1 coding',
      '      It was old. | Interviewee',
      'trust | 1 coding · 1 interview',
      '  Interview 2 · Ilan | 1 coding',
      '    We lost data. | Interviewee',
      'never-used-here | not used',
      'Not in the codebook | 1 code · 1 coding',
      '  DA-losing | 1 coding · 1 interview',
      '    Interview 2 · Maya | 1 coding',
      '      We lost data. | Interviewee',
    ]);
  });
  it('follows the cursor, also to a code that the codebook lacks', () => {
    const labels = (file: string, coding: number) => rowsTo(codes, file, coding).map(({ label }) => label);
    deepEqual(labels('a/Interview 2 - Ilan.txt', 0), [
      'Data [DA]',
      'DA-loss',
      'Interview 2 · Ilan',
      '“lost data”',
    ]);
    deepEqual(labels('b/Interview 2 - Maya.txt', 0), [
      'Not in the codebook',
      'DA-losing',
      'Interview 2 · Maya',
      'We lost data.',
    ]);
  });
  it('tells all three counts in the tooltip and to screen readers', () => {
    const [family] = childRows(codes, []);
    const fix = childRows(codes, family?.path ?? []).find(({ label }) => label === 'DA-loss-fix');
    equal(fix?.tooltip, 'DA-loss-fix\nfix\n2 codings · 2 segments · 1 interview');
    equal(fix?.spoken, 'DA-loss-fix, fix, 2 codings, 2 segments, 1 interview');
  });
  it('keeps the paths of rows when the study changes', () => {
    const again = studyOf({
      'codebook.yaml': codebook,
      'c/Interview 10 - Maya.txt': 'Interviewee\n\nIt was very old.\n\nDA-age\n',
    }).study;
    deepEqual(
      rowsTo(new CodeTree(again, everything), 'c/Interview 10 - Maya.txt', 0).map(({ path }) => path),
      rowsTo(codes, 'c/Interview 10 - Maya.txt', 0).map(({ path }) => path),
    );
  });
});
