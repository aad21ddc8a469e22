// What oTranscribe saves (.otr): JSON with the talk as HTML, and marks of time in it.
import { withoutEntities } from './entities';

/** A transcript of oTranscribe as plain text. */
export interface Otr {
  readonly text: string;
  /** The recording that it is of. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

/** Reads what oTranscribe saves; null for any other text. */
export function readOtr(text: string): Otr | null {
  if (!/^\s*\{/.test(text)) return null;
  let saved: unknown;
  try {
    saved = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof saved !== 'object' || saved === null || !('text' in saved) || typeof saved.text !== 'string')
    return null;
  const media = 'media' in saved && typeof saved.media === 'string' ? saved.media.trim() : '';
  return { text: plainOf(saved.text), attributes: media === '' ? [] : [['media', media]] };
}

/** The text of HTML, each paragraph on a line, with times in square brackets. */
function plainOf(html: string): string {
  const lines = html
    .replace(/\s+/g, ' ')
    .replace(
      /<span\b[^<>]{0,300}\btimestamp\b[^<>]{0,300}>([^<]*)<\/span>/gi,
      (_, time: string) => ` [${time.trim()}] `,
    )
    .split(/<\/?(?:p|div|li|ul|ol|h[1-6]|blockquote)\b[^<>]*>|<br\b[^<>]*>/i);
  return lines
    .map((line) =>
      withoutEntities(line.replace(/<[^<>]*>/g, ''))
        .replace(/[^\S\n]+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '')
    .join('\n');
}
