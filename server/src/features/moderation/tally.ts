import * as l10n from '@vscode/l10n';
import { type CodedFile, codedFile } from '../../analysis/codedFile';
import { EditedText } from '../../transcript/editedText';
import { fold } from '../../transcript/fold';
import { parse } from '../../transcript/parse';
import type { TextEdit } from '../../transcript/textEdit';
import { annotationEdits } from '../coding/annotationPlan';
import { unreadable } from '../coding/outcome';
import { attributeEdit } from '../shared/attributes';
import type { OpenTranscript } from '../shared/openTranscript';
import { codeQuestion, questionKey } from './codeQuestion';
import { comparedWith } from './moderate';
import { type Proposal, proposalsOn } from './proposals';

/** What has become of the codes that coders have put on an interview. */
export interface ModerationTally {
  /** Codes that all coders agree on and that stand in the file. */
  readonly agreed: number;
  /** Codes that all coders agree on and that do not stand there: whoever settles it has taken them off. */
  readonly takenOff: number;
  /** Questions without an answer. */
  readonly open: number;
  /** Codes that do not stand there: they were left out, or were never asked about. */
  readonly leftOut: number;
  /** Codes that were taken, by the coders who had put them there. */
  readonly taken: readonly { readonly coders: readonly string[]; readonly codes: number }[];
  /** Codes that no coder has put there. */
  readonly own: number;
  /** Lines of the file that say that a code is left out. */
  readonly noLines: number;
}

/**
 * Counts what has become of the codes of coders, from the files alone: nothing else keeps a count.
 *
 * @param coders the files of those whose work the open one settles; without any, only the lines of the file itself are counted
 * @throws Refusal where the files are no one interview
 */
export function tallyOf(
  { study, file, transcript: moderated }: OpenTranscript,
  coders: readonly CodedFile[],
): ModerationTally {
  const { memos } = moderated;
  const questions = memos.map(({ text }) => codeQuestion(text));
  const noLines = questions.filter((question) => question?.kind === 'left-out').length;
  const openLines = questions.filter((question) => question?.kind === 'open').length;
  const own = codedFile(study, file, '', moderated);
  if (coders.length === 0)
    return {
      agreed: 0,
      takenOff: 0,
      open: openLines,
      leftOut: noLines,
      taken: [],
      own: own.codings.length,
      noLines,
    };
  const compared = comparedWith({ coders }, own);
  const taken = new Map<string, { coders: readonly string[]; codes: number }>();
  const alone = new Set(compared.unpaired[0]);
  let [agreed, takenOff, open, leftOut] = [0, 0, 0, 0];
  let added = own.codings.filter(({ passage }) => alone.has(passage)).length;
  for (const unit of compared.units) {
    const passages = new Set(unit.passages[0]);
    if (passages.size === 0) continue;
    const asked = new Map<string, 'open' | 'left-out'>();
    for (const [index, { passage }] of memos.entries()) {
      const question = passages.has(passage) ? questions[index] : null;
      if (question) asked.set(questionKey(study, question), question.kind);
    }
    const codings = own.codings.filter(({ passage }) => passages.has(passage));
    const proposals = proposalsOn(compared, unit);
    const isProposed = (coding: CodedFile['codings'][number]) =>
      proposals.some((proposal) => stands(proposal, proposals, coding));
    added += codings.filter((coding) => !isProposed(coding)).length;
    for (const proposal of proposals) {
      const said = asked.get(questionKey(study, proposal));
      if (said === 'open') open++;
      else if (said === 'left-out') leftOut++;
      else if (!codings.some((coding) => stands(proposal, proposals, coding))) {
        if (proposal.isAgreed) takenOff++;
        else leftOut++;
      } else if (proposal.isAgreed) agreed++;
      else {
        const key = proposal.coders.join(', ');
        const known = taken.get(key) ?? { coders: proposal.coders, codes: 0 };
        known.codes++;
        taken.set(key, known);
      }
    }
  }
  return { agreed, takenOff, open, leftOut, taken: [...taken.values()], own: added, noLines };
}

/** A code that was proposed once stands wherever the moderator has put it; of one on several words, those words tell. */
function stands(
  { label, quote }: Proposal,
  proposals: readonly Proposal[],
  coding: CodedFile['codings'][number],
): boolean {
  if (coding.label !== label) return false;
  const isOnly = proposals.filter((other) => other.label === label).length === 1;
  return isOnly || wordsOf(coding.quote) === wordsOf(quote);
}

function wordsOf(quote: string | null): string | null {
  return quote === null ? null : fold(quote).text.toLowerCase();
}

/** How many questions were put, and how many of them have an answer. */
export function settledOf({ open, leftOut, taken }: ModerationTally): { asked: number; settled: number } {
  const settled = leftOut + taken.reduce((sum, { codes }) => sum + codes, 0);
  return { asked: settled + open, settled };
}

/** A tally in words, such as `35 asked: 20 taken (Ilan 12, PO 8), 14 left out, 1 open; 120 agreed, 4 of my own`. */
export function tallyInWords(tally: ModerationTally): string {
  const { agreed, takenOff, open, leftOut, taken, own } = tally;
  const { asked } = settledOf(tally);
  const all = taken.reduce((sum, { codes }) => sum + codes, 0);
  const whose = taken.map(({ coders, codes }) => `${coders.join(' + ')} ${codes}`).join(', ');
  const parts = [
    whose === '' ? l10n.t('{0} taken', all) : l10n.t('{0} taken ({1})', all, whose),
    l10n.t('{0} left out', leftOut),
    ...(open > 0 ? [l10n.t('{0} open', open)] : []),
    l10n.t('{0} agreed by all', agreed),
    ...(takenOff > 0 ? [l10n.t('{0} agreed by all and taken off', takenOff)] : []),
    l10n.t('{0} added by the moderator', own),
  ];
  return l10n.t('{0} questions: {1}', asked, parts.join(', '));
}

/**
 * The edits that write a tally into the front matter of a file, as `settled`, and take away the lines that say what was left out
 * if that is wanted.
 *
 * @throws Refusal where the front matter cannot be written, or something would be read as something else
 */
export function finishingEdits(
  { study, file, transcript }: OpenTranscript,
  said: string,
  removeNoLines: boolean,
): TextEdit[] {
  const edited = new EditedText(transcript.text);
  const steps = transcript.memos.flatMap(({ text }, memo) =>
    removeNoLines && codeQuestion(text)?.kind === 'left-out' ? [{ kind: 'erase' as const, memo }] : [],
  );
  if (steps.length > 0) {
    const edits = annotationEdits({ study, file, transcript }, steps);
    if (!edits) throw unreadable();
    edited.change(edits);
  }
  edited.change([attributeEdit(parse(edited.text, study.vocabulary(), file), 'settled', said)]);
  return edited.edits;
}
