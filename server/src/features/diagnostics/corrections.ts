import damerauLevenshtein from 'damerau-levenshtein';
import { labelKey, numbersOf } from '../../codebook/labels';
import type { Study } from '../../study/study';
import { rangeOfSpan, type Summary } from '../../study/summary';
import { hasCodeShape } from '../../transcript/shape';
import { applyEdits, type TextEdit } from '../../transcript/textEdit';
import type { Transcript } from '../../transcript/transcript';
import type { OpenTranscript } from '../shared/openTranscript';
import { readChanged } from '../shared/readChanged';
import { diagnose, type TranscriptDiagnostic } from './diagnostics';

/**
 * Corrects what can only have been meant one way, and is no speech whoever reads it: a label that is near just one of the
 * codebook, and differs from it in case, hyphens, spaces, plurals or one letter of at least eight. Other near misses may be
 * new codes, and a line that would be speech without its likeness to a label may be speech.
 *
 * Names are left, roles as well: `Intervieweuse` asks where `Interviewee` answers, and nobody's words become another's
 * unasked. Deprecated codes, aliases and codes that stand twice are left: what becomes of them is for people to say.
 *
 * The corrected text is read before anything is proposed: where a line would then be something else, or somebody else would
 * speak, nothing is corrected, and each finding keeps its quick fix.
 *
 * @param file of the transcript, in the study
 * @param isWanted tells which findings the user wants to hear of
 */
export function clearCorrections(
  { study, file, transcript }: OpenTranscript,
  isWanted: (finding: TranscriptDiagnostic) => boolean,
): TextEdit[] {
  const summary = study.transcripts.get(file);
  const edits = summary ? correctionsOf(study, summary, transcript, isWanted) : [];
  if (edits.length === 0) return edits;
  const after = readChanged(study, file, applyEdits(transcript.text, edits));
  return readsAlike(transcript, after) ? edits : [];
}

/** True when every line is what it was, and each turn is spoken by whom it was. */
function readsAlike(before: Transcript, after: Transcript): boolean {
  return (
    before.turns.length === after.turns.length &&
    before.turns.every(({ speaker }, index) => speaker === after.turns[index]?.speaker) &&
    before.lineKinds.every((kind, line) => kind === after.lineKinds[line])
  );
}

function correctionsOf(
  study: Study,
  summary: Summary,
  transcript: Transcript,
  isWanted: (finding: TranscriptDiagnostic) => boolean,
): TextEdit[] {
  const marked = new Set([...summary.codings].filter(({ marked }) => marked).map(({ at }) => at.line));
  return diagnose(study, summary).flatMap((finding) => {
    const [by, ...others] = finding.suggestions;
    if (by === undefined || others.length > 0 || !isWanted(finding)) return [];
    const isClear =
      (finding.code === 'misspelled-code' || finding.code === 'look-alike-label') &&
      isClearLabel(study, finding.written, by, marked.has(finding.at.line));
    return isClear ? [{ range: rangeOfSpan(transcript, finding.at), newText: by }] : [];
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
