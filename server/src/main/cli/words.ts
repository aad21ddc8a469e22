/** A number as people read it: `12,345`. */
export function readable(count: number): string {
  return count.toLocaleString('en');
}

/** `1 code`, `12,345 codes`. */
export function counted(count: number, thing: string): string {
  return `${readable(count)} ${thing}${count === 1 ? '' : 's'}`;
}
