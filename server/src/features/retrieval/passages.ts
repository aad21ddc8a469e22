import * as l10n from '@vscode/l10n';
import { bracketAlias, withoutBracket } from '../../codebook/labels';
import type { Study } from '../../study/study';
import { spokenWords } from '../../study/summarize';
import type { Summary } from '../../study/summary';
import { composed } from '../../transcript/composed';
import { itemAt } from '../../transcript/itemAt';
import { speakerKey } from '../../transcript/speakers';
import type { Passage, Transcript } from '../../transcript/transcript';
import { plainLetters, saysWords } from '../shared/find';
import { inInterviewOrder } from '../shared/interviewOrder';
import { smallLetters } from '../shared/labelMatch';
import type { Query } from './query';

/** A passage that was asked for. */
export interface PassageFound {
  /** Its place in `Transcript.passages`. */
  readonly index: number;
  /** Its words, single-spaced. */
  readonly words: string;
  readonly speaker: string | null;
  /** The codes on it, as the codebook spells them, each once. */
  readonly labels: readonly string[];
}

/**
 * What is wrong with a question to a study, for people: a code, a family, a speaker or an attribute that it does not
 * have. Null when nothing is.
 */
export function queryProblem(study: Study, query: Query): string | null {
  switch (query.kind) {
    case 'code':
      return codeProblem(study, query.label);
    case 'key':
      return keyProblem(study, query.key, query.value);
    case 'not':
      return queryProblem(study, query.part);
    case 'near':
      return queryProblem(study, query.one) ?? queryProblem(study, query.other);
    case 'and':
    case 'or':
      return query.parts.reduce<string | null>((found, part) => found ?? queryProblem(study, part), null);
    default:
      return null;
  }
}

function keyProblem(study: Study, key: string, value: string): string | null {
  const summaries = [...study.transcripts.values()];
  switch (key.toLowerCase()) {
    case 'family': {
      const isKnown = study.codebook.codes.some(({ family }) => isFamily(family, value));
      return isKnown ? null : l10n.t('No family is called “{0}”.', value);
    }
    case 'speaker': {
      const isSpeaker = speakerTest(value);
      const isKnown = summaries.some(({ speakers }) => speakers.some(({ name }) => isSpeaker(name)));
      return isKnown ? null : l10n.t('No speaker is called “{0}”.', value);
    }
    case 'is':
      return isSame('coded', value) ? null : l10n.t('After “is:” only “coded” can stand.');
    default: {
      const isKnown = summaries.some(attributeTest(key, value));
      return isKnown ? null : l10n.t('No interview has “{0}: {1}”.', key, value);
    }
  }
}

function codeProblem(study: Study, written: string): string | null {
  if (findLabel(study, written) !== null) return null;
  const [near] = study.near(written);
  return near === undefined
    ? l10n.t('No code is called “{0}”. Words to be found in the talk stand in quotation marks.', written)
    : l10n.t('No code is called “{0}”. Is “{1}” meant?', written, near);
}

/** The label that is meant by what somebody typed, whatever its case; null for none. */
export function findLabel(study: Study, written: string): string | null {
  const label = composed(written);
  const exact = study.resolve(label)?.label ?? (study.writtenLabels.has(label) ? label : null);
  if (exact !== null) return exact;
  const wanted = smallLetters(label);
  for (const [spelling, code] of study.labels.spellings)
    if (smallLetters(spelling) === wanted) return code.label;
  for (const one of study.writtenLabels.keys()) if (smallLetters(one) === wanted) return one;
  return null;
}

/**
 * The transcripts that may have such passages, by what the index knows of them, in the order of the interviews. Only
 * those need to be read.
 */
export function filesToSearch(study: Study, query: Query): string[] {
  const mayHave = fileTest(study, query);
  const found: string[] = [];
  for (const [file, summary] of study.transcripts) if (mayHave(file, summary)) found.push(file);
  return inInterviewOrder(study, found);
}

/** Whether a transcript may have such passages. What must be asked of the study is asked once, not for each file. */
function fileTest(study: Study, query: Query): (file: string, summary: Summary) => boolean {
  switch (query.kind) {
    case 'code': {
      const { files } = study.usesOfLabel(findLabel(study, query.label) ?? query.label);
      return (file) => files.has(file);
    }
    case 'key': {
      const { key, value } = query;
      switch (key.toLowerCase()) {
        case 'speaker': {
          const isSpeaker = speakerTest(value);
          return (_, { speakers }) => speakers.some(({ name }) => isSpeaker(name));
        }
        case 'family':
        case 'is':
          return () => true;
        default: {
          const fits = attributeTest(key, value);
          return (_, summary) => fits(summary);
        }
      }
    }
    case 'and': {
      const tests = query.parts.map((part) => fileTest(study, part));
      return (file, summary) => tests.every((mayHave) => mayHave(file, summary));
    }
    case 'or': {
      const tests = query.parts.map((part) => fileTest(study, part));
      return (file, summary) => tests.some((mayHave) => mayHave(file, summary));
    }
    case 'near': {
      const one = fileTest(study, query.one);
      const other = fileTest(study, query.other);
      return (file, summary) => one(file, summary) && other(file, summary);
    }
    default:
      return () => true;
  }
}

