import { speakerKey } from '../transcript/speakers';
import type { Summary } from './summary';

/** What one transcript shows by repeating it. */
export type Shown = Pick<Summary, 'inferredLabels' | 'inferredSpeakers'>;

/**
 * What transcripts have shown to be labels and speakers by recurring in them, counted by file: a label found in
 * one transcript of a study is a label in all of them, until the last file that shows it is gone.
 */
export class InferredIndex {
  /** Grows whenever a label or speaker comes or goes. */
  version = 0;
  private readonly labelFiles = new Map<string, number>();
  private readonly speakerFiles = new Map<string, number>();

  add(summary: Shown): void {
    for (const label of summary.inferredLabels) this.count(this.labelFiles, label, 1);
    for (const speaker of summary.inferredSpeakers) this.count(this.speakerFiles, speaker, 1);
  }

  remove(summary: Shown): void {
    for (const label of summary.inferredLabels) this.count(this.labelFiles, label, -1);
    for (const speaker of summary.inferredSpeakers) this.count(this.speakerFiles, speaker, -1);
  }

  /** A name that speaks anywhere in the study is no label, even where it happens to recur without speech below. */
  labels(): ReadonlySet<string> {
    return new Set([...this.labelFiles.keys()].filter((label) => !this.speakerFiles.has(speakerKey(label))));
  }

  /** A copy that can be changed without changing this one. */
  copy(): InferredIndex {
    const copy = new InferredIndex();
    for (const [label, files] of this.labelFiles) copy.labelFiles.set(label, files);
    for (const [speaker, files] of this.speakerFiles) copy.speakerFiles.set(speaker, files);
    return copy;
  }

  speakers(): ReadonlySet<string> {
    return new Set(this.speakerFiles.keys());
  }

  private count(counts: Map<string, number>, key: string, by: number): void {
    const before = counts.get(key) ?? 0;
    const now = before + by;
    if (now > 0) counts.set(key, now);
    else counts.delete(key);
    if (before === 0 || now === 0) this.version++;
  }
}
