// What Microsoft Graph gives as the metadata of a transcript of Teams: subtitles whose cues are JSON, with the words and who says them.

/** What is said in a cue. */
interface Spoken {
  /** null where nobody is named. */
  readonly speaker: string | null;
  readonly text: string;
}

/** The words of a cue by who says them; null for one that is no such JSON. */
export function spokenOf(cue: string): Spoken | null {
  if (!cue.startsWith('{') || !cue.includes('"spokenText"')) return null;
  let data: unknown;
  try {
    data = JSON.parse(cue);
  } catch {
    return null;
  }
  if (typeof data !== 'object' || data === null) return null;
  const { spokenText, speakerName } = data as { spokenText?: unknown; speakerName?: unknown };
  if (typeof spokenText !== 'string') return null;
  const speaker = typeof speakerName === 'string' ? speakerName.trim() : '';
  return { speaker: speaker === '' ? null : speaker, text: spokenText };
}
