import { defaultTranscripts } from '../codebook/codebook';
import { readCodebook } from '../codebook/read';
import { firstAnswer } from '../features/coding/firstAnswer';
import { countedOtherwise } from '../features/shared/countedOtherwise';
import { draftCodebook } from '../features/shared/draftCodebook';
import { filesInOrder } from '../features/shared/interviewOrder';
import { readsLikeTranscript } from '../features/shared/readsLikeTranscript';
import { allTranscriptCounts } from '../features/shared/transcriptCounts';
import { repeatedLinks } from '../study/links';
import { certainGlobs, memberOf } from '../study/members';
import { Reading } from '../study/reading';
import { Study } from '../study/study';
import { itemAt } from '../transcript/itemAt';
import { parse } from '../transcript/parse';
import { fileName, relativePath } from './uris';
import type { Workspace } from './workspace';

/** A codebook drafted for a folder that has none, and what is to be known before it is written. */
interface Discovery {
  readonly text: string;
  /** How many transcripts the study has with it, those that do not read like transcripts among them. */
  readonly transcripts: number;
  /** How many codes it has. */
  readonly codes: number;
  /** The first long answer of a transcript, from line 0; null where nobody says anything. */
  readonly begin: { readonly uri: string; readonly position: { line: number; character: number } } | null;
  /** Paths below the folder of texts that do not read like transcripts: nothing of them is in it. */
  readonly unlike: readonly string[];
  /** What is counted otherwise with it than without, by path below the folder. */
  readonly otherwise: readonly { readonly file: string; readonly difference: string }[];
}

/**
 * Reads the transcripts below a folder that has no codebook yet, but those of studies further down. Nothing is kept of it.
 *
 * @param shown the file that somebody has before them, if any
 * @param kinds ends of names of files that are to be transcripts besides those that are by themselves
 */
export async function discover(
  workspace: Workspace,
  folder: string,
  shown: string | null,
  kinds: readonly string[],
): Promise<Discovery> {
  await workspace.known();
  const pathOf = (uri: string) => relativePath(folder, uri) ?? uri;
  const reading = new Reading(new Study());
  const globs = kinds.length === 0 ? [] : [...defaultTranscripts, ...kinds.map((end) => `**/*.${end}`)];
  const named = memberOf(globs.length === 0 ? defaultTranscripts : globs);
  const certain = memberOf(certainGlobs);
  const links = new Map<string, string>();
  const listed = await workspace.list(folder, (link, target, isThere) => {
    if (isThere) links.set(link, target);
  });
  const own = new Set(listed.filter((uri) => named(pathOf(uri)) && !workspace.studyOf(uri)?.codebookFile));
  const repeated = repeatedLinks(own, (uri) => links.get(uri) ?? null);
  reading.want([...own].filter((uri) => !repeated.has(uri)));

  const unlike = new Set<string>();
  // What the files have shown together is followed to the end, so that some are read twice.
  for (let uri = reading.next(); uri !== undefined; uri = reading.next()) {
    const transcript = reading.read(uri, await workspace.textOf(uri));
    if (!transcript || certain(pathOf(uri)) || readsLikeTranscript(transcript)) unlike.delete(uri);
    else unlike.add(uri);
  }
  const before = allTranscriptCounts(reading.study);
  const text = draftCodebook(reading.study, fileName(folder), unlike, globs);
  const codebook = readCodebook(text);
  reading.setCodebook(codebook);
  for (let uri = reading.next(); uri !== undefined; uri = reading.next())
    reading.read(uri, await workspace.textOf(uri));

  const after = allTranscriptCounts(reading.study);
  return {
    text,
    transcripts: after.size,
    codes: codebook.codes.length,
    begin: await beginIn(workspace, reading.study, unlike, shown),
    unlike: [...unlike].map(pathOf),
    otherwise: Array.from(countedOtherwise(before, after), ([uri, difference]) => ({
      file: pathOf(uri),
      difference,
    })),
  };
}

/** Where coding can begin: in the file that is shown, else in the first interview. */
async function beginIn(
  workspace: Workspace,
  study: Study,
  unlike: ReadonlySet<string>,
  shown: string | null,
): Promise<Discovery['begin']> {
  const inOrder = filesInOrder(study).filter((file) => !unlike.has(file));
  const files = shown !== null && study.transcripts.has(shown) ? [shown, ...inOrder] : inOrder;
  for (const uri of files) {
    const text = await workspace.textOf(uri);
    const transcript = text === null ? null : parse(text, study.vocabulary(), uri);
    const passage = transcript && firstAnswer(transcript);
    if (!passage) continue;
    const line = passage.firstLine;
    const character = passage.range.start - itemAt(transcript.lineStarts, line);
    return { uri, position: { line, character } };
  }
  return null;
}
