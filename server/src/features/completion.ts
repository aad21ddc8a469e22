import type { Code } from '../codebook/codebook';
import { withoutBracket } from '../codebook/labels';
import type { Study } from '../study/study';
import type { Transcript } from '../transcript/transcript';
import { type CodePlace, codePlaceAt } from './codePlace';
import { labelAsWritten } from './labelAsWritten';
import { Match, matchOf } from './labelMatch';

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
}

/** As many as an editor shows without haste. */
const most = 200;

/**
 * Completes a code: what this transcript uses most comes first, then what the study uses, then the order of the
 * codebook (of the alphabet, without one). Codes that the passage has already come last, and after them those
 * that should not be used any more.
 *
 * Only the transcript's own codes count as "this interview": what another coder saw in it should not guide this
 * one's hand.
 *
 * @returns null where no code may stand
 */
export function completeCode(
  study: Study,
  file: string,
  transcript: Transcript,
  offset: number,
): Completions | null {
  const { codes } = study.codebook;
  const isBeginning = (typed: string) => codes.some((code) => matchOf(code, typed) >= Match.part);
  const place = codePlaceAt(study, file, transcript, offset, isBeginning);
  if (!place) return null;
  const enough = place.guessed ? Match.part : codes.length > most ? Match.letters : Match.none;
  const found = candidates(study, transcript, place, enough);
  return {
    place,
    choices: best(found, most).map(({ code }) => ({
      code,
      newText: place.marked ? code.label : labelAsWritten(study, code.label, place.isAnswer),
    })),
    incomplete: found.length > most,
  };
}

interface Candidate {
  readonly code: Code;
  /** 0 for codes that are new to the passage, 1 for those on it, 2 for deprecated ones. */
  readonly group: number;
  readonly match: Match;
  readonly usesHere: number;
  readonly uses: number;
}

function compare(a: Candidate, b: Candidate): number {
  return a.group - b.group || b.match - a.match || b.usesHere - a.usesHere || b.uses - a.uses;
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

/** The codes that agree well enough with what is typed, in the order of the codebook or else of the alphabet. */
function candidates(study: Study, transcript: Transcript, place: CodePlace, enough: Match): Candidate[] {
  const here = new Map<Code | undefined, number>();
  for (const [index, { label }] of transcript.codings.entries()) {
    const code = study.resolve(label);
    if (index !== place.coding) here.set(code, (here.get(code) ?? 0) + 1);
  }
  const present = new Set(place.present.map((label) => study.resolve(label)));
  // The code at the cursor is still being written, or is to be another one: it is no use.
  const own = transcript.codings[place.coding];
  const ownCode = own && study.resolve(own.label);
  const found: Candidate[] = [];
  for (const code of study.codebook.codes) {
    const match = matchOf(code, place.typed);
    if (match < enough) continue;
    const uses = usesOf(study, code) - (code === ownCode && own && own.passage >= 0 ? 1 : 0);
    if (!study.hasCodebook && code === ownCode && uses === 0) continue;
    const usesHere = here.get(code) ?? 0;
    const group = code.deprecated !== null ? 2 : usesHere > 0 && present.has(code) ? 1 : 0;
    found.push({ code, group, match, usesHere, uses });
  }
  return study.hasCodebook ? found : found.sort((a, b) => (a.code.label < b.code.label ? -1 : 1));
}

/** How often a code is used under its spellings. Only good for ranking: words coded twice count twice. */
function usesOf({ writtenLabels }: Study, { label, aliases }: Code): number {
  const short = withoutBracket(label);
  let uses = writtenLabels.get(label)?.codings ?? 0;
  if (short !== label) uses += writtenLabels.get(short)?.codings ?? 0;
  for (const alias of aliases) uses += writtenLabels.get(alias)?.codings ?? 0;
  return uses;
}

/**
 * What an editor is to compare with what is typed: every spelling of a code, also with spaces between its words,
 * so that `data mis` finds `Data-missing-values`. In small letters, as VS Code prefers a label whose capitals are
 * typed alike, and `people` would find a family `People` before each of its codes `PEOPLE-...`. A spelling that
 * begins with what is typed comes first and begins with those very letters, as Neovim compares beginnings, with case.
 */
export function filterText({ label, aliases }: Code, typed: string): string {
  const small = [label, ...aliases].map((spelling) => spelling.toLowerCase());
  const spellings = [...new Set([...small, ...small.map((spelling) => spelling.replace(/[-_/:]/g, ' '))])];
  const begun = spellings.find((spelling) => spelling.startsWith(typed.toLowerCase()));
  if (begun === undefined) return spellings.join(' ');
  const others = spellings.filter((spelling) => spelling !== begun);
  return [typed + begun.slice(typed.length), ...others].join(' ');
}
