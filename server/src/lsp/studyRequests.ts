import { isTranscript } from '../protocol/messages';
import type { Context } from './context';
import { answer } from './guard';
import { normalizeUri } from './uris';

/** Our own requests about whole studies. */
export function registerStudyRequests({ connection, library }: Context): void {
  answer(connection, isTranscript, false, async ({ uri }) => {
    await library.known();
    return library.folderOf(normalizeUri(uri)) !== undefined;
  });
}
