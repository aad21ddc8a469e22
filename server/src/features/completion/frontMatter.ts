import * as l10n from '@vscode/l10n';
import { yamlText } from '../../codebook/yamlText';
import type { Study } from '../../study/study';
import { composed } from '../../transcript/composed';
import { templates } from '../../transcript/templates';
import type { Range } from '../../transcript/transcript';
import { attributeValue, wellKnown } from '../shared/attributes';
import type { OpenTranscript } from '../shared/openTranscript';
import { frontMatterLineAt, otherKeys } from './frontMatterPlace';

/** What may stand at a place of front matter, best first. */
export interface FrontMatterCompletions {
  readonly kind: 'key' | 'value';
  /** What a chosen one replaces. */
  readonly range: Range;
  readonly choices: readonly FrontMatterChoice[];
}

export interface FrontMatterChoice {
  readonly label: string;
  readonly newText: string;
  /** In how many other transcripts of the study it stands. */
  readonly transcripts: number;
}

/** Nobody reads through more choices than these. */
const mostChoices = 100;

/**
 * Completes front matter: keys that it lacks, those with a meaning of their own first, and the values that other
 * transcripts of the study have for a key, the most frequent first. Null outside of front matter.
 */
export function completeFrontMatter(
  { study, file, transcript }: OpenTranscript,
  offset: number,
): FrontMatterCompletions | null {
  const line = frontMatterLineAt(transcript, offset);
  if (!line) return null;
  const { key, value } = line;
  const { text } = transcript;
  if (offset <= key.end) {
    const counts = countKeys(study, file);
    for (const present of otherKeys(transcript, offset)) counts.delete(present);
    const newText = (name: string) => `${yamlText(name)}${value ? '' : ': '}`;
    return { kind: 'key', range: key, choices: choicesOf(counts, newText) };
  }
  if (!value) return null;
  const space = text[value.start - 1] === ':' ? ' ' : '';
  const range = { start: Math.min(value.start, offset), end: Math.max(value.end, offset) };
  const name = composed(text.slice(key.start, key.end));
  const counts = countValues(study, name, file);
  for (const known of knownValues(study, file, name)) if (!counts.has(known)) counts.set(known, 0);
  return { kind: 'value', range, choices: choicesOf(counts, (said) => space + attributeValue(said)) };
}

/** What a key may say whatever other transcripts do. */
function knownValues(study: Study, file: string, key: string): string[] {
  if (key === 'layout') return [...new Set(templates.map(({ pattern }) => pattern))];
  if (key === 'moderates') return otherCoders(study, file);
  return key === 'codes' ? ['marked'] : [];
}

/** Those who coded the interview of a file, but for its own coder: all of them together, and each alone. */
function otherCoders({ interviews, transcripts }: Study, file: string): string[] {
  const own = transcripts.get(file)?.coder ?? null;
  const coders = interviews
    .filesOf(interviews.keyOf(file))
    .flatMap((one) => transcripts.get(one)?.coder ?? [])
    .filter((coder) => coder !== own);
  return [...new Set([...(coders.length > 1 ? [coders.join(', ')] : []), ...coders])];
}

/** In how many transcripts but one each key stands. Those with a meaning of their own are there in any case, and first. */
function countKeys({ transcripts }: Study, except: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [file, { attributes }] of transcripts) {
    if (file !== except) for (const { key } of attributes) count(counts, key);
  }
  const known = [...wellKnown, 'moderates', 'speakers', 'layout', 'codes'].map(
    (key) => [key, counts.get(key) ?? 0] as const,
  );
  return new Map([...known, ...mostFrequent(counts)]);
}

/** What transcripts but one say under a key, the most frequent first, and in how many of them. */
function countValues({ transcripts }: Study, key: string, except: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [file, { attributes }] of transcripts) {
    if (file === except) continue;
    for (const attribute of attributes) if (attribute.key === key) count(counts, attribute.value);
  }
  return new Map(mostFrequent(counts));
}

function count(counts: Map<string, number>, one: string): void {
  counts.set(one, (counts.get(one) ?? 0) + 1);
}

function mostFrequent(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([, a], [, b]) => b - a);
}

function choicesOf(
  counts: ReadonlyMap<string, number>,
  newText: (label: string) => string,
): FrontMatterChoice[] {
  return Array.from(counts, ([label, transcripts]) => ({
    label,
    newText: newText(label),
    transcripts,
  })).slice(0, mostChoices);
}

/** What there is to know of a key of front matter. */
export interface AttributeFacts {
  readonly key: string;
  readonly range: Range;
  readonly meaning: string;
  /** How many transcripts of the study say something there. */
  readonly transcripts: number;
  /** What they say, the most frequent first, and in how many of them. */
  readonly values: readonly (readonly [value: string, transcripts: number])[];
}

/** What a hover tells of the key of front matter at an offset; null where none is. */
export function attributeFactsAt(
  { study, transcript }: OpenTranscript,
  offset: number,
): AttributeFacts | null {
  const line = frontMatterLineAt(transcript, offset);
  if (!line?.value || offset < line.key.start || offset > line.key.end) return null;
  const key = composed(transcript.text.slice(line.key.start, line.key.end));
  const values = [...countValues(study, key, '')];
  const transcripts = values.reduce((sum, [, count]) => sum + count, 0);
  return { key, range: line.key, meaning: meaningOf(key), transcripts, values };
}

/** What a key of front matter is for, in a sentence or two. */
export function meaningOf(key: string): string {
  switch (key) {
    case 'interview':
      return l10n.t(
        'Which interview this is: a number or a name. It counts before the title and the name of the file.',
      );
    case 'coder':
      return l10n.t('Who put the codes into this file. It counts before the title and the name of the file.');
    case 'moderates':
      return l10n.t(
        'The coders whose work this file settles, such as “Ilan, PO”. It counts in the place of their files.',
      );
    case 'participant':
      return l10n.t('Who was interviewed, best under a name that does not give them away.');
    case 'speakers':
      return l10n.t(
        'Who speaks in this file, besides those whom the codebook lists: a name or a list of names.',
      );
    case 'layout':
      return l10n.t(
        'How the turns of this file are written: one template or a list. It goes before the codebook and before what the file shows.',
      );
    case 'codes':
      return l10n.t(
        '“marked” where only lines with # are codes in this file, and nobody speaks but those who are listed or stand in a template.',
      );
    case 'date':
      return l10n.t('When the interview took place.');
    default:
      return l10n.t('An attribute of this interview. You can add as many as you need.');
  }
}
