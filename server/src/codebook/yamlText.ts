import { stringify } from 'yaml';
import type { CodeKey } from './keys';

/** What can be said of a code when it is written into a codebook; what is left out is not written. */
export interface NewEntry {
  readonly label: string;
  readonly aliases?: readonly string[] | undefined;
  readonly kind?: string | undefined;
  readonly fixes?: string | undefined;
  readonly description?: string | undefined;
  readonly include?: string | undefined;
  readonly exclude?: string | undefined;
  readonly example?: string | undefined;
  readonly deprecated?: string | undefined;
  /** `#rrggbb` */
  readonly color?: string | undefined;
  /** False for a head that no words may be given. */
  readonly codable?: false | undefined;
  /** Its sub-codes. */
  readonly codes?: readonly NewEntry[] | undefined;
}

/**
 * Plain where YAML allows it. What another reader of YAML might take for a number, a date or `yes` is quoted,
 * as labels are texts.
 */
const style = { lineWidth: 0, blockQuote: false, flowCollectionPadding: false, compat: 'yaml-1.1' } as const;

/** A text as a value in a block of YAML, on one line, in quotation marks where it needs them. */
export function yamlText(text: string): string {
  return isUnusual(text) ? JSON.stringify(text) : stringify(text, style).trimEnd();
}

/** A list of texts on one line: `[one, another]`. */
export function yamlList(texts: readonly string[]): string {
  return `[${texts.map(yamlItem).join(', ')}]`;
}

/** A text as an entry of a list in brackets, where commas and brackets need quotation marks, too. */
export function yamlItem(text: string): string {
  if (isUnusual(text)) return JSON.stringify(text);
  return stringify([text], { ...style, collectionStyle: 'flow' })
    .trimEnd()
    .slice(1, -1);
}

/** A text in the place of another one, in the quotation marks of that, and in some where it needs them. */
export function textLike(written: string, text: string): string {
  const mark = written.charAt(0);
  if (mark !== '"' && mark !== "'") return yamlItem(text);
  return mark + withinMarks(mark, text) + mark;
}

/** A text as it is written within quotation marks. */
export function withinMarks(mark: '"' | "'", text: string): string {
  return mark === '"' ? text.replace(/[\\"]/g, '\\$&') : text.replaceAll("'", "''");
}

/** Line ends and invisible characters: all that JSON writes is YAML, and on one line. */
export function isUnusual(text: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text);
}

/** The keys of an entry with their values, one a line, without indentation but for its sub-codes. */
export function entryLines(entry: NewEntry): string[] {
  const below = (entry.codes ?? []).flatMap((code) => listItem(entryLines(code), '  '));
  return [...fieldsOf(entry, yamlText), ...(below.length === 0 ? [] : ['codes:', ...below])];
}

/** Lines as one item of a list in a block: a hyphen before the first. @param indent of the hyphen */
export function listItem(lines: readonly string[], indent: string): string[] {
  return lines.map((line, place) => `${indent}${place === 0 ? '-' : ' '} ${line}`);
}

/** An entry as an item of a list in brackets; a label alone needs no key there. */
export function entryItem(entry: NewEntry): string {
  const fields = fieldsOf(entry, yamlItem);
  if (entry.codes?.length) fields.push(`codes: [${entry.codes.map(entryItem).join(', ')}]`);
  return fields.length === 1 ? yamlItem(entry.label) : `{${fields.join(', ')}}`;
}

function fieldsOf(entry: NewEntry, write: (text: string) => string): string[] {
  const { label, kind, fixes, aliases = [], description, color, codable } = entry;
  const { include, exclude, example, deprecated } = entry;
  const fields = [`code: ${write(label)}`];
  const add = (texts: { readonly [key in CodeKey]?: string | undefined }) => {
    for (const [key, text] of Object.entries(texts))
      if (text !== undefined) fields.push(`${key}: ${write(text)}`);
  };
  add({ kind, fixes });
  if (aliases.length > 0) fields.push(`aliases: ${yamlList(aliases)}`);
  add({ description, include, exclude, example, deprecated, color });
  if (codable === false) fields.push('codable: false');
  return fields;
}
