import { itemAt } from '../transcript/itemAt';
import { speakerKey } from '../transcript/speakers';
import { type Alignment, align } from './align';
import type { CodedFile } from './codedFile';
import { type ComparedWords, comparedWords, isWordless } from './comparedWords';
import type { CodeSet } from './setDistance';
import { carries } from './spokenWords';

/** What coders can be compared by: `--unit` of the command line. */
export const agreementUnits = ['passage', 'turn', 'word', 'interview'] as const;
export type AgreementUnit = (typeof agreementUnits)[number];

/** How coders are compared. */
export interface ComparisonOptions {
  readonly unit: AgreementUnit;
  /** Whose talk alone is looked at; null for everybody's. */
  readonly speaker: string | null;
  /** The number of what a code counts as: itself, its family, or any code at all. */
  readonly numberOf: (label: string) => number;
}

/** The files of one interview by several coders, cut into units that they share. */
export interface ComparedInterview {
  /** How people know it. */
  readonly interview: string;
  readonly files: readonly CodedFile[];
  readonly units: readonly ComparedUnit[];
  /** The passages of each file that no other file has. */
  readonly unpaired: readonly (readonly number[])[];
  /** How many words the units have in all files, and how many of those no other file has. */
  readonly words: { readonly all: number; readonly differing: number };
  readonly alignment: Alignment;
  /** The words of each file. */
  readonly compared: readonly ComparedWords[];
}

/** A stretch of talk that at least two coders have coded, or left uncoded. */
export interface ComparedUnit {
  /** What each coder put on it; null for one whose file lacks it. */
  readonly sets: readonly (CodeSet | null)[];
  /** The passages of each file, ascending; none of a file that lacks it. */
  readonly passages: readonly (readonly number[])[];
  /** The words that files share in it: numbers in `Alignment.words.shared`. */
  readonly start: number;
  readonly end: number;
}

/**
 * Compares the files of one interview.
 *
 * @returns null where their words are too different to be of one interview
 */
export function compareInterview(
  interview: string,
  files: readonly CodedFile[],
  options: ComparisonOptions,
): ComparedInterview | null {
  const compared = files.map(({ transcript }) => comparedWords(transcript));
  const turns = options.unit === 'turn' ? files.map(turnsOf) : null;
  const alignment = align(
    compared.map(({ words, blocks }, file) => {
      const turnOf = turns?.[file];
      return { words, blocks: turnOf ? blocks.map((passage) => itemAt(turnOf, passage)) : blocks };
    }),
  );
  if (alignment === null) return null;
  const passagesIn = (file: number, blocks: readonly number[]) =>
    turns ? passagesOfTurns(itemAt(files, file), blocks) : blocks;
  const isMeant = speakerTest(files, options.speaker);
  const stretches = alignment.units
    .map(({ blocks, start, end }) => ({
      passages: blocks.map((own, file) => passagesIn(file, own)),
      start,
      end,
    }))
    .filter(({ passages }) => {
      const first = passages.findIndex((own) => own.length > 0);
      return isMeant(first, passages[first]?.[0] ?? -1);
    });
  const unpaired = alignment.unpaired.map((blocks, file) =>
    passagesIn(file, blocks).filter((passage) => isMeant(file, passage)),
  );
  const shared = { interview, files, alignment, compared, unpaired };
  const words = wordCounts(stretches, alignment, compared);
  const sets = files.map((file) => setsByPassage(file, options.numberOf));
  switch (options.unit) {
    case 'passage':
    case 'turn': {
      const units = stretches.map((stretch) => ({
        ...stretch,
        sets: stretch.passages.map((own, file) =>
          own.length === 0 ? null : union(own.map((passage) => itemAt(sets, file).get(passage) ?? [])),
        ),
      }));
      return { ...shared, units, words };
    }
    case 'word':
      return { ...shared, units: stretches.flatMap((one) => wordUnits(one, shared, options)), words };
    case 'interview': {
      const all = files.map((_, file) =>
        union([...itemAt(sets, file)].filter(([passage]) => isMeant(file, passage)).map(([, set]) => set)),
      );
      const passages = files.map((_, file) => stretches.flatMap((one) => itemAt(one.passages, file)));
      const unit = { sets: all, passages, start: 0, end: alignment.words.shared.length };
      return { ...shared, units: [unit], unpaired: files.map(() => []), words };
    }
  }
}

