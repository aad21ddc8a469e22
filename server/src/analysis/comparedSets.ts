import { itemAt } from '../transcript/itemAt';
import type { ComparedInterview } from './comparedInterview';
import { onOtherWords } from './otherWords';
import type { CodeSet } from './setDistance';

/** What of a compared interview is counted. It hangs on no text, so that there may be many of them. */
export interface ComparedSets {
  readonly interview: string;
  /** By file, as are the sets of a unit. */
  readonly coders: readonly string[];
  /** For each unit what each coder put on it; null for one whose file lacks it. */
  readonly units: readonly (readonly (CodeSet | null)[])[];
  /** What only one file has, by coder. */
  readonly unpaired: readonly {
    readonly coder: string;
    readonly passages: number;
    readonly codings: number;
  }[];
  readonly words: ComparedInterview['words'];
  /** How often two coders have the same code on a unit, and how often on other words. */
  readonly quotes: { readonly both: number; readonly other: number };
}

/** What is counted of an interview. */
export function comparedSets(compared: ComparedInterview): ComparedSets {
  const { both, other } = onOtherWords(compared);
  return {
    interview: compared.interview,
    coders: compared.files.map(({ coder }) => coder),
    units: compared.units.map(({ sets }) => sets),
    unpaired: compared.files.map(({ coder, codings }, file) => {
      const alone = new Set(itemAt(compared.unpaired, file));
      return {
        coder,
        passages: alone.size,
        codings: codings.filter(({ passage }) => alone.has(passage)).length,
      };
    }),
    words: compared.words,
    quotes: { both, other: other.length },
  };
}
