import type { Code, Codebook } from '../codebook/codebook';
import { type LabelIndex, labelIndex } from '../codebook/labels';
import { byUse, type NearIndex, nearGroups, nearIndex } from '../codebook/near';
import { codebookFromLabels } from '../codebook/relate';
import { type CodebookVocabulary, reinferred, vocabularyOf } from '../codebook/vocabulary';
import { composed } from '../transcript/composed';
import { InferredIndex, type Shown } from './inferred';
import { Interviews } from './interviews';
import { sameList, sameSet } from './same';
import { SortedMap } from './sortedMap';
import type { Summary } from './summary';
import {
  addUses,
  type CodingsByFile,
  type LabelUses,
  mergeUses,
  noUses,
  regroupUses,
  removeUses,
  type Strays,
} from './uses';

/**
 * A codebook and its transcripts, indexed. The one thing on this floor that changes: `set` and `setCodebook`
 * bring it from one state to the next by difference, and a study changed so equals one built from scratch.
 */
export class Study {
  /** Grows with every change, for whoever keeps what follows from a study. */
  version = 0;
  /**
   * The summaries by file, whatever the caller names files by (URIs in the editor, paths on the command line). All that is kept
   * by file or label is in the order of their names, so that no answer hangs on what was read first.
   */
  readonly transcripts = new SortedMap<Summary>();
  /** Files that cannot be read, and why not, for people. Of some it is known what they said before. */
  readonly unread = new SortedMap<string>();
  /** Links that are left out, and the transcript that counts in the place of each: see `repeatedLinks`. */
  readonly repeated = new Map<string, string>();
  /** The files by interview. */
  readonly interviews = new Interviews();
  private readonly uses = new SortedMap<LabelUses>();
  private readonly strays: Strays = new Map();
  private readonly inferred = new InferredIndex();
  private written: Codebook | null = null;
  private known: { version: number; vocabulary: CodebookVocabulary } | null = null;
  private derived: Derived | null = null;

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
  vocabulary(): CodebookVocabulary {
    if (this.known?.version !== this.inferred.version) {
      const inferred = { labels: this.inferred.labels(), speakers: this.inferred.speakers() };
      const vocabulary = this.known
        ? reinferred(this.known.vocabulary, inferred)
        : vocabularyOf(this.written ?? emptyCodebook, inferred);
      this.known = { version: this.inferred.version, vocabulary };
    }
    return this.known.vocabulary;
  }

  /** Replaces the codebook; null for none. The transcripts are not read again: see `Reading`. */
  setCodebook(codebook: Codebook | null): void {
    this.version++;
    this.written = codebook;
    this.derived = null;
    this.known = null;
  }

  /** Replaces what is known of a file; null when it is gone. */
  set(file: string, summary: Summary | null): void {
    this.version++;
    this.unread.delete(file);
    const old = this.transcripts.get(file);
    // Without a codebook the codes are the labels in use, which few edits change.
    const labels = this.hasCodebook ? [] : [...(old?.table.names ?? []), ...(summary?.table.names ?? [])];
    const isUsed = (label: string) => this.uses.has(label);
    const used = labels.filter(isUsed);
    if (old) removeUses(this.uses, this.strays, this, file, old);
    const moved = this.interviews.change(file, old, summary);
    if (moved.size > 0) regroupUses(this.uses, this, moved);
    if (summary) {
      this.transcripts.set(file, summary);
      addUses(this.uses, this.strays, this, file, summary);
      // Before the old one goes, so that a label both show never leaves the study in between.
      this.inferred.add(summary);
    } else {
      this.transcripts.delete(file);
    }
    if (old) this.inferred.remove(old);
    for (const name of old?.table.names ?? []) if (!this.isWritten(name)) this.derived?.misses.delete(name);
    if (!sameList(used, labels.filter(isUsed))) this.derived = null;
  }

