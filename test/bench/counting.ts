// How long the counts over many files take, once the index of a study is there; and how long R takes over the same codings.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { type CodeRow, codeRows } from '../../server/src/analysis/codeRows';
import { cooccurrenceSteps } from '../../server/src/analysis/cooccurrence';
import { type Counted, countedFiles } from '../../server/src/analysis/counted';
import { interviewFilesSteps } from '../../server/src/analysis/interviewFiles';
import { matrixSteps } from '../../server/src/analysis/matrix';
import { saturationSteps } from '../../server/src/analysis/saturation';
import { finished } from '../../server/src/analysis/steps';
import { readCodebook } from '../../server/src/codebook/read';
import { decode } from '../../server/src/protocol/decode';
import { Reading } from '../../server/src/study/reading';
import { Study } from '../../server/src/study/study';
import { codebookText, transcriptPath } from './generate';
import type { StudyOnDisk } from './measure';

/** In milliseconds, each with the files that count picked anew: the median of several runs. */
export interface Counting {
  readonly matrix: number;
  readonly cooccurrence: number;
  readonly saturation: number;
  /** The longest of all their steps, between which requests get their turn. */
  readonly longestStep: number;
  /** What R takes for codes by interview, codes together, and new codes; null where it is not installed. */
  readonly inR: readonly [number, number, number] | null;
}

const runs = 15;

/** How long something took, in milliseconds: the time of the processor, or of the clock where other threads worked as well. */
function stopwatch(): () => number {
  const before = process.cpuUsage();
  const began = performance.now();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return Math.min((user + system) / 1000, performance.now() - began);
  };
}

export function measureCounting(of: StudyOnDisk): Counting {
  const study = readStudy(of);
  let longestStep = 0;
  const timed = (asks: (asked: Asked) => Generator<void, unknown>) => {
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
      const began = stopwatch();
      finished(whole(study, asks));
      times.push(began());
    }
    // Apart from these, as to look at the clock that often takes its time as well.
    const steps = whole(study, asks);
    for (let last = stopwatch(), step = steps.next(); !step.done; last = stopwatch(), step = steps.next())
      longestStep = Math.max(longestStep, last());
    return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
  };
  const nameOf = (file: string) => file;
  const question = { order: null, base: 4, run: 2, threshold: 5 };
  return {
    matrix: timed(({ counted, rows }) =>
      matrixSteps(study, counted, rows, { columns: { kind: 'interviews' }, count: 'codings', nameOf }),
    ),
    cooccurrence: timed(({ counted, rows }) =>
      cooccurrenceSteps(study, counted, rows, { near: 3, words: new Map() }),
    ),
    saturation: timed(({ counted, rows }) => saturationSteps(study, counted, rows, question)),
    longestStep,
    inR: inR(study),
  };
}

/** What every count is asked of. */
interface Asked {
  readonly counted: Counted;
  readonly rows: readonly CodeRow[];
}

function* whole(study: Study, asks: (asked: Asked) => Generator<void, unknown>): Generator<void, unknown> {
  const scope = { has: () => true, pathOf: () => null, nameOf: (file: string) => file };
  const interviews = yield* interviewFilesSteps(study, scope);
  return yield* asks({ counted: countedFiles(interviews, 'final'), rows: codeRows(study, 'codes') });
}

function readStudy({ folder, transcripts }: StudyOnDisk): Study {
  const study = new Study();
  const reading = new Reading(study);
  reading.setCodebook(readCodebook(codebookText()));
  reading.want(Array.from({ length: transcripts }, (_, index) => transcriptPath(folder, index + 1)));
  for (let file = reading.next(); file !== undefined; file = reading.next())
    reading.read(file, decode(fs.readFileSync(file)));
  // The first who asks for the order of the interviews has it worked out.
  finished(interviewFilesSteps(study, { has: () => true, pathOf: () => null, nameOf: (file) => file }));
  return study;
}

/** The straightforward way in R, its tables already read. */
const script = `
d <- read.csv(commandArgs(TRUE)[1])
took <- function(work) { gc(); 1000 * unname(system.time(work)["elapsed"]) }
a <- took({ m <- table(d$code, d$interview) })
b <- took({ p <- unique(d[c("passage", "code")]); i <- as.integer(factor(p$passage)); j <- as.integer(factor(p$code))
  s <- split(j, i); n <- matrix(0L, max(j), max(j)); for (k in s) if (length(k) > 1) n[k, k] <- n[k, k] + 1L })
c <- took({ first <- tapply(d$interview, d$code, min); cumsum(tabulate(first, max(d$interview))) })
cat(a, b, c)
`;

function inR(study: Study): Counting['inR'] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-r-'));
  try {
    const file = path.join(folder, 'codings.csv');
    const lines = ['interview,passage,code'];
    let number = 0;
    for (const { codings, interview, passages } of study.transcripts.values()) {
      for (const { label, passage } of codings) lines.push(`${interview},${number + passage},${label}`);
      number += passages;
    }
    fs.writeFileSync(file, `${lines.join('\n')}\n`);
    const { stdout, status } = spawnSync('Rscript', ['--vanilla', '-e', script, file], { encoding: 'utf8' });
    const [matrix, cooccurrence, saturation] = (stdout ?? '').trim().split(/\s+/).map(Number);
    if (status !== 0 || matrix === undefined || cooccurrence === undefined || saturation === undefined)
      return null;
    return [matrix, cooccurrence, saturation];
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
