import { isTableRule } from './furniture';
import { itemAt } from './itemAt';
import type { Lines } from './lines';

/** What people and programs call the columns of a talk that is kept as a table, in small letters. */
const columns = new Set(
  (
    'speaker speakers name who person participant role time timestamp timecode tc start end begin duration in out text words speech ' +
    'transcript transcription utterance content turn line no nr nr. no. # id sprecher sprecherin sprecher:in person zeit zeitmarke beginn ende ' +
    'dauer inhalt wortlaut äußerung transkript locuteur locutrice intervenant nom temps heure début fin texte paroles propos contenu hablante ' +
    'nombre tiempo hora inicio fin texto contenido falante orador nome tempo início fim fala parlante chi testo inizio fine contenuto spreker ' +
    'tijd tekst talare tid mówca czas tekst говорящий время текст'
  ).split(' '),
);
/** A line with the heads of columns is not longer, in UTF-16 units. */
const longest = 120;
/** Heads stand above all talk, below no more lines than these. */
const mostAbove = 12;

/**
 * Finds the lines that name the columns of a table of talk: `Speaker;Time;Text`, and of one in Markdown whatever stands above its rule.
 *
 * @param firstLine the first line that counts, from 0
 * @returns from 0
 */
export function tableHeads(text: string, { first, ends }: Lines, firstLine: number): readonly number[] {
  const found: number[] = [];
  let written = 0;
  for (let line = firstLine; line < first.length; line++) {
    const start = itemAt(first, line);
    const end = itemAt(ends, line);
    if (start === end) continue;
    written++;
    const isCell = text.charCodeAt(start) === 124;
    if (isCell && isTableRule(text, first[line + 1] ?? 0, ends[line + 1] ?? 0)) found.push(line);
    else if (written <= mostAbove && end - start <= longest && namesColumns(text.slice(start, end)))
      found.push(line);
  }
  return found;
}

/** True for a line of two cells or more, each of which is called as such a column is. */
function namesColumns(line: string): boolean {
  if (!/[\t;|]/.test(line)) return false;
  const cells = line.replace(/^\||\|$/g, '').split(/[\t;|]/);
  return cells.length > 1 && cells.every((cell) => columns.has(cell.trim().toLowerCase()));
}