/** The passages of a transcript that a question asks for, in the order of the file. */
export function passagesFor(
  study: Study,
  query: Query,
  transcript: Transcript,
  summary: Summary,
): PassageFound[] {
  const labels = labelsByPassage(study, transcript);
  const wordsOf = ({ range }: Passage) => spokenWords(transcript, range);
  const letters = () => transcript.passages.map((passage) => plainLetters(wordsOf(passage)));
  const fits = holds(query, { study, transcript, summary, labels, letters });
  return transcript.passages.flatMap((passage) => {
    const { index, speaker } = passage;
    if (!fits[index]) return [];
    return [{ index, words: wordsOf(passage), speaker, labels: [...(labels[index] ?? [])] }];
  });
}

/** A transcript with what every part of a question needs of its passages, by their place. */
interface Asked {
  readonly study: Study;
  readonly transcript: Transcript;
  readonly summary: Summary;
  readonly labels: readonly ReadonlySet<string>[];
  /** Their words, in small letters without accents: worked out only for questions that ask for words. */
  readonly letters: () => readonly string[];
}

/** The codes on each passage, by its index: as the codebook spells them, each once, in the order of the text. */
export function labelsByPassage(study: Study, { passages, codings }: Transcript): Set<string>[] {
  const labels = passages.map(() => new Set<string>());
  for (const { label, passage } of codings)
    if (label !== '') labels[passage]?.add(study.resolve(label)?.label ?? label);
  return labels;
}

/** For each passage, whether it is asked for. */
function holds(query: Query, asked: Asked): boolean[] {
  const { study, transcript, labels } = asked;
  const each = (fits: (index: number) => boolean) => transcript.passages.map(({ index }) => fits(index));
  switch (query.kind) {
    case 'code': {
      const label = findLabel(study, query.label);
      return each((index) => label !== null && labels[index]?.has(label) === true);
    }
    case 'words': {
      const words = plainLetters(query.text).trim();
      const said = asked.letters();
      return each((index) => saysWords(itemAt(said, index), words));
    }
    case 'key':
      return each(keyTest(query.key, query.value, asked));
    case 'not': {
      const found = holds(query.part, asked);
      return each((index) => found[index] !== true);
    }
    case 'and': {
      const found = query.parts.map((part) => holds(part, asked));
      return each((index) => found.every((one) => one[index] === true));
    }
    case 'or': {
      const found = query.parts.map((part) => holds(part, asked));
      return each((index) => found.some((one) => one[index] === true));
    }
    case 'near': {
      const one = holds(query.one, asked);
      const other = holds(query.other, asked);
      const nearOne = spread(one, query.within);
      const nearOther = spread(other, query.within);
      return each((index) => (one[index] && nearOther[index]) || (other[index] && nearOne[index]) || false);
    }
  }
}

/** True for what is true at most so many places before or behind. */
function spread(found: readonly boolean[], within: number): boolean[] {
  const near = found.map(() => false);
  let last = -Infinity;
  for (let at = 0; at < found.length; at++) {
    if (found[at]) last = at;
    if (at - last <= within) near[at] = true;
  }
  last = Infinity;
  for (let at = found.length - 1; at >= 0; at--) {
    if (found[at]) last = at;
    if (last - at <= within) near[at] = true;
  }
  return near;
}

function keyTest(key: string, value: string, asked: Asked): (index: number) => boolean {
  const { study, transcript, summary, labels } = asked;
  switch (key.toLowerCase()) {
    case 'speaker': {
      const isSpeaker = speakerTest(value);
      return (index) => isSpeaker(transcript.passages[index]?.speaker ?? null);
    }
    case 'family':
      return (index) =>
        [...(labels[index] ?? [])].some((label) => isFamily(study.resolve(label)?.family ?? null, value));
    case 'is':
      return (index) => isSame('coded', value) && itemAt(labels, index).size > 0;
    default: {
      const fits = attributeTest(key, value)(summary);
      return () => fits;
    }
  }
}

/** Whether a name is that of a speaker. There are few names, and thousands of transcripts that have them. */
function speakerTest(value: string): (name: string | null) => boolean {
  const wanted = speakerKey(value);
  const known = new Map<string, boolean>();
  return (name) => {
    if (name === null) return false;
    const found = known.get(name) ?? speakerKey(name) === wanted;
    known.set(name, found);
    return found;
  };
}

function attributeTest(key: string, value: string): (summary: Summary) => boolean {
  const [isInterview, isCoder] = [isSame('interview', key), isSame('coder', key)];
  const wanted = plainLetters(value);
  const fits = (one: string) => plainLetters(one) === wanted;
  return ({ interview, coder, attributes }) => {
    if (isInterview && interview !== null) return fits(interview);
    if (isCoder && coder !== null) return fits(coder);
    return attributes.some((one) => isSame(one.key, key) && fits(one.value));
  };
}

/** A family goes by its name, and where that has a prefix in brackets, by either: `People [PEOPLE]`. */
function isFamily(family: string | null, value: string): boolean {
  if (family === null) return false;
  return [family, withoutBracket(family), bracketAlias(family)].some((name) => isSame(name, value));
}

function isSame(one: string | null | undefined, other: string): boolean {
  return typeof one === 'string' && plainLetters(one) === plainLetters(other);
}
