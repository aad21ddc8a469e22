import { isInterjection } from './interjections';
import { itemAt } from './itemAt';
import { isHeadWord, reportsSpeech } from './notNames';
import { speakerKey } from './speakers';

/** The longest name of a speaker that is looked for, in UTF-16 units. */
export const longestName = 60;

/**
 * How much some words are like a name. `proper`: written as names are, `Maria da Silva`, `Dr. Lee`, `SPEAKER_01`.
 * `plain`: it may be one where it comes back, `hal`. `none`: no name.
 */
export type NameLikeness = 'none' | 'plain' | 'proper';

/** Small words inside names, in small letters: `Maria da Silva`, `Otto und Frau Kessel`, `the Chairman of the House`. */
const particles = new Set(
  (
    'a af al and av bin ben bint con da das de degli dei del della den der des di do dos du e el et en for für ibn i in la le ' +
    'lo las los mac mc och of og oder ou or san st ten ter the to und van vom von y za zu zum zur & + ja и'
  ).split(' '),
);

/** Words of people nobody knows, in small letters: `Female voice`, `Voz de hombre`. */
const voices = new Set(
  (
    'voice voices speaker stimme stimmen voz voces voix voce voci голос голоса hombre mujer homme femme uomo donna ' +
    'homem mulher man woman audience member members'
  ).split(' '),
);
/** Titles that some languages write in small letters, before names with capitals: `dr hab. Sikora`, `p. Wrona`, `don Luis`. */
const smallTitles = new Set(
  (
    'dr dr. dra. hab. med. phil. jur. rer. nat. h.c. prof. prof p. pan pani mgr inż. ing. ks. s. br. don doña dña. d. sr. sra. srta. dom dona dott. ' +
    'dott.ssa sig. sig.ra avv. mme mlle m. maître frater pater sœur frère hr. fru fr. г-н г-жа д-р проф. пан пані mw. dhr. drs. ' +
    'ir. mevrouw meneer bay bayan rouva herra'
  ).split(' '),
);
/** Titles that are written with capitals as well, or only so. */
const titles = new Set([
  ...smallTitles,
  ...'mr mr. mrs mrs. ms ms. miss sir frau herr madame monsieur señor señora senhor senhora doutor doutora'.split(
    ' ',
  ),
]);

/** True for a name with a title before it, `Dr. Okoro`, which no code has. */
export function hasTitle(name: string): boolean {
  const space = name.search(/[ \u00a0]/);
  return (
    space > 0 && titles.has(name.slice(0, space).toLowerCase()) && startsUpper.test(name.slice(space + 1))
  );
}

/** What an office is called by, where it has no name: `M. le président`, `La señora presidenta`. */
const forms =
  /^(?:M\.|Mr\.?|Mrs\.?|Ms\.?|Mme|Mlle|Madame|Monsieur|Herr|Frau|El|La|Le|Il|The|Der|Die|Sr\.?|Sra\.?)$/;

const word =
  /^[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Join_Control}'’ʼ‘`´*:_/·.&+\-‐‑–]*(?:\([\p{L}\p{M}·]{1,6}\)[\p{L}\p{M}]{0,3})?$/u;
