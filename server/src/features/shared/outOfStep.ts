import * as l10n from '@vscode/l10n';
import { Refusal } from '../../codebook/refusal';

/** A file that does not say what the study knows of it: somebody has just changed it. */
export class OutOfStep extends Refusal {
  /** @param name of the file, for people */
  constructor(
    readonly file: string,
    name: string,
  ) {
    super(
      l10n.t(
        '{0} has just been changed, and has not been read again yet. Nothing was changed; please try again.',
        name,
      ),
    );
  }
}
