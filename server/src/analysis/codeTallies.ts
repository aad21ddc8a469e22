import { itemAt } from '../transcript/itemAt';
import type { ResampledRow, ResampledUnits } from './alphaInterval';
import { type Coefficients, type PairCounts, pairCoefficients } from './coefficients';
import type { ComparedSets } from './comparedSets';
import { nominalAgreement, type Votes } from './nominalAgreement';

/** The units of one or several interviews that a row is about, and who coded them. */
export interface ComparedGroup {
  readonly interviews: readonly ComparedSets[];
  /** All coders, in order. */
  readonly coders: readonly string[];
}

/** How coders used one code, or several as one table, over the units of a group. */
export interface CodeTally {
  /** How many cells each coder had to fill for each unit: 1 for a code, the number of codes for several. */
  readonly width: number;
  /** Of two coders: how often both used it, and so on; null of more. */
  readonly counts: PairCounts | null;
  /** Cells by how many coders had them, and how many of those used the code. */
  readonly votes: readonly Votes[];
  /** How often each coder used it. */
  readonly byCoder: readonly number[];
  readonly resampled: ResampledRow;
}

/** Counts what coders did with codes over the same units. */
export class Tallies {
  readonly units: ComparedSets['units'];
  readonly resampledUnits: ResampledUnits;
  /** For each unit the places in `ComparedGroup.coders` of the coders of its files. */
  private readonly coders: readonly (readonly number[])[];
  /** How many units have so many coders. */
  private readonly sizes = new Map<number, number>();
  private readonly uses: Map<number, CodeUse[]>;
  private readonly isPair: boolean;

  constructor(readonly group: ComparedGroup) {
    this.units = group.interviews.flatMap(({ units }) => units);
    this.isPair = group.coders.length === 2;
    const places = new Map(group.coders.map((coder, place) => [coder, place]));
    this.coders = group.interviews.flatMap(({ coders, units }) => {
      const own = coders.map((coder) => places.get(coder) ?? -1);
      return units.map(() => own);
    });
    const perUnit = this.units.map((sets) => sets.reduce((count, set) => (set ? count + 1 : count), 0));
    for (const size of perUnit) this.sizes.set(size, (this.sizes.get(size) ?? 0) + 1);
    const borders = [0];
    for (const { units } of group.interviews) borders.push((borders.at(-1) ?? 0) + units.length);
    this.resampledUnits = { coders: perUnit, interviews: borders };
    this.uses = this.usesByCode();
  }

  /** The codes that anybody used on a unit. */
  get used(): number[] {
    return [...this.uses.keys()];
  }

  /** The codes that at least two coders used, be it on different units. */
  get usedByTwo(): number[] {
    return this.used.filter((code) => this.tally([code]).byCoder.filter((times) => times > 0).length > 1);
  }

  /** Several codes as one table; of one code alone, its own. */
  tally(codes: readonly number[]): CodeTally {
    const byCoder = this.group.coders.map(() => 0);
    const cells = new Map<string, { coders: number; yes: number; cells: number }>();
    const used = new Map<number, { ones: number; differing: number }>();
    for (const code of codes) {
      for (const { unit, who } of this.uses.get(code) ?? []) {
        const coders = itemAt(this.resampledUnits.coders, unit);
        for (const place of who) byCoder[place] = itemAt(byCoder, place) + 1;
        const key = `${coders} ${who.length}`;
        const same = cells.get(key);
        if (same) same.cells++;
        else cells.set(key, { coders, yes: who.length, cells: 1 });
        const use = used.get(unit) ?? { ones: 0, differing: 0 };
        use.ones += who.length;
        use.differing += (2 * who.length * (coders - who.length)) / (coders - 1);
        used.set(unit, use);
      }
    }
    for (const [coders, units] of this.sizes) {
      let left = units * codes.length;
      for (const one of cells.values()) if (one.coders === coders) left -= one.cells;
      if (left > 0) cells.set(`${coders} 0`, { coders, yes: 0, cells: left });
    }
    return {
      width: codes.length,
      counts: this.isPair ? this.pairCounts(codes, byCoder) : null,
      votes: Array.from(cells.values(), ({ coders, yes, cells: units }) => ({
        chosen: [coders - yes, yes],
        units,
      })),
      byCoder,
      resampled: {
        values: codes.length,
        used: Array.from(used, ([unit, { ones, differing }]) => ({ unit, ones, differing })),
      },
    };
  }

  private pairCounts(codes: readonly number[], [a = 0, b = 0]: readonly number[]): PairCounts {
    let both = 0;
    for (const code of codes) for (const { who } of this.uses.get(code) ?? []) if (who.length === 2) both++;
    const neither = this.units.length * codes.length - (a + b - both);
    return { both, onlyA: a - both, onlyB: b - both, neither };
  }

  private usesByCode(): Map<number, CodeUse[]> {
    const uses = new Map<number, CodeUse[]>();
    this.units.forEach((sets, unit) => {
      const places = itemAt(this.coders, unit);
      const who = new Map<number, number[]>();
      sets.forEach((set, file) => {
        for (const code of set ?? []) {
          const coders = who.get(code);
          if (coders) coders.push(itemAt(places, file));
          else who.set(code, [itemAt(places, file)]);
        }
      });
      for (const [code, coders] of who) {
        const known = uses.get(code);
        if (known) known.push({ unit, who: coders });
        else uses.set(code, [{ unit, who: coders }]);
      }
    });
    return uses;
  }
}

/** A unit on which some coders, by their places, used a code. */
interface CodeUse {
  readonly unit: number;
  readonly who: readonly number[];
}

/** How far coders agree by what was counted. */
export function coefficientsOf({ counts, votes }: Pick<CodeTally, 'counts' | 'votes'>): Coefficients {
  return counts ? pairCoefficients(counts) : { ...nominalAgreement(votes), kappa: null };
}
