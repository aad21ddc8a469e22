// What is counted: the codes of a study, or their families.
import type { CodeKind } from '../codebook/codebook';
import { naturalOrder } from '../codebook/naturalOrder';
import type { Study } from '../study/study';

/** What can stand in the rows of a count. */
export const rowKinds = ['codes', 'families'] as const;
export type RowKind = (typeof rowKinds)[number];

/** A code that is counted, or a family of codes. */
export interface CodeRow {
  /** What people call it: the label of the code, or the name of the family. */
  readonly name: string;
  /** The codebook's label, as written where it has none; null for a family. */
  readonly code: string | null;
  readonly family: string | null;
  /** Null for a family, and for a code that the codebook lacks. */
  readonly kind: CodeKind | null;
  /** Whether the codebook has it. Without a codebook nothing is known. */
  readonly known: boolean;
  /** False for what only heads other codes: it is left out unless somebody has coded it all the same. */
  readonly codable: boolean;
  /** The labels that are counted under it. */
  readonly labels: readonly string[];
}

/**
 * The codes of a study in the order of its codebook, behind them those in use that it lacks, in natural order. As families:
 * each where its first code stands, with codes of no family among them by themselves.
 */
export function codeRows(study: Study, by: RowKind): CodeRow[] {
  const codes = study.codebook.codes.map(
    ({ label, family, kind, codable }): CodeRow => ({
      name: label,
      code: label,
      family,
      kind,
      known: study.hasCodebook,
      codable,
      labels: [label],
    }),
  );
  const lacking = [...study.writtenLabels.keys()].filter((label) => !study.resolve(label)).sort(naturalOrder);
  const all = [
    ...codes,
    ...lacking.map(
      (label): CodeRow => ({
        name: label,
        code: label,
        family: null,
        kind: null,
        known: false,
        codable: true,
        labels: [label],
      }),
    ),
  ];
  return by === 'codes' ? all : familyRows(all);
}

function familyRows(codes: readonly CodeRow[]): CodeRow[] {
  const rows = new Map<string, CodeRow & { labels: string[] }>();
  for (const code of codes) {
    const { family } = code;
    // A code may be called like a family that it is not of.
    const key = family === null ? `code:${code.name}` : `family:${family}`;
    const before = rows.get(key);
    if (before) {
      before.labels.push(...code.labels);
      continue;
    }
    const head = family === null ? code : { ...code, name: family, code: null, kind: null, codable: true };
    rows.set(key, { ...head, labels: [...code.labels] });
  }
  return [...rows.values()];
}