/** `Dr.`, `St.`, `M.`, `J.R.`, `Prof.`, `Dipl.-Ing.`: a full stop ends a title or an initial, and nothing longer. */
const shortened = /^(?:\p{L}\p{M}*\.-?)+$|^\p{L}[\p{L}\p{M}]{0,4}\.(?:-?\p{L}[\p{L}\p{M}]{0,4}\.?)*$/u;
const startsUpper = /^[\p{Lu}\p{Lt}\p{N}]/u;
/** A mark of Hebrew within a word that is shortened, `ד"ר`, and what is not seen where programs let words be broken. */
const withinWord = /(?<=[\u05d0-\u05ea])["”״](?=[\u05d0-\u05ea])|[\u00ad\u200b\u2060\ufeff]/gu;
/** Names that begin with a small letter, and what people call their devices: `d'Artagnan`, `al-Khatib`, `o'Dowd`, `iPhone`. */
const innerUpper = /^\p{Ll}{1,3}['’ʼ‘-]?\p{Lu}/u;
const withoutCase = /^[\p{Lo}\p{M}\p{N}][\p{Lo}\p{M}\p{N}\p{Join_Control}'’·・.\-_]*$/u;
const anyLetter = /\p{L}/u;
const behindName = /[ \u00a0]*[([（［][^()[\]（）［］]{1,40}[)\]）］]$/u;

/** How long somebody is silent, as transcripts write it in brackets: `2s`, `1.5 sec`, `3 Sek.`. */
const duration =
  /^\d{1,4}(?:[.,]\d{1,3})? ?(?:s|secs?|seconds?|sek|sekunden?|secondes?|segundos?|min|ms)\.?$/i;

/** `Interviewer 1`, `Anna Berg`: most names, which are known sooner than all that a name may be. */
const usualName = /^[A-Z][A-Za-z0-9_'-]*(?: [A-Z0-9][A-Za-z0-9_'-]*){0,3}$/;
/** A sentence, or the beginning of one: it ends in a small word and begins with another. */
const usualTalk = /^([A-Z][^ ,()[\]\u0080-\uffff]*) (?:[^,()[\]\u0080-\uffff]* )?([a-z]+)\.?$/;

/**
 * Says how much a text is like the name of a speaker.
 *
 * @param text without white space and dividers at its ends
 */
export function nameLikeness(text: string): NameLikeness {
  if (text.length === 0 || text.length > longestName) return 'none';
  if (usualName.test(text)) return likenessOfUsual(text);
  if (duration.test(text)) return 'none';
  const talk = usualTalk.exec(text);
  if (talk?.[1] && talk[2] && !voices.has(talk[2]) && !forms.test(talk[1]) && !isInterjection(text))
    return 'none';
  // `??` is nobody knows who, and `R?` perhaps R.
  if (text.length <= 3 && /^\p{Lu}?\d?[?？]{1,3}$/u.test(text)) return 'proper';
  const bare = /[)\]）］]$/.test(text) ? text.replace(behindName, '') : text;
  let name = bare.replace(withinWord, '');
  if (name === '') return 'none';
  // `Carla Nyberg, interviewer`: facts of a person behind the name.
  const comma = name.indexOf(',');
  let hasFacts = false;
  if (comma > 0) {
    const facts = name.slice(comma + 1).trim();
    name = name.slice(0, comma);
    // Minutes tell the office of those whom they address.
    const most = forms.test(name.slice(0, Math.max(0, name.indexOf(' ')))) ? 9 : 4;
    if (!/^[\p{L}\p{M}\p{N} \-/.'’]{1,60}$/u.test(facts) || facts.split(' ').length > most) return 'none';
    hasFacts = true;
  }
  if (!anyLetter.test(name)) return 'none';
  const words = name.split(/[ \u00a0\t]+/);
  if (words.length > 8) return 'none';
  if ((words.length < 3 && isHeadWord(name.toLowerCase())) || reportsSpeech(name)) return 'none';
  // `Sí: …` may be somebody called so, where it comes back; a letter is an initial, and `All` are several.
  if (name.length > 1 && isInterjection(name) && !/^all$/i.test(name)) return 'plain';
  if (words.length > 4 && countSmall(words) > 2) return 'none';
  let small = 0;
  let titles = 0;
  let caseless = 0;
  for (let index = 0; index < words.length; index++) {
    const one = itemAt(words, index);
    if (one === '&' || one === '+' || /^['’][tns]$/.test(one) || (index > 0 && /^#\d{1,3}$/.test(one)))
      continue;
    if (!word.test(one) || one.includes('://')) return 'none';
    const bare = one.endsWith('.') ? one : one.replace(/\.(?=\p{Lu})/gu, '');
    if (bare.includes('.') && !shortened.test(bare) && !smallTitles.has(one)) return 'none';
    if (withoutCase.test(one) && /\p{Lo}/u.test(one)) caseless++;
    else if (startsUpper.test(one) || innerUpper.test(one)) continue;
    else if (index < words.length - 1 && smallTitles.has(one)) titles++;
    else if (index > 0 && voices.has(one)) continue;
    else if (index > 0 && index < words.length - 1 && particles.has(one)) continue;
    else if (index === 0 && words.length > 1 && (one === 'the' || particles.has(one))) continue;
    else small++;
  }
  if (caseless > 0) return words.length <= 4 && name.length <= 24 ? 'proper' : 'none';
  if (small === 0 && titles > 0) return startsUpper.test(itemAt(words, words.length - 1)) ? 'proper' : 'none';
  if (small === 0) return words.length > 4 && hasFacts ? 'plain' : 'proper';
  if (small <= 2 && words.length <= 4 && forms.test(itemAt(words, 0))) return 'plain';
  return small === words.length && small <= 2 ? 'plain' : 'none';
}

/** How like a name words are that all begin with a capital. */
function likenessOfUsual(text: string): NameLikeness {
  const isLong = text.indexOf(' ', text.indexOf(' ') + 1) > text.indexOf(' ');
  if (!isLong && isHeadWord(text.toLowerCase())) return 'none';
  return text.length > 1 && isInterjection(text) && !/^all$/i.test(text) ? 'plain' : 'proper';
}

/** How many words are plainly in small letters and no part of a name. Talk has many, and is done with sooner so. */
function countSmall(words: readonly string[]): number {
  let small = 0;
  for (const one of words)
    if (/^[a-z]+$/.test(one) && !particles.has(one) && !voices.has(one) && !smallTitles.has(one)) small++;
  return small;
}

/** A name that ends in a number or a letter of its own: what stands before it, as a key; null for another name. */
export function numberedBase(name: string): string | null {
  const found = /^(.*[\p{L}\p{M}])[ \u00a0_.-]*(?:\d{1,4}[a-z]?|[A-Z])$/u.exec(name);
  if (!found?.[1] || (found[1].length + 1 === name.length && /\p{L}$/u.test(name))) return null;
  return speakerKey(found[1]);
}

/** The first letters of the words of a name, in their order: `VR` for `Vervoort, Runa`. */
export function initialsOf(name: string): string {
  return name
    .split(/[\s,-]+/)
    .map((word) => word.charAt(0))
    .join('');
}
