import type { Study } from '../../study/study';
import type { Transcript } from '../../transcript/transcript';

/** A transcript that is read whole, with the study that it is part of. */
export interface OpenTranscript {
  readonly study: Study;
  /** What the study calls it: a URI in an editor, a path on the command line. */
  readonly file: string;
  readonly transcript: Transcript;
}
