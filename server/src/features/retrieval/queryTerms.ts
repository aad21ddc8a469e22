import { readQuery } from './query';

/** A label as it is written in a question: in quotation marks where its words would be read as something else. */
export function codeTerm(label: string): string {
  const query = readQuery(label);
  return 'kind' in query && query.kind === 'code' && query.label === label ? label : `code:"${label}"`;
}

/** A key with its value as it is written in a question; null for one that cannot be written. */
export function keyTerm(key: string, value: string): string | null {
  if (!/^[\p{L}\p{M}\p{N}_-]+$/u.test(key) || value === '' || /["\n]/.test(value)) return null;
  return `${key}:${/[\s()“”]/.test(value) ? `"${value}"` : value}`;
}
