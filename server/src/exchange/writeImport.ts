// Plain data of another program made into files: a transcript for each source and coder, and the codebook.

import { readCodebook } from '../codebook/read';
import { vocabularyOf } from '../codebook/vocabulary';
import { readsAsTitle } from '../transcript/title';
import { notOfTheCase } from './exported';
import { FreeNames } from './freeNames';
import { type Imported, type ImportedCoding, type ImportedSource, type Loss, Losses } from './imported';
import { extendedCodebook, type LabelledCode, newCodebook } from './importedCodebook';
import { importedLabels } from './importedLabels';
import { importedTranscript, type TranscriptToWrite, type WrittenTranscript } from './importedTranscript';
import { oneSpaced } from './lineWords';
import { fileNamePart } from './outFile';
import { type ReadOtherwise, readOtherwise } from './readBack';

/** How an import is written. */
export interface ImportOptions {
  /** Whether the times of speech are kept. */
  readonly times: boolean;
  /** Who coded where the file names nobody; null for nobody. */
  readonly coder: string | null;
  /** The codebook of the folder; null where there is none. */
  readonly codebook: string | null;
  /** Names that files of the folder have already. */
  readonly taken: Iterable<string>;
}

/** What an import comes to. Nothing is on a disk yet. */
export interface WrittenImport {
  /** The transcripts by their names in the folder, none of which is taken. */
  readonly transcripts: readonly {
    readonly name: string;
    readonly text: string;
    /** Which of the sources it is of, from 0. */
    readonly source: number;
    readonly passages: number;
  }[];
  /** The whole codebook.yaml; null where it stays as it is. */
  readonly codebook: string | null;
  readonly passages: number;
  readonly codings: number;
  readonly memos: number;
  readonly codes: number;
  readonly lost: readonly Loss[];
}

const layouts = ['{speaker} {time} ↵ {speech}', '{speaker} ↵ {speech}'];

/**
 * Makes files of an import. Each transcript is read again as the study will read it; what is read otherwise is told as
 * `speech-read-as-code`, with its line.
 *
 * @throws Refusal when the codebook that is there cannot be added to
 */
export function writeImport(imported: Imported, options: ImportOptions): WrittenImport {
  const losses = new Losses();
  losses.addAll(imported.lost);
  const labels = importedLabels(imported.codes, losses);
  const codes = imported.codes.map((code): LabelledCode => {
    const parent = code.parent === null ? null : (labels.get(code.parent) ?? null);
    return { code, label: labels.get(code.id) ?? code.label, parent };
  });
  const files = filesOf(imported, labels, options, losses);
  const speakers = speakersOf(imported.sources);
  const book = codebookOf(codes, imported.study ?? null, speakers, files, options);
  const vocabulary = vocabularyOf(readCodebook(book ?? options.codebook ?? ''));
  let [codings, memos] = [0, 0];
  const transcripts = files.map(({ name, sourceToWrite, number }) => {
    const source = sourceToWrite();
    codings += source.codings.length;
    memos += source.codings.reduce((all, one) => all + one.memos.length, source.memos.length);
    const check = (one: WrittenTranscript) => readOtherwise(one, vocabulary, name);
    const written = asItIsRead(source, options.times, check);
    if (written.otherwise)
      losses.add(
        'speech-read-as-code',
        `${name}, line ${written.otherwise.line + 1}`,
        written.otherwise.count,
      );
    if (written.file.wordsChanged > 0) losses.add('words-changed', name, written.file.wordsChanged);
    return { name, text: written.file.text, source: number, passages: written.file.passages.length };
  });
  return {
    transcripts,
    codebook: book,
    // The words of a source that several have coded count once.
    passages: [...new Map(transcripts.map((one) => [one.source, one.passages])).values()].reduce(
      (all, count) => all + count,
      0,
    ),
    codings,
    memos,
    codes: codes.length,
    lost: losses.all(),
  };
}

interface FileToWrite {
  readonly name: string;
  /** What its codings are by their labels. Not all files are so in memory at once. */
  readonly sourceToWrite: () => TranscriptToWrite;
  /** Which of the sources it is of, from 0. */
  readonly number: number;
}

/** A file for each source and coder; one for a source that nobody coded. */
function filesOf(
  { sources, codes }: Imported,
  labels: ReadonlyMap<string, string>,
  { coder: usual, taken }: ImportOptions,
  losses: Losses,
): FileToWrite[] {
  const order = new Map(codes.map(({ id }, place) => [id, place]));
  const names = new FreeNames([...taken].map((name) => name.replace(/\.txt$/i, '')));
  return sources.flatMap((source, number) => {
    const coderOf = ({ coder }: { readonly coder: string | null }) => coder ?? usual;
    const coders = [...new Set([...source.codings, ...source.memos].map(coderOf))];
    if (coders.length > 1) losses.add('two-coders', source.name);
    const base = fileNamePart(source.name);
    return (coders.length > 0 ? coders : [usual]).map((coder): FileToWrite => {
      const several = coders.length > 1;
      const name = several && coder !== null ? `${base} - ${fileNamePart(coder)}` : base;
      return {
        name: `${names.take(name)}.txt`,
        number,
        sourceToWrite: () => ({
          title: source.title,
          values: valuesOf(source, coder, several),
          passages: source.passages,
          codings: inOrder(
            source.codings.filter((one) => coderOf(one) === coder),
            order,
          ).map((one) => ({ ...one, label: labels.get(one.code) ?? one.code })),
          memos: source.memos.filter((one) => coderOf(one) === coder),
          exactTimes: source.exactTimes ?? false,
        }),
      };
    });
  });
}

