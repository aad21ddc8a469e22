import { agreementGroups } from '../../server/src/analysis/agreement';
import { agreementRows } from '../../server/src/analysis/agreementRows';
import { codedFile } from '../../server/src/analysis/codedFile';
import { codeValues } from '../../server/src/analysis/codeValues';
import { comparableInterviews } from '../../server/src/analysis/comparable';
import { interviewFiles } from '../../server/src/analysis/interviewFiles';
import { readCodebook } from '../../server/src/codebook/read';
import { Reading } from '../../server/src/study/reading';
import { Study } from '../../server/src/study/study';
import { parse } from '../../server/src/transcript/parse';

/** How many interviews two coders have coded, and how many passages each has. */
const pairs = 36;
const passages = 160;
const codes = 140;

/**
 * How long it takes to compare two coders who have both coded 36 interviews of 160 passages with 140 codes, with the interval of
 * 2,000 resamples for each of them, once both have been read: in milliseconds of processor time on one core, or of the clock where that is less, the best of some rounds.
 */
export function measureAgreement(): number {
  const study = new Study();
  const reading = new Reading(study);
  reading.setCodebook(readCodebook(codebookOf()));
  const texts = new Map<string, string>();
  for (let interview = 1; interview <= pairs; interview++)
    for (const coder of ['Ann', 'Bo'])
      texts.set(`Interview ${interview} - ${coder}.txt`, talkOf(interview, coder));
  reading.want(texts.keys());
  for (let file = reading.next(); file !== undefined; file = reading.next())
    reading.read(file, texts.get(file) ?? null);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const before = process.cpuUsage();
    const began = performance.now();
    compare(study, texts);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000, performance.now() - began);
  }
  return best;
}

function compare(study: Study, texts: ReadonlyMap<string, string>): void {
  const nameOf = (file: string) => file;
  const files = interviewFiles(study, { has: () => true, pathOf: nameOf, nameOf });
  const asked = { interviews: null, coders: null, withModerated: false };
  const { interviews } = comparableInterviews(files, asked, nameOf);
  const values = codeValues(study, 'code');
  const options = {
    unit: 'passage',
    speaker: null,
    numberOf: values.numberOf,
    read: (file: string, coder: string) =>
      codedFile(study, file, coder, parse(texts.get(file) ?? '', study.vocabulary(), file)),
    onProblem: ({ message }: { readonly message: string }) => {
      throw new Error(message);
    },
  } as const;
  const groups = agreementGroups(interviews, options, nameOf);
  const rows = groups.map((group) =>
    agreementRows(group, { unit: 'passage', codes: 'either', values, intervals: false }),
  );
  if (rows.length !== pairs + 1) throw new Error('Not all pairs were compared.');
}

function codebookOf(): string {
  const entries = Array.from({ length: codes }, (_, code) => `  - code: Data-number${code}\n`);
  return `speakers: [Interviewer, Interviewee]\ncodes:\n${entries.join('')}`;
}

/** Passages of some thirty words; of coders, each puts a code on two in five, and three in four of those have both. */
function talkOf(interview: number, coder: string): string {
  const blocks = Array.from({ length: passages }, (_, passage) => {
    const words = Array.from(
      { length: 30 },
      (__, at) => `word${(interview * 31 + passage * 17 + at * at) % 997}`,
    );
    const coded = (passage + interview) % 5 < 2;
    const code = (passage * 7 + (coder === 'Bo' && passage % 4 === 0 ? 1 : 0)) % codes;
    return `${passage % 2 ? 'Interviewee' : 'Interviewer'}\n\n${words.join(' ')}.\n${coded ? `\nData-number${code}\n` : ''}`;
  });
  return blocks.join('\n');
}
