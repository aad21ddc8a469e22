import * as l10n from '@vscode/l10n';
import { type Reshaped, type Reshaping, reshape } from '../protocol/reshape';
import type { Context } from './context';
import { answer } from './guard';
import { normalizeUri } from './uris';

/** Our own request for reshaping the codes of a study. */
export function registerReshape({ connection, library }: Context): void {
  answer(connection, reshape, null, async ({ folder, reshaping }) => {
    await library.known();
    const found = library.studyFolders.find(({ root }) => root === normalizeUri(folder));
    return found ? reshaped(reshaping) : null;
  });
}

function reshaped({ kind }: Reshaping): Reshaped {
  return { refused: l10n.t('“{0}” cannot be done yet.', kind) };
}
