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
import { timesInR } from './inR';
import { stopwatch } from './timing';

/** How many interviews two coders have coded, and how many passages each has. */
const pairs = 36;
const passages = 160;
const codes = 140;
const coders = ['Ann', 'Bo'] as const;

/** In milliseconds of processor time on one core, or of the clock where that is less: the least of some rounds. */
export interface AgreementTimes {
  readonly ours: number;
  /** A straightforward script in R, which is given the codes of each unit; null where it is not installed. */
  readonly inR: number | null;
}

/**
 * How long it takes to compare two coders who have both coded 36 interviews of 160 passages with 140 codes, with the interval of
 * 2,000 resamples for each of them, once both have been read.
 */
function measureAgreement(): AgreementTimes {
  const study = new Study();
  const reading = new Reading(study);
  reading.setCodebook(readCodebook(codebookOf()));
  const texts = new Map<string, string>();
  for (let interview = 1; interview <= pairs; interview++)
    for (const coder of coders) texts.set(`Interview ${interview} - ${coder}.txt`, talkOf(interview, coder));
  reading.want(texts.keys());
  for (let file = reading.next(); file !== undefined; file = reading.next())
    reading.read(file, texts.get(file) ?? null);
  let ours = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const took = stopwatch();
    compare(study, texts);
    ours = Math.min(ours, took());
  }
  const [inR] = timesInR(script, unitsInLines(study));
  return { ours, inR: inR ?? null };
}

/** What each unit has of whom; the files say the same words, so that units are passages. */
function unitsInLines(study: Study): string[] {
  const lines = ['interview,coder,unit,code'];
  for (const { interview, coder, codings } of study.transcripts.values())
    for (const { passage, label } of codings) lines.push(`${interview},${coder},${passage + 1},${label}`);
  return lines;
}

/** Krippendorff's alpha over units and codes, all that either coder uses, and its interval by resampling units. */
const script = `
d <- read.csv(commandArgs(TRUE)[1])
alpha <- function(a, b) {
  n <- length(a); ones <- sum(a) + sum(b); all <- 2 * n
  1 - (sum(a != b) / n) / (2 * ones * (all - ones) / (all * (all - 1)))
}
set.seed(1)
took <- system.time(for (own in split(d, d$interview)) {
  codes <- unique(own$code)
  cells <- lapply(split(own, own$coder), function(one) {
    m <- matrix(FALSE, ${passages}, length(codes)); m[cbind(one$unit, match(one$code, codes))] <- TRUE; m })
  found <- replicate(2000, { i <- sample.int(${passages}, replace = TRUE); alpha(cells[[1]][i, ], cells[[2]][i, ]) })
  quantile(found, c(.025, .975))
})
cat(1000 * sum(took[c("user.self", "sys.self")]))
`;

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

process.stdout.write(JSON.stringify(measureAgreement()));
