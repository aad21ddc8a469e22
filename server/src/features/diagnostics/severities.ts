import type { CodebookProblemCode } from '../../codebook/codebook';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/**
 * What can be wrong with a transcript. Errors are findings that make counts wrong until somebody decides: a coding under
 * no code, or on no words. What is well understood though unusual is information; hints are what may well be meant just so.
 */
const ofTranscripts = {
  'unknown-code': 'error',
  'misspelled-code': 'error',
  'look-alike-label': 'error',
  'unread-code': 'warning',
  'orphan-code': 'error',
  'duplicate-code': 'warning',
  'quote-not-found': 'warning',
  'unknown-speaker': 'warning',
  'no-speakers': 'information',
  'rare-speaker': 'hint',
  'front-matter': 'warning',
  'unknown-layout': 'warning',
  'not-codable': 'warning',
  'unreadable-file': 'error',
  'merge-conflict': 'error',
  'broken-text': 'warning',
  'long-line': 'warning',
  'mixed-line-ends': 'information',
  'same-number': 'information',
  'repeated-link': 'information',
  'unknown-coder': 'warning',
  'deprecated-code': 'hint',
  'fix-without-issue': 'hint',
  'misnamed-codebook': 'warning',
  'open-question': 'information',
} satisfies Record<string, Severity>;

/** What can be wrong with a codebook. A few of its mistakes weigh less where little hangs on them: see `CodebookProblem`. */
const ofCodebooks: Readonly<Record<CodebookProblemCode | 'unused-code' | 'unused-pattern', Severity>> = {
  'codebook-syntax': 'error',
  'codebook-shape': 'error',
  'merge-conflict': 'error',
  'duplicate-label': 'error',
  'alias-is-label': 'error',
  'misread-label': 'error',
  'look-alike-label': 'error',
  'unknown-fixes': 'error',
  'unknown-key': 'warning',
  'bad-color': 'warning',
  'bad-value': 'warning',
  'unused-code': 'hint',
  'unused-pattern': 'warning',
};

export type TranscriptDiagnosticCode = keyof typeof ofTranscripts;

/** Everything that can be found wrong. These strings are what users see, filter by and set severities of. */
export type DiagnosticCode = TranscriptDiagnosticCode | keyof typeof ofCodebooks;

/** How severe each finding is, unless the user wants it otherwise. */
export const severities: Readonly<Record<DiagnosticCode, Severity>> = { ...ofTranscripts, ...ofCodebooks };

/** True for the codes of what may be wrong with a transcript. */
export function isTranscriptCode(code: string): code is TranscriptDiagnosticCode {
  return Object.hasOwn(ofTranscripts, code);
}

/** What a user can set for a finding. */
const levels = ['error', 'warning', 'information', 'hint', 'off'] as const;
type Level = (typeof levels)[number];

/** What a user has set, by the code of the finding. */
export type Levels = Readonly<Partial<Record<DiagnosticCode, Level>>>;

/** What makes sense of an object that says how severe each finding is. */
export function readLevels(written: Readonly<Record<string, unknown>>): Levels {
  const known = Object.entries(written).flatMap(([code, value]) => {
    const level = levels.find((one) => one === value);
    return level !== undefined && isDiagnosticCode(code) ? [[code, level] as const] : [];
  });
  return Object.fromEntries(known);
}

function isDiagnosticCode(code: string): code is DiagnosticCode {
  return Object.hasOwn(severities, code);
}

/** How severe a finding is shown to be; null for not at all. */
export function shownSeverity(
  { code, severity }: { readonly code: DiagnosticCode; readonly severity: Severity },
  set: Levels,
): Severity | null {
  const level = set[code] ?? severity;
  return level === 'off' ? null : level;
}
