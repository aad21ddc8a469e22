import type { Codebook } from '../codebook/codebook';
import { labelIndex } from '../codebook/labels';
import { isNearLabel, nearIndex } from '../codebook/near';
import { codebookFromLabels } from '../codebook/relate';
import { type CodebookVocabulary, speechKey } from '../codebook/vocabulary';
import { nearSpeakers } from '../transcript/nearSpeakers';
import { mayRecur } from '../transcript/recur';
import { hasCodeShape } from '../transcript/shape';
import { speakerKey } from '../transcript/speakers';
import { mayHoldClock } from '../transcript/time';
import { sameList } from './same';
import type { Study } from './study';
import type { SummaryData } from './summary';

/** Tells of a text that a summary keeps (`Summary.candidates`) whether something else may be made of it. */
export type Matters = (candidate: string) => boolean;

/** Where nothing can be read otherwise, no file has to be looked at. */
const nothingMatters: Matters = () => false;

/** From so many labels on, it is quicker to read all files again than to look which of them have one. */
const mostLabels = 500;

/**
 * What of the files of a study may be read otherwise when it knows other words. A few texts more may matter, never one too few.
 *
 * @param exempt labels whose lines give way to others in the same change
 * @returns null where any line of any file may be read otherwise
 */
export function readsOtherwise(
  before: CodebookVocabulary,
  after: CodebookVocabulary,
  exempt: ReadonlySet<string> = new Set(),
): Matters | null {
  const isWrittenAlike = sameList(before.layout, after.layout) && before.onlyMarked === after.onlyMarked;
  if (!isWrittenAlike) return null;
  const tests: Matters[] = [];
  if (before.source.codebook !== after.source.codebook) {
    const byLabels = labelsMatter(before, after, exempt);
    const bySpeech = speechMatters(before.source.codebook, after.source.codebook);
    if (byLabels === null || bySpeech === null) return null;
    tests.push(...byLabels, ...bySpeech);
  }
  const names = changedNames(before, after);
  if (!names.every(isKept)) return null;
  if (names.length > 0) tests.push(speakerMatters(names));
  const labels = difference(before.inferredLabels, after.inferredLabels);
  if (labels.size > 0) tests.push((line) => labels.has(bare(line)));
  const speakers = difference(before.inferredSpeakers, after.inferredSpeakers);
  if (speakers.size > 0) tests.push((line) => speakers.has(speakerKey(line)));
  return tests.length === 0 ? nothingMatters : (line) => tests.some((test) => test(line));
}

/**
 * What of the talk of the files of a study, where a label stands in it in another way than codes are written, may have another
 * finding when the codebook is another one: see `Summary.labelsInTalk`. Nothing that is counted hangs on it.
 */
export function findsOtherwise(before: CodebookVocabulary, after: CodebookVocabulary): Matters {
  if (before.source.codebook === after.source.codebook) return nothingMatters;
  return (text) => (before.labelLike?.(text) ?? null) !== (after.labelLike?.(text) ?? null);
}

function labelsMatter(
  before: CodebookVocabulary,
  after: CodebookVocabulary,
  exempt: ReadonlySet<string>,
): Matters[] | null {
  const spellings = ({ codes }: Codebook) => new Set(labelIndex({ codes }).spellings.keys());
  const labels = [...difference(spellings(before.source.codebook), spellings(after.source.codebook))];
  if (labels.length === 0) return [];
  if (labels.length > mostLabels || !labels.every(isKept)) return null;
  const changed = labelIndex(codebookFromLabels(labels));
  const nearby = nearIndex(changed);
  return [
    (line) => changed.resolve(bare(line)) !== undefined && !exempt.has(line),
    (written) => {
      const line = bare(written);
      return (
        // What has the shape is a code as it is.
        (!hasCodeShape(line) || line.includes(':') || before.isSpeech(line) || after.isSpeech(line)) &&
        isNearLabel(nearby, line) &&
        before.isNearLabel(line) !== after.isNearLabel(line)
      );
    },
  ];
}

/**
 * True for what is among the texts that a summary keeps wherever it is a line: those that may recur and those with the shape, but
 * for what may have a clock's time in it. Any other text can stand anywhere.
 */
function isKept(text: string): boolean {
  return (mayRecur(text) || hasCodeShape(text)) && !mayHoldClock(text);
}

/** Without the colon of what stands in the place of a name. */
function bare(line: string): string {
  return line.endsWith(':') ? line.slice(0, -1).trimEnd() : line;
}

function speechMatters(before: Codebook, after: Codebook): Matters[] | null {
  const lines = difference(new Set(before.speech.map(speechKey)), new Set(after.speech.map(speechKey)));
  if (lines.size === 0) return [];
  if (![...lines].every(isKept)) return null;
  return [(line) => lines.has(speechKey(line))];
}

/** Names of speakers that come into the codebook, leave it, or are spelt otherwise or in another order in it. */
function changedNames(
  { speakers: old }: CodebookVocabulary,
  { speakers: now }: CodebookVocabulary,
): string[] {
  if (old === now) return [];
  const [before, after] = [[...old.values()], [...now.values()]];
  const kept = after.filter((name) => before.includes(name));
  const moved = before.filter((name) => after.includes(name)).some((name, index) => name !== kept[index]);
  if (moved) return [...new Set([...before, ...after])];
  return [...before, ...after].filter((name) => !kept.includes(name));
}

/** A name alone, before a colon, or one that is nearly it. */
function speakerMatters(names: readonly string[]): Matters {
  const keys = new Set(names.map(speakerKey));
  const isOne = (text: string) =>
    keys.has(speakerKey(text)) ||
    nearSpeakers(text, { declared: names, spoken: [] }, () => null).some((name) => names.includes(name));
  return (line) => {
    const colon = line.indexOf(':');
    return isOne(line) || (colon > 0 && isOne(line.slice(0, colon)));
  };
}

/**
 * Looks at one file after the other, and names each that has a text that matters; null for the others.
 *
 * @param inTalk what matters of the labels in talk: see `findsOtherwise`
 */
export function* filesThatMatter(
  study: Study,
  matters: Matters,
  inTalk: Matters = nothingMatters,
): Generator<string | null> {
  if (matters === nothingMatters && inTalk === nothingMatters) return;
  const isOther = holdsWhatMatters(matters, inTalk);
  for (const [file, summary] of study.transcripts) yield isOther(summary) ? file : null;
}

/**
 * Tells of one summary after the other whether its file has a text that matters.
 *
 * @param inTalk what matters of the labels in talk: see `findsOtherwise`
 */
export function holdsWhatMatters(
  matters: Matters,
  inTalk: Matters,
): (summary: Pick<SummaryData, 'candidates' | 'labelsInTalk'>) => boolean {
  const isRead = remembered(matters);
  const isFound = remembered(inTalk);
  return ({ candidates, labelsInTalk }) =>
    linesOf(candidates).some(isRead) || linesOf(labelsInTalk).some(isFound);
}

/** Asks once for each text. */
function remembered(matters: Matters): Matters {
  if (matters === nothingMatters) return matters;
  const known = new Map<string, boolean>();
  return (line) => {
    const answer = known.get(line) ?? matters(line);
    known.set(line, answer);
    return answer;
  };
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

function difference(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  if (a === b) return new Set();
  return new Set([...[...a].filter((one) => !b.has(one)), ...[...b].filter((one) => !a.has(one))]);
}
