import type { Code } from '../../codebook/codebook';
import { withoutBracket } from '../../codebook/labels';
import type { Study } from '../../study/study';
import { labelWriter } from '../coding/labelWriter';
import { Match, matchOf } from '../shared/labelMatch';
import type { OpenTranscript } from '../shared/openTranscript';
import { rankCodes } from '../suggestions/rank';
import { type CodePlace, codePlaceAt } from './codePlace';
import { isSpeltOut } from './filterTexts';

/** The codes that may be meant at a place, best first. */
export interface Completions {
  readonly place: CodePlace;
  readonly choices: readonly Choice[];
  /** True when there are more: with another letter typed it is worth asking again. */
  readonly incomplete: boolean;
}

/** A code, and what is written for it: its label, with a mark where it would be speech without one. */
export interface Choice {
  readonly code: Code;
  readonly newText: string;
  /** In two or three words, why it is near the top; '' where nothing speaks for it. */
  readonly why: string;
}

/** An editor shows so many choices at once without delay. */
const most = 200;

/**
 * Completes a code: one that is typed in full comes first, whatever is likely. Then comes what agrees best with what is
 * typed, then what is likely for the passage (see `rankCodes`), then the order of the codebook (of the alphabet, without
 * one). Codes that the passage has already come last, and after them those that should not be used any more. What only heads other
 * codes is not offered.
 *
 * @returns null where no code may stand
 */
export function completeCode(open: OpenTranscript, offset: number): Completions | null {
  const { study, transcript } = open;
  const { codes } = study.codebook;
  const isBeginning = (typed: string) => codes.some((code) => matchOf(code, typed) >= Match.part);
  const place = codePlaceAt(open, offset, isBeginning);
  if (!place) return null;
  const enough = place.guessed ? Match.part : codes.length > most ? Match.letters : Match.none;
  const found = candidates(open, place, enough);
  const asWritten = labelWriter(transcript, study.vocabulary());
  return {
    place,
    choices: best(found, most).map(({ code, why }) => ({
      code,
      why,
      newText: place.marked
        ? code.label
        : transcript.onlyMarked
          ? `#${code.label}`
          : asWritten(code.label, place.isAnswer),
    })),
    incomplete: found.length > most,
  };
}

interface Candidate {
  readonly code: Code;
  readonly isSpeltOut: boolean;
  /** 0 for codes that are new to the passage, 1 for those on it, 2 for deprecated ones. */
  readonly group: number;
  readonly match: Match;
  /** Its place among all codes for this passage, the likeliest first. */
  readonly rank: number;
  readonly why: string;
}

function compare(a: Candidate, b: Candidate): number {
  if (a.isSpeltOut !== b.isSpeltOut) return a.isSpeltOut ? -1 : 1;
  return a.group - b.group || b.match - a.match || a.rank - b.rank;
}

/** The first `count` of the sorted candidates, equal ones in their order; sorting them all would take too long. */
function best(candidates: readonly Candidate[], count: number): Candidate[] {
  const found: Candidate[] = [];
  for (const candidate of candidates) {
    const last = found[count - 1];
    if (last && compare(last, candidate) <= 0) continue;
    let low = 0;
    for (let high = found.length; low < high; ) {
      const middle = (low + high) >> 1;
      const other = found[middle];
      if (other && compare(other, candidate) <= 0) low = middle + 1;
      else high = middle;
    }
    found.splice(low, 0, candidate);
    if (found.length > count) found.pop();
  }
  return found;
}

/** The codes that agree well enough with what is typed. */
function candidates(
  { study, file, transcript }: OpenTranscript,
  place: CodePlace,
  enough: Match,
): Candidate[] {
  const present = new Set(place.present.map((label) => study.resolve(label)));
  // The code at the cursor is still being written, or is to be another one: it is no use.
  const own = transcript.codings[place.coding];
  const ownCode = own && study.resolve(own.label);
  const others = { ...transcript, codings: transcript.codings.filter((coding) => coding !== own) };
  const found: Candidate[] = [];
  for (const [rank, { code, why }] of rankCodes(
    { study, file, transcript: others },
    place.passage,
  ).entries()) {
    const match = matchOf(code, place.typed);
    if (match < enough || !code.codable) continue;
    if (!study.hasCodebook && code === ownCode && own && usesOf(study, code) === (own.passage >= 0 ? 1 : 0))
      continue;
    const group = code.deprecated !== null ? 2 : present.has(code) ? 1 : 0;
    found.push({ code, isSpeltOut: isSpeltOut(code, place.typed), group, match, rank, why });
  }
  return found;
}

/** How often a code is used under its spellings; words coded twice count twice. */
function usesOf({ writtenLabels }: Study, { label, aliases }: Code): number {
  const short = withoutBracket(label);
  let uses = writtenLabels.get(label)?.codings ?? 0;
  if (short !== label) uses += writtenLabels.get(short)?.codings ?? 0;
  for (const alias of aliases) uses += writtenLabels.get(alias)?.codings ?? 0;
  return uses;
}
