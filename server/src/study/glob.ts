import { composed } from '../transcript/composed';
import { itemAt } from '../transcript/itemAt';
/**
 * Globs as `transcripts` of a codebook has them. A codebook is anybody's text, so matching takes no longer than the
 * length of the glob times that of the path: a glob made into a regular expression can take for ever.
 *
 * `*` and `?` stand for characters of one name, `**` for any number of folders, `[a-z]` and `[!a-z]` for one of some
 * characters, `{a,b}` for one of several texts; a backslash takes a character as it is. Upper and lower case are the
 * same, and so are accents however they are encoded. Names that begin with a dot must be named so.
 */
export function globMatcher(glob: string): (path: string) => boolean {
  const patterns = alternatives(composed(glob).toLowerCase().replace(/^\.\//, '')).map((one) =>
    one.split('/').map(segmentOf),
  );
  return (path) => {
    const names = composed(path).toLowerCase().split('/');
    return patterns.some((pattern) =>
      matchStars(pattern, names, (segment) => segment === anyFolders, segmentMatches, isPlain),
    );
  };
}

/** One character of a name, by what it may be. */
type Unit = ((char: string) => boolean) | typeof anyCharacters;
type Segment = readonly Unit[] | typeof anyFolders;

const anyCharacters = Symbol('*');
const anyFolders = Symbol('**');

/** So many texts one glob may stand for; the rest of them is not looked for. */
const mostAlternatives = 200;

/** Writes out what stands in braces, the innermost first. */
function alternatives(glob: string): string[] {
  const done: string[] = [];
  const open = [glob];
  while (open.length > 0 && done.length + open.length < mostAlternatives) {
    const next = itemAt(open, open.length - 1);
    open.pop();
    const braces = /\{([^{}]*,[^{}]*)\}/.exec(next);
    if (!braces?.[1]) {
      done.push(next);
      continue;
    }
    const before = next.slice(0, braces.index);
    const behind = next.slice(braces.index + braces[0].length);
    open.push(...braces[1].split(',').map((part) => before + part + behind));
  }
  return done;
}

function segmentOf(glob: string): Segment {
  if (glob === '**') return anyFolders;
  const units: Unit[] = [];
  for (let at = 0; at < glob.length; at++) {
    const char = glob.charAt(at);
    const close = char === '[' ? glob.indexOf(']', at + 2) : -1;
    if (char === '*') {
      if (units.at(-1) !== anyCharacters) units.push(anyCharacters);
    } else if (char === '?') {
      units.push(() => true);
    } else if (close > 0) {
      units.push(classOf(glob.slice(at + 1, close)));
      at = close;
    } else {
      const literal = char === '\\' && at + 1 < glob.length ? glob.charAt(++at) : char;
      units.push((one) => one === literal);
    }
  }
  return units;
}

/** `a-z`, `abc`, or what is in neither after `!` or `^`. */
function classOf(written: string): (char: string) => boolean {
  const isNot = /^[!^]/.test(written);
  const members = isNot ? written.slice(1) : written;
  return (char) => {
    for (let at = 0; at < members.length; at++) {
      const from = members.charAt(at);
      const isRange = members.charAt(at + 1) === '-' && at + 2 < members.length;
      const to = isRange ? members.charAt(at + 2) : from;
      if (from <= char && char <= to) return !isNot;
      if (isRange) at += 2;
    }
    return isNot;
  };
}

function segmentMatches(segment: Segment, name: string): boolean {
  if (segment === anyFolders) return true;
  const [first] = segment;
  // Only a dot that is written stands for the dot of a hidden file.
  if (name.startsWith('.') && (first === undefined || first === anyCharacters || first('a'))) return false;
  return matchStars(
    segment,
    name.split(''),
    (unit) => unit === anyCharacters,
    (unit, char) => unit !== anyCharacters && unit(char),
    () => true,
  );
}

function isPlain(name: string): boolean {
  return !name.startsWith('.');
}

/**
 * Matches a pattern with stars, each for any number of items, in the time of their two lengths multiplied: when the
 * rest does not fit, only the last star can help by taking one item more.
 */
function matchStars<P, I>(
  pattern: readonly P[],
  items: readonly I[],
  isStar: (part: P) => boolean,
  fits: (part: P, item: I) => boolean,
  mayBeTaken: (item: I) => boolean,
): boolean {
  let part = 0;
  let star = -1;
  let taken = 0;
  for (let at = 0; at < items.length; ) {
    const [current, item] = [pattern[part], items[at]];
    if (current !== undefined && isStar(current)) {
      star = part++;
      taken = at;
    } else if (current !== undefined && item !== undefined && fits(current, item)) {
      part++;
      at++;
    } else {
      const more = items[taken];
      if (star < 0 || more === undefined || !mayBeTaken(more)) return false;
      part = star + 1;
      at = ++taken;
    }
  }
  return pattern.slice(part).every(isStar);
}
