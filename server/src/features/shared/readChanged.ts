import type { CodebookVocabulary } from '../../codebook/vocabulary';
import type { Study } from '../../study/study';
import { parse } from '../../transcript/parse';
import type { Transcript } from '../../transcript/transcript';

/**
 * Reads the text that a file will have as its study will read it then: what is known as a label or a speaker only because
 * this file repeats it is none when the file does so no more, and what it comes to repeat is one.
 *
 * @param vocabulary that of the codebook as it will be, where that changes with the file
 */
export function readChanged(
  study: Study,
  file: string,
  text: string,
  vocabulary: CodebookVocabulary = study.vocabulary(),
): Transcript {
  const after = parse(text, vocabulary, file);
  const then = study.vocabularyIf([[file, after]], vocabulary);
  return then === vocabulary ? after : parse(text, then, file);
}
