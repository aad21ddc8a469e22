import type { Code, CodeKind } from '../../codebook/codebook';
import { codeKeys, studyKeys } from '../../codebook/keys';
import type { KeyPlace, ValuePlace } from '../../codebook/placeAt';
import { isListKey, placesAt } from '../../codebook/placeAt';
import type { Item } from '../../codebook/yamlItem';
import { withinMarks, yamlItem, yamlText } from '../../codebook/yamlText';
import type { Study } from '../../study/study';
import { isRole } from '../../transcript/roles';
import { speakerKey } from '../../transcript/speakers';
import { sourceOfTemplate, templates } from '../../transcript/templates';
import type { Range } from '../../transcript/transcript';
import { codings, interviews, listed } from '../shared/counts';
import { Match, matchOf } from '../shared/labelMatch';
import { useInstead } from '../shared/useInstead';
import { type KeyNote, meaningOfKind, noteOfCodeKey, noteOfStudyKey } from './codebookKeys';

/** Something that may be written at a place of codebook.yaml. */
export interface CodebookChoice {
  readonly kind: 'key' | 'kind' | 'value' | 'code' | 'label' | 'speaker';
  /** What is listed. */
  readonly label: string;
  /** What is told beside it. */
  readonly detail: string;
  readonly range: Range;
  readonly newText: string;
  /** Where in `newText` the cursor stands afterwards; its end where left out. */
  readonly cursor?: number;
  /** What a key or a kind means; null for names, of which the study knows more. */
  readonly note: KeyNote | null;
  /** The code it names, where it names one. */
  readonly code: Code | null;
}

/** What may be written at a place, best first. */
export interface CodebookChoices {
  readonly choices: readonly CodebookChoice[];
  /** True when there are more: with another letter typed it is worth asking again. */
  readonly incomplete: boolean;
}

/** An editor shows so many choices at once without delay. */
const most = 200;

/**
 * Completes codebook.yaml: keys where they may stand, as far as they are not there yet; and for values the codes of
 * the codebook, labels in use that it lacks, and speakers.
 *
 * @param text the codebook as it is being typed; the study may know an older one, in which nothing need be broken
 */
export function completeCodebook(study: Study, text: string, offset: number): CodebookChoices {
  const choices: CodebookChoice[] = [];
  for (const place of placesAt(text, offset)) {
    if (place.kind === 'key') choices.push(...keysFor(place, text), ...newEntries(study, place));
    else choices.push(...valuesFor(study, place, text));
  }
  return { choices: choices.slice(0, most), incomplete: choices.length > most };
}

function keysFor(place: KeyPlace, text: string): CodebookChoice[] {
  const missing = <K extends string>(keys: readonly K[]) => keys.filter((key) => !place.present.has(key));
  if (place.of === 'study')
    return missing(studyKeys).map((key) => keyChoice(place, key, noteOfStudyKey(key), text));
  // An entry begins with its label.
  const keys = place.lead === '- ' ? (['code'] as const) : missing(codeKeys);
  return keys.map((key) => keyChoice(place, key, noteOfCodeKey(key), text));
}

function keyChoice(place: KeyPlace, key: string, note: KeyNote, text: string): CodebookChoice {
  const { range, lead, hasColon, column } = place;
  const choice = { kind: 'key', label: key, detail: '', range, note, code: null } as const;
  if (hasColon) return { ...choice, newText: key };
  const begun = `${lead}${key}:`;
  if (key === 'codes') return { ...choice, newText: `${begun}${newLineOf(text)}${' '.repeat(column + 2)}- ` };
  if (isListKey(key)) return { ...choice, newText: `${begun} []`, cursor: begun.length + 2 };
  return { ...choice, newText: `${begun} ` };
}

function newLineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Where an entry begins, whole entries for the labels in use that the codebook lacks. */
function newEntries(study: Study, place: KeyPlace): CodebookChoice[] {
  if (place.of !== 'code' || place.hasColon || place.present.has('code')) return [];
  return unlistedLabels(study).map(({ label, detail }) => ({
    kind: 'label',
    label,
    detail,
    range: place.range,
    newText: `${place.lead}code: ${yamlText(label)}`,
    note: null,
    code: null,
  }));
}

