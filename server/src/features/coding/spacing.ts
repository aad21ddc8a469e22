import { LineKind, type Transcript } from '../../transcript/transcript';

type Text = Pick<Transcript, 'text' | 'lineStarts' | 'lineKinds'>;

/** What stands on a line, as far as blank lines around annotations go. */
export type Part = 'talk' | 'code' | 'memo' | 'blank' | 'other';

/** True for what coders write, and nobody has said. */
export function isAnnotation(part: Part): boolean {
  return part === 'code' || part === 'memo';
}

/** Where blank lines are missing around an annotation, by the spacing of its file. */
export interface MissingBlanks {
  readonly above: boolean;
  readonly below: boolean;
}

/**
 * Whether blank lines must be put in so that a code on this line stands as the file's others do: with a
 * blank line around each, as in a print, or right below the words.
 *
 * @param line counted from 0. What stands on it now does not count for the spacing.
 */
export function missingBlanks(transcript: Text, line: number): MissingBlanks {
  const above = partAt(transcript, line - 1);
  const below = partAt(transcript, line + 1);
  return {
    above: above !== 'blank' && (above === 'other' || separates(transcript, above, 'code', line)),
    below: below !== 'blank' && (below === 'other' || separates(transcript, 'code', below, line)),
  };
}

/**
 * True when a blank line stands between the two in most cases. Where the file has no case of a code or a memo, the
 * other counts, too. Where it has none of either, it does so as between talk and the annotation below it; without any
 * annotation, it does so as prints do.
 *
 * @param except a line that does not count for the spacing; -1 for none
 */
export function separates(transcript: Text, upper: Part, lower: Part, except: number): boolean {
  const is = (part: Part) => (other: Part) => other === part;
  const like = (part: Part) => (isAnnotation(part) ? isAnnotation : is(part));
  const own =
    balance(transcript, is(upper), is(lower), except) ||
    balance(transcript, like(upper), is(lower), except) ||
    balance(transcript, like(upper), like(lower), except);
  if (own !== 0) return own > 0;
  if (lower === 'talk') return true;
  return balance(transcript, like('talk'), isAnnotation, except) >= 0;
}

/** How many more times a lower part follows an upper one with a blank line between them than without. */
function balance(
  transcript: Text,
  isUpper: (part: Part) => boolean,
  isLower: (part: Part) => boolean,
  except: number,
): number {
  let balance = 0;
  let last: Part = 'blank';
  let lastLine = -1;
  for (let line = 0; line < transcript.lineKinds.length; line++) {
    const part = partAt(transcript, line);
    if (part === 'blank') continue;
    const counts = line !== except && lastLine !== except && isUpper(last) && isLower(part);
    if (counts) balance += lastLine === line - 1 ? -1 : 1;
    last = part;
    lastLine = line;
  }
  return balance;
}

/** What stands on a line, from 0; blank above and below the file. */
export function partAt({ lineKinds }: Pick<Text, 'lineKinds'>, line: number): Part {
  switch (lineKinds[line]) {
    case undefined:
    case LineKind.Blank:
      return 'blank';
    case LineKind.Code:
      return 'code';
    case LineKind.Memo:
      return 'memo';
    case LineKind.Speech:
    case LineKind.Prefix:
    case LineKind.Speaker:
      return 'talk';
    default:
      return 'other';
  }
}
