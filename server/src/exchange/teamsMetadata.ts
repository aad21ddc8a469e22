// What Microsoft Graph gives as the metadata of a transcript of Teams: subtitles whose cues are JSON, with the words and who says them.
import * as z from 'zod/mini';

/** What is said in a cue. */
interface Spoken {
  /** null where nobody is named. */
  readonly speaker: string | null;
  readonly text: string;
}

const metadata = z.object({ spokenText: z.string(), speakerName: z.nullish(z.string()) });

/** The words of a cue by who says them; null for one that is no such JSON. */
export function spokenOf(cue: string): Spoken | null {
  if (!cue.startsWith('{') || !cue.includes('"spokenText"')) return null;
  const { data } = metadata.safeParse(jsonOf(cue));
  if (!data) return null;
  const speaker = data.speakerName?.trim() ?? '';
  return { speaker: speaker === '' ? null : speaker, text: data.spokenText };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
