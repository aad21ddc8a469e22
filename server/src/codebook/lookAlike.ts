import { composed } from '../transcript/composed';

/** Characters that draw nothing: joiners, marks of direction, soft hyphens, and spaces without a width. */
const invisible =
  /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0]/g;

/** Letters of scripts in which a joiner between letters, or its lack, is a matter of spelling. */
const joins =
  /[\p{scx=Arab}\p{scx=Syrc}\p{scx=Nkoo}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]$/u;
/** Letters of scripts that are written without spaces, where a space without a width says where words end. */
const unspaced = /[\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]$/u;
const rightToLeft = /[\u0590-\u08ff]/;
const emojiEnds = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u;
const emojiBegins = /^\p{Extended_Pictographic}/u;

/** A text without the characters that nobody sees and no script needs where they stand. */
export function withoutInvisible(text: string): string {
  return isAscii(text)
    ? text
    : text.replace(invisible, (mark, at: number) => {
        // One character to each side is enough, which may be two units.
        const before = text.slice(Math.max(0, at - 2), at);
        return isNeeded(mark, before, text.slice(at + 1, at + 3)) ? mark : '';
      });
}

function isNeeded(mark: string, before: string, behind: string): boolean {
  switch (mark) {
    case '\u200c':
      return joins.test(before);
    case '\u200d':
      return joins.test(before) || (emojiEnds.test(before) && emojiBegins.test(behind));
    case '\u200b':
      return unspaced.test(before);
    case '\u034f':
      return /\p{M}$/u.test(before);
    case '\u180e':
      return joins.test(before);
    case '\u061c':
    case '\u200e':
    case '\u200f':
      return rightToLeft.test(before) || rightToLeft.test(behind);
    default:
      return false;
  }
}

/** Letters of other scripts, and hyphens, by what they look just like. */
const like: ReadonlyMap<string, string> = new Map(
  (
    [
      ['АВЕЅІЈКМНОРСТУХԚԜЁЇ', 'ABESIJKMHOPCTYXQWËÏ'],
      ['аеорсухѕіјһԁԛԝёї', 'aeopcyxsijhdqwëï'],
      ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονϲϳ', 'ABEZHIKMNOPTYXovcj'],
      ['ՕօսհɡɑꓲꞮ‐‑', 'OouhgaII--'],
    ] as const
  ).flatMap(([letters, plain]) => Array.from(letters, (letter, at) => [letter, plain.charAt(at)] as const)),
);

const word = /[\p{L}\p{M}\p{N}]+/gu;
const hyphens = /[\u2010\u2011]/g;

/**
 * A label as it is compared with others: without characters that nobody sees, and with the letters of one script in each word, where
 * Latin letters stand among others that look like Latin ones.
 */
export function unmixed(text: string): string {
  if (isAscii(text)) return text;
  return spelt(text, (letters) => /[A-Za-z]/.test(letters));
}

/** What a text looks like: texts of which these are the same cannot be told apart by people. Case counts. */
export function appearanceOf(text: string): string {
  if (isAscii(text)) return text;
  return spelt(
    text,
    (letters) =>
      /[A-Za-z]/.test(letters) || Array.from(letters).every((one) => like.has(one) || /\d/.test(one)),
  );
}

/** @param isMeant tells which words have Latin letters in the place of those that look like them */
function spelt(text: string, isMeant: (letters: string) => boolean): string {
  return withoutInvisible(composed(text))
    .replace(hyphens, '-')
    .replace(word, (letters) => (isMeant(letters) ? Array.from(letters, plainLetter).join('') : letters));
}

function plainLetter(letter: string): string {
  return like.get(letter) ?? letter;
}

/** The characters of a text that are not what they look like, or that nobody sees, as Unicode counts them: `U+0430, U+200B`. */
export function oddCharacters(text: string): string {
  const seen = withoutInvisible(composed(text));
  const hidden = Array.from(composed(text)).filter((one) => one.match(invisible) && !seen.includes(one));
  const foreign = Array.from(seen).filter((one) => like.has(one));
  return [...new Set([...hidden, ...foreign])].map(codePoint).join(', ');
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** True for nearly all labels, which need not be looked at letter by letter. */
function isAscii(text: string): boolean {
  return !/[^ -~]/.test(text);
}
