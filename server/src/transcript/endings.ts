import { isFurniture } from './furniture';
import { itemAt } from './itemAt';
import { isBlankLine, type Lines } from './lines';
import { nameLikeness } from './names';
import { isWholeSentence } from './shape';

/** What says that the talk has ended is no longer, in UTF-16 units. */
const longestEnding = 60;

/** What people write below the talk to say that it has ended, as patterns, in the languages of interviews. */
const endings: readonly string[] = [
  '(?:the )?end of (?:the |this )?(?:transcript(?:ion)?|interview|recording|tape|audio|file|discussion|focus group|session)',
  '(?:transcript(?:ion)?|interview|recording|audio|tape) (?:ends|ended|concluded|stops|stopped)',
  'ende (?:des (?:interviews|transkripts|gesprächs|tonbands)|der (?:aufnahme|transkription|aufzeichnung|diskussion))',
  '(?:interview|aufnahme|transkript)[ -]?ende',
  "fin (?:de l['’]|de la |de |du )(?:entretien|enregistrement|entrevue|transcription|discussion)",
  'fin (?:de la |del? )(?:entrevista|grabación|transcripción|audio)',
  "fine (?:dell['’]|della )?(?:intervista|registrazione|trascrizione)",
  'fim (?:da |do )?(?:entrevista|gravação|transcrição|áudio)',
  'einde (?:van (?:het|de) )?(?:interview|opname|transcript|gesprek)',
  'koniec (?:wywiadu|nagrania|transkrypcji|rozmowy)',
  'konec (?:rozhovoru|nahrávky|přepisu)',
  'slut på (?:intervjun|inspelningen)',
  '(?:görüşmenin|kaydın|mülakatın) sonu',
  'τέλος (?:συνέντευξης|ηχογράφησης)',
  'конец (?:записи|интервью|расшифровки|беседы)',
  '(?:访谈|採訪|采访|录音|錄音)(?:结束|結束)',
  '(?:録音|インタビュー)終了',
  '(?:인터뷰|녹음|면담) ?(?:끝|종료)',
];
const ending = new RegExp(`^[[(*<=–—-]*\\s*(?:${endings.join('|')})[.!]?\\s*[\\])*>=–—-]*$`, 'iu');

/**
 * Finds the lines at the very end that say no more than that the talk has ended, such as `END OF INTERVIEW`, each in a
 * block of its own. Within the talk the same words may be said.
 *
 * @param firstLine the first line that counts, from 0
 * @param pages the lines that printed pages add
 */
export function endingLines(
  text: string,
  lines: Lines,
  firstLine: number,
  pages: ReadonlySet<number>,
): readonly number[] {
  const { first, ends } = lines;
  const found: number[] = [];
  for (let line = first.length - 1; line > firstLine; line--) {
    if (isBlankLine(lines, line)) continue;
    const start = itemAt(first, line);
    const end = itemAt(ends, line);
    if (pages.has(line) || isFurniture(text, start, end)) continue;
    const isAlone =
      isBlankLine(lines, line - 1) && (line + 1 === first.length || isBlankLine(lines, line + 1));
    if (!isAlone || end - start > longestEnding || !ending.test(text.slice(start, end))) break;
    if (isBelowName(text, lines, line)) break;
    found.push(line);
  }
  return found;
}

/** True where the next line with text on it above may be a name: right below it stands what somebody said. */
function isBelowName(text: string, lines: Lines, line: number): boolean {
  let above = line - 1;
  while (above >= 0 && isBlankLine(lines, above)) above--;
  const words = text.slice(lines.first[above], lines.ends[above]);
  return !isWholeSentence(words) && nameLikeness(words.replace(/[ \u00a0]*[:：]$/, '')) !== 'none';
}
