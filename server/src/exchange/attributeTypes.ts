// What attributes of interviews are, by all of their values: front matter knows only texts.

export type AttributeType = 'text' | 'integer' | 'float' | 'boolean' | 'date';

/** An attribute of a study. */
export interface TypedAttribute {
  readonly name: string;
  readonly type: AttributeType;
}

/** Larger ones are numbers of telephones and the like, and more than programs keep exactly. */
const largestInteger = 2 ** 31 - 1;

/**
 * The attributes of some interviews in the order in which they come first, with the narrowest type that all values have. Empty
 * values say nothing.
 */
export function typedAttributes(
  interviews: readonly { readonly attributes: readonly (readonly [name: string, value: string])[] }[],
): TypedAttribute[] {
  const values = new Map<string, string[]>();
  for (const { attributes } of interviews) {
    for (const [name, value] of attributes) {
      const known = values.get(name) ?? [];
      values.set(name, known);
      if (value !== '') known.push(value);
    }
  }
  return Array.from(values, ([name, all]) => ({ name, type: typeOf(all) }));
}

function typeOf(values: readonly string[]): AttributeType {
  if (values.length === 0) return 'text';
  if (values.every(isInteger)) return 'integer';
  if (values.every(isFloat)) return 'float';
  if (values.every((value) => value === 'true' || value === 'false')) return 'boolean';
  return values.every(isDate) ? 'date' : 'text';
}

/** `007` is a name and no number: written as one it would lose its zeros. */
function isInteger(value: string): boolean {
  return /^(?:0|-?[1-9]\d*)$/.test(value) && Math.abs(Number(value)) <= largestInteger;
}

function isFloat(value: string): boolean {
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/.test(value);
}

/** `2023-06-04`, if there is such a day. */
function isDate(value: string): boolean {
  const [, year = '0', month = '0', day = '0'] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1] ?? 0;
  return Number(year) > 0 && Number(day) > 0 && Number(day) <= days;
}
