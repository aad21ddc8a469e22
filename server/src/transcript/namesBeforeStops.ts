import { isSpace } from './lines';
import { isSmall } from './units';

/** How many units the word has that ends here. */
export function lengthOfWord(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && !isSpace(text.charCodeAt(at - 1)) && text.charCodeAt(at - 1) !== 46) at--;
  return end - at;
}

/** `M. le président`, `Mme Agnès Buzyn, ministre de la santé`, `Herr Dr. Ahlers`: how minutes call those who speak. */
const addressed =
  /^(?:M(?:\. le|\. la|\.? \p{Lu}[^\s,]* (?:(?:de|du|des|la|le) )*\p{Lu})|(?:Mme|Mlle|Mr\.?|Mrs\.?|Ms\.?|Herr|Frau|Sr\.?|Sra\.?) \p{L})/u;

/** Titles that are shortened by a full stop, at the end of what stands before it. */
const title =
  /(?:^|[\s.-])(?:Prof|Dipl|Univ|Priv|Ing|Mag|Hon|Rev|Lic|Eng|Arq|Abg|med|phil|rer|nat|hab|inż)$/iu;

/** True when a full stop behind such a name may end it: the last word is none that is shortened. */
export function endsAddressed(text: string, start: number, end: number): boolean {
  return (
    mayBeAddressed(text.charCodeAt(start)) &&
    end - start > 5 &&
    lengthOfWord(text, start, end) > 2 &&
    !title.test(text.slice(start, end)) &&
    addressed.test(text.slice(start, Math.min(end, start + 40))) &&
    /^\s\p{Lu}/u.test(text.slice(end + 1, end + 3))
  );
}

/** True for the first letters of those titles: F, H, M, S. */
function mayBeAddressed(unit: number): boolean {
  return unit === 70 || unit === 72 || unit === 77 || unit === 83;
}

/** False for most full stops: they end a sentence, and stand behind a small letter. */
function mayEndCaps(text: string, start: number, end: number): boolean {
  return !isSmall(text.charCodeAt(end - 1)) || text.slice(start, end).includes(' of ');
}

/**
 * True when what stands before a full stop may be a name that the full stop ends: `Q`, `Mr. OKORO`, `The CHAIRMAN`,
 * `Mr. SMITH of Texas`: a single capital, or a word of capitals.
 */
export function endsCaps(text: string, start: number, end: number): boolean {
  if (!mayEndCaps(text, start, end)) return false;
  const name = text.slice(start, end);
  if (/^\p{Lu}$/u.test(name)) return true;
  return /(?:^|[\s.'’-])(?:Mc|Mac|De|La|Le|O['’])?\p{Lu}{2,}(?:[\s'’-]\p{Lu}{2,})*(?: of [\p{L} ]+)?$/u.test(
    name,
  );
}
