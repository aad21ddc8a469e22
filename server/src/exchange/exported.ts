// What every writer of other programs' files gets: a study as plain data, with each thing once and in an order that does not
// hang on the order in which files were read.
import type { Code, Codebook } from '../codebook/codebook';
import { labelIndex } from '../codebook/labels';
import { naturalOrder } from '../codebook/naturalOrder';
import { codebookFromLabels } from '../codebook/relate';
import { writtenMemos } from '../study/summarize';
import { composed } from '../transcript/composed';
import type { Transcript } from '../transcript/transcript';
import { type PassageWords, passageWords } from './passageWords';

/** A transcript that is to be exported. */
export interface TranscriptToExport {
  /** Its path below the study, with `/`. */
  readonly name: string;
  readonly transcript: Transcript;
  /** What its interview is called, where the study knows more than the file: two interviews with one number have two names. */
  readonly interview?: string;
}

/** A study, or the part of it that is exported. */
export interface ExportedStudy {
  readonly name: string;
  readonly codebook: Codebook;
  /** Those of the codebook in its order, each label once, then those that the transcripts use and the codebook lacks, by name. */
  readonly codes: readonly Code[];
  /** In the order of their interviews, coders and names. */
  readonly files: readonly ExportedFile[];
}

/** What one coder made of one interview. */
export interface ExportedFile {
  /** The path below the study, with `/`. */
  readonly name: string;
  readonly title: string | null;
  /** The file's name without its ending where nothing tells. */
  readonly interview: string;
  /** null where nobody is named. */
  readonly coder: string | null;
  /** What front matter says of the case, without interview, coder, and what tells how the file is read. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly passages: readonly ExportedPassage[];
  /** By the places of their words, then in the order of the codes. One code on the very same words is there once. */
  readonly codings: readonly ExportedCoding[];
  /** What is written of passages and not of a coding of them, in the order of the file. */
  readonly memos: readonly ExportedMemo[];
  /** How many codings and memos stand on no passage, and so go nowhere. */
  readonly orphans: number;
}

export interface ExportedPassage {
  readonly speaker: string | null;
  /** When its turn begins, in seconds; null where no time is told and for passages in the middle of a turn. */
  readonly time: number | null;
  /** Its words; a line end within them is a line feed. No line of them is empty. */
  readonly text: string;
  /** Its first line in the file, from 1. */
  readonly line: number;
}

export interface ExportedCoding {
  /** Which passage of the file, from 0. */
  readonly passage: number;
  /** Where the words begin and end in the text of the passage, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  /** The codebook's label; the one that is written where it has no such code. */
  readonly label: string;
  /** The memos on it, each of one line. */
  readonly memos: readonly string[];
  /** Of the code in the file, from 1. */
  readonly line: number;
}

export interface ExportedMemo {
  /** Which passage of the file, from 0. */
  readonly passage: number;
  /** One line. */
  readonly text: string;
}

/**
 * What is exported of a study. Orphans and what is repeated are left out; aliases become labels.
 *
 * @param name of the study where its codebook has none
 */
export function exportedStudy(
  codebook: Codebook,
  transcripts: readonly TranscriptToExport[],
  name = 'Study',
): ExportedStudy {
  const labels = labelIndex(codebook);
  const labelOf = (written: string) => labels.resolve(written)?.label ?? composed(written);
  const known = uniqueCodes(codebook.codes);
  const unknown = new Set<string>();
  for (const { transcript } of transcripts) {
    for (const { label, passage } of transcript.codings) {
      if (label !== '' && passage >= 0 && !labels.resolve(label)) unknown.add(composed(label));
    }
  }
  const codes = [...known, ...codebookFromLabels([...unknown].sort(naturalOrder)).codes];
  const order = new Map(codes.map(({ label }, place) => [label, place]));
  const files = transcripts.map((one) => exportedFile(one, labelOf, (label) => order.get(label) ?? 0));
  files.sort(
    (a, b) =>
      naturalOrder(a.interview, b.interview) ||
      naturalOrder(a.coder ?? '', b.coder ?? '') ||
      naturalOrder(a.name, b.name),
  );
  return { name: codebook.study ?? name, codebook, codes, files };
}

