import type { Codebook, Mention } from '../../codebook/codebook';
import type { Study } from '../../study/study';
import type { Summary } from '../../study/summary';
import { lineAt } from '../../transcript/lines';
import type { Quote, Range, Transcript } from '../../transcript/transcript';

/**
 * The code line whose label is at an offset, the mark before it and both of its ends included.
 *
 * @returns its place in `Transcript.codings`, which is that in `Summary.codings`, too; -1 for none
 */
export function codingAt({ lineStarts, codings }: Transcript, offset: number): number {
  const line = lineAt(lineStarts, offset);
  const index = codings.findIndex((coding) => coding.line === line);
  const coding = codings[index];
  if (!coding || offset > coding.labelRange.end) return -1;
  return coding.marked || offset >= coding.labelRange.start ? index : -1;
}

/** What names a code at an offset of codebook.yaml; null where nothing does. */
export function mentionAt({ mentions }: Codebook, offset: number): Mention | null {
  return mentions.find(({ range }) => range.start <= offset && offset <= range.end) ?? null;
}

/**
 * What is coded at a line: the coding whose label stands there, else the first one about words on it.
 *
 * @returns its place in `Summary.codings`; null for none
 */
export function codingOnLine({ codings }: Summary, line: number): number | null {
  const written = codings.onLine(line);
  if (written >= 0) return written;
  const about = [...codings].findIndex(
    ({ words, passage }) => passage >= 0 && words.line <= line && line <= words.endLine,
  );
  return about >= 0 ? about : null;
}

/** The canonical name of the speaker whose name is at an offset, both of its ends included; null where none is. */
export function speakerAt({ turns }: Transcript, offset: number): string | null {
  return turns.find(({ speakerRange }) => speakerRange && holds(speakerRange, offset))?.speaker ?? null;
}

/** The quote of a code line at an offset, its marks included; null where none is. */
export function quoteAt({ codings }: Transcript, offset: number): Quote | null {
  return codings.find(({ quote }) => quote && holds(quote.range, offset))?.quote ?? null;
}

/** True at an offset in a range or at either of its ends. */
export function holds({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** The codes at a line of a transcript, as the codebook spells them: on a code line its own, then those of its passage. */
export function labelsOnLine(study: Study, file: string, line: number): string[] {
  const codings = study.transcripts.get(file)?.codings;
  if (!codings) return [];
  const all = [...codings];
  const own = all[codings.onLine(line)];
  const passage =
    own?.passage ?? all.find(({ words }) => words.line <= line && line <= words.endLine)?.passage ?? -1;
  const beside = all.filter((coding) => passage >= 0 && coding.passage === passage && coding !== own);
  const labels = [...(own ? [own] : []), ...beside].map(({ label }) => study.resolve(label)?.label ?? label);
  return [...new Set(labels)].filter((label) => label !== '');
}
