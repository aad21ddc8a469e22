import { basename, dirname } from 'node:path';
import { isSeenToReadLikeTranscript, readsLikeTranscript } from '../../features/shared/readsLikeTranscript';
import { nameBeside } from '../../study/links';
import { certainGlobs, memberOf } from '../../study/members';
import { Reading } from '../../study/reading';
import { Study } from '../../study/study';
import { summaryOf } from '../../study/summarize';
import type { Summary } from '../../study/summary';
import { parse } from '../../transcript/parse';
import type { Transcript } from '../../transcript/transcript';
import { worthThreads } from '../../workspace/files';
import { type Call, CallError } from './call';
import { readText } from './disk';
import { type KeptStudy, keptStudy } from './keptStudies';
import { pathOrder } from './pathOrder';
import {
  findStudies,
  type MisnamedCodebook,
  type NamedCodebook,
  type RulingCodebook,
  type StudyFiles,
} from './studyFiles';
import { counted, readable } from './words';

/** A study that has been read, and its transcripts that were asked for. */
export interface ReadStudy {
  readonly study: Study;
  readonly codebook: NamedCodebook | null;
  /** Of that codebook, where it is the nearest; null for a study that has no folder of its own. */
  readonly folder: string | null;
  readonly transcripts: readonly AskedTranscript[];
  /** Those asked for that could not be read, as results name them. Nothing of them is counted. */
  readonly unread: readonly Unread[];
  /** Folders that cannot be read, as results name them. */
  readonly unlisted: readonly Unread[];
  /** Links asked for that were left out, as results name them, and what counts in the place of each. */
  readonly repeated: readonly { readonly file: string; readonly counted: string }[];
  /** Codebooks that have another name than they should. */
  readonly misnamed: readonly MisnamedCodebook[];
  /** Paths of texts that do not read like transcripts, though they are named like them. */
  readonly unlike: ReadonlySet<string>;
}

interface Unread {
  readonly file: string;
  readonly why: string;
}

export interface AskedTranscript {
  /** What the study knows it by. */
  readonly path: string;
  /** How results name it. */
  readonly file: string;
  readonly study: Study;
  readonly summary: Summary;
}

/**
 * Reads the studies that paths are about, one file after the other; no text is kept.
 *
 * @param isKept whether large ones are kept for the next call, and found as an earlier one has kept them
 */
export async function readStudies(
  paths: readonly string[],
  choice: RulingCodebook,
  call: Call,
  isKept = false,
): Promise<ReadStudy[]> {
  const found = await findStudies(paths, choice, call);
  return found.map((files) => {
    const { folder, members } = files;
    const kept = isKept && folder !== null && members.size >= worthThreads ? keptStudy(folder) : null;
    const study = readStudy(files, call, kept);
    kept?.finish();
    return study;
  });
}

/** All transcripts asked for, in natural order. */
export function askedTranscripts(studies: readonly ReadStudy[]): AskedTranscript[] {
  return studies.flatMap(({ transcripts }) => transcripts).sort((a, b) => pathOrder(a.file, b.file));
}

/**
 * The one study that a call is about. Studies that are only a codebook, further down than what was asked for, are of no account
 * beside one with transcripts.
 *
 * @param deed what is done with it, as a command: `Export`
 * @param mayBeCodebook whether a codebook without transcripts will do
 * @throws CallError where there are several or none
 */
export function oneStudy(studies: readonly ReadStudy[], deed: string, mayBeCodebook = false): ReadStudy {
  const talking = studies.filter(({ transcripts, unread }) => transcripts.length + unread.length > 0);
  const [read, ...others] = talking.length === 0 && mayBeCodebook ? studies : talking;
  if (!read || (!mayBeCodebook && read.transcripts.length === 0))
    throw new CallError(`No transcript was read, so nothing was ${deed.toLowerCase()}ed.`);
  if (others.length > 0) {
    const names = [read, ...others].map(({ codebook }) => codebook?.name ?? 'transcripts without a codebook');
    throw new CallError(
      `These are ${names.length} studies: ${names.join(', ')}. ${deed} one at a time: give its folder, or its transcripts. Nothing was written.`,
    );
  }
  return read;
}

