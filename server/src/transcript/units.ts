/** True for a small letter from a to z, as most units of most texts are. */
export function isSmall(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}

/** True for a letter from a to z, small or capital. */
export function isLatin(unit: number): boolean {
  return isSmall(unit) || (unit >= 65 && unit <= 90);
}

/** True for a digit from 0 to 9. */
export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** True where a line begins with `#` or `//`. */
export function startsNote(text: string, start: number): boolean {
  const unit = text.charCodeAt(start);
  return unit === 35 || (unit === 47 && text.charCodeAt(start + 1) === 47);
}
