import { type LabelIndex, labelIndex } from '../../codebook/labels';
import { type CodebookVocabulary, vocabularyOf } from '../../codebook/vocabulary';
import type { Study } from '../../study/study';
import { speakerKey } from '../../transcript/speakers';
import type { LabelChanges } from './labelChanges';

/** What the parser knows of a study before and after a reshaping. */
export interface VocabularyChange {
  readonly before: CodebookVocabulary;
  readonly after: CodebookVocabulary;
  /** The codes of the codebook as it is to be. */
  readonly labels: LabelIndex;
}

/**
 * What recurrence has shown stays known, but for the labels and names that nobody has any more: others are known in their
 * stead. What it will show is known only when the files have been read.
 */
export function vocabularyChangeOf(study: Study, { draft, labels, speaker }: LabelChanges): VocabularyChange {
  const before = study.vocabulary();
  const { codebook, inferred } = before.source;
  const shown = new Set(inferred.speakers);
  if (speaker && shown.delete(speakerKey(speaker.from))) shown.add(speakerKey(speaker.to));
  const after = vocabularyOf(draft?.codebook ?? codebook, {
    labels: new Set([...inferred.labels].flatMap((label) => labels.get(label) ?? [label])),
    speakers: shown,
  });
  return { before, after, labels: labelIndex(after.source.codebook) };
}
