import { readCodebook } from '../codebook/read';

/** What files and folders are called: paths of a disk or URIs. */
export interface PathNaming {
  /** The folder that a file or a folder lies in; of the outermost one, itself. */
  parentOf(name: string): string;
  /** The path of a file below a folder, with `/` between its parts; null for one that is not below. */
  pathFrom(folder: string, file: string): string | null;
}

/** A codebook, as far as it tells whose files are. */
export interface RulingStudy {
  /** Tells from a path below its folder whether it is a transcript of the study. */
  readonly names: (path: string) => boolean;
}

/** Whose a file is. */
export interface Belonging<S> {
  /** The folder of the study. */
  readonly home: string;
  readonly study: S;
  /** False for a file that only lies in the folder of the study. */
  readonly isTranscript: boolean;
}

/** A folder and all above it, innermost first. */
export function* outwards(folder: string, { parentOf }: Pick<PathNaming, 'parentOf'>): Generator<string> {
  for (let at = folder, last: string | null = null; at !== last; at = parentOf(at)) {
    yield at;
    last = at;
  }
}

/** The nearest folder with a codebook, the folder itself or one above it; null for none. */
export function homeAbove(
  folder: string,
  naming: Pick<PathNaming, 'parentOf'>,
  hasCodebook: (folder: string) => boolean,
): string | null {
  for (const above of outwards(folder, naming)) if (hasCodebook(above)) return above;
  return null;
}

/**
 * Tells whose a file is: the study's of the nearest codebook above it, whether that names it as a transcript or not. A file that
 * no codebook is above belongs to a study without one.
 *
 * @param studyIn the study of the codebook in a folder; null where the folder has no codebook
 * @param unruled the study without a codebook that a file would belong to, with its folder; null for none
 */
export function belonging<S extends RulingStudy>(
  file: string,
  naming: PathNaming,
  studyIn: (folder: string) => S | null,
  unruled: (file: string) => { readonly home: string; readonly study: S } | null,
): Belonging<S> | null {
  const home = homeAbove(naming.parentOf(file), naming, (folder) => studyIn(folder) !== null);
  const study = home === null ? null : studyIn(home);
  const found = home !== null && study !== null ? { home, study } : unruled(file);
  if (found === null) return null;
  const path = naming.pathFrom(found.home, file);
  return { ...found, isTranscript: path !== null && found.study.names(path) };
}

/** True for the text of a file that is a codebook by what it holds. Other programs have codebooks, too, and mean something else. */
export function holdsCodes(text: string): boolean {
  return readCodebook(text).codes.length > 0;
}
