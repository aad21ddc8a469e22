import * as l10n from '@vscode/l10n';
import { Refusal } from '../../codebook/refusal';
import type { CodebookVocabulary } from '../../codebook/vocabulary';
import type { Shown } from '../../study/inferred';
import { filesThatMatter, readsOtherwise } from '../../study/readsOtherwise';
import { sameSet } from '../../study/same';
import type { Study } from '../../study/study';
import type { Summary } from '../../study/summary';
import { itemAt } from '../../transcript/itemAt';
import { lineAt } from '../../transcript/lines';
import { ownText } from '../../transcript/ownText';
import { parse } from '../../transcript/parse';
import type { TextEdit } from '../../transcript/textEdit';
import { applyEdits } from '../../transcript/textEdit';
import type { Transcript } from '../../transcript/transcript';
import type { Asking } from './asking';
import { checkSame } from './checkSame';
import type { Intend, Intent } from './intent';
import { OutOfStep } from './outOfStep';

/** A change of a study, as far as it is meant. */
export interface IntendedChange {
  /** What the study knows now, and what it would know if no file showed anything else afterwards. */
  readonly vocabularies: { readonly before: CodebookVocabulary; readonly after: CodebookVocabulary };
  /** The files that are read in any case. */
  readonly files: Iterable<string>;
  /** What becomes of a file: of one that only reads otherwise, nothing. */
  intend(file: string): Intend;
  /** Labels whose lines all give way to others, in files that need not be read for that. */
  readonly exempt: ReadonlySet<string>;
  /** What people call a file. */
  nameOf(file: string): string;
}

/** What one change does can do something to other files, and that to others again. So many times it is looked. */
const mostRounds = 12;

/**
 * Reads all files again that a change alters or that could read otherwise after it: those that it changes, and those in which
 * what is known as a label or a speaker elsewhere comes or goes. A code that would be speech afterwards gets a `#`, in
 * whichever file it stands. Everything else must be read as it was, but for what is meant.
 *
 * @param keep what is to be kept of a file that gets edits, which are in offsets and in order
 * @returns that, by file
 * @throws OutOfStep when the study knows another text of a file; Refusal when something would be read as something else
 */
export function* readAgain<T>(
  study: Study,
  { vocabularies, files, intend, exempt, nameOf }: IntendedChange,
  keep: (file: string, text: string, edits: readonly TextEdit[]) => T,
): Asking<Map<string, T>> {
  const looked = new Set(files);
  const marks = new Map<string, Set<number>>();
  let vocabulary = vocabularies.after;
  for (let round = 0; round < mostRounds; round++) {
    const kept = new Map<string, T>();
    const shown = new Map<string, Shown>();
    let refusal: Refusal | null = null;
    for (const file of looked) {
      const text = yield file;
      const name = nameOf(file);
      const before = text === null ? null : parse(text, vocabularies.before, file);
      if (text === null || !before || !isAsKnown(before, study.transcripts.get(file)))
        throw new OutOfStep(file, name);
      const marked = marks.get(file) ?? new Set();
      marks.set(file, marked);
      const { edits, after, refused } = readOnce(
        intend(file)(before),
        before,
        vocabulary,
        file,
        marked,
        name,
      );
      if (edits.length > 0) kept.set(file, keep(file, text, edits));
      refusal ??= refused;
      shown.set(file, {
        inferredLabels: after.inferredLabels.map(ownText),
        inferredSpeakers: after.inferredSpeakers.map(ownText),
      });
    }
    const then = study.vocabularyIf(shown, vocabularies.after);
    const more = filesReadOtherwise(study, vocabularies.before, then, exempt, looked);
    if (more.length === 0 && knowsSame(then, vocabulary)) {
      if (refusal) throw refusal;
      return kept;
    }
    for (const file of more) looked.add(file);
    vocabulary = then;
  }
  throw new Refusal(
    l10n.t(
      'Nothing was changed: other transcripts would be read differently afterwards. Add the code to codebook.yaml first, and try again.',
    ),
  );
}

/** What comes of reading one file as it is meant to be. */
interface Read {
  readonly edits: readonly TextEdit[];
  readonly after: Transcript;
  /** Why it cannot be so; null where it can. */
  readonly refused: Refusal | null;
}

/**
 * Reads a file as it is meant to be, with a `#` before each code that would be speech without one.
 *
 * @param marked the codings that get one, to which those found are added
 * @param name of the file, for people
 */
export function readOnce(
  intent: Intent,
  before: Transcript,
  vocabulary: CodebookVocabulary,
  file: string,
  marked: Set<number>,
  name: string,
): Read {
  const read = () => {
    const edits = intent.edits(marked);
    if (edits.length === 0) return { edits, after: parse(before.text, vocabulary, file) };
    return { edits, after: parse(applyEdits(before.text, edits), vocabulary, file) };
  };
  let { edits, after } = read();
  const known = marked.size;
  for (const index of lostCodings(intent, before, edits, after)) marked.add(index);
  if (marked.size > known) ({ edits, after } = read());
  try {
    checkSame(intent.like ?? before, after, intent.expected, intent.speakerOf, name);
    return { edits, after, refused: null };
  } catch (error) {
    if (error instanceof Refusal) return { edits, after, refused: error };
    throw error;
  }
}

/** The codings whose lines are read as something else, by place in `Transcript.codings` before the change. */
function lostCodings(
  { expected, like }: Intent,
  before: Transcript,
  edits: readonly TextEdit[],
  after: Transcript,
): number[] {
  if (like) return [];
  const found = new Map(after.codings.map(({ line, label }) => [line, label]));
  const lost: number[] = [];
  let last = -1;
  for (const { index, label } of expected) {
    // Lines that come in below a coding are marked as it is.
    if (index === last) continue;
    last = index;
    const start = shifted(itemAt(before.lineStarts, itemAt(before.codings, index).line), edits);
    if (found.get(lineAt(after.lineStarts, start)) !== label) lost.push(index);
  }
  return lost;
}

/** Where an offset that no edit takes away comes to stand. */
function shifted(offset: number, edits: readonly TextEdit[]): number {
  let by = 0;
  for (const { range, newText } of edits)
    if (range.end <= offset) by += newText.length - (range.end - range.start);
  return offset + by;
}

/** True when a study knows just this text of a file, as far as its summary tells. */
export function isAsKnown({ codings, turns, passages }: Transcript, summary: Summary | undefined): boolean {
  if (codings.length !== summary?.codings.length) return false;
  if (turns.length !== summary.turns || passages.length !== summary.passages) return false;
  return [...summary.codings].every((known, index) => {
    const coding = codings[index];
    return coding?.label === known.label && coding.line === known.at.line;
  });
}

function filesReadOtherwise(
  study: Study,
  before: CodebookVocabulary,
  after: CodebookVocabulary,
  exempt: ReadonlySet<string>,
  looked: ReadonlySet<string>,
): string[] {
  const matters = readsOtherwise(before, after, exempt);
  const files = matters === null ? study.transcripts.keys() : filesThatMatter(study, matters);
  return [...files].filter((file) => file !== null).filter((file) => !looked.has(file));
}

function knowsSame(a: CodebookVocabulary, b: CodebookVocabulary): boolean {
  return sameSet(a.inferredLabels, b.inferredLabels) && sameSet(a.inferredSpeakers, b.inferredSpeakers);
}
