import type { Code } from '../../codebook/codebook';
import type { Study } from '../../study/study';
import type { CodingSummary, Summary } from '../../study/summary';
import { type LabelUses, sameWordsKey } from '../../study/uses';

/** What a study knows of a code, for whoever has its label before them. */
export interface CodeFacts {
  /** The label as it stands where it was asked for. */
  readonly written: string;
  /** The codebook's label; as written where the codebook has none. */
  readonly label: string;
  /** Null for a label that the codebook lacks. */
  readonly code: Code | null;
  /** False while the study has no codebook, so that `code` is only what the label's name tells. */
  readonly defined: boolean;
  /** The labels that an unknown one may be a misspelling of, best first. */
  readonly suggestions: readonly string[];
  /** The labels of the codes that fix this one, in the order of the codebook. */
  readonly fixedBy: readonly string[];
  readonly uses: LabelUses;
  readonly quotes: readonly QuoteOfCode[];
}

/** One coding of a code, with what is needed to show it and to go to it. */
export interface QuoteOfCode {
  readonly file: string;
  readonly transcript: Summary;
  readonly coding: CodingSummary;
}

/** The coding that somebody is looking at. */
export interface Here {
  readonly file: string;
  /** Its place in `Summary.codings`; -1 when no code stands there yet. */
  readonly coding: number;
}

/**
 * Everything there is to show of a code.
 *
 * @param written the label as it stands there; any spelling of it will do
 * @param here null when it was asked for outside of every transcript
 * @param most how many quotes to show
 */
export function factsOf(study: Study, written: string, here: Here | null, most: number): CodeFacts {
  const code = study.resolve(written) ?? null;
  const uses = study.usesOfLabel(written);
  return {
    written,
    label: code?.label ?? written,
    code,
    defined: study.hasCodebook,
    suggestions: code ? [] : study.near(written),
    fixedBy: code ? fixesOf(study, code) : [],
    uses,
    quotes: firstOf(quotesOf(study, uses, here), most),
  };
}

function fixesOf({ codebook }: Study, issue: Code): string[] {
  return codebook.codes
    .filter(({ kind, fixes }) => kind === 'fix' && fixes === issue.label)
    .map(({ label }) => label);
}

function firstOf<T>(items: Iterable<T>, most: number): T[] {
  const first: T[] = [];
  for (const item of items) {
    if (first.length >= most) break;
    first.push(item);
  }
  return first;
}

/**
 * The quotes of a code, the most telling ones first: one from each of the other interviews, if possible one whose
 * very words were coded; then what else those say, then this interview. The words that somebody is looking at are
 * left out.
 */
function* quotesOf(study: Study, { files }: LabelUses, here: Here | null): Generator<QuoteOfCode> {
  const own = here && keyOf(study, here.file);
  const firsts = new Map<string | null, QuoteOfCode>();
  for (const file of inOrder(files.keys())) {
    const key = keyOf(study, file);
    if (key === own || firsts.has(key)) continue;
    const quotes = [...quotesIn(study, files, file)];
    const quote = quotes.find(({ coding }) => coding.quote?.found) ?? quotes[0];
    if (!quote) continue;
    firsts.set(key, quote);
    yield quote;
  }
  const placeOf = ({ file, coding }: QuoteOfCode) => `${coding.at.line} ${file}`;
  const shown = new Set([...firsts.values()].map(placeOf));
  const looked = here && study.transcripts.get(here.file)?.codings.at(here.coding);
  const names = [...files.keys()].sort();
  const isOwn = (name: string) => keyOf(study, name) === own;
  for (const file of [...names.filter((name) => !isOwn(name)), ...names.filter(isOwn)]) {
    for (const quote of quotesIn(study, files, file)) {
      const isHere = looked && file === here.file && sameWordsKey(quote.coding) === sameWordsKey(looked);
      if (!isHere && !shown.has(placeOf(quote))) yield quote;
    }
  }
}

/** So many names are nearly always enough, and are found without sorting. */
const fewNames = 8;

/**
 * Names in their order, so that what comes first does not hang on which file was edited last. A code may be used in
 * ten thousand files of which the first few are wanted, and finding those takes less than sorting them all.
 */
function* inOrder(names: Iterable<string>): Generator<string> {
  const left = [...names];
  for (let found = 0; found < fewNames; found++) {
    const first = left.reduce((least, name, index) => (name < (left[least] ?? name) ? index : least), 0);
    const name = left[first];
    if (name === undefined) return;
    yield name;
    left.splice(first, 1);
  }
  yield* left.sort();
}

function* quotesIn(study: Study, files: LabelUses['files'], file: string): Generator<QuoteOfCode> {
  const transcript = study.transcripts.get(file);
  if (!transcript) return;
  for (const index of files.get(file)?.codings ?? []) {
    const coding = transcript.codings.at(index);
    if (coding) yield { file, transcript, coding };
  }
}

function keyOf({ transcripts, interviews }: Study, file: string): string | null {
  return transcripts.has(file) ? interviews.keyOf(file) : null;
}
