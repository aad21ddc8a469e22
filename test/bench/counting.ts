// How long the counts over many files take, once the index of a study is there; and how long R takes over the same codings.
import * as fs from 'node:fs';
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
import { timesInR } from './inR';
import type { StudyOnDisk } from './measure';
import { stopwatch } from './timing';

/** In milliseconds: the median of several answers, each after a transcript has changed. */
export interface Counting {
  readonly matrix: number;
  readonly cooccurrence: number;
  readonly saturation: number;
  /** The longest of all their steps, between which requests get their turn: the least of several rounds. */
  readonly longestStep: number;
  /** What R takes for codes by interview, codes together, and new codes; null where it is not installed. */
  readonly inR: readonly [number, number, number] | null;
}

const runs = 15;

const scope = { has: () => true, pathOf: () => null, nameOf: (file: string) => file };

/** Measures the counts over a study that has been read, and with it what follows from it once nobody asks for anything else. */
function measureCounting(of: StudyOnDisk): Counting {
  const { study, change } = readStudy(of);
  finished(interviewFilesSteps(study, scope));
  let longestStep = 0;
  const timed = (asks: (asked: Asked) => Generator<void, unknown>) => {
    const times: number[] = [];
    const longest: number[] = [];
    for (let run = 0; run < runs; run++) {
      change();
      const took = stopwatch();
      finished(whole(study, asks));
      times.push(took());
    }
    // Apart from these, as to look at the clock that often takes its time as well.
    for (let run = 0; run < 5; run++) {
      const steps = whole(study, asks);
      longest.push(0);
      for (let took = stopwatch(), step = steps.next(); !step.done; took = stopwatch(), step = steps.next())
        longest[run] = Math.max(longest[run] ?? 0, took());
    }
    longestStep = Math.max(longestStep, Math.min(...longest));
    return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
  };
  const { nameOf } = scope;
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
  const counted = countedFiles(yield* interviewFilesSteps(study, scope), 'final');
  yield;
  return yield* asks({ counted, rows: codeRows(study, 'codes') });
}

/** @returns the study, and what changes the words of its first transcript */
function readStudy({ folder, transcripts }: StudyOnDisk): { study: Study; change: () => void } {
  const study = new Study();
  const reading = new Reading(study);
  reading.setCodebook(readCodebook(codebookText()));
  reading.want(Array.from({ length: transcripts }, (_, index) => transcriptPath(folder, index + 1)));
  for (let file = reading.next(); file !== undefined; file = reading.next())
    reading.read(file, decode(fs.readFileSync(file)));
  const first = transcriptPath(folder, 1);
  let text = decode(fs.readFileSync(first)) ?? '';
  const change = () => {
    text = `${text}\n\nInterviewer: One more word.\n`;
    reading.read(first, text);
  };
  return { study, change };
}

/** The straightforward way in R, its table already read, in processor time: the least of three turns. */
const script = `
d <- read.csv(commandArgs(TRUE)[1])
took <- function(work) { run <- substitute(work); at <- parent.frame()
  1000 * min(replicate(3, { gc(); sum(system.time(eval(run, at))[c("user.self", "sys.self")]) })) }
a <- took({ m <- table(d$code, d$interview) })
b <- took({ p <- unique(d[c("passage", "code")]); i <- as.integer(factor(p$passage)); j <- as.integer(factor(p$code))
  s <- split(j, i); n <- matrix(0L, max(j), max(j)); for (k in s) if (length(k) > 1) n[k, k] <- n[k, k] + 1L })
c <- took({ first <- tapply(d$interview, d$code, min); cumsum(tabulate(first, max(d$interview))) })
cat(a, b, c)
`;

function inR(study: Study): Counting['inR'] {
  const lines = ['interview,passage,code'];
  let number = 0;
  for (const { codings, interview, passages } of study.transcripts.values()) {
    for (const { label, passage } of codings) lines.push(`${interview},${number + passage},${label}`);
    number += passages;
  }
  const [matrix, cooccurrence, saturation] = timesInR(script, lines);
  if (matrix === undefined || cooccurrence === undefined || saturation === undefined) return null;
  return [matrix, cooccurrence, saturation];
}

process.stdout.write(JSON.stringify(measureCounting(JSON.parse(process.argv[2] ?? ''))));
