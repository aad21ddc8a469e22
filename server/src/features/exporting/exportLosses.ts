import * as l10n from '@vscode/l10n';
import type { ExportedFile, ExportedStudy } from '../../exchange/exported';
import type { Table } from '../../exchange/table';
import type { Qdpx, QdpxOptions } from '../../exchange/writeQdpx';

/** Codings and memos that are about no passage. */
export function orphanLosses({ files }: ExportedStudy): string[] {
  return files.flatMap(({ name, orphans }) => {
    if (orphans === 0) return [];
    return orphans === 1
      ? l10n.t('{0}: 1 coding or memo stands on no passage and is left out.', name)
      : l10n.t('{0}: {1} codings or memos stand on no passage and are left out.', name, orphans);
  });
}

/** What programs read otherwise in a project, or what only one coder's word counts in. */
export function qdpxLosses(
  { disputed, countedDifferently }: Qdpx,
  { positions = 'code-points' }: QdpxOptions,
): string[] {
  return [
    ...disputed.map(disputedLoss),
    ...countedDifferently.map((name) =>
      positions === 'utf16'
        ? l10n.t(
            '{0}: it has characters beyond U+FFFF, such as emoji. Behind the first of them codings are where NVivo looks for them; programs that count as the standard says find them too far behind.',
            name,
          )
        : l10n.t(
            '{0}: it has characters beyond U+FFFF, such as emoji. Behind the first of them codings are where the standard says; NVivo finds them too far in front, so export once more for it, with places counted in UTF-16.',
            name,
          ),
    ),
  ];
}

/** What files of one interview say differently of it: a table of interviews has one row for them. */
export function caseLosses({ files }: ExportedStudy): string[] {
  const cases = new Map<string, Map<string, string>>();
  const disputed = new Set<string>();
  for (const { interview, attributes } of files) {
    const known = cases.get(interview) ?? new Map<string, string>();
    cases.set(interview, known);
    for (const [name, value] of attributes) {
      const first = known.get(name);
      if (first === undefined && value !== '') known.set(name, value);
      else if (value !== '' && first !== value) disputed.add(`${interview}: ${name}`);
    }
  }
  return Array.from(disputed, disputedLoss);
}

/** @param what `Interview 3: date` */
function disputedLoss(what: string): string {
  return l10n.t(
    '{0}: its transcripts say different things of this; what the first of them says goes out.',
    what,
  );
}

/** Of Excel in characters, of SPSS in bytes of UTF-8. */
const longestText = 32_767;

/** Texts that a program cuts because they are too long for it. */
export function cutLosses(tables: readonly Table[], unit: 'characters' | 'bytes'): string[] {
  const lengthOf = (text: string) => (unit === 'bytes' ? new TextEncoder().encode(text).length : text.length);
  const isCut = (text: string) =>
    text.length * (unit === 'bytes' ? 3 : 1) > longestText && lengthOf(text) > longestText;
  return tables.flatMap(({ name, rows }) => {
    const cut = rows.flat().filter((cell) => typeof cell === 'string' && isCut(cell)).length;
    if (cut === 0) return [];
    return unit === 'bytes'
      ? l10n.t('{0}: texts that are cut, as SPSS takes 32,767 bytes: {1}.', name, cut)
      : l10n.t('{0}: texts that are cut, as Excel takes 32,767 characters: {1}.', name, cut);
  });
}

/** Memos that are about a passage and no code: a report of the quotes of codes has no place for them. */
export function passageMemoLosses({ files }: ExportedStudy): string[] {
  return files.flatMap(({ name, memos }: ExportedFile) => {
    if (memos.length === 0) return [];
    return memos.length === 1
      ? l10n.t('{0}: 1 memo is about a passage and no code, and is not in the report.', name)
      : l10n.t(
          '{0}: {1} memos are about passages and no code, and are not in the report.',
          name,
          memos.length,
        );
  });
}
