import * as l10n from '@vscode/l10n';
import type { Study } from '../study/study';
import type { CodingSummary, ProblemSummary, Span, Summary } from '../study/summary';
import { sameWordsKey } from '../study/uses';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What can be wrong with a transcript. These strings are what users see, filter by and set severities of. */
export type TranscriptDiagnosticCode =
  | 'unknown-code'
  | 'misspelled-code'
  | 'deprecated-code'
  | 'duplicate-code'
  | 'orphan-code'
  | 'quote-not-found'
  | 'unknown-speaker'
  | 'front-matter';

/** A finding in a transcript, with what its quick fixes need. */
export interface TranscriptDiagnostic {
  readonly code: TranscriptDiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly at: Span;
  /** The text that is wrong, as written. */
  readonly written: string;
  /** What it could be changed to, best first. */
  readonly suggestions: readonly string[];
}

/**
 * Errors are findings that make counts wrong until somebody decides: a coding under no code, or on no words.
 * Everything else is a warning.
 */
export const severities: Readonly<Record<TranscriptDiagnosticCode, Severity>> = {
  'unknown-code': 'error',
  'misspelled-code': 'error',
  'orphan-code': 'error',
  'deprecated-code': 'warning',
  'duplicate-code': 'warning',
  'quote-not-found': 'warning',
  'unknown-speaker': 'warning',
  'front-matter': 'warning',
};

/** Everything there is to say about one transcript of a study, in the order of the file. */
export function diagnose(study: Study, summary: Summary): TranscriptDiagnostic[] {
  const found = summary.problems.map(ofProblem);
  const seen = new Set<string>();
  for (const coding of summary.codings) found.push(...ofCoding(study, coding, seen));
  return found.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
}

function finding(
  code: TranscriptDiagnosticCode,
  at: Span,
  message: string,
  written: string,
  suggestions: readonly string[] = [],
): TranscriptDiagnostic {
  return { code, severity: severities[code], message, at, written, suggestions };
}

/** @param seen which code stands on which words so far in this file */
function* ofCoding(study: Study, coding: CodingSummary, seen: Set<string>): Generator<TranscriptDiagnostic> {
  const { label, at, quote } = coding;
  if (label === '') {
    yield finding('unknown-code', at, l10n.t('A code is missing after “#”.'), label);
    return;
  }
  yield* ofLabel(study, coding);
  if (coding.passage < 0) {
    yield finding(
      'orphan-code',
      at,
      l10n.t('“{0}” stands above all talk, so it codes nothing. A code belongs below its passage.', label),
      label,
    );
    return;
  }
  const key = `${study.resolve(label)?.label ?? label}:${sameWordsKey(coding)}`;
  if (seen.has(key)) {
    yield finding(
      'duplicate-code',
      at,
      l10n.t('“{0}” is already on this passage. It counts once.', label),
      label,
    );
  }
  seen.add(key);
  if (quote && !quote.found) {
    const message = l10n.t(
      'The passage does not say “{0}”. The code counts for the whole passage.',
      shorten(quote.text),
    );
    yield finding('quote-not-found', quote.at, message, quote.text);
  }
}

function* ofLabel(study: Study, { label, at }: CodingSummary): Generator<TranscriptDiagnostic> {
  if (!study.hasCodebook) return;
  const code = study.resolve(label);
  if (!code) {
    const suggestions = study.near(label);
    const [best] = suggestions;
    if (best === undefined)
      yield finding('unknown-code', at, l10n.t('“{0}” is not in the codebook.', label), label);
    else
      yield finding(
        'misspelled-code',
        at,
        l10n.t('“{0}” is not in the codebook. Did you mean “{1}”?', label, best),
        label,
        suggestions,
      );
  } else if (code.deprecated !== null) {
    const reason = code.deprecated === '' ? '' : ` ${code.deprecated}`;
    const message = l10n.t('“{0}” is deprecated.', code.label) + reason;
    yield finding('deprecated-code', at, message, label, code.successor === null ? [] : [code.successor]);
  }
}

function ofProblem({ code, at, detail, suggestions }: ProblemSummary): TranscriptDiagnostic {
  if (code === 'front-matter')
    return finding(code, at, l10n.t('The front matter cannot be read here: {0}', detail), detail);
  const message = l10n.t('“{0}” speaks nowhere else. Did you mean “{1}”?', detail, suggestions[0] ?? '');
  return finding(code, at, message, detail, suggestions);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
