import type { Summary } from '../../study/summary';
import type { Transcript } from '../../transcript/transcript';
import { textOfPassage } from './passageText';
import { wordsByStem } from './words';

/** One coded passage of a file: what was coded there, and with which words. */
export interface CodedPassage {
  /** Its number in the file. */
  readonly passage: number;
  /** Where in the file it stands, from 0 for the top to 1 for the end. */
  readonly place: number;
  /** The labels as written, each once. */
  readonly labels: readonly string[];
  /** Of its coded words, each once. */
  readonly words: readonly string[];
}

/** The coded passages of a file that is not at hand, in its order, from what its study knows of it. */
export function codedPassagesOf({ codings, passages }: Summary): CodedPassage[] {
  const excerpts = new Map<number, Set<string>>();
  return steps(codings, passages, (passage) => {
    if (excerpts.size === 0) {
      for (const coding of codings) {
        const known = excerpts.get(coding.passage);
        if (known) known.add(coding.excerpt);
        else excerpts.set(coding.passage, new Set([coding.excerpt]));
      }
    }
    return [...(excerpts.get(passage) ?? [])].join(' ');
  });
}

/**
 * The coded passages of a file at hand, as far as they are between two of its passages.
 *
 * @param first the number of a passage
 * @param last is one of them, too
 */
export function codedPassagesIn(transcript: Transcript, first: number, last: number): CodedPassage[] {
  const codings = transcript.codings.filter(({ passage }) => passage >= first && passage <= last);
  return steps(codings, transcript.passages.length, (number) => textOfPassage(transcript, number));
}

function steps(
  codings: Iterable<{ readonly label: string; readonly passage: number }>,
  passages: number,
  textOf: (passage: number) => string,
): CodedPassage[] {
  const labels = new Map<number, Set<string>>();
  for (const { label, passage } of codings) {
    if (passage < 0 || label === '') continue;
    const known = labels.get(passage);
    if (known) known.add(label);
    else labels.set(passage, new Set([label]));
  }
  return [...labels]
    .sort(([a], [b]) => a - b)
    .map(([passage, on]) => ({
      passage,
      place: passage / Math.max(1, passages - 1),
      labels: [...on],
      words: [...wordsByStem(textOf(passage)).keys()],
    }));
}
