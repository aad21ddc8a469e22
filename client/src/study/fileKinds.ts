/**
 * The kinds of files that are transcripts now and then and mostly something else to VS Code: Markdown and subtitles, by
 * the end of their names.
 */
export type FileKind = 'md' | 'vtt' | 'srt';

/** @param path with `/` between its parts */
export function fileKindOf(path: string): FileKind | null {
  const [, end] = /\.(md|markdown|vtt|srt)$/i.exec(path) ?? [];
  switch (end?.toLowerCase()) {
    case 'md':
    case 'markdown':
      return 'md';
    case 'vtt':
      return 'vtt';
    case 'srt':
      return 'srt';
    default:
      return null;
  }
}

/** The path beside a file at which its text can stand as plain text. */
export function asPlainText(path: string): string {
  return path.replace(/\.[^./]+$/, '.txt');
}

/** In UTF-16 units. */
const longestName = 40;

/**
 * False for texts in which no two names come back at the beginnings of lines, as those of speakers do: most texts.
 * The server, which knows better, is not even started for them.
 */
export function mayBeTalk(text: string): boolean {
  const times = new Map<string, number>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [name = ''] = line.slice(0, 100).split(':');
    const key = name.trim().toLowerCase();
    if (key !== '' && key.length <= longestName) times.set(key, (times.get(key) ?? 0) + 1);
  }
  return [...times.values()].filter((count) => count > 1).length >= 2;
}
