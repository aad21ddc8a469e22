// The ways of writing turns that Word documents are read with. Programs that record meetings have one each; people write
// `Name:`, bold or again and again.
import { nameLikeness } from '../transcript/names';
import { hasArrow, readTime, secondsOf } from '../transcript/time';
import type { Range } from '../transcript/transcript';
import { everyLineRoles } from './everyLine';
import { countEach, oneSpaced } from './lineWords';
import { otterHead } from './talkHead';
import { type LineRole, outside, speech, type TalkLine } from './talkLines';

/** A document's lines as one way of writing reads them. */
export interface TalkLayout {
  readonly roles: readonly LineRole[];
  /** True where a program wrote what stands above the talk, so that it is none. */
  readonly isOfProgram: boolean;
}

/** What recorders write when they begin and end. */
const began =
  /(?:started|stopped) transcription$|Transkription (?:gestartet|beendet)$|a (?:démarré|arrêté) la transcription$|(?:inició|detuvo) la transcripción$|(?:iniciou|interrompeu|parou) a transcrição$/;
const otterFoot = /^Transcribed by https?:\/\/otter\.ai/;
/** What Google Meet writes around a transcript. */
const meet =
  /^(?:Transcription|Meeting) ended after |Gemini|computer[- ]generated|^Meeting records|^Attachments?\b|^Invited\b/;

/** A name and a time have no more characters. */
const longestHead = 200;
/** `Ana 00:01`, `[Ana] 00:01`, `**Ana** 00:01`. */
const timeAtEnd = /^(\S.*?)[\s\u00a0]+[[(]?(\d{1,3}:\d{2}(?::\d{2})?)[\])]?$/u;
const openBracket = /[[(][^\])]*$/u;
/** `Ana:`, `Ana (00:01:02):`. */
const nameAtBegin =
  /^([^\s:：][^:：\t]{0,59}?)\s*(?:[[(](\d{1,3}:\d{2}(?::\d{2})?)[\])])?\s*[:：](?=\s|$)\s*/u;
