import * as l10n from '@vscode/l10n';
import type { Code } from '../../codebook/codebook';
import { familiesOf } from '../../codebook/families';
import { codesChange, derived } from '../../study/derived';
import type { Study } from '../../study/study';
import type { Range } from '../../transcript/transcript';
import type { QuotesWanted } from '../retrieval/quotesList';
import { codings, interviews, listed } from '../shared/counts';

/** An entry of the codebook that its counts can be shown above. */
export interface CountedEntry {
  /** Where its label stands, in offsets. */
  readonly range: Range;
  /** What is counted: the codings of the code, or those of the whole family that it merely heads. */
  readonly of: QuotesWanted['of'];
}

/** The codes of each family. */
const members = derived(codesChange, ({ codebook }: Study) => familiesOf(codebook.codes));

/**
 * The entries of a codebook, in their order, without those that only head other codes below a family's head: nothing is
 * counted for them.
 */
export function countedEntries(study: Study): CountedEntry[] {
  const { codes } = study.codebook;
  const heads = new Set(codes.flatMap(({ parent }) => parent ?? []));
  return codes.flatMap((code): CountedEntry[] => {
    const { label, labelRange: range } = code;
    const isHeading = (heads.has(label) || isFamilyOfOthers(study, code)) && isUnused(study, label);
    if (!isHeading) return [{ range, of: { kind: 'code', name: label } }];
    return code.family === label ? [{ range, of: { kind: 'family', name: label } }] : [];
  });
}

/** How often something is coded, and in how many interviews, in words. A family's codings are those of all its codes. */
export function countsInWords(study: Study, { kind, name }: CountedEntry['of']): string {
  if (kind === 'code') {
    const uses = study.usesOfLabel(name);
    return uses.codings === 0 ? l10n.t('not used yet') : counted(uses.codings, uses.interviews);
  }
  const inFiles = new Set<string>();
  let sum = 0;
  for (const { label } of members(study).get(name) ?? []) {
    const { codings: count, files } = study.usesOfLabel(label);
    sum += count;
    for (const file of files.keys()) inFiles.add(study.interviews.keyOf(file));
  }
  return sum === 0 ? l10n.t('not used yet') : l10n.t('all its codes: {0}', counted(sum, inFiles.size));
}

function counted(count: number, inInterviews: number): string {
  return listed(codings(count), interviews(inInterviews));
}

function isUnused(study: Study, label: string): boolean {
  return study.usesOfLabel(label).codings === 0;
}

function isFamilyOfOthers(study: Study, { label, family }: Code): boolean {
  return family === label && (members(study).get(label)?.length ?? 0) > 1;
}