/** What front matter keeps for itself, beside what tells how a file is read. */
const own = [...notOfTheCase, 'moderates'];

function valuesOf(
  { name, attributes }: ImportedSource,
  coder: string | null,
  several: boolean,
): (readonly [string, string])[] {
  const told = attributes.find(([key]) => oneSpaced(key).toLowerCase() === 'interview');
  const interview = told ? oneSpaced(told[1]) : several ? oneSpaced(name) : '';
  const values: (readonly [string, string])[] = [];
  if (interview !== '') values.push(['interview', interview]);
  if (coder !== null) values.push(['coder', oneSpaced(coder)]);
  const taken = new FreeNames(own);
  for (const attribute of attributes) {
    const [key, value] = attribute;
    const line = oneSpaced(key);
    if (attribute === told) continue;
    if (line !== '' && oneSpaced(value) !== '') values.push([taken.take(line), value]);
  }
  return values;
}

/** By their words, then in the order of the codebook; the same code on the very same words once. */
function inOrder(codings: readonly ImportedCoding[], order: ReadonlyMap<string, number>): ImportedCoding[] {
  const seen = new Map<string, ImportedCoding>();
  for (const coding of codings) {
    const key = JSON.stringify([coding.passage, coding.from, coding.to, coding.code]);
    const same = seen.get(key);
    seen.set(key, same ? { ...same, memos: [...same.memos, ...coding.memos] } : coding);
  }
  return [...seen.values()].sort(
    (a, b) =>
      a.passage - b.passage ||
      a.from - b.from ||
      a.to - b.to ||
      (order.get(a.code) ?? 0) - (order.get(b.code) ?? 0),
  );
}

function speakersOf(sources: readonly ImportedSource[]): string[] {
  const names = sources.flatMap(({ passages }) =>
    passages.flatMap(({ speaker }) => (speaker === null ? [] : [oneSpaced(speaker)])),
  );
  return [...new Set(names)].filter((name) => name !== '');
}

/** The codebook with what is new; null where there is nothing to be added. */
function codebookOf(
  codes: readonly LabelledCode[],
  study: string | null,
  speakers: readonly string[],
  files: readonly FileToWrite[],
  { codebook, times }: ImportOptions,
): string | null {
  if (codebook !== null) {
    const changed = extendedCodebook(codebook, codes, speakers);
    return changed === codebook ? null : changed;
  }
  if (codes.length === 0 && files.length === 0) return null;
  const layout = speakers.length === 0 ? [] : times ? layouts : layouts.slice(1);
  return newCodebook(codes, { study, speakers, layout });
}

/** How a transcript may be written, the plainest first: the others are for where that would be read as something else. */
const styles = [false, true].flatMap((onlyMarked) =>
  [false, true].flatMap((namesInMarks) =>
    [false, true].map((titleInFront) => ({ namesInMarks, onlyMarked, titleInFront })),
  ),
);

/** A file that was tried. */
interface Tried {
  readonly file: WrittenTranscript;
  /** null where all of it is read as it was written. */
  readonly otherwise: ReadOtherwise | null;
}

/** The file in the plainest style in which it is read as it was written, or else in that in which most of it is. */
function asItIsRead(
  source: TranscriptToWrite,
  times: boolean,
  check: (file: WrittenTranscript) => ReadOtherwise | null,
): Tried {
  const isSpoken = source.passages.some(({ speaker }) => speaker !== null);
  const tried: Tried[] = [];
  for (const one of [source, ...withFirstAsTitle(source)]) {
    for (const style of styles) {
      if (style.titleInFront && one.title === null) continue;
      if (style.namesInMarks && !isSpoken) continue;
      const file = importedTranscript(one, { times, ...style });
      const otherwise = check(file);
      if (!otherwise) return { file, otherwise };
      tried.push({ file, otherwise });
    }
  }
  const countOf = ({ otherwise }: Tried) => otherwise?.count ?? 0;
  return tried.reduce((best, one) => (countOf(one) < countOf(best) ? one : best));
}

/** A source whose first words are of nobody and have no code: a line that reads like a title is one when it is read again. */
function withFirstAsTitle(source: TranscriptToWrite): TranscriptToWrite[] {
  const { title, passages, codings, memos } = source;
  const [first, ...rest] = passages;
  const isFree = title === null && rest.length > 0 && first?.speaker === null && first.time === null;
  if (!isFree || !readsAsTitle(first.text) || [...codings, ...memos].some(({ passage }) => passage === 0))
    return [];
  const earlier = <T extends { readonly passage: number }>(all: readonly T[]) =>
    all.map((one) => ({ ...one, passage: one.passage - 1 }));
  return [{ ...source, title: first.text, passages: rest, codings: earlier(codings), memos: earlier(memos) }];
}
