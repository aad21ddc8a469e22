import { coderKey } from '../../analysis/counted';
import { moderatesOf } from '../../study/moderates';
import type { Study } from '../../study/study';
import { spokenWords } from '../../study/summarize';
import type { Summary } from '../../study/summary';
import type { Range, Transcript } from '../../transcript/transcript';
import { codeQuestion, isOpenQuestion } from './codeQuestion';

/** A question of a file that nobody has answered. */
export interface QuestionInText {
  /** The place of its memo in `Transcript.memos`. */
  readonly memo: number;
  /** The memo as written, behind its marks. */
  readonly text: string;
  /** Where the memo stands. */
  readonly at: Range;
  /** The codebook's label, or the label as written where the codebook has none. */
  readonly label: string;
  readonly known: boolean;
  readonly quote: string | null;
  readonly coders: readonly string[];
  /** True where all whose work the file settles have put it on the same words. */
  readonly agreed: boolean;
  /** The passage that it is about. */
  readonly passage: number;
  readonly range: Range;
  /** What is said there, single-spaced. */
  readonly words: string;
  readonly speaker: string | null;
}

/** The open questions of a file, in its order. */
export function openQuestionsIn(study: Study, transcript: Transcript): QuestionInText[] {
  const moderates = moderatesOf(transcript);
  const all = moderates?.coders ?? [];
  return transcript.memos.flatMap(({ text, passage: index, range: at }, memo) => {
    const passage = transcript.passages[index];
    const question = passage ? codeQuestion(text) : null;
    if (!passage || !question || !isOpenQuestion(study, question, moderates !== null)) return [];
    const { quote, coders } = question;
    const known = study.resolve(question.label)?.label;
    const own = new Set(coders.map(coderKey));
    return {
      memo,
      text,
      at,
      label: known ?? question.label,
      known: known !== undefined,
      quote,
      coders,
      agreed: all.length > 1 && all.every((name) => own.has(coderKey(name))),
      passage: index,
      range: passage.range,
      words: spokenWords(transcript, passage.range),
      speaker: passage.speaker,
    };
  });
}

/** Whether a file may have open questions, as far as its summary tells. */
export function mayHaveQuestions(study: Study, { moderates, memos }: Summary): boolean {
  return memos.some(({ text, passage }) => {
    const question = passage < 0 ? null : codeQuestion(text);
    return question !== null && isOpenQuestion(study, question, moderates !== null);
  });
}
