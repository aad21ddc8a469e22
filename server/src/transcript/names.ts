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
    'a af al and av bin ben bint con da das de degli dei del della den der des di do dos du e el et en ibn i in la le ' +
    'lo las los mac mc och of og oder ou or san st ten ter the to und van vom von y za zu zum zur & + ja и'
  ).split(' '),
);

/**
 * Words before a colon that begin a note or a list and are nobody's name, in small letters. They are no speakers unless
 * the codebook says so.
 */
const headWords = new Set(
  (
    'note notes nb ps problem problems result results example examples rule rules step date time place title source topic ' +
    'part chapter section line page question answer summary conclusion introduction background warning attention remark ' +
    'duration location language version file recorded recording subject reason reasons pros cons advantages fact facts ' +
    'today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday morning evening first second third ' +
    'hinweis notiz notizen ergebnis beispiel regel schritt datum zeit ort titel quelle thema teil kapitel abschnitt zeile ' +
    'seite frage antwort zusammenfassung fazit achtung wichtig dauer sprache montag dienstag mittwoch donnerstag freitag ' +
    'samstag sonntag heute morgen gestern grund vorteil nachteil ' +
    'remarque problème résultat exemple règle étape lieu titre sujet partie chapitre ligne durée langue lundi mardi ' +
    'mercredi jeudi vendredi samedi dimanche attention conclusion ' +
    'nota notas problema problemas resultado ejemplo exemplo regla regra paso passo fecha data lugar título tema parte capítulo ' +
    'línea linha página pregunta pergunta respuesta resposta duración duração lunes martes miércoles jueves viernes ' +
    'sábado domingo segunda terça quarta quinta sexta luogo titolo argomento capitolo riga pagina esempio risultato durata ' +
    'lunedì martedì mercoledì giovedì venerdì domenica ' +
    'примечание проблема пример дата время место тема часть глава вопрос ответ понедельник вторник среда четверг пятница ' +
    'суббота воскресенье http https www mailto'
  ).split(' '),
);

/** True when the first of some words, in small letters, begins a note or a list and names nobody. */
export function isHeadWord(words: string): boolean {
  const space = words.search(/[\s/]/);
  return headWords.has(space < 0 ? words : words.slice(0, space));
}

/** Words of people nobody knows, in small letters: `Female voice`, `Voz de hombre`. */
const voices = new Set(
  (
    'voice voices speaker stimme stimmen voz voces voix voce voci голос голоса hombre mujer homme femme uomo donna ' +
    'homem mulher'
  ).split(' '),
);
/** What an office is called by, where it has no name: `M. le président`, `La señora presidenta`. */
const forms =
  /^(?:M\.|Mr\.?|Mrs\.?|Ms\.?|Mme|Mlle|Madame|Monsieur|Herr|Frau|El|La|Le|Il|The|Der|Die|Sr\.?|Sra\.?)$/;

const word =
  /^[\p{L}\p{N}][\p{L}\p{M}\p{N}'’ʼ‘`´*:_/·.&+\-‐‑–]*(?:\([\p{L}\p{M}·]{1,6}\)[\p{L}\p{M}]{0,3})?$/u;
/** `Dr.`, `St.`, `M.`, `J.R.`, `Prof.`, `Dipl.-Ing.`: a full stop ends a title or an initial, and nothing longer. */
const shortened = /^(?:\p{L}\p{M}*\.-?)+$|^\p{L}[\p{L}\p{M}]{0,4}\.(?:-?\p{L}[\p{L}\p{M}]{0,4}\.?)*$/u;
const startsUpper = /^[\p{Lu}\p{Lt}\p{N}]/u;
/** Prefixes of names that begin with a small letter: `d'Artagnan`, `al-Khatib`, `o'Dowd`. */
const innerUpper = /^\p{Ll}{1,3}['’ʼ‘-]\p{Lu}/u;
const withoutCase = /^[\p{Lo}\p{M}\p{N}][\p{Lo}\p{M}\p{N}'’·・.\-_]*$/u;
const anyLetter = /\p{L}/u;
const behindName = /[ \u00a0]*[([（［][^()[\]（）［］]{1,40}[)\]）］]$/u;

/**
 * Says how much a text is like the name of a speaker.
 *
 * @param text without white space and dividers at its ends
 */
export function nameLikeness(text: string): NameLikeness {
  if (text.length === 0 || text.length > longestName) return 'none';
  if (/^[?？]{1,3}$/.test(text)) return 'proper';
  let name = text.replace(behindName, '');
  if (name === '') return 'none';
  // `Carla Nyberg, interviewer`: facts of a person behind the name.
  const comma = name.indexOf(',');
  let hasFacts = false;
  if (comma > 0) {
    const facts = name.slice(comma + 1).trim();
    name = name.slice(0, comma);
    // Minutes tell the office of those whom they address.
    const most = forms.test(name.slice(0, Math.max(0, name.indexOf(' ')))) ? 9 : 3;
    if (!/^[\p{L}\p{M}\p{N} \-/.'’]{1,60}$/u.test(facts) || facts.split(' ').length > most) return 'none';
    hasFacts = true;
  }
  if (!anyLetter.test(name)) return 'none';
  const words = name.split(/[ \u00a0\t]+/);
  if (words.length > 8) return 'none';
  if (words.length < 3 && isHeadWord(name.toLowerCase())) return 'none';
  let small = 0;
  let caseless = 0;
  for (const [index, one] of words.entries()) {
    if (one === '&' || one === '+' || /^['’][tns]$/.test(one) || (index > 0 && /^#\d{1,3}$/.test(one)))
      continue;
    if (!word.test(one) || one.includes('://')) return 'none';
    const bare = one.endsWith('.') ? one : one.replace(/\.(?=\p{Lu})/gu, '');
    if (bare.includes('.') && !shortened.test(bare)) return 'none';
    if (withoutCase.test(one) && /\p{Lo}/u.test(one)) caseless++;
    else if (startsUpper.test(one) || innerUpper.test(one)) continue;
    else if (index > 0 && voices.has(one)) continue;
    else if (index > 0 && index < words.length - 1 && particles.has(one)) continue;
    else if (index === 0 && words.length > 1 && (one === 'the' || particles.has(one))) continue;
    else small++;
  }
  if (caseless > 0) return words.length <= 4 && name.length <= 24 ? 'proper' : 'none';
  if (small === 0) return words.length > 4 && hasFacts ? 'plain' : 'proper';
  if (small <= 2 && words.length <= 4 && forms.test(words[0] ?? '')) return 'plain';
  return small === words.length && small <= 2 ? 'plain' : 'none';
}

/** A name that ends in a number or a letter of its own: what stands before it, as a key; null for another name. */
export function numberedBase(name: string): string | null {
  const found = /^(.*[\p{L}\p{M}])[ \u00a0_.-]*(?:\d{1,4}[a-z]?|[A-Z])$/u.exec(name);
  if (!found?.[1] || (found[1].length + 1 === name.length && /\p{L}$/u.test(name))) return null;
  return speakerKey(found[1]);
}
