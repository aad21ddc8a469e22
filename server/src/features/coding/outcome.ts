import * as l10n from '@vscode/l10n';
import type { TextEdit } from '../../transcript/textEdit';

/** What a request of somebody who codes comes to: edits of the transcript, or a sentence that says why not. */
export type Outcome = { readonly edits: readonly TextEdit[]; readonly did: string } | RefusedOutcome;

export interface RefusedOutcome {
  /** What is wrong and what to do, for people. */
  readonly refused: string;
}

export function noPassage(): RefusedOutcome {
  return {
    refused: l10n.t('No passage is here. Put the cursor into what somebody says, or select words of it.'),
  };
}

export function noCoding(label: string): RefusedOutcome {
  return {
    refused: l10n.t('“{0}” is not on that line any more, so nothing was changed. Please try again.', label),
  };
}

/** Where an edit would be read as something else than is meant. */
export function unreadable(): RefusedOutcome {
  return {
    refused: l10n.t(
      'Nothing was changed: with this change the transcript would be read as something else than it says. Put a blank line around the passage and its codes, and try again.',
    ),
  };
}
