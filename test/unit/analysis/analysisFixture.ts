import { type CodeRow, codeRows, type RowKind } from '../../../server/src/analysis/codeRows';
import { type Counted, countedFiles, type Take } from '../../../server/src/analysis/counted';
import { type InterviewFiles, interviewFiles } from '../../../server/src/analysis/interviewFiles';
import type { Study } from '../../../server/src/study/study';
import { type StudyFixture, studyOf } from '../studyFixture';

/** A study in memory with what counts in it. */
export interface CountedStudy extends StudyFixture {
  readonly interviews: readonly InterviewFiles[];
  readonly counted: Counted;
  readonly rows: readonly CodeRow[];
}

/** The interviews of a study, all files of which were asked for. */
export function interviewsOf(study: Study): InterviewFiles[] {
  return interviewFiles(study, { has: () => true, pathOf: (file) => file, nameOf: (file) => file });
}

/** A study of these files, with those that count. */
export function countedStudy(
  files: Readonly<Record<string, string>>,
  { take = 'final', rows = 'codes' }: { readonly take?: Take; readonly rows?: RowKind } = {},
): CountedStudy {
  const fixture = studyOf(files);
  const interviews = interviewsOf(fixture.study);
  return {
    ...fixture,
    interviews,
    counted: countedFiles(interviews, take),
    rows: codeRows(fixture.study, rows),
  };
}

/**
 * A transcript of one speaker.
 *
 * @param passages the code lines of each passage, in their order
 */
export function talkOf(
  passages: readonly (readonly string[])[],
  {
    interview,
    coder,
    front = '',
  }: { readonly interview: number; readonly coder: string; readonly front?: string },
): string {
  const head = front === '' ? '' : `---\n${front}\n---\n\n`;
  const blocks = passages.map(
    (codes, at) =>
      `Interviewee\n\nThis is what we said there, number ${at} of it.\n${codes.map((code) => `\n${code}\n`).join('')}`,
  );
  return `${head}Interview ${interview} - ${coder}\n\n${blocks.join('\n')}`;
}
