import { firstLettersOf, firstWordOf } from '../transcript/codesInLine';
import { composed } from '../transcript/composed';
import { type Agreed, LineTextCache } from '../transcript/lineText';
import { speakerKey } from '../transcript/speakers';
import type { Vocabulary } from '../transcript/vocabulary';
import type { Codebook } from './codebook';
import { labelIndex } from './labels';
import { isNearLabel, nearIndex } from './near';

/** What the transcripts of a study have shown by recurring: labels as written, and `speakerKey`s. */
export interface InferredNames {
  readonly labels: ReadonlySet<string>;
  readonly speakers: ReadonlySet<string>;
}

const nothingInferred: InferredNames = { labels: new Set(), speakers: new Set() };

/** A vocabulary, with the plain data of which an equal one can be made in another thread. */
export interface CodebookVocabulary extends Vocabulary {
  readonly source: { readonly codebook: Codebook; readonly inferred: InferredNames };
}

/** What the parser may ask of a codebook. Lines under `speech` count in any case, with white space around them. */
export function vocabularyOf(
  codebook: Codebook,
  inferred: InferredNames = nothingInferred,
): CodebookVocabulary {
  const labels = labelIndex(codebook);
  const near = nearIndex(labels);
  const speech = new Set(codebook.speech.map(speechKey));
  const speakers = new Map<string, string>();
  for (const name of codebook.speakers) {
    const key = speakerKey(name);
    if (!speakers.has(key)) speakers.set(key, name);
  }
  // Most lines that are asked about are longer than any label, which is known sooner than that they are none.
  let longest = 0;
  const firstWords = new Set<string>();
  const small = new Map<string, string>();
  for (const [spelling, { label }] of labels.spellings) {
    longest = Math.max(longest, spelling.length);
    firstWords.add(firstWordOf(spelling, 0, spelling.length));
    const key = composed(spelling).toLowerCase();
    // The label itself goes before an alias that is the same but for case.
    if (!small.has(key) || spelling === label) small.set(key, spelling);
  }
  const labelLike = (text: string) => {
    const name = composed(text);
    if (name.length > longest) return null;
    return labels.resolve(text) === undefined ? (small.get(name.toLowerCase()) ?? null) : text;
  };
  const agreed: Agreed = {
    isLabel: (text) =>
      (text.length <= longest || (text.length <= 4 * longest && composed(text).length <= longest)) &&
      labels.resolve(text) !== undefined,
    speakers,
  };
  return withInferred(
    {
      ...agreed,
      lineTexts: new LineTextCache(agreed),
      labelLike: longest === 0 ? null : labelLike,
      firstWords,
      firstLetters: firstLettersOf(firstWords),
      isNearLabel: (text) => isNearLabel(near, text),
      isSpeech: (text) => speech.size > 0 && speech.has(speechKey(text)),
    },
    codebook,
    inferred,
  );
}

/**
 * The vocabulary of a codebook with other labels and speakers that transcripts have shown. What follows from the codebook
 * alone is kept, which is quicker than making it anew.
 */
export function reinferred(vocabulary: CodebookVocabulary, inferred: InferredNames): CodebookVocabulary {
  return withInferred(vocabulary, vocabulary.source.codebook, inferred);
}

function withInferred(
  words: Omit<Vocabulary, 'inferredLabels' | 'inferredSpeakers' | 'layout' | 'onlyMarked'>,
  codebook: Codebook,
  inferred: InferredNames,
): CodebookVocabulary {
  return {
    ...words,
    inferredLabels: inferred.labels,
    inferredSpeakers: inferred.speakers,
    layout: codebook.layout,
    onlyMarked: codebook.onlyMarked,
    source: { codebook, inferred },
  };
}

/** What lines that are listed as speech have in common with those of transcripts: case and white space at their ends do not count. */
export function speechKey(line: string): string {
  return composed(line).trim().toLowerCase();
}

/** What of a vocabulary the reading of a transcript hangs on, as a text: the same for two by which all is read alike. */
export function wordsKey({ codebook, inferred }: CodebookVocabulary['source']): string {
  const { codes, speakers, speech, layout, onlyMarked } = codebook;
  return JSON.stringify([
    codes.map(({ label, aliases }) => [label, ...aliases]),
    speakers,
    speech,
    layout,
    onlyMarked,
    [...inferred.labels].sort(),
    [...inferred.speakers].sort(),
  ]);
}
