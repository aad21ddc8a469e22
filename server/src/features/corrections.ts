import damerauLevenshtein from 'damerau-levenshtein';
import { labelKey, numbersOf } from '../codebook/labels';
import type { Study } from '../study/study';
import type { Summary } from '../study/summary';
import { hasCodeShape } from '../transcript/shape';
import { isRole, speakerKey } from '../transcript/speakers';
import { diagnose, type TranscriptDiagnostic } from './diagnostics';
import type { SpanEdit } from './fixes';

/**
 * Corrects what can only have been meant one way, and is no speech whoever reads it:
 *
 * - a label that is near just one of the codebook, and differs from it in case, hyphens, spaces, plurals or one letter of at
 *   least eight. Other near misses may be new codes, and a line that would be speech without its likeness to a label
 *   may be speech.
 * - the misspelt name of a role (`Inteviewer`). Other names that are alike may be two people.
 *
 * Deprecated codes, aliases and codes that stand twice are left: what becomes of them is for people to say.
 *
 * @param isWanted tells which findings the user wants to hear of
 */
export function clearCorrections(
  study: Study,
  summary: Summary,
  isWanted: (finding: TranscriptDiagnostic) => boolean,
): SpanEdit[] {
  const marked = new Set(summary.codings.filter((coding) => coding.marked).map(({ at }) => at.line));
  return diagnose(study, summary).flatMap((finding) => {
    const [by, ...others] = finding.suggestions;
    if (by === undefined || others.length > 0 || !isWanted(finding)) return [];
    const isClear =
      finding.code === 'misspelled-code'
        ? isClearLabel(study, finding.written, by, marked.has(finding.at.line))
        : finding.code === 'unknown-speaker' && isRole(speakerKey(by));
    return isClear ? [{ at: finding.at, newText: by }] : [];
  });
}

function isClearLabel(study: Study, written: string, label: string, marked: boolean): boolean {
  const code = study.resolve(label);
  if (!code || code.deprecated !== null) return false;
  if (!marked && !(hasCodeShape(written) && hasCodeShape(label))) return false;
  if (numbersOf(written) !== numbersOf(label)) return false;
  return [code.label, ...code.aliases].some((spelling) => isSlip(labelKey(written), labelKey(spelling)));
}

/** True for normal forms that are alike, or of which one has a single wrong letter. */
function isSlip(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= 8 && damerauLevenshtein(a, b).steps === 1);
}