function valuesFor(study: Study, place: ValuePlace, text: string): CodebookChoice[] {
  switch (place.key) {
    case 'kind':
      return kinds.map((kind) => ({
        ...named(place, 'kind', kind),
        note: { meaning: meaningOfKind(kind), example: `kind: ${kind}` },
      }));
    case 'layout':
      return [...new Set(templates.map(({ pattern }) => pattern))].map((pattern) => ({
        ...named(place, 'value', pattern),
        detail: sourceOfTemplate(pattern),
      }));
    case 'marked':
      return [named(place, 'value', 'true')];
    case 'codable':
      return [named(place, 'value', 'false')];
    case 'fixes':
      return codesFor(study, place.label, place.item.typed, issuesFirst).map((code) =>
        codeChoice(place, code),
      );
    case 'deprecated':
      return successors(study, place, text);
    case 'code':
    case 'aliases':
      return unlistedLabels(study).map(({ label, detail }) => ({ ...named(place, 'label', label), detail }));
    case 'speakers':
      return speakersOf(study).map(({ name, count }) => ({
        ...named(place, 'speaker', name),
        detail: interviews(count),
      }));
    default:
      return [];
  }
}

const kinds: readonly CodeKind[] = ['issue', 'fix', 'topic'];

type Names = 'kind' | 'value' | 'code' | 'label' | 'speaker';

function named(place: ValuePlace, kind: Names, name: string): CodebookChoice {
  const newText = place.lead + (kind === 'value' && isYesOrNo(name) ? name : written(place.item, name));
  return { kind, label: name, detail: '', range: place.item.range, newText, note: null, code: null };
}

/** What YAML reads as yes or no is meant so where it is offered as a value. */
function isYesOrNo(name: string): boolean {
  return name === 'true' || name === 'false';
}

/** A text as it must be written to be read as just this. */
function written({ quote, inBrackets }: Item, text: string): string {
  if (quote !== '') return withinMarks(quote, text);
  return inBrackets ? yamlItem(text) : yamlText(text);
}

function codeChoice(place: ValuePlace, code: Code): CodebookChoice {
  return { ...named(place, 'code', code.label), detail: code.family ?? '', code };
}

/** The codes that agree with what is typed: those that agree best first, among them those of the first rank. */
function codesFor(study: Study, label: string, typed: string, rank: (code: Code) => 0 | 1): Code[] {
  if (!study.hasCodebook) return [];
  const buckets: Code[][] = [];
  for (const code of study.codebook.codes) {
    const match = matchOf(code, typed);
    if (match === Match.none || code.label === label) continue;
    const bucket = 2 * (Match.whole - match) + rank(code);
    const others = buckets[bucket];
    if (others) others.push(code);
    else buckets[bucket] = [code];
  }
  return buckets.flat().slice(0, most + 1);
}

function issuesFirst({ kind }: Code): 0 | 1 {
  return kind === 'issue' ? 0 : 1;
}

function currentFirst({ deprecated }: Code): 0 | 1 {
  return deprecated === null ? 0 : 1;
}

/** What stands in for a deprecated code: a sentence to begin with, or a label in the one that is being written. */
function successors(study: Study, place: ValuePlace, text: string): CodebookChoice[] {
  const { item } = place;
  const word = item.typed.slice(item.typed.search(/\S*$/));
  const codes = codesFor(study, place.label, word, currentFirst);
  if (word === item.typed) {
    return codes.map((code) => {
      const sentence = useInstead(code.label);
      return { ...codeChoice(place, code), label: sentence, newText: place.lead + written(item, sentence) };
    });
  }
  const start = item.range.start + item.typed.length - word.length;
  const length = text.slice(start, item.range.end).search(/\s/);
  const range = { start, end: length < 0 ? item.range.end : start + length };
  return codes.map((code) => {
    const newText = item.quote === '' ? code.label : written(item, code.label);
    return { ...codeChoice(place, code), range, newText };
  });
}

/** The labels that transcripts use and the codebook lacks, the most used first. */
function unlistedLabels(study: Study): { label: string; detail: string }[] {
  return [...study.writtenLabels]
    .filter(([label]) => study.resolve(label) === undefined)
    .sort(([, a], [, b]) => b.codings - a.codings)
    .slice(0, most + 1)
    .map(([label, uses]) => ({ label, detail: listed(codings(uses.codings), interviews(uses.interviews)) }));
}

/** Who speaks in the study and is not listed in its codebook: names before roles, which need no listing; who speaks most often first. */
function speakersOf({ codebook, transcripts, interviews }: Study): { name: string; count: number }[] {
  const listedKeys = new Set(codebook.speakers.map(speakerKey));
  const found = new Map<string, { name: string; role: boolean; interviews: Set<string> }>();
  for (const [file, summary] of transcripts) {
    for (const { name } of summary.speakers) {
      if (name === null) continue;
      const key = speakerKey(name);
      if (listedKeys.has(key)) continue;
      const speaker = found.get(key) ?? { name, role: isRole(name), interviews: new Set() };
      found.set(key, speaker);
      speaker.interviews.add(interviews.keyOf(file));
    }
  }
  return [...found.values()]
    .sort((a, b) => Number(a.role) - Number(b.role) || b.interviews.size - a.interviews.size)
    .map((speaker) => ({ name: speaker.name, count: speaker.interviews.size }));
}
