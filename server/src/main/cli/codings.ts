import { quoted } from '../../features/shared/quoted';
import { codesOfSummary } from '../../study/fileCodes';
import { spokenWords, summarize } from '../../study/summarize';
import type { Transcript } from '../../transcript/transcript';
import type { Call } from './call';
import type { Results } from './output';
import {
  type AskedTranscript,
  askedTranscripts,
  notCounted,
  parsedTranscripts,
  type ReadStudy,
} from './studies';
import { counted, readable } from './words';

/** One code on one passage, or on the quoted part of it. */
export interface CodingRow {
  readonly file: string;
  readonly interview: string | null;
  readonly coder: string | null;
  /** Of the code, from 1. */
  readonly line: number;
  /** The codebook's label; as written where it has none. */
  readonly code: string;
  readonly written: string;
  /** Whether the codebook has this code. Without a codebook no code is known. */
  readonly known: boolean;
  /** The quote as written; null for the whole passage. */
  readonly quote: string | null;
  readonly speaker: string | null;
  /** The first line of the passage, from 1. */
  readonly passageLine: number;
  /** Its words, single-spaced. */
  readonly passage: string;
}

/** The codings that `summary` counts: an orphan is none, and the same code on the very same words is one. */
export function codingResults(studies: readonly ReadStudy[], call: Call): Results<CodingRow> {
  const hasCodebook = studies.some(({ study }) => study.hasCodebook);
  return {
    keys: [
      'file',
      'interview',
      'coder',
      'line',
      'code',
      'written',
      'known',
      'quote',
      'speaker',
      'passageLine',
      'passage',
    ],
    rows: codingRows(askedTranscripts(studies), call),
    table: (rows) => ({
      columns: [
        { head: 'File', cut: 'start' },
        { head: 'Line', align: 'right' },
        { head: 'Code', cut: 'end' },
        { head: 'Speaker', cut: 'end' },
        { head: 'Words', cut: 'end' },
      ],
      cells: rows.map(({ file, line, code, known, speaker, quote, passage }) => [
        file,
        readable(line),
        known || !hasCodebook ? code : `${code} (unknown)`,
        speaker ?? '',
        quote === null ? passage : quoted(quote),
      ]),
      total: totalOf(rows) + notCounted(studies),
    }),
  };
}

function* codingRows(transcripts: readonly AskedTranscript[], call: Call): Generator<CodingRow> {
  for (const { asked, transcript } of parsedTranscripts(transcripts, call))
    yield* codingRowsOf(asked, transcript);
}

/** A row for each coding of a transcript, in the order of the file. */
export function* codingRowsOf(
  { file, study }: Pick<AskedTranscript, 'file' | 'study'>,
  transcript: Transcript,
): Generator<CodingRow> {
  const codes = new Map<number, { label: string; known: boolean }>();
  for (const { label, code, use } of codesOfSummary(study, summarize(transcript)).values()) {
    for (const index of use.codings) codes.set(index, { label, known: study.hasCodebook && code !== null });
  }
  for (const [index, coding] of transcript.codings.entries()) {
    const code = codes.get(index);
    const passage = transcript.passages[coding.passage];
    if (!code || !passage) continue;
    yield {
      file,
      interview: transcript.interview,
      coder: transcript.coder,
      line: coding.line + 1,
      code: code.label,
      written: coding.label,
      known: code.known,
      quote: coding.quote?.text ?? null,
      speaker: passage.speaker,
      passageLine: passage.firstLine + 1,
      passage: spokenWords(transcript, passage.range),
    };
  }
}

function totalOf(rows: readonly CodingRow[]): string {
  if (rows.length === 0) return 'No codings';
  const codes = new Set(rows.map(({ code }) => code)).size;
  const files = new Set(rows.map(({ file }) => file)).size;
  return `${counted(rows.length, 'coding')} of ${counted(codes, 'code')} in ${counted(files, 'transcript')}`;
}
