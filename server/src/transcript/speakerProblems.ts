import { announcesCodes } from './codesInLine';
import { itemAt } from './itemAt';
import type { Lines } from './lines';
import { nameLikeness, numberedBase } from './names';
import { isRole } from './roles';
import { endsInQuestion } from './shape';
import type { SpeakerLine } from './speakerLine';
import { speakerKey } from './speakers';
import { LineKind, type TranscriptProblem, type Turn } from './transcript';
import type { Vocabulary } from './vocabulary';

/** Who speaks in a file, as far as it could be told. */
export interface Spoken {
  readonly text: string;
  readonly lines: Lines;
  readonly kinds: Uint8Array;
  readonly speakers: readonly (SpeakerLine | undefined)[];
  readonly turns: readonly Turn[];
  /** True where times, or the marks of live captions, begin turns of nobody. */
  readonly isMarked: boolean;
}

/** The beginning of a file tells how it is written. */
const mostUnits = 2000;

/** A file of fewer turns has not shown yet who speaks again. */
const fewestTurns = 7;

/** More names that speak once are a gathering, of which nobody wants to hear one by one. */
const mostRare = 5;

/**
 * What is doubtful about the speakers of a file as a whole: nobody was recognized though several seem to talk
 * (`no-speakers`, at the first words), or a name that nobody declared speaks once only (`rare-speaker`).
 */
export function speakerProblems(spoken: Spoken, vocabulary: Vocabulary): TranscriptProblem[] {
  const { turns } = spoken;
  const counts = new Map<string, { turns: number }>();
  let named = 0;
  for (const { speaker } of turns) {
    if (speaker === null) continue;
    named++;
    const count = counts.get(speaker);
    if (count) count.turns++;
    else counts.set(speaker, { turns: 1 });
  }
  if (named === 0) return nobody(spoken, vocabulary);
  const once = new Set<string>();
  for (const [name, count] of counts) if (count.turns === 1) once.add(name);
  if (named < fewestTurns || once.size === 0) return [];
  const rare = rareOnes(spoken, once, [...counts.keys()], vocabulary);
  return rare.length > mostRare ? [] : rare;
}

function nobody(spoken: Spoken, { layout, onlyMarked }: Vocabulary): TranscriptProblem[] {
  const line = spoken.kinds.indexOf(LineKind.Speech);
  if (line < 0) return [];
  const asked = layout.find((pattern) => pattern.includes('{speaker}'));
  const isOdd =
    asked !== undefined ||
    (layout.length === 0 && !spoken.isMarked && !onlyMarked && looksLikeTalkOfSeveral(spoken));
  if (!isOdd) return [];
  const range = { start: itemAt(spoken.lines.first, line), end: itemAt(spoken.lines.ends, line) };
  return [{ code: 'no-speakers', range, detail: asked ?? '', suggestions: [] }];
}

function rareOnes(
  { text, speakers, turns }: Spoken,
  once: ReadonlySet<string>,
  names: readonly string[],
  vocabulary: Vocabulary,
): TranscriptProblem[] {
  // Who is named above the talk, in its title or its front matter, is known to take part.
  const above = text.slice(0, turns.find(({ speaker }) => speaker !== null)?.range.start ?? 0);
  const misspelt = new Set<number>();
  for (const one of speakers) if (one && one.suggestions.length > 0) misspelt.add(one.head.nameStart);
  const bases = new Map<string, number>();
  for (const name of names) {
    const base = numberedBase(name);
    if (base !== null) bases.set(base, (bases.get(base) ?? 0) + 1);
  }
  const problems: TranscriptProblem[] = [];
  for (const { speaker, speakerRange } of turns) {
    if (speaker === null || speakerRange === null || !once.has(speaker)) continue;
    const key = speakerKey(speaker);
    if (isRole(speaker) || vocabulary.speakers.has(key) || vocabulary.inferredSpeakers.has(key)) continue;
    // `Participant D` is one of the participants.
    if ((bases.get(numberedBase(speaker) ?? '') ?? 0) > 1) continue;
    if (announcesCodes(speaker)) continue;
    if (misspelt.has(speakerRange.start) || above.includes(speaker)) continue;
    problems.push({ code: 'rare-speaker', range: speakerRange, detail: speaker, suggestions: [] });
  }
  return problems;
}

