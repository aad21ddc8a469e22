import { labelIndex } from '../../codebook/labels';
import { isNearLabel, nearIndex } from '../../codebook/near';
import { codebookFromLabels } from '../../codebook/relate';
import { labelSpan, labelsAt } from '../../study/codingTable';
import type { Study } from '../../study/study';
import type { CodingSummary, Span, Summary } from '../../study/summary';
import { mayRecur } from '../../transcript/recur';
import { isRole } from '../../transcript/roles';
import { hasCodeShape } from '../../transcript/shape';
import { speakerKey } from '../../transcript/speakers';
import { identify } from '../../transcript/title';
import type { Vocabulary } from '../../transcript/vocabulary';
import type { Outline } from './outline';
import type { Words } from './words';

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
   * True when the file has to be parsed before and after. Otherwise each label can simply give way to the other: both have
   * the shape of a code, and no other line hangs on them.
   */
  readonly careful: boolean;
}

/** The transcripts that change, and those that would be read otherwise although nothing in them changes. */
export function filesToChange(study: Study, outline: Outline, words: Words): Map<string, FilePlan> {
  const changes = changesByFile(study, outline);
  const isPlain = isPlainFor(outline, words);
  const readsOtherwise = otherReadings(outline, words);
  const files = new Map<string, FilePlan>();
  for (const [file, summary] of study.transcripts) {
    const own = changes.get(file) ?? [];
    const speaks = outline.speaker !== null && hasSpeaker(summary, outline.speaker.from);
    const hangsOnIt = readsOtherwise(summary);
    if (own.length === 0 && !speaks && !hangsOnIt) continue;
    const careful = !isPlain || speaks || hangsOnIt || isIntricate(summary, own, outline, words);
    files.set(file, { changes: own, speaks, careful });
  }
  return files;
}

function changesByFile(study: Study, { labels, recodings }: Outline): Map<string, LineChange[]> {
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
    const coding = study.transcripts.get(file)?.codings.find(({ at }) => at.line === line);
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
function isPlainFor({ labels, recodings }: Outline, { before, after }: Words): boolean {
  const all = new Set<string>();
  for (const [written, to] of labels) for (const label of [written, ...to]) all.add(label);
  for (const { label, to } of recodings) for (const one of [label, ...to]) all.add(one);
  return [...all].every((label) => isPlainLabel(label, [before, after]));
}

/** True when a line with this label alone is a code, wherever it stands and whatever else is known. */
export function isPlainLabel(label: string, vocabularies: readonly Vocabulary[]): boolean {
  if (!hasCodeShape(label) || label.includes(':') || identify(label).interview !== null) return false;
  const key = speakerKey(label);
  const isSpeaker = ({ speakers, inferredSpeakers }: Vocabulary) =>
    speakers.has(key) || inferredSpeakers.has(key);
  return !isRole(label) && !vocabularies.some((words) => words.isSpeech(label) || isSpeaker(words));
}

/** Tells of a file whether a line in it that stays as it is would be read otherwise. */
function otherReadings({ labels }: Outline, { before, after }: Words): (summary: Summary) => boolean {
  const spellings = (words: typeof before) => [...labelIndex(words.source.codebook).spellings.keys()];
  const [old, now] = [new Set(spellings(before)), new Set(spellings(after))];
  const changed = [...old, ...now].filter((spelling) => !(old.has(spelling) && now.has(spelling)));
  if (changed.length === 0) return () => false;
  // The lines kept for this are those that may recur and those with the shape; other labels can stand anywhere.
  if (changed.some((label) => !mayRecur(label) && !hasCodeShape(label))) return () => true;
  const index = labelIndex(codebookFromLabels(changed));
  const near = nearIndex(index);
  const known = new Map<string, boolean>();
  const matters = (line: string): boolean => {
    const exact = index.resolve(line) !== undefined;
    // A line with the shape is a code in any case.
    if (hasCodeShape(line) && !line.includes(':')) return false;
    if (labels.has(line) && !exact) return false;
    if (exact) return before.isLabel(line) !== after.isLabel(line);
    return isNearLabel(near, line) && before.isNearLabel(line) !== after.isNearLabel(line);
  };
  return ({ candidates }) =>
    candidates !== '' &&
    candidates.split('\n').some((line) => {
      const answer = known.get(line) ?? matters(line);
      known.set(line, answer);
      return answer;
    });
}

/** True when lines go or come, the same words would have a code twice, or it must be made sure which coding is meant. */
function isIntricate(
  { codings }: Summary,
  changes: readonly LineChange[],
  { once }: Outline,
  { labels }: Words,
): boolean {
  if (changes.some(({ to, stamp }) => to.length !== 1 || stamp !== undefined)) return true;
  if (once.size === 0) return false;
  const lines = new Map(changes.map(({ at, to }) => [at.line, to[0] ?? '']));
  const becomes = ({ at, label }: CodingSummary) => {
    const written = lines.get(at.line) ?? label;
    return labels.resolve(written)?.label ?? written;
  };
  const coded = codings.filter((coding) => once.has(becomes(coding)));
  return new Set(coded.map((coding) => `${coding.passage} ${becomes(coding)}`)).size < coded.length;
}

function hasSpeaker({ speakers }: Summary, name: string): boolean {
  const key = speakerKey(name);
  return speakers.some((speaker) => speaker.name !== null && speakerKey(speaker.name) === key);
}
