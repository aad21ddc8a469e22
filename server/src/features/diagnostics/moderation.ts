// What is wrong with what a study says of settled files.
import * as l10n from '@vscode/l10n';
import type { Codebook } from '../../codebook/codebook';
import { memberOf } from '../../study/members';
import type { Study } from '../../study/study';
import { composed } from '../../transcript/composed';
import { finding, type TranscriptDiagnostic } from './diagnostics';
import type { CodebookFinding } from './hints';
import { severities } from './severities';

/** The coders that `moderates` of a file names, and who have no file of its interview. */
export function unknownCoders({ interviews, transcripts }: Study, file: string): TranscriptDiagnostic[] {
  const moderates = transcripts.get(file)?.moderates ?? null;
  if (moderates === null) return [];
  const others = interviews.filesOf(interviews.keyOf(file)).filter((one) => one !== file);
  const coders = others.flatMap((one) => transcripts.get(one)?.coder ?? []);
  const known = new Set(coders.map(nameKey));
  return moderates.coders
    .filter((name) => !known.has(nameKey(name)))
    .map((name) => {
      const message =
        coders.length === 0
          ? l10n.t('“moderates” names “{0}”, and no other file of this interview says who coded it.', name)
          : l10n.t(
              '“moderates” names “{0}”, who has no file of this interview. Its coders are {1}.',
              name,
              coders.join(', '),
            );
      return finding('unknown-coder', moderates.at, message, name, coders);
    });
}

function nameKey(name: string): string {
  return composed(name).trim().toLowerCase();
}

/**
 * The patterns under `moderated` of a codebook that no transcript of its study is named like. Only true once it is known which
 * files there are.
 *
 * @param paths of the transcripts, below the folder of the codebook, with `/`
 */
export function unusedPatterns({ moderated }: Codebook, paths: readonly string[]): CodebookFinding[] {
  return moderated.flatMap(({ glob, range }) => {
    if (glob.startsWith('!') || paths.some(memberOf([glob]))) return [];
    const message = l10n.t('No transcript of the study is named like “{0}”, so it settles nothing.', glob);
    return [{ code: 'unused-pattern', severity: severities['unused-pattern'], message, range }];
  });
}