type Stretch = Omit<ComparedUnit, 'sets'>;

/** For each passage the number of its turn. */
function turnsOf({ transcript }: CodedFile): number[] {
  return transcript.turns.flatMap(({ firstPassage, endPassage }, turn) =>
    new Array<number>(endPassage - firstPassage).fill(turn),
  );
}

function passagesOfTurns({ transcript }: CodedFile, turns: readonly number[]): number[] {
  return turns.flatMap((turn) => {
    const { firstPassage, endPassage } = itemAt(transcript.turns, turn);
    return Array.from({ length: endPassage - firstPassage }, (_, at) => firstPassage + at);
  });
}

/** Tells of a passage of a file whether it is the talk that is looked at. */
function speakerTest(
  files: readonly CodedFile[],
  speaker: string | null,
): (file: number, passage: number) => boolean {
  if (speaker === null) return () => true;
  const key = speakerKey(speaker);
  return (file, passage) => speakerKey(files[file]?.transcript.passages[passage]?.speaker ?? '') === key;
}

/** What a coder has put on each passage that is coded. */
function setsByPassage({ codings }: CodedFile, numberOf: (label: string) => number): Map<number, CodeSet> {
  const found = new Map<number, number[]>();
  for (const { label, passage } of codings) {
    const numbers = found.get(passage);
    if (numbers) numbers.push(numberOf(label));
    else found.set(passage, [numberOf(label)]);
  }
  return new Map(Array.from(found, ([passage, numbers]) => [passage, union([numbers])]));
}

/** All codes of several sets, ascending, each once. */
function union(sets: readonly CodeSet[]): CodeSet {
  return [...new Set(sets.flat())].sort((a, b) => a - b);
}

/** A unit for each word that files share; what stands for a passage without words is none. */
function wordUnits(
  { passages, start, end }: Stretch,
  { files, alignment, compared }: Pick<ComparedInterview, 'files' | 'alignment' | 'compared'>,
  { numberOf }: ComparisonOptions,
): ComparedUnit[] {
  const units: ComparedUnit[] = [];
  const codings = files.map((file, of) => {
    const own = new Set(passages[of]);
    return file.codings.filter(({ passage }) => own.has(passage));
  });
  for (let at = start; at < end; at++) {
    const places = itemAt(alignment.words.shared, at);
    const own = files.map((_, file) => {
      const place = places[file];
      return place === undefined || itemAt(passages, file).length === 0 ? null : place;
    });
    const first = own.findIndex((place) => place !== null);
    if (own.filter((place) => place !== null).length < 2) continue;
    if (isWordless(itemAt(itemAt(compared, first).words, own[first] ?? 0))) continue;
    units.push({
      sets: own.map((place, file) => {
        if (place === null) return null;
        const { starts, blocks } = itemAt(compared, file);
        const from = itemAt(starts, place);
        const word = { range: { start: from, end: from + 1 } };
        const passage = itemAt(blocks, place);
        const on = itemAt(codings, file).filter((one) => one.passage === passage && carries(one.range, word));
        return union([on.map(({ label }) => numberOf(label))]);
      }),
      passages: own.map((place, file) =>
        place === null ? [] : [itemAt(itemAt(compared, file).blocks, place)],
      ),
      start: at,
      end: at + 1,
    });
  }
  return units;
}

function wordCounts(
  stretches: readonly Stretch[],
  alignment: Alignment,
  compared: readonly ComparedWords[],
): ComparedInterview['words'] {
  let [all, differing] = [0, 0];
  compared.forEach(({ words, blocks }, file) => {
    const inside = new Set(stretches.flatMap(({ passages }) => itemAt(passages, file)));
    words.forEach((word, at) => {
      if (isWordless(word) || !inside.has(itemAt(blocks, at))) return;
      all++;
      if (itemAt(itemAt(alignment.words.sharedOf, file), at) < 0) differing++;
    });
  });
  return { all, differing };
}
