import * as l10n from '@vscode/l10n';
import type { CodedFile } from '../../analysis/codedFile';
import { naturalOrder } from '../../codebook/naturalOrder';
import { Refusal } from '../../codebook/refusal';
import type { Study } from '../../study/study';
import { itemAt } from '../../transcript/itemAt';
import { applyEdits } from '../../transcript/textEdit';
import { annotationEdits, ranks } from '../coding/annotationPlan';
import type { AnnotationStep } from '../coding/steps';
import { comparedWith } from './moderate';
import { type Proposal, proposalsOn } from './proposals';
import { quoteIn } from './settle';

/** What one coder has coded, on the speech of another file. */
export interface CoderText {
  readonly text: string;
  /** How many codings are on passages that the speech lacks: they are not in the text. */
  readonly lacking: number;
}

/**
 * Writes the codes of a coder under the speech of a file of the interview, each passage's in the order of the codebook and
 * without memos, so that two such texts differ in lines of codes alone.
 *
 * @param speech the file whose words are shown
 * @param coded the file whose codes are shown; it may be that one
 * @throws Refusal where the files are no one interview, or the codes would be read as something else there
 */
export function coderText(study: Study, speech: CodedFile, coded: CodedFile): CoderText {
  const { file, transcript } = speech;
  const compared = comparedWith({ coders: [coded] }, speech);
  const shown = compared.units.filter(({ passages }) => itemAt(passages, 0).length > 0);
  const proposals = shown.flatMap((unit) => proposalsOn(compared, unit));
  const steps: AnnotationStep[] = [
    ...transcript.memos.map((_, memo): AnnotationStep => ({ kind: 'erase', memo })),
    ...transcript.codings.map((_, coding): AnnotationStep => ({ kind: 'remove', coding })),
    ...inCodebookOrder(study, proposals).map(({ label, passage, quote, rank }): AnnotationStep => {
      const at = itemAt(transcript.passages, passage);
      return { kind: 'add', passage, label, quote: quoteIn(transcript, at, quote), rank };
    }),
  ];
  const edits = annotationEdits({ study, file, transcript }, steps);
  if (!edits)
    throw new Refusal(
      l10n.t(
        'The codes of {0} cannot be shown with this speech: they would be read as something else there.',
        coded.coder,
      ),
    );
  const placed = new Set(shown.flatMap(({ passages }) => itemAt(passages, 1)));
  const lacking = coded.codings.filter(({ passage }) => !placed.has(passage)).length;
  return { text: applyEdits(transcript.text, edits), lacking };
}

/** Passage by passage; codes that the codebook lacks come last, by their names. */
function inCodebookOrder(
  study: Study,
  proposals: readonly Proposal[],
): (Proposal & { readonly rank: number })[] {
  const rank = ranks(study);
  return proposals
    .map((proposal) => {
      const place = rank(proposal.label);
      return { ...proposal, rank: place < 0 ? Number.POSITIVE_INFINITY : place };
    })
    .sort(
      (a, b) =>
        a.passage - b.passage ||
        (a.rank === b.rank ? naturalOrder(a.label, b.label) : a.rank - b.rank) ||
        naturalOrder(a.quote ?? '', b.quote ?? ''),
    );
}
