import { parse } from '../../server/src/transcript/parse';
import { LineKind } from '../../server/src/transcript/transcript';
import { emptyVocabulary, type Vocabulary } from '../../server/src/transcript/vocabulary';

/**
 * A transcript without its annotations: no code, no memo, and none of the blank lines that stand for them. Whatever the
 * tool does to a file, this stays the same, byte for byte.
 *
 * Blank lines are left out everywhere, as nobody can say which of two stands for a code. What the last line of talk
 * ends with is left out, too, as a code below it needs a line end there.
 *
 * @param vocabulary what the study knows, by which codes are told from speech
 */
export function speechOf(text: string, vocabulary: Vocabulary = emptyVocabulary): string {
  const { lineKinds, lineStarts } = parse(text, vocabulary);
  const annotations: readonly number[] = [LineKind.Blank, LineKind.Code, LineKind.Memo];
  return lineStarts
    .map((start, line) => {
      const isSpeech = !annotations.includes(lineKinds[line] ?? LineKind.Blank);
      return isSpeech ? text.slice(start, lineStarts[line + 1] ?? text.length) : '';
    })
    .join('')
    .replace(/(?:\r\n?|\n)$/, '');
}
