// What the columns of a matrix are, and in which one each file counts.
import { naturalOrder } from '../codebook/naturalOrder';
import { composed } from '../transcript/composed';
import { itemAt, numberAt } from '../transcript/itemAt';
import { speakerKey } from '../transcript/speakers';
import { coderKey } from './counted';
import type { InterviewFile } from './interviewFiles';
import type { PlacedFiles } from './placedFiles';

/** What columns there can be without an attribute. */
export const columnKinds = ['interviews', 'files', 'coders', 'speakers'] as const;

/** What the columns are: interviews, files, coders, speakers, or the values of an attribute in the front matter. */
export type ColumnsBy =
  | { readonly kind: (typeof columnKinds)[number] }
  | { readonly kind: 'attribute'; readonly key: string };

/** A column of a matrix. */
export interface MatrixColumn {
  /** '' for files without a coder, passages without a speaker, and interviews without the attribute. */
  readonly name: string;
  /** How many interviews count in it: those that have a share of it are this part of them. */
  readonly interviews: number;
}

/** An interview whose files say different things of an attribute. */
export interface DifferingInterview {
  readonly name: string;
  /** What they say, each once. */
  readonly values: readonly string[];
}

/** The columns of a matrix. */
export interface ColumnLayout {
  readonly columns: readonly MatrixColumn[];
  /** The index of the column that a file counts in, by its place; where it makes a difference who speaks, that of nobody. */
  columnAt(place: number): number;
  /** The index of the column of what somebody says, null for nobody; null where it makes no difference who speaks. */
  readonly columnOfSpeaker: ((name: string | null) => number) | null;
  /** None for columns that are no attribute. An interview counts in the column of each of its values. */
  readonly differing: readonly DifferingInterview[];
}

/** Lays out the columns of a matrix over the files that count, so that between two of them somebody else may have a turn. */
export function* columnSteps(
  placed: PlacedFiles,
  by: ColumnsBy,
  nameOf: (file: string) => string,
): Generator<void, ColumnLayout> {
  const { files, interviewAt, interviews } = placed;
  switch (by.kind) {
    case 'interviews':
      return {
        columns: yield* withOwnNames(interviews, ({ name }) => name),
        columnAt: (place) => numberAt(interviewAt, place),
        columnOfSpeaker: null,
        differing: [],
      };
    case 'files':
      return {
        columns: yield* withOwnNames(files, ({ file }) => nameOf(file)),
        columnAt: (place) => place,
        columnOfSpeaker: null,
        differing: [],
      };
    case 'coders':
      return yield* byText(
        placed,
        files.map(({ coder }) => coder ?? ''),
        coderKey,
      );
    case 'speakers':
      return yield* bySpeakers(placed);
    case 'attribute': {
      const { values, differing } = yield* attributeSteps(placed, by.key);
      return { ...(yield* byText(placed, values, (value) => value)), differing };
    }
  }
}

/** A column for each name; of two with one name, as where files of several folders were given one by one, the second gets ` (2)`. */
function* withOwnNames<T>(
  things: readonly T[],
  nameOf: (thing: T) => string,
): Generator<void, MatrixColumn[]> {
  const taken = new Set<string>();
  const columns: MatrixColumn[] = [];
  for (const thing of things) {
    const wanted = nameOf(thing);
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = `${wanted} (${number})`;
    taken.add(name);
    columns.push({ name, interviews: 1 });
    yield;
  }
  return columns;
}

/** Columns in natural order, what has no name behind the others. */
function inOrder(names: ReadonlyMap<string, string>): { names: string[]; indexOf: Map<string, number> } {
  const sorted = [...names].sort(([, a], [, b]) => Number(a === '') - Number(b === '') || naturalOrder(a, b));
  return {
    names: sorted.map(([, name]) => name),
    indexOf: new Map(sorted.map(([key], index) => [key, index])),
  };
}

/**
 * @param texts what each file says, by its place
 * @param keyOf what texts of one column have in common
 */
