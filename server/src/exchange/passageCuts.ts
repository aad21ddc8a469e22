// Selections of a text cut into what they hold of each of its passages.
import { numberAt } from '../transcript/itemAt';
import { countUpTo } from '../transcript/lines';
import { type SourcePassage, trimmedStretch } from './sourcePassages';

/** What a selection holds of one passage. */
export interface Cut {
  /** The place of the passage, from 0. */
  readonly passage: number;
  /** Its words in the text of the passage, in UTF-16 units, without white space around them. */
  readonly from: number;
  readonly to: number;
}

/** Cuts selections of one text. */
export class PassageCuts {
  /** By passage, where its text is not simply a part of the source. */
  private readonly places = new Map<SourcePassage, Int32Array | null>();
  private readonly ends: readonly number[];

  /** @param passages in the order of the text, none within another */
  constructor(
    private readonly text: string,
    private readonly passages: readonly SourcePassage[],
  ) {
    this.ends = passages.map(({ to }) => to);
  }

  /**
   * What a selection holds of each passage that it touches with more than white space, in order. What it holds beside them, such as
   * names of speakers, is left out.
   *
   * @param from where it begins in the text, in UTF-16 units
   * @param to where it ends
   */
  cut(from: number, to: number): Cut[] {
    const cuts: Cut[] = [];
    for (let index = countUpTo(this.ends, from); index < this.passages.length; index++) {
      const passage = this.passages[index];
      if (!passage || passage.from >= to) break;
      const within = trimmedStretch(this.text, {
        from: Math.max(from, passage.from),
        to: Math.min(to, passage.to),
      });
      const cut = within.from < within.to ? this.inPassage(passage, within.from, within.to) : null;
      if (cut) cuts.push({ passage: index, ...cut });
    }
    return cuts;
  }

  private inPassage(passage: SourcePassage, from: number, to: number): Omit<Cut, 'passage'> | null {
    const places = this.placesOf(passage);
    if (!places) return { from: from - passage.from, to: to - passage.from };
    const { text } = passage;
    let [start, end] = [0, text.length];
    while (start < end && numberAt(places, start) < from) start++;
    while (end > start && numberAt(places, end - 1) >= to) end--;
    const words = trimmedStretch(text, { from: start, to: end });
    return words.from < words.to ? words : null;
  }

  private placesOf(passage: SourcePassage): Int32Array | null {
    let places = this.places.get(passage);
    if (places === undefined) {
      const isPart = this.text.slice(passage.from, passage.to) === passage.text;
      places = isPart ? null : placesInSource(this.text, passage);
      this.places.set(passage, places);
    }
    return places;
  }
}

/**
 * Where each unit of a passage's text is in its source. The words are the ones of the source; white space may have been joined, and
 * what stands between them there may have been left out.
 */
function placesInSource(source: string, { text, from, to }: SourcePassage): Int32Array {
  const places = new Int32Array(text.length);
  let at = from;
  for (let index = 0; index < text.length; index++) {
    if (!/\s/u.test(text.charAt(index))) {
      const unit = text.charCodeAt(index);
      let found = at;
      while (found < to && source.charCodeAt(found) !== unit) found++;
      if (found < to) at = found;
    }
    places[index] = at;
    if (!/\s/u.test(text.charAt(index)) && at < to) at++;
  }
  return places;
}
