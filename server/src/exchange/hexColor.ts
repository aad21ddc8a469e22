/** A colour that a program wrote, as `#rrggbb` in small letters: it may be short (`#f00`) or without its mark. null for any other text. */
export function hexColor(written: string): string | null {
  const digits = /^#?([\da-f]{6}|[\da-f]{3})$/i.exec(written.trim())?.[1]?.toLowerCase();
  if (digits === undefined) return null;
  return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`;
}