function* byText(
  { interviewAt }: PlacedFiles,
  texts: readonly string[],
  keyOf: (text: string) => string,
): Generator<void, ColumnLayout> {
  const keys = new Map<string, string>();
  const written = new Map<string, string>();
  for (const text of texts) {
    if (!keys.has(text)) keys.set(text, keyOf(text));
    const key = keys.get(text) ?? text;
    if (!written.has(key)) written.set(key, text);
    yield;
  }
  const { names, indexOf } = inOrder(written);
  const columnOf = (text: string) => indexOf.get(keys.get(text) ?? text) ?? 0;
  const counts = names.map(() => ({ interviews: 0, last: -1 }));
  const at = new Int32Array(texts.length);
  for (const [place, text] of texts.entries()) {
    const column = columnOf(text);
    at[place] = column;
    count(counts, column, numberAt(interviewAt, place));
    yield;
  }
  return {
    columns: names.map((name, index) => ({ name, interviews: itemAt(counts, index).interviews })),
    columnAt: (place) => numberAt(at, place),
    columnOfSpeaker: null,
    differing: [],
  };
}

/** The files of an interview are side by side, so that the last interview tells whether it has been counted. */
function count(counts: { interviews: number; last: number }[], column: number, interview: number): void {
  const of = itemAt(counts, column);
  if (of.last !== interview) of.interviews++;
  of.last = interview;
}

/** A column for everybody who speaks in files that count, whether what they say is coded or not. */
function* bySpeakers({ files, interviewAt }: PlacedFiles): Generator<void, ColumnLayout> {
  const keys = new Map<string | null, string>([[null, '']]);
  const written = new Map<string, string>();
  for (const { summary } of files) {
    for (const { name, passages } of summary.speakers) {
      if (passages === 0) continue;
      const key = keys.get(name) ?? speakerKey(name ?? '');
      keys.set(name, key);
      if (!written.has(key)) written.set(key, name ?? '');
    }
    yield;
  }
  const { names, indexOf } = inOrder(written);
  const at = new Map(Array.from(keys, ([name, key]) => [name, indexOf.get(key) ?? 0]));
  const of = (speaker: string | null) => at.get(speaker) ?? 0;
  const counts = names.map(() => ({ interviews: 0, last: -1 }));
  for (const [place, { summary }] of files.entries()) {
    for (const { name, passages } of summary.speakers)
      if (passages > 0) count(counts, of(name), numberAt(interviewAt, place));
    yield;
  }
  return {
    columns: names.map((name, index) => ({ name, interviews: itemAt(counts, index).interviews })),
    columnAt: () => of(null),
    columnOfSpeaker: of,
    differing: [],
  };
}

/** True where a key of front matter is meant by what somebody wrote, whatever its case. */
export function isAttribute(key: string, wanted: string): boolean {
  return composed(key).toLowerCase() === composed(wanted).toLowerCase();
}

/** What a file says of an attribute; '' where it says nothing. Its interview and its coder it may say by its title or name. */
export function attributeOf({ summary }: InterviewFile, key: string): string {
  const written = summary.attributes.find((one) => isAttribute(one.key, key))?.value.trim();
  if (written !== undefined && written !== '') return written;
  if (isAttribute('interview', key)) return summary.interview ?? '';
  return isAttribute('coder', key) ? (summary.coder ?? '') : '';
}

/**
 * What the files that count say of an attribute, by place. A file that says nothing goes by the others of its interview, those
 * that do not count among them: it is about the same person.
 */
export function* attributeSteps(
  { interviews }: PlacedFiles,
  key: string,
): Generator<
  void,
  { readonly values: readonly string[]; readonly differing: readonly DifferingInterview[] }
> {
  const differing: DifferingInterview[] = [];
  const values: string[] = [];
  for (const { name, files, all } of interviews) {
    const own = files.map((file) => attributeOf(file, key));
    const said = [...new Set(own.filter((value) => value !== ''))];
    if (said.length > 1) differing.push({ name, values: said });
    const other = said[0] ?? all.map((file) => attributeOf(file, key)).find((value) => value !== '') ?? '';
    for (const value of own) values.push(value === '' ? other : value);
    yield;
  }
  return { values, differing };
}
