import type { Code } from '../../codebook/codebook';
import { unitOrder } from '../../codebook/naturalOrder';
import { derived, unchanging } from '../../study/derived';
import { composed, decomposed } from '../../transcript/composed';
import { itemAt } from '../../transcript/itemAt';

/** One row of a code in the list of an editor. */
export interface FilterText {
  /** What the editor compares with what is typed, from now on until it asks again. */
  readonly text: string;
  /** The spelling that the row stands for instead of the label; null for the label. */
  readonly alias: string | null;
}

/**
 * What an editor is to compare with what is typed: every spelling of a code, also with spaces between its words,
 * so that `data mis` finds `Data-missing-values`. In small letters, as VS Code prefers a label whose capitals are
 * typed alike, and `people` would find a family `People` before each of its codes `PEOPLE-...`. A spelling that
 * begins with what is typed comes first and begins with those very letters, as Neovim compares beginnings, with case.
 *
 * A spelling that others go on from, as `Data-loss-fix` from `Data-loss`, stands alone: of texts that begin with all that
 * is typed VS Code prefers the one that ends there. Where that leaves another spelling out that begins so, too, it has a
 * row of its own.
 *
 * @param codes all codes of the study
 */
export function filterTexts(codes: readonly Code[], code: Code, typed: string): FilterText[] {
  const small = typed.toLowerCase();
  const all = [...new Set(spellingsOf(code).flatMap(variants))];
  const begins = (text: string) => text.startsWith(small);
  const begun = spellingsOf(code).filter((spelling) => variants(spelling).some(begins));
  const first = all.find(begins);
  if (small === '' || first === undefined) return [{ text: all.join(' '), alias: null }];
  const asTyped = (text: string) => typed + text.slice(typed.length);
  const others = (rest: readonly string[]) => [asTyped(first), ...rest.filter((text) => text !== first)];
  const beginnings = beginningsOf(codes);
  if (!begun.some((spelling) => variants(spelling).some((text) => beginnings.goOn(text, code))))
    return [{ text: others(all).join(' '), alias: null }];
  const rows = begun.map((spelling): FilterText => {
    const alias = spelling === code.label ? null : spelling;
    const text = variants(spelling).find(begins) ?? first;
    const isShared = beginnings.isShared(text, code);
    // Only its capitals, or what joins its words, tell such a label from another one.
    if (isShared && spelling.startsWith(typed)) return { text: spelling, alias };
    if (!isShared && beginnings.goOn(text, code)) return { text: asTyped(text), alias };
    return { text: [asTyped(text), ...all.filter((one) => !begins(one))].join(' '), alias };
  });
  return rows.filter(({ text }, index) => rows.findIndex((row) => row.text === text) === index);
}

/** True when a code has rows other than now once something is typed, for which the editor must ask again. */
export function dependsOnTyping(codes: readonly Code[], code: Code): boolean {
  const beginnings = beginningsOf(codes);
  return spellingsOf(code).some((spelling) => variants(spelling).some((text) => beginnings.goOn(text, code)));
}

/** True when just this is a spelling of the code; case does not count, nor what joins its words. */
export function isSpeltOut(code: Code, typed: string): boolean {
  const small = composed(typed.trim()).toLowerCase();
  return spellingsOf(code).some(
    (spelling) => spelling.length === small.length && variants(spelling).includes(small),
  );
}

function spellingsOf({ label, aliases }: Code): string[] {
  return [label, ...aliases];
}

/**
 * A spelling in small letters, as it is and with spaces, with composed accents and with decomposed ones: an editor compares
 * unit by unit, and what is typed may have either.
 */
function variants(spelling: string): string[] {
  const small = spelling.toLowerCase();
  const both = [small, small.replace(/[-_/:]/g, ' ')];
  return [...new Set([...both, ...both.map(decomposed)])];
}

/** The spellings of all codes in their order, so that those that begin alike stand together. */
class Beginnings {
  private readonly sorted: readonly (readonly [text: string, code: Code])[];

  constructor(codes: readonly Code[]) {
    const all = codes.flatMap((code) =>
      spellingsOf(code).flatMap((spelling) => variants(spelling).map((text) => [text, code] as const)),
    );
    this.sorted = all.sort(([a], [b]) => unitOrder(a, b));
  }

  /** True when another code has this spelling, or one that begins with it. */
  goOn(text: string, code: Code): boolean {
    return this.others(text, code, (spelling) => spelling.startsWith(text));
  }

  /** True when another code has this spelling. */
  isShared(text: string, code: Code): boolean {
    return this.others(text, code, (spelling) => spelling === text);
  }

  private others(text: string, code: Code, isMeant: (spelling: string) => boolean): boolean {
    for (let at = this.firstFrom(text); ; at++) {
      const [spelling, of] = this.sorted[at] ?? [];
      if (spelling === undefined || !isMeant(spelling)) return false;
      if (of !== code) return true;
    }
  }

  private firstFrom(text: string): number {
    let low = 0;
    for (let high = this.sorted.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (itemAt(this.sorted, middle)[0] < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const beginningsOf = derived(unchanging, (codes: readonly Code[]) => new Beginnings(codes));
