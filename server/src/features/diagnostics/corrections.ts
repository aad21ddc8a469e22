import damerauLevenshtein from 'damerau-levenshtein';
import { EditedText } from '../../codebook/editedText';
import { labelKey, numbersOf } from '../../codebook/labels';
import type { Study } from '../../study/study';
import type { Summary } from '../../study/summary';
import { itemAt } from '../../transcript/itemAt';
import { hasCodeShape } from '../../transcript/shape';
import type { Transcript } from '../../transcript/transcript';
import type { OpenTranscript } from '../shared/openTranscript';
import { readChanged } from '../shared/readChanged';
import { diagnose, type TranscriptDiagnostic } from './diagnostics';
import type { SpanEdit } from './fix';

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
): SpanEdit[] {
  const summary = study.transcripts.get(file);
  const edits = summary ? correctionsOf(study, summary, isWanted) : [];
  if (edits.length === 0) return edits;
  const edited = new EditedText(transcript.text);
  const offset = (line: number, column: number) => itemAt(transcript.lineStarts, line) + column;
  edited.change(
    edits.map(({ at, newText }) => ({
      range: { start: offset(at.line, at.column), end: offset(at.endLine, at.endColumn) },
      newText,
    })),
  );
  const after = readChanged(study, file, edited.text);
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
  isWanted: (finding: TranscriptDiagnostic) => boolean,
): SpanEdit[] {
  const marked = new Set(summary.codings.filter((coding) => coding.marked).map(({ at }) => at.line));
  return diagnose(study, summary).flatMap((finding) => {
    const [by, ...others] = finding.suggestions;
    if (by === undefined || others.length > 0 || !isWanted(finding)) return [];
    const isClear =
      finding.code === 'misspelled-code' &&
      isClearLabel(study, finding.written, by, marked.has(finding.at.line));
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
