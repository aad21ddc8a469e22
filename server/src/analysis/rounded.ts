/** A coefficient for people: `.33`, `-.06`, `1.00`; `–` where there is none. */
export function rounded(value: number | null): string {
  if (value === null) return '–';
  const text = value.toFixed(2);
  const plain = text === '-0.00' ? '0.00' : text;
  return plain.replace(/^(-?)0\./, '$1.');
}
