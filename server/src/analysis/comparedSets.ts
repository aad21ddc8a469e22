import { itemAt } from '../transcript/itemAt';
import type { AgreementUnit, ComparedInterview } from './comparedInterview';
import { hasOtherWords, onOtherWords } from './otherWords';
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
  /** How often two coders have the same code on a unit, and how often on other words; null where units say nothing of words. */
  readonly quotes: { readonly both: number; readonly other: number } | null;
}

/** What is counted of an interview. */
export function comparedSets(compared: ComparedInterview, unit: AgreementUnit): ComparedSets {
  const quotes = hasOtherWords(unit) ? onOtherWords(compared) : null;
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
    quotes: quotes && { both: quotes.both, other: quotes.other.length },
  };
}
