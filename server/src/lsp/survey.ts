import { defaultTranscripts } from '../codebook/codebook';
import { certainGlobs, memberOf } from '../study/members';
import { Reading } from '../study/reading';
import { Study } from '../study/study';
import { looksLikeTranscript } from '../transcript/looksLike';
import type { Library } from './library';
import { relativePath } from './uris';

/**
 * Reads the transcripts below a folder that has no codebook yet into a study of their own, which nothing keeps.
 * Text files that are no talk, and those of studies further down, are left out.
 */
export async function survey(library: Library, folder: string): Promise<Study> {
  await library.known();
  const reading = new Reading(new Study());
  const named = memberOf(defaultTranscripts);
  const certain = memberOf(certainGlobs);
  for (const uri of await library.list(folder)) {
    const path = relativePath(folder, uri);
    if (path === null || !named(path) || library.folderOf(uri)?.codebookFile) continue;
    const text = await library.textOf(uri);
    if (text === null) continue;
    const transcript = reading.read(uri, text);
    if (transcript && !certain(path) && !looksLikeTranscript(transcript)) reading.read(uri, null);
  }
  // What the files have shown together is followed to the end.
  for (let uri = reading.next(); uri !== undefined; uri = reading.next()) {
    reading.read(uri, await library.textOf(uri));
  }
  return reading.study;
}
