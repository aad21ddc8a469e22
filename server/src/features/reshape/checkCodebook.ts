import * as l10n from '@vscode/l10n';
import type { Code, Codebook } from '../../codebook/codebook';
import type { CodebookDraft } from '../../codebook/draft';
import { labelIndex } from '../../codebook/labels';
import { Refusal } from '../../codebook/refusal';

/**
 * Makes sure that a change brings no mistakes into the codebook, and that no code or definition is lost in it.
 *
 * @param before the codebook as it was
 * @param became see `LabelChanges`
 * @throws Refusal with the first new mistake, or the first code that would be lost
 */
export function checkCodebook(
  { codebook }: CodebookDraft,
  before: Codebook,
  became: ReadonlyMap<string, string | null>,
): void {
  const left = new Map<string, number>();
  for (const { code } of before.problems) left.set(code, (left.get(code) ?? 0) + 1);
  for (const { code, message } of codebook.problems) {
    const known = left.get(code) ?? 0;
    if (known === 0)
      throw new Refusal(l10n.t('The codebook would have a mistake then: {0} Nothing was changed.', message));
    left.set(code, known - 1);
  }
  const { resolve } = labelIndex(codebook);
  const after = new Map(codebook.codes.map((code) => [code.label, code]));
  for (const code of before.codes) {
    const to = became.get(code.label);
    if (to === null || saysAll(after.get(to ?? code.label), code)) continue;
    throw lost(code.label);
  }
  const kept = before.codes.filter(({ label }) => !became.has(label));
  for (const alias of kept.flatMap(({ aliases }) => aliases)) if (!resolve(alias)) throw lost(alias);
}

/** True when all that defines a code is there. */
function saysAll(after: Code | undefined, before: Code): boolean {
  if (!after) return false;
  const keys = ['description', 'include', 'exclude', 'example'] as const;
  return keys.every((key) => {
    const said = before[key];
    return said === null || spaced(after[key] ?? '').includes(spaced(said));
  });
}

/** A text whose lines may have been folded otherwise. */
function spaced(text: string): string {
  return text.trim().split(/\s+/).join(' ');
}

function lost(label: string): Refusal {
  return new Refusal(
    l10n.t(
      '“{0}” would be lost in codebook.yaml, which is written in an unusual way there. Nothing was changed. Begin its entry with `- code:` on one line, and try again.',
      label,
    ),
  );
}
