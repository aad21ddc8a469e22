import * as l10n from '@vscode/l10n';
import type { Codebook } from '../../codebook/codebook';
import { derived, unchanging } from '../../study/derived';
import type { Kind } from '../trees/arrangement';

/** Whether a codebook tells issues and fixes from other codes. Where it does not, nothing is said of kinds anywhere. */
export const hasKinds = derived(unchanging, ({ codes }: Codebook): boolean =>
  codes.some(({ kind }) => kind !== 'topic'),
);

/** What is said of the kind of a code; '' where its codebook has no kinds. */
export function kindInWords(codebook: Codebook, kind: Kind): string {
  if (kind === 'unknown') return l10n.t('not in the codebook');
  if (!hasKinds(codebook)) return '';
  switch (kind) {
    case 'issue':
      return l10n.t('issue');
    case 'fix':
      return l10n.t('fix');
    case 'topic':
      return l10n.t('topic');
  }
}
