import { type Head, nameAlone } from './head';
import { readHead } from './heads';
import { KeyShapes, speakerKey } from './speakers';
import { readTime } from './time';

/** Those of a codebook's speakers in whose names a mark would end the name, or stand around it: `Ana | Team B`, `[Ana]`, `A – B`. */
export class MarkedNames {
  private readonly keys = new Set<string>();
  private readonly shapes = new KeyShapes();

  /** @param speakers of the codebook, by their keys */
  constructor(speakers: ReadonlyMap<string, string>) {
    for (const [key, name] of speakers) {
      // A mark at the end of a name, as in `Ana>`, divides it from a time behind it only.
      const isPlain = [name, `${name} [00:01]`].every((line) => {
        const head = readHead(line, 0, line.length);
        return head?.style === 'line' && head.nameStart === 0 && head.nameEnd === name.length;
      });
      // A line that begins with `#` is a code, whoever is called so.
      if (isPlain || name.startsWith('#')) continue;
      this.keys.add(key);
      this.shapes.add(key);
    }
  }

  get isEmpty(): boolean {
    return this.keys.size === 0;
  }

  has(name: string): boolean {
    return this.shapes.mayHold(name) && this.keys.has(speakerKey(name));
  }
}

/** A name with its time is no longer, in UTF-16 units. */
const longest = 120;

/**
 * The head of a line that is nothing but the name of a declared speaker, or that name and a time behind it, where the marks in the
 * name would be taken for what divides names from words.
 *
 * @returns null for any other line
 */
export function declaredHead(marked: MarkedNames, text: string, start: number, end: number): Head | null {
  if (marked.isEmpty || end - start > longest) return null;
  if (marked.has(text.slice(start, end))) return nameAlone(start, end);
  for (let at = end - 1; at > start; at--) {
    if (!/[\s([（［【]/.test(text.charAt(at))) continue;
    const from = /\s/.test(text.charAt(at)) ? at + 1 : at;
    const time = readTime(text, from, end);
    if (time === null || time.end !== end) continue;
    const name = text.slice(start, at).trimEnd();
    if (marked.has(name)) return { ...nameAlone(start, start + name.length), time, timePlace: 'after' };
  }
  return null;
}
