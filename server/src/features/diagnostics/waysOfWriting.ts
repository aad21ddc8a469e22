import { unlessRefused } from '../../codebook/refusal';
import { readHead } from '../../transcript/heads';
import { itemAt } from '../../transcript/itemAt';
import { splitLines } from '../../transcript/lines';
import { nameLikeness } from '../../transcript/names';
import { parse } from '../../transcript/parse';
import { isRole } from '../../transcript/roles';
import { unknownHead } from '../../transcript/speakerProblems';
import { speakerKey, tidySpeaker } from '../../transcript/speakers';
import { sourceOfTemplate, templates } from '../../transcript/templates';
import { applyEdit } from '../../transcript/textEdit';
import type { Range, Transcript } from '../../transcript/transcript';
import { attributeEdit } from '../shared/attributes';
import type { OpenTranscript } from '../shared/openTranscript';

/** A way in which the turns of a transcript may be written, as it would read them. */
export interface WayOfWriting {
  readonly template: string;
  /** Which tools or habits write so; '' for one that is not in the table. */
  readonly source: string;
  /** The first turns: who speaks, and how it begins. */
  readonly turns: readonly string[];
}

/** A name that may be a speaker's. */
export interface FoundName {
  readonly name: string;
  /** On how many lines it stands where a speaker may. */
  readonly lines: number;
  /** The first of these lines, cut. */
  readonly example: string;
  /** True when it comes back and is written as names are, or speaks already. */
  readonly likely: boolean;
}

/** The beginning of a file tells how all of it is written, in UTF-16 units. */
const longestSample = 100_000;

const longestExcerpt = 60;
const mostTurns = 3;
const mostNames = 40;

/** One template of each style is enough to ask, as a style is read with a time and without, above its words and before them. */
const askedFor = [...new Map(templates.map((template) => [template.style, template])).values()];

/**
 * The ways of writing turns that fit a transcript, best first: each gives at least two turns to somebody, or to several
 * times. None changes anything until it stands under `layout`.
 */
export function waysOfWriting({ study, file, transcript }: OpenTranscript): WayOfWriting[] {
  const sample = sampleOf(transcript.text);
  const start = sample === transcript.text ? transcript : parse(sample, study.vocabulary(), file);
  const found = new Map<string, { way: WayOfWriting; score: number }>();
  for (const { pattern } of askedFor) {
    const edit = unlessRefused(() => attributeEdit(start, 'layout', pattern));
    if (!edit) continue;
    const text = applyEdit(sample, edit);
    const read = parse(text, study.vocabulary(), file);
    const turns = read.turns.filter(({ speaker, time }) =>
      pattern.includes('{speaker}') ? speaker !== null : time !== null,
    );
    const template = read.layout[0] ?? pattern;
    const score = scoreOf(read, turns);
    if (turns.length < 2 || (found.get(template)?.score ?? -1) >= score) continue;
    const shown = turns.slice(0, mostTurns).map(({ speaker, firstPassage, endPassage }) => {
      const words = read.passages[firstPassage];
      const said = words && firstPassage < endPassage ? excerptOf(text, words.range) : '';
      return speaker === null ? said : `${speaker}: ${said}`;
    });
    found.set(template, { way: { template, source: sourceOfTemplate(template), turns: shown }, score });
  }
  return [...found.values()].sort((a, b) => b.score - a.score).map(({ way }) => way);
}

/** Names that come back and look like names explain more than as many that stand there once. */
function scoreOf({ passages }: Transcript, turns: readonly Transcript['turns'][number][]): number {
  const counts = new Map<string, number>();
  for (const { speaker } of turns) if (speaker !== null) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  let score = counts.size === 0 ? 0.3 * turns.length : 0;
  for (const [name, count] of counts) {
    const isKnown = isRole(name) || nameLikeness(name) === 'proper';
    score += (count > 1 ? count : 0.3) * (isKnown ? 1 : 0.4);
  }
  // With no words of anybody's, nothing is explained.
  return passages.length === 0 ? 0 : score;
}

/**
 * The names that stand where speakers may and would speak if the codebook listed them, those who speak already first, then
 * the most frequent.
 */
export function namesFound({ study, file, transcript }: OpenTranscript): FoundName[] {
  const { codebook } = study;
  const text = sampleOf(transcript.text);
  const lines = splitLines(text);
  const own = transcript.frontMatter?.values.get('speakers')?.split(/[,;]/) ?? [];
  const declared = new Set([...codebook.speakers, ...own].map(speakerKey));
  const names = new Map<string, { name: string; lines: number; example: string; speaks: boolean }>();
  const take = (name: string, example: string, speaks: boolean) => {
    const key = speakerKey(name);
    if (declared.has(key) || key === '') return;
    const one = names.get(key) ?? { name: tidySpeaker(name), lines: 0, example, speaks };
    names.set(key, { ...one, lines: one.lines + 1, speaks: one.speaks || speaks });
  };
  for (const { speaker, range } of transcript.turns)
    if (speaker !== null) take(speaker, excerptOf(transcript.text, range), true);
  const speaking = new Set(names.keys());
  for (let line = 0; line < lines.starts.length; line++) {
    const start = itemAt(lines.first, line);
    const end = itemAt(lines.ends, line);
    const name = start < end ? nameOn(text, start, end) : null;
    if (name !== null && !speaking.has(speakerKey(name))) take(name, excerptOf(text, { start, end }), false);
  }
  const vocabulary = study.vocabulary();
  const listed = [...names].map(([key, { name }]) => [key, name] as const);
  const read = parse(text, { ...vocabulary, speakers: new Map([...vocabulary.speakers, ...listed]) }, file);
  const speak = new Set(read.turns.map(({ speaker }) => (speaker === null ? null : speakerKey(speaker))));
  return [...names.values()]
    .filter(({ name, speaks }) => speaks || speak.has(speakerKey(name)))
    .map(({ speaks, ...one }) => {
      const isName = nameLikeness(one.name) === 'proper';
      return { ...one, likely: speaks || (one.lines > 1 && isName) };
    })
    .sort((a, b) => Number(b.likely) - Number(a.likely) || b.lines - a.lines)
    .slice(0, mostNames);
}

/** What stands on a line where the name of a speaker may: before a known divider, or before one that no template has. */
function nameOn(text: string, start: number, end: number): string | null {
  const head = readHead(text, start, end);
  if (head !== null && head.style !== 'time' && head.style !== 'line') {
    const name = text.slice(head.nameStart, head.nameEnd);
    return nameLikeness(name) === 'none' ? null : name;
  }
  const before = unknownHead(text.slice(start, Math.min(end, start + 60)));
  if (before !== null) return before.name;
  const whole = head?.style === 'line' ? text.slice(head.nameStart, head.nameEnd) : '';
  return whole.split(/\s+/).length <= 4 && nameLikeness(whole) === 'proper' ? whole : null;
}

/** The first words of a stretch, on one line. */
function excerptOf(text: string, { start, end }: Range): string {
  const words = text
    .slice(start, Math.min(end, start + 4 * longestExcerpt))
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > longestExcerpt ? `${words.slice(0, longestExcerpt - 1)}…` : words;
}

function sampleOf(text: string): string {
  if (text.length <= longestSample) return text;
  const end = text.lastIndexOf('\n', longestSample);
  return text.slice(0, end > 0 ? end + 1 : longestSample);
}