/** `Ana [00:01] words` */
const nameAndTime = /^([^\s:：[(][^:：\t[(]{0,59}?)\s*[[(](\d{1,3}:\d{2}(?::\d{2})?)[\])](?=\s)\s*/u;

/**
 * The layout of a document that explains it; null where nobody speaks in a way that Word documents are known to be written in.
 */
export function talkLayoutOf(lines: readonly TalkLine[]): TalkLayout | null {
  const known = rangedLayout(lines) ?? meetLayout(lines) ?? headedLayout(lines) ?? typedLayout(lines);
  const roles = known === null ? everyLineRoles(lines) : null;
  return roles === null ? known : { roles, isOfProgram: false };
}

/** Older Teams: a time from and to, a name below it, the words below that. */
function rangedLayout(lines: readonly TalkLine[]): TalkLayout | null {
  const roles = lines.map((): LineRole => speech);
  let turns = 0;
  const filled = lines.flatMap((line, index) => (isBlank(line) ? [] : [index]));
  for (let at = 0; at + 1 < filled.length; at++) {
    const [index = 0, next = 0] = [filled[at], filled[at + 1]];
    const text = lines[index]?.text.trim() ?? '';
    const time = readTime(text, 0, text.length);
    const name = oneSpaced(lines[next]?.text ?? '');
    if (!time?.isRange || time.end < text.length || !mayBeName(name)) continue;
    turns += 1;
    roles[index] = outside;
    roles[next] = { kind: 'turn', speaker: name, time: time.seconds, words: lines[next]?.text.length ?? 0 };
  }
  return turns < 2 ? null : { roles, isOfProgram: true };
}

/** Teams, Otter, Word and others: a name and a time, or the other way round, and the words below it. */
function headedLayout(lines: readonly TalkLine[]): TalkLayout | null {
  // What Otter writes above the talk has times as well: when it was recorded, and how long it is.
  const top = lines.findLastIndex(({ text }) => otterHead.test(text.trim()));
  const heads = lines.map(({ text }, index) => (index < top ? null : headOf(text)));
  const counts = countEach(heads.flatMap((head) => head?.speaker ?? []));
  const isKnown = top >= 0 || lines.some(({ text }) => began.test(text.trim()));
  // A time may also stand before words, so that those who are named behind it must come back.
  const comesBack = heads.some((head) => head?.isTimeFirst && (counts.get(head.speaker) ?? 0) > 1);
  const roles = lines.map((line, index): LineRole => {
    const text = line.text.trim();
    if (began.test(text) || otterFoot.test(text)) return outside;
    const head = heads[index];
    if (!head || (head.isTimeFirst && !comesBack)) return speech;
    const { speaker, time } = head;
    const isName = isKnown || (counts.get(speaker) ?? 0) > 1 || nameLikeness(speaker) === 'proper';
    return isName ? { kind: 'turn', speaker, time, words: line.text.length } : speech;
  });
  const turns = roles.flatMap(({ kind }, index) => (kind === 'turn' ? [index] : []));
  const spoken = turns.filter(
    (index) => !isBlank(nextFilled(lines, index)) && roles[index + 1]?.kind !== 'turn',
  );
  // Teams has a turn in a paragraph, its first line above its words.
  const inParagraph = turns.filter((index) => lines[index + 1]?.paragraph === lines[index]?.paragraph);
  const isOfProgram = isKnown || inParagraph.length * 2 > turns.length;
  if (spoken.length < (isOfProgram ? 1 : 2) || spoken.length * 2 < turns.length) return null;
  return { roles, isOfProgram };
}

/** A line that is nothing but a name and a time. */
function headOf(line: string): { speaker: string; time: number | null; isTimeFirst: boolean } | null {
  if (line.length > longestHead) return null;
  const text = line.trim();
  const [, written = '', clock = ''] = timeAtEnd.exec(text) ?? [];
  const speaker = bareName(written);
  // `Ana, [14.05.2026 10:03]`: the clock is the end of what the bracket holds.
  if (mayBeName(speaker) && !openBracket.test(speaker))
    return { speaker, time: secondsOf(clock), isTimeFirst: false };
  const time = readTime(text, 0, text.length);
  if (time === null) return null;
  const behind = bareName(text.slice(time.end).replace(/^\s*[-–—]?\s*/u, ''));
  return mayBeName(behind) ? { speaker: behind, time: time.seconds, isTimeFirst: true } : null;
}

/** A name without the brackets or stars that all of it stands in, the dot or arrow beside a time, and the mark of a heading. */
function bareName(text: string): string {
  const name = oneSpaced(text).replace(/^(?:#{1,6}|[·•→])\s|\s?[:：]$|\s[·•]$/gu, '');
  return /^\[([^[\]]+)\]$/.exec(name)?.[1] ?? /^\*\*([^*]+)\*\*$/.exec(name)?.[1] ?? name;
}

/** Google Meet: a time in a paragraph, then who speaks and the words. All else in the document is no talk. */
function meetLayout(lines: readonly TalkLine[]): TalkLayout | null {
  if (!lines.some(({ text }) => meet.test(text.trim()))) return null;
  const roles = lines.map((): LineRole => outside);
  const names = new Set<string>();
  let time: number | null = null;
  let isOpen = false;
  lines.forEach((line, index) => {
    if (isBlank(line)) return;
    const text = line.text.trim();
    const stamp = readTime(text, 0, text.length);
    if (stamp?.end === text.length) {
      time = stamp.seconds;
      isOpen = true;
      return;
    }
    const lead = leadOf(line);
    if (isOpen && lead !== null && (time !== null || nameLikeness(lead.speaker) === 'proper')) {
      names.add(lead.speaker);
      roles[index] = turnOf({ ...lead, time });
      time = null;
    } else isOpen = false;
  });
  return names.size === 0 ? null : { roles, isOfProgram: true };
}

/** People: `Name:` in bold, or the name of somebody who speaks three times. */
function typedLayout(lines: readonly TalkLine[]): TalkLayout | null {
  const leads = lines.map(leadOf);
  const counts = countEach(leads.flatMap((lead) => lead?.speaker ?? []));
  const alone = countEach(lines.flatMap((line) => aloneInBold(line) ?? []));
  // A name in bold, or one with a time.
  const marked = leads.map(
    (lead, index) =>
      lead !== null &&
      (isBoldLead(lines[index], lead) || (lead.time !== null && nameLikeness(lead.speaker) === 'proper')),
  );
  // What is bold once above all that come back, is what is known of the interview: `Place:`.
  const firstAgain = leads.findIndex(
    (lead, index) =>
      lead !== null && (counts.get(lead.speaker) ?? 0) > 1 && (marked[index] || isOften(lead.speaker)),
  );
  function isOften(name: string): boolean {
    return (counts.get(name) ?? 0) >= 3 && nameLikeness(name) !== 'none';
  }
  const roles: LineRole[] = [];
  for (const [index, line] of lines.entries()) roles.push(roleOf(line, index));
  function roleOf(line: TalkLine, index: number): LineRole {
    const lead = leads[index];
    if (lead && index >= firstAgain && (marked[index] || isOften(lead.speaker))) return turnOf(lead);
    const name = aloneInBold(line);
    if (name !== null && (alone.get(name) ?? 0) >= 3) {
      return { kind: 'turn', speaker: name, time: null, words: line.text.length };
    }
    return timeRole(line.text, isBareName(roles[index - 1], lines[index - 1])) ?? speech;
  }
  const turns = roles.filter(({ kind }) => kind === 'turn').length;
  return turns < 2 ? null : { roles, isOfProgram: false };
}

/** True for a line that begins a turn and has neither a time nor words. */
function isBareName(role: LineRole | undefined, line: TalkLine | undefined): boolean {
  return role?.kind === 'turn' && role.time === null && role.words === line?.text.length;
}

/**
 * What a line is that holds nothing but a time, or begins with one that is no word: from one time to the next, or in brackets below a
 * bare name. null for another.
 */
function timeRole(line: string, isBelowName: boolean): LineRole | null {
  const end = line.trimEnd().length;
  const time = readTime(line, line.length - line.trimStart().length, end);
  if (time === null) return null;
  const isAlone = time.end === end;
  const isTime = isAlone
    ? time.bracket !== '' || time.isExact
    : hasArrow(line, time) || (isBelowName && time.bracket !== '');
  return isTime ? { kind: 'time', time: time.seconds, words: isAlone ? line.length : time.end } : null;
}

/** A name before a colon with a time before or behind it, and where it stands in its line. */
interface Lead {
  readonly speaker: string;
  readonly time: number | null;
  readonly words: number;
  readonly name: Range;
}

function turnOf({ speaker, time, words }: Lead): LineRole {
  return { kind: 'turn', speaker, time, words };
}

/** What a line begins with, if it is a name before a colon. */
function leadOf({ text }: TalkLine): Lead | null {
  const blank = text.length - text.trimStart().length;
  const before = readTime(text, blank, text.length);
  const begin = before === null ? blank : text.length - text.slice(before.end).trimStart().length;
  const start = text.slice(begin, begin + longestHead);
  const withColon = nameAtBegin.exec(start);
  const [whole = '', written = '', behind] = withColon ?? nameAndTime.exec(start) ?? [];
  const speaker = oneSpaced(written);
  if (!mayBeName(speaker) || (withColon === null && nameLikeness(speaker) !== 'proper')) return null;
  const name = { start: begin, end: begin + written.length };
  const words = begin + whole.length;
  const time = before?.seconds ?? (behind === undefined ? null : secondsOf(behind));
  // `Ana: [00:01] words`
  const inside = time === null ? readTime(text, words, text.length) : null;
  if (inside === null || inside.bracket === '') return { speaker, time, words, name };
  return { speaker, time: inside.seconds, words: inside.end, name };
}

/** True where the name is bold and the words behind it are not. */
function isBoldLead(line: TalkLine | undefined, { name, words }: Lead): boolean {
  const parts = line?.bold ?? [];
  return parts.some(({ start, end }) => start <= name.start && end >= name.end && end <= words);
}

/** The words of a short line that is bold as a whole and no sentence; null for another. */
function aloneInBold({ text, bold }: TalkLine): string | null {
  const name = oneSpaced(text).replace(/\s?[:：]$/u, '');
  if (name === '' || name.length > 40 || /[.?!…]$/u.test(name)) return null;
  const [start, end] = [text.length - text.trimStart().length, text.trimEnd().length];
  return bold.some((part) => part.start <= start && part.end >= end) ? name : null;
}

/** True for words that can be what somebody is called: some letter, and not too many words. */
function mayBeName(name: string): boolean {
  return (
    /\p{L}/u.test(name) &&
    name.length <= 60 &&
    name.split(' ').length <= 8 &&
    !/[.?!…,;]$/u.test(name.replace(/\b\p{Lu}\.$/u, ''))
  );
}

function isBlank(line: TalkLine | undefined): boolean {
  return line === undefined || line.text.trim() === '';
}

function nextFilled(lines: readonly TalkLine[], index: number): TalkLine | undefined {
  for (let at = index + 1; at < lines.length; at++) if (!isBlank(lines[at])) return lines[at];
  return undefined;
}