  /**
   * What a vocabulary of this study becomes when some files show something else than now.
   *
   * @param shown by file
   * @param vocabulary of the codebook that the study has then
   * @returns the same vocabulary where nothing comes of it
   */
  vocabularyIf(
    shown: Iterable<readonly [string, Shown]>,
    vocabulary: CodebookVocabulary,
  ): CodebookVocabulary {
    let inferred = this.inferred;
    for (const [file, now] of shown) {
      const before = this.transcripts.get(file);
      if (before && showsSame(before, now)) continue;
      if (inferred === this.inferred) inferred = this.inferred.copy();
      inferred.add(now);
      if (before) inferred.remove(before);
    }
    const labels = inferred.labels();
    const speakers = inferred.speakers();
    const { labels: knownLabels, speakers: knownSpeakers } = vocabulary.source.inferred;
    if (sameSet(labels, knownLabels) && sameSet(speakers, knownSpeakers)) return vocabulary;
    return reinferred(vocabulary, { labels, speakers });
  }

  /**
   * The labels of the codebook that a label as written may be a misspelling of, best first, ties by use. A
   * study without a codebook has no misspellings.
   */
  near(label: string): readonly string[] {
    if (!this.hasCodebook || label === '') return [];
    const { nearby, misses, spellings } = this.index;
    const name = composed(label);
    const groups = misses.get(name) ?? nearGroups(nearby, name);
    // What nobody has written, such as a word that is just being typed, is asked for once.
    if (this.isWritten(name)) misses.set(name, groups);
    return byUse(groups, (candidate) =>
      (spellings.get(candidate) ?? []).reduce((sum, one) => sum + (this.uses.get(one)?.codings ?? 0), 0),
    );
  }

  /** The labels asked for by `near` of which it hangs on what is used most, and so on all files, what they are nearest to. */
  *nearSeveral(): Iterable<string> {
    for (const [label, groups] of this.index.misses) if (groups.some(({ length }) => length > 1)) yield label;
  }

  /** Every spelling in use, with where, in the order of their names. Orphans and duplicates are not uses. */
  get writtenLabels(): ReadonlyMap<string, LabelUses> {
    return this.uses;
  }

  /** Where a code is used, under any of its spellings. */
  usesOf(code: Code): LabelUses {
    const { spellings } = this.index;
    const found = (spellings.get(code.label) ?? []).flatMap((spelling) => this.uses.get(spelling) ?? []);
    return mergeUses(found, this);
  }

  /** Where a label is used: its code's uses when it has one, else those of this very spelling. */
  usesOfLabel(label: string): LabelUses {
    const code = this.resolve(label);
    return code ? this.usesOf(code) : (this.uses.get(composed(label)) ?? noUses);
  }

  /** Where a label is written just so: first its uses, then orphans and duplicates. */
  writtenAt(label: string): readonly CodingsByFile[] {
    const name = composed(label);
    return [this.uses.get(name)?.files, this.strays.get(name)].filter((one) => one !== undefined);
  }

  private isWritten(name: string): boolean {
    return this.uses.has(name) || this.strays.has(name);
  }

  private get index(): Derived {
    this.derived ??= derive(this.written ?? codebookFromLabels(this.uses.keys()));
    return this.derived;
  }
}

/** What follows from a codebook alone. */
interface Derived {
  readonly codebook: Codebook;
  readonly labels: LabelIndex;
  /** All spellings of a code, by its label. */
  readonly spellings: ReadonlyMap<string, readonly string[]>;
  readonly nearby: NearIndex<Code>;
  /** What labels that are written in transcripts are near to, as far as it was asked for. */
  readonly misses: Map<string, readonly (readonly string[])[]>;
}

function derive(codebook: Codebook): Derived {
  const labels = labelIndex(codebook);
  const spellings = new Map<string, string[]>();
  for (const [spelling, { label }] of labels.spellings) {
    const known = spellings.get(label);
    if (known) known.push(spelling);
    else spellings.set(label, [spelling]);
  }
  return { codebook, labels, spellings, nearby: nearIndex(labels), misses: new Map() };
}

function showsSame(a: Shown, b: Shown): boolean {
  return sameList(a.inferredLabels, b.inferredLabels) && sameList(a.inferredSpeakers, b.inferredSpeakers);
}

const emptyCodebook: Codebook = {
  study: null,
  transcripts: [],
  speakers: [],
  moderated: [],
  speech: [],
  layout: [],
  onlyMarked: false,
  codes: [],
  mentions: [],
  colors: [],
  problems: [],
};
