import * as l10n from '@vscode/l10n';
import { Refusal } from '../../codebook/refusal';
import type { CodebookVocabulary } from '../../codebook/vocabulary';
import { composed } from '../../transcript/composed';
import { EditedText } from '../../transcript/editedText';
import { parse } from '../../transcript/parse';
import type { Transcript } from '../../transcript/transcript';
import { annotationEdits, ranks } from '../coding/annotationPlan';
import { listOf } from '../coding/codePassages';
import { isSameCode } from '../coding/codingsOn';
import { noCoding, type Outcome, unreadable } from '../coding/outcome';
import type { AnnotationStep } from '../coding/steps';
import { labelProblem } from '../coding/writableLabel';
import type { OpenTranscript } from '../shared/openTranscript';
import { leaveOutQuestion, takingSteps } from './settle';

/** A memo line, named by what stands there, so that another line is never taken for it. */
export interface MemoLineName {
  /** From 0. */
  readonly line: number;
  readonly text: string;
}

/** How questions of a file are answered, all in one step. */
export interface Answers {
  readonly take: readonly MemoLineName[];
  readonly leaveOut: readonly MemoLineName[];
  /** Code lines that go, as they stand there. */
  readonly remove: readonly { readonly line: number; readonly label: string }[];
  /** Codes that are put on a whole passage besides. */
  readonly add: readonly { readonly passage: number; readonly label: string; readonly rank: number | null }[];
}

/**
 * Answers questions: those that are taken become code lines, and those that are not say so.
 *
 * @param open read by the study's vocabulary of now
 * @param then what the parser will know when it is done, where codes come into the codebook with it
 * @throws Refusal where a line says something else by now, or something would be read as something else
 */
export function settleAnswers(
  open: OpenTranscript,
  { take, leaveOut, remove, add }: Answers,
  then: CodebookVocabulary = open.study.vocabulary(),
): Outcome {
  const { study, file, transcript } = open;
  const edited = new EditedText(transcript.text);
  const left = leaveOut.map((name) => {
    const answer = leaveOutQuestion(open, memoAt(transcript, name));
    if (!answer) throw questionGone();
    return answer;
  });
  edited.change(left.flatMap(({ edits }) => edits));
  const between = left.length === 0 ? transcript : parse(edited.text, study.vocabulary(), file);
  if (!isSameBut(transcript, between)) throw unreadable();
  const now: OpenTranscript = { study, file, transcript: between };
  const taken = take.map((name) => {
    const taking = takingSteps(now, memoAt(transcript, name));
    if (!taking) throw questionGone();
    return taking;
  });
  const removed = remove.map(({ line, label }) => {
    const coding = between.codings.findIndex((one) => one.line === line && one.label === label);
    if (coding < 0) throw noCoding(label);
    return coding;
  });
  const added = add.flatMap(({ passage, label: given, rank }): AnnotationStep[] => {
    const problem = labelProblem(given);
    if (problem !== null) throw new Refusal(problem);
    const label = study.resolve(given)?.label ?? composed(given);
    const isThere = between.codings.some(
      (coding, index) =>
        coding.passage === passage &&
        coding.quote === null &&
        !removed.includes(index) &&
        isSameCode(study, coding.label, label),
    );
    const place = rank ?? ranks(study)(label);
    return isThere
      ? []
      : [{ kind: 'add', passage, label, quote: null, rank: place < 0 ? Number.POSITIVE_INFINITY : place }];
  });
  const steps = [
    ...taken.flatMap((taking) => taking.steps),
    ...removed.map((coding): AnnotationStep => ({ kind: 'remove', coding })),
    ...added,
  ];
  if (steps.length > 0) {
    const edits = annotationEdits(now, eachOnce(steps), then);
    if (!edits) throw unreadable();
    edited.change(edits);
  }
  const taking = taken.map(({ label }) => label);
  const adding = added.flatMap((step) => (step.kind === 'add' ? step.label : []));
  const did = [
    ...(taking.length > 0 ? [l10n.t('Took {0}', listOf(taking))] : []),
    ...(left.length > 0 ? [l10n.t('Left out {0}', listOf(left.map(({ label }) => label)))] : []),
    ...(adding.length > 0 ? [l10n.t('Added {0}', listOf(adding))] : []),
    ...(remove.length > 0 ? [l10n.t('Removed {0}', listOf(remove.map(({ label }) => label)))] : []),
  ];
  return { edits: edited.edits, did: did.join(' · ') };
}

function memoAt({ memos }: Transcript, { line, text }: MemoLineName): number {
  const memo = memos.findIndex((one) => one.line === line);
  if (memos[memo]?.text !== text) throw questionGone();
  return memo;
}

/** Memos and codings of one text are those of the other by their places, and what is said is the same. */
function isSameBut(before: Transcript, after: Transcript): boolean {
  const shape = ({ text, memos, codings, passages }: Transcript) =>
    JSON.stringify([
      memos.map(({ passage, coding, line }) => [passage, coding, line]),
      codings.map(({ passage, label, line }) => [passage, label, line]),
      passages.map(({ speaker, range }) => [speaker, text.slice(range.start, range.end)]),
    ]);
  return before === after || shape(before) === shape(after);
}

/** Two questions may propose one code on the same words: it is written once. */
function eachOnce(steps: readonly AnnotationStep[]): AnnotationStep[] {
  const seen = new Set<string>();
  return steps.filter((step) => {
    if (step.kind !== 'add') return true;
    const key = JSON.stringify([step.passage, step.label, step.quote?.target ?? null]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function questionGone(): Refusal {
  return new Refusal(
    l10n.t('The question is not on that line any more, so nothing was changed. Please try again.'),
  );
}
