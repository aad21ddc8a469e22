import type { Code, Codebook } from '../codebook/codebook';
import { type LabelIndex, labelIndex } from '../codebook/labels';
import { codebookFromLabels } from '../codebook/relate';
import { vocabularyOf } from '../codebook/vocabulary';
import type { Vocabulary } from '../transcript/vocabulary';
import { Inferred } from './inferred';
import type { Summary } from './summary';
import { addUses, type FileUse, type LabelUses, mergeUses, noUses, removeUses } from './uses';

/**
 * A codebook and its transcripts, indexed. The one thing on this floor that changes: `set` and `setCodebook`
 * bring it from one state to the next by difference, and a study changed so equals one built from scratch.
 */
export class Study {
  /** The summaries by file, whatever the caller names files by (URIs in the editor, paths on the command line). */
  readonly transcripts = new Map<string, Summary>();
  private readonly uses = new Map<string, LabelUses>();
  private readonly inferred = new Inferred();
  private written: Codebook | null = null;
  private known: { version: number; vocabulary: Vocabulary } | null = null;
  private derived: { codebook: Codebook; labels: LabelIndex } | null = null;

  /** True when the study has a codebook of its own, so that a label can be unknown. */
  get hasCodebook(): boolean {
    return this.written !== null;
  }

  /** The codebook; without one, the codes in use with what their names tell of them. */
  get codebook(): Codebook {
    return this.index.codebook;
  }

  get labels(): LabelIndex {
    return this.index.labels;
  }

  /** The code that a label as written stands for; undefined when the codebook has none. */
  resolve(label: string): Code | undefined {
    return this.labels.resolve(label);
  }

  /** What the parser must know to read a transcript of this study; the same object until something in it changes. */
  vocabulary(): Vocabulary {
    if (this.known?.version !== this.inferred.version) {
      const inferred = { labels: this.inferred.labels(), speakers: this.inferred.speakers() };
      this.known = { version: this.inferred.version, vocabulary: vocabularyOf(this.written ?? emptyCodebook, inferred) };
    }
    return this.known.vocabulary;
  }

  /** Replaces the codebook; null for none. The transcripts are not read again: see `Reading`. */
  setCodebook(codebook: Codebook | null): void {
    this.written = codebook;
    this.derived = null;
    this.known = null;
  }

  /** Replaces what is known of a file; null when it is gone. */
  set(file: string, summary: Summary | null): void {
    const old = this.transcripts.get(file);
    if (old) removeUses(this.uses, file, old);
    if (summary) {
      this.transcripts.set(file, summary);
      addUses(this.uses, file, summary);
      // Before the old one goes, so that a label both show never leaves the study in between.
      this.inferred.add(summary);
    } else {
      this.transcripts.delete(file);
    }
    if (old) this.inferred.remove(old);
    if (!this.hasCodebook) this.derived = null;
  }

  /** Every spelling in use, with where. Orphans and duplicates are not uses. */
  get writtenLabels(): ReadonlyMap<string, LabelUses> {
    return this.uses;
  }

  /** Where a code is used, under any of its spellings. */
  usesOf(code: Code): LabelUses {
    const found = this.labels.spellings(code).flatMap((spelling) => this.uses.get(spelling) ?? []);
    return mergeUses(found, this.transcripts);
  }

  /** Where a label is used: its code's uses when it has one, else those of this very spelling. */
  usesOfLabel(label: string): LabelUses {
    const code = this.resolve(label);
    return code ? this.usesOf(code) : (this.uses.get(label) ?? noUses);
  }

  /** What a code is used for in one file; undefined when it is not used there. */
  usesIn(file: string, code: Code): FileUse | undefined {
    return this.usesOf(code).files.get(file);
  }

  private get index() {
    if (!this.derived) {
      const codebook = this.written ?? codebookFromLabels(this.uses.keys());
      this.derived = { codebook, labels: labelIndex(codebook) };
    }
    return this.derived;
  }
}

const emptyCodebook: Codebook = { study: null, transcripts: [], speakers: [], speech: [], codes: [], problems: [] };
