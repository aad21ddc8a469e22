import { labelSpan, labelsAt } from '../../study/codingTable';
import type { Study } from '../../study/study';
import type { CodingSummary, Span, Summary } from '../../study/summary';
import { itemAt } from '../../transcript/itemAt';
import { isRole } from '../../transcript/roles';
import { hasCodeShape } from '../../transcript/shape';
import { speakerKey } from '../../transcript/speakers';
import { identify } from '../../transcript/title';
import type { Vocabulary } from '../../transcript/vocabulary';
import type { LabelChanges } from './labelChanges';
import type { VocabularyChange } from './vocabularyChange';

/** One code line that is to say something else. */
export interface LineChange {
  /** Where its label stands. */
  readonly at: Span;
  readonly written: string;
  /** None takes the line away. */
  readonly to: readonly string[];
  /** Of the coding that is meant, where one was chosen. */
  readonly stamp?: string | undefined;
}

/** What changes in a transcript. */
export interface FilePlan {
  /** In the order of the lines. */
  readonly changes: readonly LineChange[];
  /** True where lines of the speaker who gets another name have to be changed. */
  readonly speaks: boolean;
  /**
   * True when the edits have to be verified: the file is parsed before and after. Otherwise each label can simply give way to the other: both are
   * labels of the codebook with the shape of a code.
   */
  readonly verified: boolean;
}

/** The transcripts that change. Which others would be read otherwise then is found out when they are read. */
export function filesToChange(
  study: Study,
  labelChanges: LabelChanges,
  vocabularyChange: VocabularyChange,
): Map<string, FilePlan> {
  const changes = changesByFile(study, labelChanges);
  const isPlain = isPlainFor(labelChanges, vocabularyChange);
  const files = new Map<string, FilePlan>();
  for (const [file, summary] of study.transcripts) {
    const own = changes.get(file) ?? [];
    changes.delete(file);
    const speaks = labelChanges.speaker !== null && hasSpeaker(summary, labelChanges.speaker.from);
    if (own.length === 0 && !speaks) continue;
    const verified = !isPlain || speaks || isIntricate(summary, own, labelChanges, vocabularyChange);
    files.set(file, { changes: own, speaks, verified });
  }
  // Nothing is known of these any more, which is said when they are read.
  for (const [file, own] of changes) files.set(file, { changes: own, speaks: false, verified: true });
  return files;
}

/** The old labels of a reshaping whose lines are codes wherever they stand, and are all changed. */
export function plainLabelsOf({ labels }: LabelChanges, { before }: VocabularyChange): Set<string> {
  return new Set([...labels.keys()].filter((label) => isPlainLabel(label, before)));
}

function changesByFile(study: Study, { labels, recodings }: LabelChanges): Map<string, LineChange[]> {
  const found = new Map<string, LineChange[]>();
  for (const [written, to] of labels) {
    for (const files of study.writtenAt(written)) {
      for (const [file, { codings }] of files) {
        const table = study.transcripts.get(file)?.table;
        const places = table ? labelsAt(table, codings, labelSpan) : [];
        const own = places.map((at) => ({ at, written, to }));
        const before = found.get(file);
        found.set(file, before ? [...before, ...own].sort((a, b) => a.at.line - b.at.line) : own);
      }
    }
  }
  for (const { file, line, label, to, stamp } of recodings) {
    const codings = study.transcripts.get(file)?.codings;
    const coding = codings?.at(codings.onLine(line));
    // What stands there no longer is found out when the file is read.
    const at = coding?.at ?? { line, column: 0, endLine: line, endColumn: label.length };
    const own = found.get(file) ?? [];
    own.push({ at, written: label, to, stamp });
    found.set(
      file,
      own.sort((a, b) => a.at.line - b.at.line),
    );
  }
  return found;
}

/** True when every label, old and new, is a code wherever it stands. */
function isPlainFor({ labels, recodings }: LabelChanges, { before, after }: VocabularyChange): boolean {
  const all = new Map<string, readonly string[]>(labels);
  for (const { label, to } of recodings) all.set(label, [...(all.get(label) ?? []), ...to]);
  return [...all].every(
    ([label, to]) => isPlainLabel(label, before) && to.every((one) => isPlainLabel(one, after)),
  );
}

/** True when a line with this label alone, or with a quote, is a code, wherever it stands and whatever else is known. */
function isPlainLabel(label: string, vocabulary: Vocabulary): boolean {
  // A label that the codebook lacks may be a name in one file, and in another what somebody says.
  return vocabulary.isLabel(label) && looksPlain(label, vocabulary);
}

/**
 * True when a line with this label is a code, wherever it stands, as soon as the codebook has the label: nothing else is
 * written so.
 */
export function looksPlain(label: string, vocabulary: Vocabulary): boolean {
  if (!hasCodeShape(label) || label.includes(':')) return false;
  const key = speakerKey(label);
  const isSpeaker = vocabulary.speakers.has(key) || vocabulary.inferredSpeakers.has(key);
  return identify(label).interview === null && !isRole(label) && !vocabulary.isSpeech(label) && !isSpeaker;
}

/** True when lines go or come, the same words would have a code twice, or it must be made sure which coding is meant. */
function isIntricate(
  { codings }: Summary,
  changes: readonly LineChange[],
  { once }: LabelChanges,
  { labels }: VocabularyChange,
): boolean {
  if (changes.some(({ to, stamp }) => to.length !== 1 || stamp !== undefined)) return true;
  if (once.size === 0) return false;
  const lines = new Map(changes.map(({ at, to }) => [at.line, itemAt(to, 0)]));
  const becomes = ({ at, label }: CodingSummary) => {
    const written = lines.get(at.line) ?? label;
    return labels.resolve(written)?.label ?? written;
  };
  const coded = [...codings].filter((coding) => once.has(becomes(coding)));
  return new Set(coded.map((coding) => `${coding.passage} ${becomes(coding)}`)).size < coded.length;
}

function hasSpeaker({ speakers }: Summary, name: string): boolean {
  const key = speakerKey(name);
  return speakers.some((speaker) => speaker.name !== null && speakerKey(speaker.name) === key);
}
