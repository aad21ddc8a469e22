import { refusedNull } from '../../codebook/refusal';
import { labelLookup, summaryOfPlaces } from '../../features/reshape/labelLookup';
import { type History, type Plan, planReshaping } from '../../features/reshape/plan';
import type { Reshaping } from '../../features/reshape/reshaping';
import { Study } from '../../study/study';
import { UnreadableFile } from '../../workspace/files';
import { readSync } from '../readFile';
import type { Call } from './call';
import type { StudyFiles } from './studyFiles';
import { counted, readable } from './words';

/** A reshaping, and as much of the study as it was worked out from. */
export interface Planned {
  readonly study: Study;
  readonly plan: Plan;
}

/**
 * Plans a renaming by looking for the label in all transcripts, which takes a small part of the time that parsing them does.
 * It comes out as it would from the whole study.
 *
 * @returns null where the whole study has to be read, be it to say what is wrong
 */
export function planLookedUp(
  { codebook, folder, members }: StudyFiles,
  reshaping: Reshaping,
  history: History,
  call: Call,
): Planned | null {
  if (!codebook || folder === null || reshaping.kind !== 'rename') return null;
  const placesIn = labelLookup(codebook.codebook, reshaping.label.trim(), reshaping.to.trim());
  if (!placesIn) return null;
  const study = new Study();
  study.setCodebook(codebook.codebook);
  let done = 0;
  try {
    const read = readSync(folder);
    for (const path of members) {
      const places = placesIn(read(path));
      if (!places) return null;
      if (places.length > 0) study.set(path, summaryOfPlaces(places));
      call.terminal.progress(
        `Looking through ${counted(members.size, 'transcript')}: ${readable(++done)} done`,
      );
    }
    const plan = planReshaping(study, codebook.text, reshaping, history);
    // A file that has to be parsed may be read otherwise by what the other files of the study show.
    return [...plan.files.values()].some(({ verified }) => verified) ? null : { study, plan };
  } catch (error) {
    return isOfDisk(error) ? null : refusedNull(error);
  }
}

function isOfDisk(error: unknown): boolean {
  return error instanceof UnreadableFile || (error instanceof Error && 'syscall' in error);
}
