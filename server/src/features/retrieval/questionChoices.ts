import * as l10n from '@vscode/l10n';
import { naturalOrder } from '../../codebook/naturalOrder';
import type { Study } from '../../study/study';
import { composed } from '../../transcript/composed';
import { Match, matchOf } from '../shared/labelMatch';
import { findLabel } from './passages';
import { type QueryToken, queryTokensOf, readQuery } from './query';

/** A way to go on with a question that is being typed. */
export interface QuestionChoice {
  /** What would be added. */
  readonly label: string;
  /** What it means; '' where that needs no words. */
  readonly description: string;
  /** The whole question with it. */
  readonly question: string;
}

/** More are no help to anybody who types. */
const mostChoices = 100;

/**
 * How a question that is being typed may go on at its end: with the codes, keys and values that the study has, and
 * with what joins them. What is complete already may still be the beginning of something longer.
 *
 * @param text as typed so far
 */
export function questionChoices(study: Study, text: string): QuestionChoice[] {
  const tokens = queryTokensOf(text);
  const last = tokens.at(-1);
  const tail = last ? text.slice(last.start) : '';
  const [, key, opening, value = ''] = openValue.exec(tail) ?? [];
  if (last && key !== undefined && (opening === '"' || !/\s$/.test(tail)))
    return valueChoices(study, text.slice(0, last.start), key, value);
  if (last?.token.kind === 'words' && !/.["”]\s*$/su.test(tail)) return [];
  const firstOfRun = tokens.findLastIndex(({ token }) => token.kind !== 'label') + 1;
  const run = tokens.slice(firstOfRun);
  const found: QuestionChoice[] = [];
  for (let settled = 0; settled <= run.length; settled++) {
    const start = run[settled]?.start ?? text.length;
    // A word without a space behind it is still being typed.
    if (start === text.length && settled > 0 && !/\s$/.test(text)) break;
    const label = text.slice(run[0]?.start ?? start, start).trim();
    if (settled > 0 && findLabel(study, label) === null) continue;
    const isAfterTerm = settled > 0 || endsTerm(tokens[firstOfRun - 1]?.token);
    found.push(...choicesAt(study, text, start, isAfterTerm));
  }
  // What the study has no code for may have been said.
  if (found.length === 0 && run.length > 0 && !text.includes('"')) {
    const before = text.slice(0, run[0]?.start);
    const said = text.slice(before.length).trim();
    found.push({ label: `"${said}"`, description: wordsSaid(), question: `${before}"${said}" ` });
  }
  const isNew = ({ question }: QuestionChoice, index: number) =>
    question.trim() !== text.trim() && found.findIndex((one) => one.question === question) === index;
  return found.filter(isNew).slice(0, mostChoices);
}

/** A key and the value that is being typed: nothing in it can match in two ways. */
const openValue = /^([\p{L}\p{M}\p{N}_-]+):("?)([^"]*)$/u;

function endsTerm(token: QueryToken | undefined): boolean {
  return token?.kind === ')' || token?.kind === 'words' || token?.kind === 'key';
}

/** What can stand from a place of a question on. */
function choicesAt(study: Study, text: string, start: number, isAfterTerm: boolean): QuestionChoice[] {
  const before = text.slice(0, start);
  const typed = text.slice(start).trimEnd();
  const gap = before === '' || /[\s(]$/.test(before) ? '' : ' ';
  const add = (label: string, description: string, added = `${label} `): QuestionChoice => ({
    label,
    description,
    question: `${before}${gap}${added}`,
  });
  if (!isAfterTerm) {
    const labels = labelsLike(study, typed).map(({ label, description }) =>
      add(label, description, `${term(label)} `),
    );
    const others = [
      ...(typed === '' ? [add('"', wordsSaid(), '"')] : []),
      ...keysOf(study)
        .filter(({ key }) => begins(key, typed))
        .map(({ key, description }) => add(key, description, key)),
      ...(begins('not', typed) ? [add('not', l10n.t('passages without what follows'))] : []),
    ];
    // Who types nothing yet may not know what else there is, and would not find it below all codes.
    return typed === '' ? [...others, ...labels] : [...labels, ...others];
  }
  const joints = [
    add('and', l10n.t('both in one passage')),
    add('or', l10n.t('either of them')),
    add('and not', l10n.t('passages without what follows')),
    add('near', l10n.t('at most 3 passages from each other; near/5 for 5')),
  ];
  // Labels side by side would be read as one.
  const others = typed === '' ? [] : labelsLike(study, typed, Match.part);
  return [
    ...joints.filter(({ label }) => begins(label, typed)),
    ...others.map(({ label, description }) => add(`and ${label}`, description, `and ${term(label)} `)),
  ];
}

function wordsSaid(): string {
  return l10n.t('words that are said');
}

/** The codes of a study that are meant by what is typed, the better ones first. */
function labelsLike(
  study: Study,
  typed: string,
  least: Match = Match.letters,
): { label: string; description: string }[] {
  const unknown = [...study.writtenLabels.keys()].filter((label) => !study.resolve(label));
  const all = [...study.codebook.codes, ...unknown.map((label) => ({ label, aliases: [], description: '' }))];
  const matched = all.map((code) => ({ code, match: matchOf(code, typed) }));
  return matched
    .filter(({ match }) => match >= least)
    .sort((a, b) => b.match - a.match)
    .map(({ code }) => ({ label: code.label, description: code.description ?? '' }));
}

/** A label as it is written in a question: in quotation marks where its words would be read as something else. */
function term(label: string): string {
  const query = readQuery(label);
  return 'kind' in query && query.kind === 'code' && query.label === label ? label : `code:"${label}"`;
}

function keysOf(study: Study): { key: string; description: string }[] {
  const attributes = new Set<string>();
  for (const summary of study.transcripts.values())
    for (const { key } of summary.attributes) attributes.add(key);
  const own = ['interview', 'coder'];
  const others = [...attributes].filter((key) => !own.includes(key) && /^[\p{L}\p{M}\p{N}_-]+$/u.test(key));
  return [
    { key: 'speaker:', description: l10n.t('who says it') },
    { key: 'family:', description: l10n.t('any code of a family') },
    { key: 'is:coded ', description: l10n.t('any code at all') },
    { key: 'interview:', description: l10n.t('in one interview') },
    { key: 'coder:', description: l10n.t('coded by somebody') },
    ...others.map((key) => ({ key: `${key}:`, description: l10n.t('interviews with this attribute') })),
  ];
}

function valueChoices(study: Study, before: string, key: string, typed: string): QuestionChoice[] {
  return valuesOf(study, composed(key).toLowerCase())
    .filter((label) => matchOf({ label, aliases: [] }, typed) >= Match.part)
    .slice(0, mostChoices)
    .map((value) => {
      const written = /[\s()"“”]/.test(value) ? `"${value}"` : value;
      return { label: `${key}:${value}`, description: '', question: `${before}${key}:${written} ` };
    });
}

/** What the study has for a key. A value with quotation marks cannot be written. */
function valuesOf(study: Study, key: string): string[] {
  const values = new Set<string>();
  if (key === 'is') values.add('coded');
  else if (key === 'family' || key === 'code') {
    for (const { family, label } of study.codebook.codes) {
      const value = key === 'family' ? family : label;
      if (value !== null) values.add(value);
    }
  } else
    for (const { speakers, interview, coder, attributes } of study.transcripts.values()) {
      if (key === 'speaker') for (const { name } of speakers) if (name !== null) values.add(name);
      if (key === 'interview' && interview !== null) values.add(interview);
      if (key === 'coder' && coder !== null) values.add(coder);
      for (const one of attributes) if (one.key.toLowerCase() === key) values.add(one.value);
    }
  return [...values].filter((value) => value !== '' && !/["\n]/.test(value)).sort(naturalOrder);
}

/** True when something begins with what is typed, whatever its case. */
function begins(word: string, typed: string): boolean {
  return word.startsWith(composed(typed).toLowerCase());
}
