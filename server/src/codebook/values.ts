import type { CodeKind } from './codebook';

const kinds: ReadonlySet<string> = new Set<CodeKind>(['issue', 'fix', 'topic']);

/** True for the values of `kind`. */
export function isKind(text: string): text is CodeKind {
  return kinds.has(text);
}

/** `deprecated: yes` says that the code should not be used, and no more. */
export function deprecation(text: string): string | null {
  if (/^(?:yes|true)$/i.test(text)) return '';
  return /^(?:no|false)$/i.test(text) ? null : text;
}

/** `#rrggbb` in small letters; also for the short form `#rgb`. */
export function colorOf(text: string): string | null {
  const color = text.toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(color)) return color;
  return /^#[0-9a-f]{3}$/.test(color) ? color.replace(/[0-9a-f]/g, '$&$&') : null;
}
