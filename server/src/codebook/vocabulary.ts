import { speakerKey } from '../transcript/speakers';
import type { Vocabulary } from '../transcript/vocabulary';
import type { Codebook } from './codebook';
import { labelIndex } from './labels';
import { isNearLabel, nearIndex } from './near';

/** What the transcripts of a study have shown by recurring: labels as written, and `speakerKey`s. */
export interface Inferred {
  readonly labels: ReadonlySet<string>;
  readonly speakers: ReadonlySet<string>;
}

const nothingInferred: Inferred = { labels: new Set(), speakers: new Set() };

/** What the parser may ask of a codebook. Lines under `speech` count in any case, with white space around them. */
export function vocabularyOf(codebook: Codebook, inferred: Inferred = nothingInferred): Vocabulary {
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
  for (const spelling of labels.spellings.keys()) longest = Math.max(longest, spelling.length);
  return {
    isLabel: (text) => text.length <= longest && labels.resolve(text) !== undefined,
    isNearLabel: (text) => isNearLabel(near, text),
    isSpeech: (text) => speech.size > 0 && speech.has(speechKey(text)),
    speakers,
    inferredLabels: inferred.labels,
    inferredSpeakers: inferred.speakers,
  };
}

function speechKey(line: string): string {
  return line.trim().toLowerCase();
}
