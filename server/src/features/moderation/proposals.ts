import type { FileCoding } from '../../analysis/codedFile';
import type { ComparedInterview, ComparedUnit } from '../../analysis/comparedInterview';
import { sharedWordsCoded, unitCodings } from '../../analysis/otherWords';
import { itemAt } from '../../transcript/itemAt';
import { locateQuote } from '../../transcript/quote';
import type { Range } from '../../transcript/transcript';
import { writtenQuote } from '../../transcript/writtenQuote';

/** A code that coders have put on the same words of a unit. */
export interface Proposal {
  /** The codebook's label. */
  readonly label: string;
  /** The passage of the first file that it is about: the one that says the words, else the last of the unit. */
  readonly passage: number;
  /** The words that it is about; null for the whole passage. */
  readonly quote: string | null;
  readonly coders: readonly string[];
  /** True where every coder whose file has the unit has this code on these words, and none on others; at least two do. */
  readonly isAgreed: boolean;
}

/**
 * What coders have put on a unit of which the first file is the one that settles it: each code once for all words it is on.
 *
 * @param compared that file, and behind it those of the coders
 */
export function proposalsOn(compared: ComparedInterview, unit: ComparedUnit): Proposal[] {
  const labels = new Map<string, Map<string, Found>>();
  const present: number[] = [];
  for (let file = 1; file < compared.files.length; file++) {
    if (itemAt(unit.passages, file).length === 0) continue;
    present.push(file);
    for (const [label, codings] of unitCodings(compared, unit, file)) {
      const byWords = labels.get(label) ?? new Map<string, Found>();
      labels.set(label, byWords);
      for (const coding of codings) {
        const key = coding.quote === null ? '' : sharedWordsCoded(compared, unit, file, [coding]);
        const known = byWords.get(key);
        if (!known) byWords.set(key, { coding, file, files: new Set([file]) });
        else known.files.add(file);
      }
    }
  }
  return Array.from(labels).flatMap(([label, byWords]) => {
    const isAgreed =
      present.length > 1 &&
      byWords.size === 1 &&
      [...byWords.values()].every(({ files }) => files.size === present.length);
    return Array.from(byWords.values(), ({ coding, file, files }): Proposal => {
      const coders = [...files].map((one) => itemAt(compared.files, one).coder);
      return { label, coders, isAgreed, ...wordsIn(compared, unit, file, coding) };
    });
  });
}

/** A coding, and the files of all coders who have it. */
interface Found {
  readonly coding: FileCoding;
  readonly file: number;
  readonly files: Set<number>;
}

/** Where the words of a coding are in the first file: as its coder quotes them where they are said so there. */
function wordsIn(
  compared: ComparedInterview,
  unit: ComparedUnit,
  file: number,
  coding: FileCoding,
): { passage: number; quote: string | null } {
  const { transcript } = itemAt(compared.files, 0);
  const { text, marks } = transcript;
  const own = itemAt(unit.passages, 0);
  const last = itemAt(own, own.length - 1);
  const { quote } = coding;
  if (quote === null) return { passage: last, quote: null };
  const said = own.find((index) => locateQuote(text, itemAt(transcript.passages, index).range, quote, marks));
  if (said !== undefined) return { passage: said, quote };
  const range = rangeInFirst(compared, sharedWordsCoded(compared, unit, file, [coding]));
  const passage = own.find((index) => {
    const { start, end } = itemAt(transcript.passages, index).range;
    return range !== null && range.start >= start && range.end <= end;
  });
  if (range === null || passage === undefined) return { passage: last, quote };
  const written = writtenQuote(text, itemAt(transcript.passages, passage).range, range);
  return { passage, quote: written?.text ?? quote };
}

/** From the first to the last of some shared words in the first file; null where it has none of them. */
function rangeInFirst({ alignment, compared }: ComparedInterview, words: string): Range | null {
  const { starts, words: own } = itemAt(compared, 0);
  const places = words
    .split(',')
    .filter((number) => number !== '')
    .flatMap((number) => itemAt(alignment.words.shared, Number(number))[0] ?? []);
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined) return null;
  return { start: itemAt(starts, first), end: itemAt(starts, last) + itemAt(own, last).length };
}
