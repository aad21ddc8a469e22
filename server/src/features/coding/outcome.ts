import * as l10n from '@vscode/l10n';
import { Refusal } from '../../codebook/refusal';
import type { TextEdit } from '../../transcript/textEdit';

/** What a request of somebody who codes comes to: edits of the transcript, and what was done, in words. */
export interface Outcome {
  readonly edits: readonly TextEdit[];
  readonly did: string;
}

/** What is answered where no passage is selected. */
export function noPassage(): Refusal {
  return new Refusal(
    l10n.t('No passage is here. Put the cursor into what somebody says, or select words of it.'),
  );
}

/** What is answered where a coding is gone that was shown a moment ago. */
export function noCoding(label: string): Refusal {
  return new Refusal(
    l10n.t('“{0}” is not on that line any more, so nothing was changed. Please try again.', label),
  );
}

/** Where an edit would be read as something else than is meant. */
export function unreadable(): Refusal {
  return new Refusal(
    l10n.t(
      'Nothing was changed: with this change the transcript would be read as something else than it says. Put a blank line around the passage and its codes, and try again.',
    ),
  );
}
