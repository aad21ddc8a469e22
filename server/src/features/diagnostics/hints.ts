import * as l10n from '@vscode/l10n';
import type { Code, Codebook } from '../../codebook/codebook';
import { firstOnPassages } from '../../study/codingTable';
import type { Study } from '../../study/study';
import type { CodingSummary, Summary } from '../../study/summary';
import type { Range } from '../../transcript/transcript';
import { finding, type TranscriptDiagnostic } from './diagnostics';
import { type DiagnosticCode, type Severity, severities } from './severities';

/** A finding in codebook.yaml, in offsets. */
export interface CodebookFinding {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
}

/** What may be missing in a transcript: where it first has a fix and nowhere its issue, nor a code under that. */
export function* hintsFor(study: Study, { codings, table }: Summary): Generator<TranscriptDiagnostic> {
  // Most transcripts are done with here, before their codings are looked at one by one.
  const mayFix = (label: string) => typeof study.resolve(label)?.fixes === 'string';
  if (!study.hasCodebook || !table.names.some(mayFix)) return;
  const fixes = new Map<Code, CodingSummary>();
  const coded = new Set<Code>();
  for (const [label, index] of firstOnPassages(table)) {
    addWithParents(study, label, coded);
    const code = study.resolve(label);
    const coding = codings.at(index);
    if (code && coding && code.fixes !== null && code.deprecated === null && !fixes.has(code))
      fixes.set(code, coding);
  }
  for (const [{ fixes: issue }, { label, at }] of fixes) {
    const code = issue === null ? undefined : study.resolve(issue);
    if (!code || coded.has(code)) continue;
    const message = l10n.t(
      '“{0}” is a fix of “{1}”, which is not coded in this transcript.',
      label,
      code.label,
    );
    yield finding('fix-without-issue', at, message, label);
  }
}

/** The fixes of which the codebook does not say what they fix. */
export function fixesWithoutIssue({ codes }: Codebook): CodebookFinding[] {
  return codes
    .filter(({ kind, fixes, deprecated }) => kind === 'fix' && fixes === null && deprecated === null)
    .map(({ label, labelRange }) =>
      hint(
        'fix-without-issue',
        l10n.t('“{0}” is a fix, and the codebook has no issue that it fixes. Name one under `fixes`.', label),
        labelRange,
      ),
    );
}

/**
 * The codes that no transcript uses. What heads codes in use is not one of them, nor is what should not be used, or only heads others.
 * Only true once every transcript has been read.
 */
export function unusedCodes(study: Study): Code[] {
  const inUse = new Set<Code>();
  for (const label of study.writtenLabels.keys()) {
    addWithParents(study, label, inUse);
    const family = study.resolve(label)?.family ?? null;
    if (family !== null) addWithParents(study, family, inUse);
  }
  return study.codebook.codes.filter((code) => !inUse.has(code) && code.deprecated === null && code.codable);
}

/** Adds the code of a label, and those it stands under, as far as they are not there. */
function addWithParents(study: Study, label: string, codes: Set<Code>): void {
  let code = study.resolve(label);
  while (code && !codes.has(code)) {
    codes.add(code);
    code = code.parent === null ? undefined : study.resolve(code.parent);
  }
}

/** The codes that no transcript uses, as findings in the codebook. */
export function unusedCodeFindings(codes: readonly Code[]): CodebookFinding[] {
  return codes.map(({ label, labelRange }) =>
    hint('unused-code', l10n.t('No transcript of the study uses “{0}”.', label), labelRange),
  );
}

function hint(code: 'fix-without-issue' | 'unused-code', message: string, range: Range): CodebookFinding {
  return { code, severity: severities[code], message, range };
}
