// The text of an interview as it goes to a program for coding, and how that text is read back.
import { exactTime, secondsOf } from '../transcript/time';
import type { ExportedFile, ExportedPassage } from './exported';

/** A text and where its passages begin in it, in UTF-16 units. */
export interface SourceText {
  readonly text: string;
  readonly starts: readonly number[];
}

/** What the words of a passage are, and who says them. */
type Spoken = Pick<ExportedPassage, 'speaker' | 'time' | 'text'>;

/**
 * Writes title and passages, each with a blank line behind it. A turn begins with its speaker on a line of its own, with the time
 * where there is one: `Dana Wolters [00:03:50]`.
 */
export function writeSourceText(title: string | null, passages: readonly Spoken[]): SourceText {
  const starts: number[] = [];
  let text = title === null ? '' : `${title}\n`;
  let last: string | null = null;
  for (const { speaker, time, text: words } of passages) {
    if (text !== '') text += '\n';
    const head = [
      ...(speaker !== null && (speaker !== last || time !== null) ? [speaker] : []),
      ...(time === null ? [] : [`[${exactTime(time)}]`]),
    ];
    if (head.length > 0) text += `${head.join(' ')}\n`;
    starts.push(text.length);
    text += `${words}\n`;
    last = speaker;
  }
  return { text, starts };
}

/** A passage that was read back, with its place in the text. */
export interface PlacedPassage extends Spoken {
  readonly start: number;
}

/**
 * Reads a text of `writeSourceText`. Who speaks must be known, as a name on a line of its own looks like any other words.
 *
 * @param speakers everybody who has a turn
 */
export function readSourceText(
  text: string,
  title: string | null,
  speakers: ReadonlySet<string>,
): PlacedPassage[] {
  const passages: PlacedPassage[] = [];
  let start = title === null ? 0 : title.length + 2;
  let speaker: string | null = null;
  while (start < text.length) {
    const end = text.indexOf('\n\n', start);
    const block = text.slice(start, end < 0 ? text.length : end).replace(/\n$/, '');
    const head = headOf(block, speakers);
    if (head?.speaker !== undefined) speaker = head.speaker;
    const words = block.slice(head?.length ?? 0);
    passages.push({ speaker, time: head?.time ?? null, text: words, start: start + (head?.length ?? 0) });
    start = end < 0 ? text.length : end + 2;
  }
  return passages;
}

const timeBehind = /^(?:(.*) )?(\[\d{2,}:\d\d:\d\d(?:\.\d{1,3})?\])$/u;

/** The speaker and time above the words of a block; null where it has none. */
function headOf(block: string, speakers: ReadonlySet<string>) {
  const lineEnd = block.indexOf('\n');
  if (lineEnd < 0) return null;
  const line = block.slice(0, lineEnd);
  const length = lineEnd + 1;
  if (speakers.has(line)) return { speaker: line, time: null, length };
  const [, name, mark] = timeBehind.exec(line) ?? [];
  const time = mark === undefined ? null : secondsOf(mark);
  if (time === null) return null;
  if (name === undefined) return { speaker: null, time, length };
  return speakers.has(name) ? { speaker: name, time, length } : null;
}

/** What is told of a text beside it, so that it can be read back for certain: its title, and who speaks. */
export function sourceDescription({ title, passages }: Pick<ExportedFile, 'title' | 'passages'>): string {
  const speakers = new Set(passages.flatMap(({ speaker }) => speaker ?? []));
  return [
    ...(title === null ? [] : [`Title: ${title}`]),
    ...(speakers.size === 0 ? [] : [`Speakers:\n${[...speakers].join('\n')}`]),
  ].join('\n\n');
}

/** Reads what `sourceDescription` wrote. */
export function readSourceDescription(text: string): { title: string | null; speakers: Set<string> } {
  const [, title = null, names = ''] = /^(?:Title: (.*))?(?:\n*Speakers:\n([\s\S]*))?$/u.exec(text) ?? [];
  return { title, speakers: new Set(names.split('\n').filter((name) => name !== '')) };
}
