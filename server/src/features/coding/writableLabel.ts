import * as l10n from '@vscode/l10n';
import { tidyLabel } from '../../codebook/labels';
import { composed } from '../../transcript/composed';
import { findQuote } from '../../transcript/quote';
import { longestLabel } from '../../transcript/shape';
import type { Refusal } from './outcome';

/** Why a label cannot stand on a code line, and what to do; null when it can. */
export function labelProblem(label: string): Refusal | null {
  if (label === '') return { refused: l10n.t('A code needs a name. Type one.') };
  if (label.length > longestLabel) {
    return {
      refused: l10n.t('The name of a code has at most {0} characters. Choose a shorter one.', longestLabel),
    };
  }
  if (tidyLabel(label) !== composed(label)) {
    return {
      refused: l10n.t('“{0}” cannot be a code: its name is one line that does not begin with #.', label),
    };
  }
  if (findQuote(label) !== null || findQuote(`#${label}`) !== null) {
    return {
      refused: l10n.t(
        '“{0}” cannot be a code: what stands in quotation marks would be read as its quote.',
        label,
      ),
    };
  }
  return null;
}
