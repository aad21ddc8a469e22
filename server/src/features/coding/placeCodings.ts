// Codings of a table put on a transcript that is there.
import type { CodebookVocabulary } from '../../codebook/vocabulary';
import type { TableCoding } from '../../exchange/codingsTable';
import type { Losses } from '../../exchange/imported';
import { composed } from '../../transcript/composed';
import { EditedText } from '../../transcript/editedText';
import { locateQuote } from '../../transcript/quote';
import type { TextEdit } from '../../transcript/textEdit';
import type { Coding, Passage, Transcript } from '../../transcript/transcript';
import { quoteAsGiven, type WrittenQuote, writtenQuote } from '../../transcript/writtenQuote';
import type { OpenTranscript } from '../shared/openTranscript';
import { readChanged } from '../shared/readChanged';
import { annotationEdits, ranks } from './annotationPlan';
import { codedRange, isSameCode } from './codingsOn';
import type { AnnotationStep } from './steps';
import { passagesOfRows } from './tablePassages';
import { labelProblem } from './writableLabel';

/** What becomes of a transcript. */
export interface PlacedCodings {
  readonly edits: readonly TextEdit[];
  /** How many codings come in. */
  readonly placed: number;
  /** How many are there already. */
  readonly there: number;
}

/** Quotes that were written have their middle left out when they are longer, in UTF-16 units; people may write longer ones. */
const longestGiven = 160;

type AddStep = Extract<AnnotationStep, { kind: 'add' }>;

/**
 * Puts the codings of a table on the passages with their words, with their memos. What is there already stays as it is.
 *
 * @param open read by the study's vocabulary of now
 * @param rows those of this transcript
 * @param then what the parser will know, where codes come into the codebook along with them
 * @param losses gets what cannot be placed
 */
export function placeCodings(
  open: OpenTranscript,
  rows: readonly TableCoding[],
  then: CodebookVocabulary,
  losses: Losses,
): PlacedCodings {
  const passages = passagesOfRows(open.transcript, rows);
  const wanted: { readonly step: AddStep; readonly memo: string | null; readonly isThere: boolean }[] = [];
  const rank = ranks(open.study);
  for (const row of rows) {
    const label = open.study.resolve(row.label)?.label ?? composed(row.label);
    const passage = passages.get(row);
    if (!passage || labelProblem(label) !== null) {
      losses.add('coding-without-place', placeOf(row));
      continue;
    }
    const quote = row.whole ? null : quoteIn(open.transcript, passage, row.words);
    if (quote === undefined) losses.add('words-changed', placeOf(row));
    const place = rank(label);
    const step: AddStep = {
      kind: 'add',
      passage: passage.index,
      label,
      quote: quote ?? null,
      rank: place < 0 ? Number.POSITIVE_INFINITY : place,
    };
    const isThere = has(open, open.transcript.codings, step);
    const again = wanted.some(({ step: other }) => sameCoding(open, other, step));
    if (!again) wanted.push({ step, memo: row.memo, isThere });
  }
  const steps = wanted.flatMap(({ step, isThere }) => (isThere ? [] : [step]));
  const edits = steps.length === 0 ? [] : annotationEdits(open, steps, then);
  const there = wanted.length - steps.length;
  if (edits === null) {
    const [first] = rows;
    if (first) losses.add('coding-without-place', placeOf(first), steps.length);
    return { edits: [], placed: 0, there };
  }
  const edited = new EditedText(open.transcript.text);
  edited.change(edits);
  const notes = wanted.flatMap(({ step, memo }) => (memo === null ? [] : [{ step, memo }]));
  if (notes.length > 0) edited.change(memoEdits(open, edited.text, notes, then, losses));
  return { edits: edited.edits, placed: steps.length, there };
}

/** Where a row stands, for people. */
export function placeOf({ file, interview, line, label }: TableCoding): string {
  return [file || (interview ?? ''), ...(line === null ? [] : [`line ${line}`])]
    .filter((part) => part !== '')
    .join(', ')
    .concat(`: ${label}`);
}

/** The quote as a table has it; null for the whole passage, undefined where the passage does not say it. */
function quoteIn(
  { text, marks }: Transcript,
  { range }: Passage,
  words: string,
): WrittenQuote | null | undefined {
  const target = locateQuote(text, range, words, marks);
  if (target === null) return undefined;
  // A table of codings has quotes as they were written, another all words that are coded.
  return words.length <= longestGiven ? quoteAsGiven(words, target) : writtenQuote(text, range, target);
}

function has(open: OpenTranscript, codings: readonly Coding[], step: AddStep): boolean {
  return codings.some((coding) => isCodingOf(open, open.transcript, coding, step));
}

function isCodingOf(
  { study }: OpenTranscript,
  transcript: Transcript,
  coding: Coding,
  step: AddStep,
): boolean {
  if (coding.passage !== step.passage || !isSameCode(study, step.label, coding.label)) return false;
  const about = codedRange(transcript, coding);
  const from = transcript.passages[step.passage]?.range;
  const words = step.quote?.target ?? from;
  return about.start === words?.start && about.end === words.end;
}

function sameCoding({ study }: OpenTranscript, one: AddStep, other: AddStep): boolean {
  return (
    one.passage === other.passage &&
    one.quote?.target.start === other.quote?.target.start &&
    one.quote?.target.end === other.quote?.target.end &&
    isSameCode(study, one.label, other.label)
  );
}

/** Writes memos below their codings, which are there by now; those that say the same already stay alone. */
function memoEdits(
  open: OpenTranscript,
  text: string,
  notes: readonly { readonly step: AddStep; readonly memo: string }[],
  then: CodebookVocabulary,
  losses: Losses,
): TextEdit[] {
  const transcript = readChanged(open.study, open.file, text, then);
  const steps = notes.flatMap(({ step, memo }): AnnotationStep[] => {
    const coding = transcript.codings.findIndex(
      ({ passage, label, quote }) =>
        passage === step.passage &&
        isSameCode(open.study, label, step.label) &&
        (quote?.text ?? null) === (step.quote?.text ?? null),
    );
    const known = new Set(transcript.memos.filter((one) => one.coding === coding).map((one) => one.text));
    const texts = composed(memo)
      .split(/[\r\n]+/)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !known.has(line));
    return coding < 0 || texts.length === 0 ? [] : [{ kind: 'note', on: { coding }, texts }];
  });
  if (steps.length === 0) return [];
  const edits = annotationEdits({ study: open.study, file: open.file, transcript }, steps, then);
  if (edits === null) losses.add('comment-without-place', open.file, steps.length);
  return edits ?? [];
}
