import { type CodebookVocabulary, reinferred } from '../codebook/vocabulary';
import type { Study } from '../study/study';
import { parse } from '../transcript/parse';
import type { Transcript } from '../transcript/transcript';

/**
 * Reads the text that a file will have as its study will read it then: what is known as a label only because this file
 * repeats it is none when the file does so no more.
 *
 * @param before the file as it is
 */
export function readChanged(
  study: Study,
  file: string,
  before: Transcript,
  text: string,
  vocabulary: CodebookVocabulary,
): Transcript {
  const after = parse(text, vocabulary, file);
  const lost = before.inferredLabels.filter(
    (label) => !after.inferredLabels.includes(label) && !study.isInferredBeside(file, label),
  );
  if (!after.codings.some(({ label, marked }) => !marked && lost.includes(label))) return after;
  const { labels, speakers } = vocabulary.source.inferred;
  const left = new Set([...labels].filter((label) => !lost.includes(label)));
  return parse(text, reinferred(vocabulary, { labels: left, speakers }), file);
}
