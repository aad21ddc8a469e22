import * as l10n from '@vscode/l10n';
import type { Codebook } from '../../codebook/codebook';
import { readCodebook } from '../../codebook/read';
import { baseName, type ExportedFile, type ExportedStudy, exportedStudy } from '../../exchange/exported';
import type { Study } from '../../study/study';
import type { Transcript } from '../../transcript/transcript';
import { numberNamer } from '../trees/tree';

/** A transcript of a study that is to be exported. */
export interface ChosenTranscript {
  /** What the study knows it by. */
  readonly path: string;
  /** Its path below the study, with `/`; no other one has it. */
  readonly name: string;
  readonly transcript: Transcript;
}

/** A study as every writer gets it, and what people call its interviews. */
export interface StudyToExport {
  readonly exported: ExportedStudy;
  /** `Interview 3` for the interview `3`. */
  readonly nameOf: (file: ExportedFile) => string;
}

/**
 * Makes a study ready for every writer. What the study takes for several interviews has several names.
 *
 * @param codebook null for none: the codes are those in use then
 * @param name of the study where its codebook has none
 */
export function studyToExport(
  study: Study,
  codebook: Codebook | null,
  chosen: readonly ChosenTranscript[],
  name: string,
): StudyToExport {
  const interviews = interviewNames(study, chosen);
  const formatName = numberNamer();
  const shown = new Map<string, string>();
  const transcripts = chosen.map(({ path, name: file, transcript }) => {
    const key = study.interviews.keyOf(path);
    const interview = interviews.get(key) ?? baseName(file);
    const folder = study.interviews.folderOf(path);
    const number = folder === null ? interview : transcript.interview;
    const named = formatName(file, { interview: number, title: null, coder: null });
    if (!shown.has(interview)) shown.set(interview, folder === null ? named : inFolder(named, folder));
    return { name: file, transcript, interview };
  });
  return {
    exported: exportedStudy(codebook ?? readCodebook(''), transcripts, name),
    nameOf: ({ interview }) => shown.get(interview) ?? interview,
  };
}

/** A name for each interview, by its key: no two of them share one. */
function interviewNames(
  { interviews }: Study,
  chosen: readonly ChosenTranscript[],
): ReadonlyMap<string, string> {
  const wanted = new Map<string, { readonly short: string; readonly long: string }>();
  for (const { path, name, transcript } of chosen) {
    const key = interviews.keyOf(path);
    if (wanted.has(key)) continue;
    const folder = interviews.folderOf(path);
    const short = transcript.interview ?? baseName(name);
    if (folder !== null) wanted.set(key, { short: inFolder(short, folder), long: inFolder(short, folder) });
    else wanted.set(key, { short, long: transcript.interview ?? withFolders(name) });
  }
  const counts = new Map<string, number>();
  for (const { short } of wanted.values()) counts.set(short, (counts.get(short) ?? 0) + 1);
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const [key, { short, long }] of wanted) {
    const best = counts.get(short) === 1 ? short : long;
    let name = best;
    for (let number = 2; taken.has(name); number++) name = `${best} (${number})`;
    taken.add(name);
    names.set(key, name);
  }
  return names;
}

function inFolder(name: string, folder: string): string {
  return l10n.t('{0} ({1})', name, folder);
}

/** The path of a file without its ending. */
function withFolders(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1) + baseName(file);
}
