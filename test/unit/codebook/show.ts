import { readCodebook } from '../../../server/src/codebook/read';

/**
 * The codes of a codebook as lines: `parent > label`, then what is known of it, leaving out what is not.
 * `kind family=Data fixes=Data-age`.
 */
export function codeLines(text: string): string[] {
  return readCodebook(text).codes.map((code) => {
    const facts = [
      code.parent === null ? code.label : `${code.parent} > ${code.label}`,
      code.kind,
      code.family === null ? [] : `family=${code.family}`,
      code.fixes === null ? [] : `fixes=${code.fixes}`,
      code.successor === null ? [] : `successor=${code.successor}`,
    ];
    return facts.flat().join(' | ');
  });
}

/** The labels of a codebook, in its order. */
export function labels(text: string): string[] {
  return readCodebook(text).codes.map((code) => code.label);
}

/** The problems of a codebook as lines: what is marked in the text, the code of the problem, and its message. */
export function problems(text: string): string[] {
  return readCodebook(text).problems.map(
    ({ code, range, message }) => `${text.slice(range.start, range.end)} | ${code} | ${message}`,
  );
}

/** The problems of a codebook as lines without messages: what is marked in the text, and the code of the problem. */
export function marks(text: string): string[] {
  return readCodebook(text).problems.map(
    ({ code, range }) => `${text.slice(range.start, range.end)} | ${code}`,
  );
}
