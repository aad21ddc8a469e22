import * as l10n from '@vscode/l10n';
import { tidyLabel } from '../../codebook/labels';
import { type Misread, misreadAs } from '../../codebook/misread';
import { composed } from '../../transcript/composed';
import { findQuote } from '../../transcript/quote';
import { longestLabel } from '../../transcript/shape';

/** Why a label cannot stand on a code line, and what to do, for people; null when it can. */
export function labelProblem(label: string): string | null {
  if (label === '') return l10n.t('A code needs a name. Type one.');
  if (label.length > longestLabel) {
    return l10n.t('The name of a code has at most {0} characters. Choose a shorter one.', longestLabel);
  }
  if (tidyLabel(label) !== composed(label)) {
    return l10n.t('“{0}” cannot be a code: its name is one line that does not begin with #.', label);
  }
  if (findQuote(label) !== null || findQuote(`#${label}`) !== null) {
    return l10n.t(
      '“{0}” cannot be a code: what stands in quotation marks would be read as its quote.',
      label,
    );
  }
  const as = misreadAs(label);
  return as && misreadMessage(as, label);
}

/** Why a label that lines of transcripts have for something else cannot be a code. */
function misreadMessage(as: Misread, label: string): string {
  switch (as) {
    case 'speaker':
      return l10n.t(
        '“{0}” cannot be a code: somebody who speaks is called so, and the name would be read as the code. Choose another name.',
        label,
      );
    case 'sound':
      return l10n.t(
        '“{0}” cannot be a code: people say it, and what they say would be read as the code. Choose another name.',
        label,
      );
    case 'time':
      return l10n.t('“{0}” cannot be a code: it would be read as a time. Choose another name.', label);
    case 'title':
      return l10n.t(
        '“{0}” cannot be a code: it would be read as the title of an interview. Choose another name.',
        label,
      );
    case 'furniture':
      return l10n.t(
        '“{0}” cannot be a code: it would be read as what programs write between talk. Choose another name.',
        label,
      );
  }
}
