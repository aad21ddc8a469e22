import type { Code } from '../../codebook/codebook';
import type { Study } from '../../study/study';
import type { Range, Transcript } from '../../transcript/transcript';
import { interviews } from '../shared/counts';
import { filesInOrder } from '../shared/interviewOrder';
import { Match, matchOf } from '../shared/labelMatch';
import { interviewAndCoder, interviewNamer } from '../trees/tree';

/** Something of a study that has a name. */
export interface NamedThing {
  readonly type: Code['kind'] | 'unknown' | 'interview' | 'speaker';
  readonly label: string;
  /** Other spellings of the name. */
  readonly aliases: readonly string[];
  /** What tells it from others of the name, or where it belongs; '' for nothing. */
  readonly detail: string;
  readonly deprecated: boolean;
  readonly place: NamePlace;
}

/** Where a name leads: to the codebook, to a coding, or to a transcript, where a speaker must still be looked for. */
export type NamePlace =
  | { readonly kind: 'codebook'; readonly range: Range }
  | { readonly kind: 'transcript'; readonly file: string; readonly coding: number };

/**
 * The codes, interviews and speakers of a study, one by one, as there may be many. It takes a look at every transcript's
 * summary, so that whoever searches again and again should keep them until the study's version is another.
 *
 * Speakers of one name in many interviews are one: who they are is for the interview to say. Interviews come in the order in
 * which people go through them.
 */
export function* namedThings(study: Study): Generator<NamedThing> {
  for (const code of study.codebook.codes) yield nameOfCode(study, code);
  for (const label of study.writtenLabels.keys())
    if (!study.resolve(label)) yield name('unknown', label, '', firstUse(study, label));
  const formatName = interviewNamer(study);
  /** Every speaker by name, with one of the transcripts they speak in, and in how many they do. */
  const speakers = new Map<string, { readonly file: string; count: number }>();
  for (const file of filesInOrder(study)) {
    const summary = study.transcripts.get(file);
    if (!summary) continue;
    yield name('interview', interviewAndCoder(study, file, summary, formatName), '', inFile(file));
    for (const { name } of summary.speakers) {
      if (name === null) continue;
      const known = speakers.get(name);
      if (known) known.count++;
      else speakers.set(name, { file, count: 1 });
    }
  }
  for (const [speaker, { file, count }] of speakers)
    yield name('speaker', speaker, interviews(count), inFile(file));
}

/**
 * The names that agree with what is typed, if only by having its letters in their order: those that begin so first,
 * then those of which a part does, each in the order in which they came.
 *
 * @param most how many are wanted
 */
export function searchNames(names: Iterable<NamedThing>, typed: string, most: number): NamedThing[] {
  const groups: NamedThing[][] = [[], [], []];
  for (const named of names) {
    const match = matchOf(named, typed);
    const group = groups[Match.whole - match];
    if (group && group.length < most) group.push(named);
    if (groups[0]?.length === most) break;
  }
  return groups.flat().slice(0, most);
}

function name(type: NamedThing['type'], label: string, detail: string, place: NamePlace): NamedThing {
  return { type, label, aliases: [], detail, deprecated: false, place };
}

function inFile(file: string): NamePlace {
  return { kind: 'transcript', file, coding: -1 };
}

function nameOfCode(
  study: Study,
  { label, aliases, kind, family, deprecated, labelRange }: Code,
): NamedThing {
  const place: NamePlace = study.hasCodebook
    ? { kind: 'codebook', range: labelRange }
    : firstUse(study, label);
  const detail = family === null || family === label ? '' : family;
  return { type: kind, label, aliases, detail, deprecated: deprecated !== null, place };
}

function firstUse({ writtenLabels }: Study, label: string): NamePlace {
  const [use] = writtenLabels.get(label)?.files ?? [];
  return { kind: 'transcript', file: use?.[0] ?? '', coding: use?.[1].codings[0] ?? -1 };
}

/** Where a speaker first speaks in a transcript: their name there; null where they do not. */
export function firstTurnOf({ turns }: Transcript, name: string): Range | null {
  return turns.find(({ speaker, speakerRange }) => speaker === name && speakerRange)?.speakerRange ?? null;
}
