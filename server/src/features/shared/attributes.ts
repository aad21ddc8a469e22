import * as l10n from '@vscode/l10n';
import { isMap, isScalar, type Scalar, type YAMLMap } from 'yaml';
import { Refusal } from '../../codebook/refusal';
import { YamlDraft } from '../../codebook/yamlDraft';
import { startOf } from '../../codebook/yamlPlaces';
import { yamlItem, yamlText } from '../../codebook/yamlText';
import { columnOf, type KeyLine, replaceValue } from '../../codebook/yamlValues';
import type { Study } from '../../study/study';
import { composed } from '../../transcript/composed';
import { frontMatterLimits } from '../../transcript/frontMatter';
import { itemAt } from '../../transcript/itemAt';
import { lineAt, lineBreakAt, lineContent } from '../../transcript/lines';
import { parse } from '../../transcript/parse';
import { applyEdit, insertion, type TextEdit } from '../../transcript/textEdit';
import type { Range, Transcript } from '../../transcript/transcript';
import { emptyVocabulary } from '../../transcript/vocabulary';

/** An attribute that interviews of a study have, and what it says there. */
export interface AttributeUse {
  readonly key: string;
  /** In how many files. */
  readonly files: number;
  /** The most frequent first, those as frequent in the order of the files: names of participants may be thousands. */
  readonly values: readonly { readonly value: string; readonly files: number }[];
}

/** The attributes that the language gives a meaning, offered in every study. */
export const wellKnown: readonly string[] = ['interview', 'coder', 'participant', 'date'];

/** The attributes of a study, the most frequent first; those with a meaning of their own are there in any case. */
export function attributesOf({ transcripts }: Study): AttributeUse[] {
  const found = new Map<string, Map<string, number>>(wellKnown.map((key) => [key, new Map()]));
  for (const { attributes } of transcripts.values()) {
    for (const { key, value } of attributes) {
      const values = found.get(key) ?? new Map<string, number>();
      found.set(key, values);
      values.set(value, (values.get(value) ?? 0) + 1);
    }
  }
  const uses = Array.from(found, ([key, counts]) => {
    const values = Array.from(counts, ([value, files]) => ({ value, files }));
    values.sort((a, b) => b.files - a.files);
    return { key, files: values.reduce((sum, { files }) => sum + files, 0), values };
  });
  // The sort is stable, so that attributes that nobody uses keep the order of the list above.
  return uses.sort((a, b) => b.files - a.files);
}

/**
 * Sets an attribute in the front matter of a transcript, which is written when there is none. One stretch of the
 * text changes; comments, order, quotation marks, line ends and a byte order mark stay, and so does every word said.
 *
 * @param value on one line, as it should read; white space around it is dropped
 * @returns offsets in the transcript's text; an edit of no length and no text where it says so already
 * @throws Refusal where the front matter cannot be changed safely
 */
export function attributeEdit(transcript: Transcript, key: string, value: string): TextEdit {
  const wanted = composed(value.trim());
  const name = composed(key);
  const range = transcript.frontMatter?.range;
  const edit = range
    ? editOfFrontMatter(transcript, range, name, wanted)
    : newFrontMatter(transcript, name, wanted);
  if (!saysJustThat(transcript, edit, name, wanted)) throw new Refusal(unclear(key));
  return edit;
}

function newFrontMatter(transcript: Transcript, key: string, value: string): TextEdit {
  const { text } = transcript;
  const lineEnd = lineBreakAt(transcript, 0);
  // A byte order mark stays the first of all.
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const startsBlank = lineContent(transcript, 0).end <= start;
  const lines = ['---', attributeLine(key, value), '---', ...(startsBlank ? [] : [''])];
  return insertion(start, lines.map((line) => line + lineEnd).join(''));
}

function editOfFrontMatter(transcript: Transcript, range: Range, key: string, value: string): TextEdit {
  const { text, lineStarts } = transcript;
  const lastLine = lineAt(lineStarts, range.end);
  const start = itemAt(lineStarts, 1);
  const end = lineStarts[lastLine] ?? text.length;
  // YAML does not take a lone carriage return for a line end; a line feed in its place keeps every offset.
  const source = text.slice(start, end).replace(/\r(?!\n)/g, '\n');
  const draft = new YamlDraft(source, frontMatterLimits);
  const contents = draft.content;
  const wrong = draft.brokenAt?.start ?? (isMap(contents) ? repeatedKeys(contents)[0] : undefined);
  if (wrong !== undefined || (contents !== null && !isMap(contents)))
    throw new Refusal(broken(lineAt(lineStarts, start + (wrong ?? 0))));
  const pair = contents?.items.find((one) => isScalar(one.key) && nameOf(one.key) === key);
  if (!pair || !isScalar(pair.key)) {
    if (contents?.flow) throw new Refusal(unclear(key));
    const top = contents?.items[0]?.key;
    const indent = isScalar(top) ? columnOf(source, startOf(top)) : '';
    const line = `${indent}${attributeLine(key, value)}${lineBreakAt(transcript, lastLine - 1)}`;
    return insertion(end, line);
  }
  if (!isScalar(pair.value)) throw new Refusal(unclear(key));
  const { source: old } = pair.value;
  if (old !== undefined && composed(old) === value) return insertion(start, '');
  draft.change(replaceValue(source, pair, value, contents?.flow === true, writtenAttribute));
  const { range: within, newText } = draft.edit;
  return { range: { start: start + within.start, end: start + within.end }, newText };
}

function nameOf({ value }: Scalar): unknown {
  return typeof value === 'string' ? composed(value) : value;
}

/** Where keys stand for the second time. */
function repeatedKeys({ items }: YAMLMap): number[] {
  const seen = new Set<unknown>();
  return items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const isRepeated = seen.has(nameOf(key));
    seen.add(nameOf(key));
    return isRepeated ? [key.range?.[0] ?? 0] : [];
  });
}

function attributeLine(key: string, value: string): string {
  return `${yamlText(key)}: ${attributeValue(value)}`;
}

/** Numbers and dates stand as people write them; what else YAML could take for something other than text is quoted. */
export function attributeValue(value: string): string {
  return isNumberOrDate(value) ? value : yamlText(value);
}

function writtenAttribute(value: string, line: KeyLine | null): string {
  return line === null && !isNumberOrDate(value) ? yamlItem(value) : attributeValue(value);
}

function isNumberOrDate(value: string): boolean {
  return /^(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$|^\d{4}-\d{2}-\d{2}$/.test(value);
}

/** Reads the text as it will be: where it would say anything else than was meant, it is better left alone. */
function saysJustThat(before: Transcript, edit: TextEdit, key: string, value: string): boolean {
  const after = parse(applyEdit(before.text, edit), emptyVocabulary);
  const values = new Map(before.frontMatter?.values ?? []);
  values.set(key, value);
  const found = after.frontMatter?.values ?? new Map<string, string>();
  const same = found.size === values.size && [...values].every(([name, said]) => found.get(name) === said);
  const problems = (one: Transcript) => one.problems.filter(({ code }) => code === 'front-matter').length;
  return same && problems(after) <= problems(before);
}

/** @param line from 0 */
function broken(line: number): string {
  return l10n.t(
    'The front matter of this file cannot be read (line {0}), so nothing was changed. Mend it first: it is a list of “name: value” lines.',
    line + 1,
  );
}

function unclear(key: string): string {
  return l10n.t(
    'The front matter of this file is written in a way in which “{0}” cannot be set without changing more, so nothing was changed. Please write it by hand.',
    key,
  );
}
