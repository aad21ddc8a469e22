import { itemAt } from '../transcript/itemAt';
import type { FileCoding } from './codedFile';
import type { AgreementUnit, ComparedInterview, ComparedUnit } from './comparedInterview';
import { carries } from './spokenWords';

/** A unit on which two coders agree in a code, and put it on other words. */
export interface OtherWords {
  readonly unit: ComparedUnit;
  readonly label: string;
}

/** True of units in which a code may be on other words: a word is itself, and in an interview as a whole nobody looks for words. */
export function hasOtherWords(unit: AgreementUnit): boolean {
  return unit === 'passage' || unit === 'turn';
}

/**
 * Where the first two coders who have a unit agree in a code, and where they quote other words with it. A code on a whole passage
 * is on other words than one with a quote; two codes without quotes are on the same words, however the passage is divided.
 *
 * @returns how often two coders have the same code on a unit, and where on other words
 */
export function onOtherWords(interview: ComparedInterview): { both: number; other: OtherWords[] } {
  const other: OtherWords[] = [];
  let both = 0;
  for (const unit of interview.units) {
    const files = unit.sets.flatMap((set, file) => (set === null ? [] : [file])).slice(0, 2);
    const [a, b] = files.map((file) => unitCodings(interview, unit, file));
    if (!a || !b) continue;
    for (const [label, own] of a) {
      const others = b.get(label);
      if (!others) continue;
      both++;
      if (own.concat(others).every(({ quote }) => quote === null)) continue;
      const words = [own, others].map((codings, at) =>
        sharedWordsCoded(interview, unit, itemAt(files, at), codings),
      );
      if (words[0] !== words[1]) other.push({ unit, label });
    }
  }
  return { both, other };
}

/** The codings of a file on a unit by their labels. */
export function unitCodings(
  { files }: ComparedInterview,
  { passages }: ComparedUnit,
  file: number,
): Map<string, FileCoding[]> {
  const own = new Set(passages[file]);
  const found = new Map<string, FileCoding[]>();
  for (const coding of itemAt(files, file).codings) {
    if (!own.has(coding.passage)) continue;
    const known = found.get(coding.label);
    if (known) known.push(coding);
    else found.set(coding.label, [coding]);
  }
  return found;
}

/** Which of the shared words of a unit codings of a file are on, by their numbers, with commas between them. */
export function sharedWordsCoded(
  { alignment, compared }: ComparedInterview,
  { start, end }: ComparedUnit,
  file: number,
  codings: readonly FileCoding[],
): string {
  const { starts } = itemAt(compared, file);
  const on: number[] = [];
  for (let at = start; at < end; at++) {
    const place = itemAt(alignment.words.shared, at)[file];
    if (place === undefined) continue;
    const from = itemAt(starts, place);
    if (codings.some(({ range }) => carries(range, { range: { start: from, end: from + 1 } }))) on.push(at);
  }
  return on.join(',');
}
