import type { Code } from '../../codebook/codebook';
import type { Study } from '../../study/study';
import { interviewKey } from '../../study/uses';
import type { Transcript } from '../../transcript/transcript';
import type { Counts } from './counts';
import { learntFrom } from './learnt';
import { longestRead, type Step, stepsIn } from './steps';
import { wordsOf } from './words';

/** What is known when somebody is about to code a passage. Codes go by their places in the codebook. */
export interface Scene {
  readonly codes: readonly Code[];
  /** The place of the code that a label stands for; undefined for a label that stands for none. */
  readonly indexOf: (label: string) => number | undefined;
  /** What other interviews and the rest of this file teach. */
  readonly counts: Counts;
  /** The codes on the passage already. */
  readonly present: ReadonlySet<number>;
  /** The codes on the passage before, and on how many passages in a row up to it. */
  readonly before: ReadonlyMap<number, number>;
  /** How many passages ago each code of this file was last put on, of those above. */
  readonly ago: ReadonlyMap<number, number>;
  /** The codes that began last above the passage, and are not on the passage before any more. */
  readonly begunLast: ReadonlySet<number>;
  readonly passage: number;
  /** From 0 for the top of the file to 1 for its end. */
  readonly place: number;
  /** What counts of the words of the passage, and how they stand there. */
  readonly words: ReadonlyMap<string, string>;
  /** The same of the question before it. */
  readonly question: ReadonlyMap<string, string>;
}

/** So many of the file's own coded passages are learnt from, the nearest ones. */
const mostOwnSteps = 120;

/** Sets the scene for a passage and hands it over: what was learnt may be another thing with the next request. */
export function withScene<T>(
  study: Study,
  file: string,
  transcript: Transcript,
  passage: number,
  use: (scene: Scene) => T,
): T {
  const counts = learntFrom(study, interviewKey(file, transcript));
  const own = stepsIn(transcript);
  const nearest = nearestOf(
    own.filter((step) => step.passage !== passage),
    passage,
  );
  counts.add(nearest, 1);
  try {
    return use(sceneOf(study, transcript, passage, counts, own));
  } finally {
    counts.add(nearest, -1);
  }
}

function nearestOf(steps: readonly Step[], passage: number): readonly Step[] {
  const at = steps.findIndex((step) => step.passage > passage);
  const end = Math.min(steps.length, (at < 0 ? steps.length : at) + mostOwnSteps / 4);
  return steps.slice(Math.max(0, end - mostOwnSteps), end);
}

function sceneOf(
  study: Study,
  transcript: Transcript,
  passage: number,
  counts: Counts,
  own: readonly Step[],
): Scene {
  const { codes } = study.codebook;
  const places = new Map(codes.map((code, index) => [code, index]));
  const indexOf = (label: string) => {
    const code = study.resolve(label);
    return code && places.get(code);
  };
  const codesOf = (step: Step | undefined) => new Set((step?.labels ?? []).flatMap((l) => indexOf(l) ?? []));
  const ago = new Map<number, number>();
  const runs = new Map<number, number>();
  let begunLast = new Set<number>();
  for (const step of own) {
    if (step.passage >= passage) break;
    const begun = new Set<number>();
    for (const code of codesOf(step)) {
      const goesOn = ago.get(code) === step.passage - 1;
      if (!goesOn) begun.add(code);
      runs.set(code, goesOn ? (runs.get(code) ?? 0) + 1 : 1);
      ago.set(code, step.passage);
    }
    if (begun.size > 0) begunLast = begun;
  }
  const before = new Map<number, number>();
  for (const [code, at] of ago) {
    ago.set(code, passage - at);
    if (at === passage - 1) before.set(code, runs.get(code) ?? 1);
  }
  return {
    codes,
    indexOf,
    counts,
    present: codesOf(own.find((step) => step.passage === passage)),
    before,
    ago,
    begunLast,
    passage,
    place: passage / Math.max(1, transcript.passages.length - 1),
    words: wordsOf(textOf(transcript, passage)),
    question: wordsOf(textOf(transcript, questionBefore(transcript, passage))),
  };
}

/** So many passages above, a question is taken to be answered. */
const farthestQuestion = 12;
/** Shorter ones only say that somebody listens: `Right?` */
const shortestQuestion = 25;

/** The passage above that asks something; -1 for none nearby. */
function questionBefore(transcript: Transcript, passage: number): number {
  const speaker = transcript.passages[passage]?.speaker;
  for (let at = passage - 1; at >= Math.max(0, passage - farthestQuestion); at--) {
    const text = textOf(transcript, at);
    if (text.length < shortestQuestion || !text.includes('?')) continue;
    if (transcript.passages[at]?.speaker !== speaker) return at;
  }
  return -1;
}

function textOf({ text, passages }: Transcript, number: number): string {
  const range = passages[number]?.range;
  return range ? text.slice(range.start, Math.min(range.end, range.start + longestRead)) : '';
}
