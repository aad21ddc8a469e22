import { composed } from './composed';
import { isInterjection } from './interjections';
import { hasCodeShape } from './shape';

/** What a title or a file name says about the interview. */
export interface Identity {
  readonly interview: string | null;
  readonly coder: string | null;
}

const nobody: Identity = { interview: null, coder: null };

/** Words for one interview: the number alone names it. Other kinds of talk keep their name, so that `Focus group 2` is not `Interview 2`. */
const interviewWord = /^(?:interview|entretien|entrevista|intervista|entrevue|transcript|transcription)$/i;

const form =
  /(?:^|[^\p{L}])(interview|entretien|entrevista|intervista|entrevue|transcript|transcription|focus[ _-]?group|groupe[ _-]de[ _-]discussion|session|participant|workshop)[ _-]*#?([\p{L}]{0,3}\d+\p{L}?)(?:[ _]*[-–—_][ _]*([^\d\s_–—-][^_–—]*?))?$/iu;

/**
 * What files of talk end in: texts, tables, subtitles, with their language before that (`.en.vtt`), projects and recordings. A
 * title may be the name of the file that it was copied from. No ending can be read as both, as trying all ways would take minutes.
 */
const endings = new RegExp(
  `(?:(?:\\.(?!md)[a-z]{2}(?:-[a-z]{2,4})?)?\\.(?:vtt|srt|sbv|ttml|dfxp)|\\.(?:${[
    'transcript|txt|text|md|markdown|docx?|docm|odt|rtf|pages|pdf|html?|xml|json|csv|tsv|xlsx?|ods',
    'otr|eaf|cha|exb|textgrid|qdpx|qde|qdc',
    'mp3|mp4|m4a|m4b|m4v|wav|ogg|oga|opus|flac|aac|aiff?|amr|3gpp?|caf|dss|ds2|wma|wmv|mov|avi|mpe?g|mkv|webm',
  ].join('|')}))+$`,
  'i',
);

/**
 * Reads `Interview 35 - Ilan` into interview `35`, coder `Ilan`, whatever ending of a file stands behind it; both null when the
 * text has another form.
 */
export function identify(text: string): Identity {
  const match = form.exec(composed(text.trim().slice(0, 200)).replace(endings, ''));
  if (!match) return nobody;
  const [, word = '', number = '', coder] = match;
  const interview = interviewWord.test(word) ? number : `${word.replace(/[_-]/g, ' ')} ${number}`;
  return { interview, coder: coder?.trim() || null };
}

/** The interview and the coder that a file names, by its path or URI without the folders. */
export function identifyFile(file: string): Identity {
  const base = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  const name = /^[a-z][a-z\d+.-]+:\//i.test(file) ? unescaped(base) : base;
  return identify(name);
}

/** `Interview%205` is how a URI says `Interview 5`. */
function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const namesTalk =
  /^(?:\d{4}-\d{2}-\d{2}\b|.{0,20}\b(?:interview|entretien|entrevista|intervista|entrevue|focus group|groupe de discussion|transcript|transcription|session|participant|workshop)\b)/iu;

/**
 * True when a trimmed first line reads like the name of a document and not like talk: it has no mark of a
 * sentence, at most ten words, and says what it is (`Interview`, `Focus group`, a date) or has every longer
 * word in capitals (`The Harbour Master`).
 */
export function readsAsTitle(text: string): boolean {
  if (text.length > 120 || /[.?!…;](?:\s|$)/u.test(text) || text.endsWith(',') || text.endsWith(':'))
    return false;
  const words = text.split(/\s+/);
  if (words.length > 10 || isInterjection(text)) return false;
  if (namesTalk.test(text)) return !text.includes(',') || /\d/.test(text);
  if (text.includes(',') || hasCodeShape(text) || words.length < 2) return false;
  return words.every((word) =>
    /^(?:[\p{Lu}\p{N}&–—-]|(?:of|the|a|an|and|in|on|for|with|de|la|le|du|des|et|von|und|der)$)/u.test(word),
  );
}
