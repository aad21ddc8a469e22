import type { Code } from '../../codebook/codebook';
import { itemAt, numberAt } from '../../transcript/itemAt';
import type { OpenTranscript } from '../shared/openTranscript';
import { type Evidence, type EvidenceKind, evidenceIn } from './evidence';
import { withScene } from './scene';
import { weights } from './weights';
import { whyOf } from './why';

/** A code of the codebook as it may be meant for a passage. */
export interface Ranked {
  readonly code: Code;
  /** What speaks for it, all in all: of two codes that with the higher one is likelier. */
  readonly score: number;
  /** What speaks for it most, in two or three words for people; '' when nothing does. */
  readonly why: string;
}

/** So many are near the top, so that it is worth telling why. */
const mostReasons = 30;

/**
 * All codes of a study, those first that a passage is likely to be coded with: after what is coded in other interviews, in
 * this file above and below the passage, and on the passage itself. Codes on it already come after those that are not, and
 * deprecated ones last.
 *
 * What other coders saw in the same interview is left out, so that it does not guide this one's hand.
 *
 * @param passage its number in the transcript; with none of that number, what is common in the study comes first
 */
export function rankCodes(open: OpenTranscript, passage: number): Ranked[] {
  const { study } = open;
  return withScene(open, passage, (scene) => {
    const evidence = evidenceIn(scene);
    const scores = scene.codes.map((_, index) => scoreOf(evidence, index));
    const group = scene.codes.map(({ deprecated }, index) =>
      deprecated !== null ? 2 : scene.present.has(index) ? 1 : 0,
    );
    // A study without a codebook has no order of its codes but that of the alphabet.
    const label = (index: number) => itemAt(scene.codes, index).label;
    const inOrder = (a: number, b: number) => (study.hasCodebook ? a - b : label(a) < label(b) ? -1 : 1);
    const order = scene.codes.map((_, index) => index);
    order.sort(
      (a, b) => itemAt(group, a) - itemAt(group, b) || itemAt(scores, b) - itemAt(scores, a) || inOrder(a, b),
    );
    return order.flatMap((index, place) => {
      const code = scene.codes[index];
      const why = place < mostReasons ? whyOf(scene, evidence, index) : '';
      return code ? { code, score: itemAt(scores, index), why } : [];
    });
  });
}

const all = Object.keys(weights) as EvidenceKind[];

const precision = 1e6;

function scoreOf(evidence: Evidence, index: number): number {
  let score = 0;
  for (const source of all) score += weights[source] * numberAt(evidence[source], index);
  // What nothing tells apart keeps the order of the codebook, however its numbers were rounded.
  return Math.round(score * precision) / precision;
}
