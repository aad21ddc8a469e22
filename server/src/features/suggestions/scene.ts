import type { Code } from '../../codebook/codebook';
import { derived, unchanging } from '../../study/derived';
import { numberKey } from '../../study/interviews';
import type { Study } from '../../study/study';
import type { Transcript } from '../../transcript/transcript';
import type { OpenTranscript } from '../shared/openTranscript';
import { CodeCounts } from './codeCounts';
import type { LearntCounts } from './counts';
import { learntFrom } from './learnt';
import { questionsBefore, textOfPassage } from './passageText';
import { type CodedPassage, codedPassagesIn } from './steps';
import { wordsByStem } from './words';

/** What is known when somebody is about to code a passage. Codes go by their places in the codebook. */
export interface Scene {
  readonly codes: readonly Code[];
  /** The place of the code that a label stands for; undefined for a label that stands for none. */
  readonly indexOf: (label: string) => number | undefined;
  /** What other interviews and the rest of this file teach. */
  readonly known: CodeCounts;
  /** The codes on the passage already. */
  readonly present: ReadonlySet<number>;
  /** How many passages ago each code of this file was last put on, of those above. */
  readonly ago: ReadonlyMap<number, number>;
  /** The codes on the passage before. */
  readonly before: ReadonlySet<number>;
  /** The codes that were the last to begin above. */
  readonly begunLast: ReadonlySet<number>;
  /** From 0 for the top of the file to 1 for its end. */
  readonly place: number;
  /** What counts of the words of the passage, and how they stand there. */
  readonly words: ReadonlyMap<string, string>;
  /** What counts of the words of the question before the passage, and how they stand there. */
  readonly question: ReadonlyMap<string, string>;
  /** What counts of the words of the last few questions, and how they stand there. */
  readonly questions: ReadonlyMap<string, string>;
}

/** So many of the file's own coded passages are learnt from: those above and a few below. */
const mostAbove = 80;
const mostBelow = 20;
/** What is talked about was named by one of the last questions. */
const mostQuestions = 3;

/** Sets the scene for a passage and hands it over. It is gone with the next one, as what was learnt is kept up to date. */
export function withScene<T>(
  { study, file, transcript }: OpenTranscript,
  passage: number,
  use: (scene: Scene) => T,
): T {
  const counts = learntFrom(study, numberKey(file, transcript));
  const own = codedPassagesIn(transcript, passage - mostAbove, passage + mostBelow);
  const others = own.filter((step) => step.passage !== passage);
  counts.add(others, 1);
  try {
    return use(sceneOf(study, transcript, passage, counts, own));
  } finally {
    counts.add(others, -1);
  }
}

function sceneOf(
  study: Study,
  transcript: Transcript,
  passage: number,
  counts: LearntCounts,
  own: readonly CodedPassage[],
): Scene {
  const { codes } = study.codebook;
  const places = placesOf(codes);
  const indexOf = (label: string) => {
    const code = study.resolve(label);
    return code && places.get(code);
  };
  const codesOf = (step: CodedPassage | undefined) =>
    new Set((step?.labels ?? []).flatMap((l) => indexOf(l) ?? []));
  const questions = questionsBefore(transcript, passage, mostQuestions);
  return {
    codes,
    indexOf,
    known: new CodeCounts(counts, codes, indexOf),
    present: codesOf(own.find((step) => step.passage === passage)),
    ...earlier(
      own.filter((step) => step.passage < passage),
      passage,
      codesOf,
    ),
    place: passage / Math.max(1, transcript.passages.length - 1),
    words: wordsByStem(textOfPassage(transcript, passage)),
    question: wordsByStem(questions[0] ?? ''),
    questions: wordsByStem(questions.join(' ')),
  };
}

const placesOf = derived(
  unchanging,
  (codes: readonly Code[]): ReadonlyMap<Code, number> => new Map(codes.map((code, index) => [code, index])),
);

/** What was coded above a passage. */
function earlier(
  above: readonly CodedPassage[],
  passage: number,
  codesOf: (step: CodedPassage) => Set<number>,
) {
  const last = new Map<number, number>();
  let begunLast = new Set<number>();
  for (const step of above) {
    const codes = codesOf(step);
    const begun = [...codes].filter((code) => last.get(code) !== step.passage - 1);
    if (begun.length > 0) begunLast = new Set(begun);
    for (const code of codes) last.set(code, step.passage);
  }
  const ago = new Map([...last].map(([code, at]) => [code, passage - at]));
  const before = new Set([...ago].flatMap(([code, passages]) => (passages === 1 ? [code] : [])));
  return { ago, before, begunLast };
}
