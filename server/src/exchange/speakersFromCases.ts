// Who speaks, where a project says it by coding words with a person instead of a code.
import type { ImportedPassage, Losses } from './imported';
import type { Cut } from './passageCuts';

/** Words that are somebody's. */
export interface CaseTurn extends Cut {
  readonly speaker: string;
}

/**
 * Names the speakers of passages that have none. A passage without a speaker goes on with the turn before, so that the persons are
 * only taken where each passage from the first of theirs on is somebody's.
 *
 * @param losses gets what is not taken, among links
 */
export function speakersFromCases(
  passages: readonly ImportedPassage[],
  turns: readonly CaseTurn[],
  source: string,
  losses: Losses,
): ImportedPassage[] {
  if (turns.length === 0 || passages.some(({ speaker }) => speaker !== null)) return [...passages];
  const speakers = new Map<number, string>();
  for (const { passage, from, to, speaker } of turns) {
    // Less than half of the words do not make it their passage.
    if ((to - from) * 2 >= (passages[passage]?.text.length ?? 0) && speaker !== '')
      speakers.set(passage, speaker);
  }
  const first = Math.min(...speakers.keys());
  if (speakers.size === 0 || speakers.size < passages.length - first) {
    losses.add('sets-links-graphs', source, turns.length);
    return [...passages];
  }
  return passages.map((passage, index) => {
    const speaker = speakers.get(index) ?? null;
    return { ...passage, speaker: speaker === speakers.get(index - 1) ? null : speaker };
  });
}