/**
 * True for talk in which nobody is named in a way that is known, though several seem to take turns: names before some
 * divider come back, lines begin with dashes as in a novel, or questions stand among what is no question.
 */
function looksLikeTalkOfSeveral(spoken: Spoken): boolean {
  const said = saidLines(spoken);
  const blocks = said.filter(({ startsBlock }) => startsBlock);
  const units = blocks.length >= 3 ? blocks : said;
  return hasHeads(units) || hasDashes(said) || hasQuestions(units);
}

interface Said {
  readonly words: string;
  readonly startsBlock: boolean;
  /** Whether the block, or the line where blocks are none, ends with a question. */
  isQuestion: boolean;
}

function saidLines({ text, lines, kinds }: Spoken): Said[] {
  const said: Said[] = [];
  let first: Said | null = null;
  for (let line = 0; line < kinds.length && said.length < mostUnits; line++) {
    if (kinds[line] !== LineKind.Speech) {
      first = null;
      continue;
    }
    const end = itemAt(lines.ends, line);
    const start = itemAt(lines.first, line);
    const isQuestion = endsInQuestion(text.slice(Math.max(start, end - 50), end));
    const one: Said = {
      words: text.slice(start, Math.min(end, start + 60)),
      startsBlock: first === null,
      isQuestion,
    };
    said.push(one);
    if (first === null) first = one;
    else first.isQuestion = isQuestion;
  }
  return said;
}

/** `Ana >> words`, `<Ana/> words`, `Ana = words`: a few names that come back before the same divider. */
function hasHeads(units: readonly Said[]): boolean {
  const byForm = new Map<string, Map<string, number>>();
  for (const { words } of units) {
    const head = unknownHead(words);
    if (head === null) continue;
    const names = byForm.get(head.form) ?? new Map<string, number>();
    byForm.set(head.form, names);
    names.set(head.name, (names.get(head.name) ?? 0) + 1);
  }
  const questions = units.filter(({ isQuestion }) => isQuestion).length;
  for (const names of byForm.values()) {
    const counts = [...names.values()];
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (names.size < 2) continue;
    const comesBack = counts.filter((count) => count > 1).length >= (names.size > 2 ? 2 : 1);
    if (total >= 3 && comesBack && total >= 0.25 * units.length) return true;
    if (questions > 0 && total >= 0.9 * units.length) return true;
  }
  return false;
}

/**
 * A name at the beginning of a line before something that no template has between names and words.
 *
 * @returns its form (what stands before and behind the name) and the name; null for none
 */
export function unknownHead(words: string): { form: string; name: string } | null {
  const lead = /^[^\p{L}\p{N}]{0,3}/u.exec(words)?.[0] ?? '';
  const rest = words.slice(lead.length);
  const at = rest.search(/[:;=|>»→~/)\]}〉》】：\t]|\s[-–—•·]{1,2}(?:\s|$)/u);
  if (at <= 0 || at > 40) return null;
  const name = rest.slice(0, at).trim();
  if (name.split(/\s+/).length > 4 || nameLikeness(name) !== 'proper') return null;
  return { form: `${lead.trim()} ${rest.slice(at).trimStart().charAt(0)}`, name };
}

/** `– How was it?` above `– Cold.` */
function hasDashes(said: readonly Said[]): boolean {
  const dashed = said.filter(({ words }) => /^[-–—•»«*]+ ?[^\s\d]/u.test(words));
  const questions = dashed.filter(({ isQuestion }) => isQuestion).length;
  return (
    dashed.length >= 4 && dashed.length >= 0.5 * said.length && questions >= 2 && questions < dashed.length
  );
}

function hasQuestions(units: readonly Said[]): boolean {
  const questions = units.filter(({ isQuestion }) => isQuestion).length;
  return (
    units.length >= 6 && questions >= 3 && questions >= 0.2 * units.length && questions <= 0.8 * units.length
  );
}
