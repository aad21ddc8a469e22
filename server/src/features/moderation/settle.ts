import { itemAt } from '../../transcript/itemAt';
import { locateQuote } from '../../transcript/quote';
import type { TextEdit } from '../../transcript/textEdit';
import type { Passage, Transcript } from '../../transcript/transcript';
import { inMarks, type WrittenQuote } from '../../transcript/writtenQuote';
import { ranks } from '../coding/annotationPlan';
import type { AnnotationStep } from '../coding/steps';
import type { OpenTranscript } from '../shared/openTranscript';
import { type CodeQuestion, codeQuestion, questionText } from './codeQuestion';

/** An answer to a question: what it changes in its file, and the code that it is about. */
interface Answer {
  readonly label: string;
  readonly edits: readonly TextEdit[];
}

/**
 * What is done to the annotations of a file to make a code line of a question, where the code has its place among the others of
 * its passage; where it stands there already, the question only goes.
 *
 * @param memo the place of the question in `Transcript.memos`
 * @returns null for what is no open question
 */
export function takingSteps(
  { study, transcript }: OpenTranscript,
  memo: number,
): { readonly label: string; readonly steps: readonly AnnotationStep[] } | null {
  const question = openQuestion(transcript, memo);
  const passage = question && transcript.passages[itemAt(transcript.memos, memo).passage];
  if (!passage) return null;
  const label = study.resolve(question.label)?.label ?? question.label;
  const quote = quoteIn(transcript, passage, question.quote);
  const isThere = transcript.codings.some(
    (coding) =>
      coding.passage === passage.index &&
      (study.resolve(coding.label)?.label ?? coding.label) === label &&
      (coding.quote?.target?.start ?? -1) === (quote?.target.start ?? -1) &&
      (coding.quote?.target?.end ?? -1) === (quote?.target.end ?? -1),
  );
  const rank = ranks(study)(label);
  const add: AnnotationStep = {
    kind: 'add',
    passage: passage.index,
    label,
    quote,
    rank: rank < 0 ? Number.POSITIVE_INFINITY : rank,
  };
  return { label, steps: [{ kind: 'erase', memo }, ...(isThere ? [] : [add])] };
}

/**
 * Says of a question that its code is left out, on the line on which it stands.
 *
 * @param memo the place of the question in `Transcript.memos`
 * @returns null for what is no open question
 */
export function leaveOutQuestion({ transcript }: OpenTranscript, memo: number): Answer | null {
  const question = openQuestion(transcript, memo);
  if (!question) return null;
  const { range } = itemAt(transcript.memos, memo);
  const newText = `// ${questionText({ ...question, kind: 'left-out' })}`;
  return { label: question.label, edits: [{ range, newText }] };
}

function openQuestion({ memos }: Transcript, memo: number): CodeQuestion | null {
  const question = codeQuestion(memos[memo]?.text ?? '');
  return question?.kind === 'open' ? question : null;
}

/** Quoted words, as a passage says them; null for the whole passage, and for what it does not say. */
export function quoteIn(
  { text, marks }: Pick<Transcript, 'text' | 'marks'>,
  { range }: Pick<Passage, 'range'>,
  quote: string | null,
): WrittenQuote | null {
  const target = quote === null ? null : locateQuote(text, range, quote, marks);
  return quote === null || target === null ? null : { text: quote, marked: inMarks(quote), target };
}