/** Codes of which each has a label of its own: of those with one label the first. */
export function uniqueCodes(codes: readonly Code[]): Code[] {
  const seen = new Set<string>();
  return codes.filter(({ label }) => !seen.has(label) && seen.add(label));
}

/** What front matter says of how the file is read, and what has a place of its own. */
export const notOfTheCase: ReadonlySet<string> = new Set([
  'interview',
  'coder',
  'codes',
  'layout',
  'speakers',
]);

function exportedFile(
  { name, transcript, interview }: TranscriptToExport,
  labelOf: (written: string) => string,
  orderOf: (label: string) => number,
): ExportedFile {
  const words = transcript.passages.map(({ range }) => passageWords(transcript, range));
  const { kept, orphans, onPassages, keptOf } = exportedCodings(transcript, words, labelOf);
  const memos: ExportedMemo[] = [];
  let lost = orphans;
  for (const { text, passage, coding } of writtenMemos(transcript)) {
    const target = keptOf.get(coding);
    if (target) target.memos.push(text);
    else if (onPassages.has(passage)) memos.push({ passage, text });
    else lost++;
  }
  kept.sort(
    (a, b) => a.passage - b.passage || a.from - b.from || a.to - b.to || orderOf(a.label) - orderOf(b.label),
  );
  const values = [...(transcript.frontMatter?.values ?? [])];
  // A title that would be talk as a line of its own stands in front matter.
  const inFront = transcript.title === null ? values.find(([key]) => key === 'title') : undefined;
  return {
    name,
    title: transcript.title?.text ?? inFront?.[1] ?? null,
    interview: interview ?? transcript.interview ?? baseName(name),
    coder: transcript.coder || null,
    attributes: values.filter((value) => value !== inFront && !notOfTheCase.has(value[0])),
    passages: exportedPassages(transcript, words),
    codings: kept,
    memos,
    orphans: lost,
  };
}

type Growing = Omit<ExportedCoding, 'memos'> & { readonly memos: string[] };

function exportedCodings(
  { codings, passages }: Transcript,
  words: readonly PassageWords[],
  labelOf: (written: string) => string,
) {
  const kept: Growing[] = [];
  const byWords = new Map<string, Growing>();
  /** By the number of the coding in the file. */
  const keptOf = new Map<number, Growing>();
  let orphans = 0;
  for (const [index, { label: written, line, quote, passage }] of codings.entries()) {
    const own = words[passage];
    const whole = passages[passage]?.range;
    // A mark with no label behind it codes nothing.
    if (written === '') continue;
    if (!own || !whole) {
      orphans++;
      continue;
    }
    const { start: from, end: to } = own.rangeOf(quote?.target ?? whole);
    const label = labelOf(written);
    const key = JSON.stringify([passage, from, to, label]);
    const coding = byWords.get(key) ?? { passage, from, to, label, memos: [], line: line + 1 };
    if (!byWords.has(key)) kept.push(coding);
    byWords.set(key, coding);
    keptOf.set(index, coding);
  }
  return { kept, orphans, keptOf, onPassages: new Set(passages.map(({ index }) => index)) };
}

function exportedPassages(
  { turns, passages }: Transcript,
  words: readonly PassageWords[],
): ExportedPassage[] {
  const times = new Map(turns.map(({ firstPassage, time }) => [firstPassage, time]));
  // Of turns without a passage the one that comes last has the number of the passage behind them, which is right.
  return passages.map(({ index, speaker, firstLine }) => ({
    speaker,
    time: times.get(index) ?? null,
    text: words[index]?.text ?? '',
    line: firstLine + 1,
  }));
}

/** The name of a file without its folders and its ending. */
export function baseName(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return name.replace(/(?<=.)(?:\.transcript)?\.(?:txt|transcript|md|vtt|srt)$/i, '') || name;
}

/** Whether a coding is about all words of its passage. */
export function isWhole({ passages }: ExportedFile, { passage, from, to }: ExportedCoding): boolean {
  return from === 0 && to === passages[passage]?.text.length;
}

/** The words that a coding is about, as they stand. */
export function codedWords({ passages }: ExportedFile, { passage, from, to }: ExportedCoding): string {
  return passages[passage]?.text.slice(from, to) ?? '';
}