/** Names the files that were asked for and do not read like transcripts; nothing where all do. */
export function sayUnlike(studies: readonly ReadStudy[], { terminal }: Call): void {
  const files = studies
    .flatMap(({ transcripts, unlike }) => transcripts.filter(({ path }) => unlike.has(path)))
    .map(({ file }) => file)
    .sort(pathOrder);
  if (files.length === 0) return;
  const said =
    files.length === 1
      ? '1 file does not read like a transcript'
      : `${readable(files.length)} files do not read like transcripts`;
  terminal.say(
    `${said}, with no speaker, title or front matter: ${files.join(', ')}. To leave out what is none, list the others under \`transcripts\` in codebook.yaml.`,
  );
}

/** What is added where numbers are added up, so that nobody takes them for all there is. */
export function notCounted(studies: readonly ReadStudy[]): string {
  const unread = studies.flatMap((study) => study.unread).length;
  const unlisted = studies.flatMap((study) => study.unlisted).length;
  const parts = [
    ...(unread === 0 ? [] : [counted(unread, 'file')]),
    ...(unlisted === 0 ? [] : [`what is in ${counted(unlisted, 'folder')}`]),
  ];
  const links = studies.flatMap((study) => study.repeated).length;
  const linked = links === 0 ? '' : `; left out: ${counted(links, 'link')} to a file that counts already`;
  const notRead = parts.length === 0 ? '' : `; not counted: ${parts.join(' and ')} that cannot be read`;
  return notRead + linked;
}

/**
 * The asked transcripts, parsed once more, one at a time, as a study keeps no texts. Where links lead has been looked at; what
 * cannot be read any more is said and left out.
 */
export function* parsedTranscripts(
  transcripts: readonly AskedTranscript[],
  call: Call,
): Generator<{ readonly asked: AskedTranscript; readonly transcript: Transcript }> {
  for (const asked of transcripts) {
    const text = readText(asked.path, (message) => call.problem(message), null);
    if (text !== null) yield { asked, transcript: parse(text, asked.study.vocabulary(), asked.path) };
  }
}

/**
 * Reads all transcripts of a study, one file after the other; no text is kept.
 *
 * @param kept what an earlier call has read of it
 */
export function readStudy(files: StudyFiles, call: Call, kept: KeptStudy | null = null): ReadStudy {
  const { codebook, folder, members, named, asked } = files;
  const study = new Study();
  const isCertain = memberOf(certainGlobs);
  const unlike = new Set<string>();
  const reading = new Reading(study);
  if (codebook) reading.setCodebook(codebook.codebook);
  reading.want(members);
  for (let path = reading.next(); path !== undefined; path = reading.next()) {
    // A file may be read again once more labels are known; what is wrong with it is said once.
    const failedBefore = study.unread.has(path);
    let whyNot: string | null = null;
    const name = path;
    const within = named.has(path) ? null : (folder ?? dirname(path));
    const textOf = () =>
      readText(
        name,
        (message, why) => {
          whyNot = why;
          if (!failedBefore) call.problem(message);
        },
        within,
      );
    const isMeant = named.has(path) || isCertain(basename(path));
    const found = kept && within !== null ? kept.summary(path, reading.vocabulary, textOf) : null;
    if (found && (isMeant || isSeenToReadLikeTranscript(found))) {
      reading.take(path, summaryOf(found), reading.vocabulary);
      unlike.delete(path);
    } else {
      const transcript = reading.read(path, whyNot === null ? textOf() : null);
      if (!transcript || isMeant || readsLikeTranscript(transcript)) unlike.delete(path);
      else unlike.add(path);
    }
    if (whyNot !== null) study.unread.set(path, whyNot);
    call.terminal.progress(
      `Reading ${counted(members.size, 'transcript')}: ${readable(Math.max(0, members.size - reading.waiting))} read`,
    );
  }
  const transcripts: AskedTranscript[] = [];
  const unread: Unread[] = [];
  for (const [path, file] of asked) {
    const summary = study.transcripts.get(path);
    const why = study.unread.get(path);
    if (summary) transcripts.push({ path, file, study, summary });
    if (why !== undefined) unread.push({ file, why });
  }
  const unlisted = Array.from(files.unlisted, ([file, why]) => ({ file, why }));
  const repeated = Array.from(files.askedLinks, ([path, file]) => ({
    file,
    counted: nameBeside(path, files.repeated.get(path) ?? path),
  }));
  return {
    study,
    codebook,
    folder,
    transcripts,
    unread,
    unlisted,
    repeated,
    misnamed: files.misnamed,
    unlike,
  };
}
