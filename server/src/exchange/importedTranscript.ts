import { yamlList, yamlText } from '../codebook/yamlText';
import { grouped } from '../transcript/grouped';
import { exactTime, formatTime } from '../transcript/time';
import type { Range } from '../transcript/transcript';
import { writtenQuote } from '../transcript/writtenQuote';
import type { ImportedPassage } from './imported';
import { oneSpaced } from './lineWords';
import { trimmed } from './talkLines';

/** What one coder made of a source, with its codes by their labels. */
export interface TranscriptToWrite {
  readonly title: string | null;
  /** Front matter, in order. */
  readonly values: readonly (readonly [name: string, value: string])[];
  readonly passages: readonly ImportedPassage[];
  /** In the order in which they are to stand below a passage. */
  readonly codings: readonly CodingToWrite[];
  readonly memos: readonly { readonly passage: number; readonly text: string }[];
  /** Whether parts of seconds are written. */
  readonly exactTimes: boolean;
}

export interface CodingToWrite {
  readonly passage: number;
  /** Its words in the text of the passage, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly memos: readonly string[];
}

/** A transcript as it was written, with what must be read from it again. */
export interface WrittenTranscript {
  readonly text: string;
  /** What stands there as a title; null for none. */
  readonly title: string | null;
  readonly passages: readonly WrittenPassage[];
  /** How many codings have other words than they had: those that only a longer quote can tell. */
  readonly wordsChanged: number;
}

export interface WrittenPassage {
  readonly speaker: string | null;
  /** From its first word to its last one, as offsets in the text of the file. */
  readonly range: Range;
  readonly firstLine: number;
  /** In the order of the file; `words` is null for the whole passage. */
  readonly codings: readonly { readonly label: string; readonly words: Range | null }[];
  readonly memos: number;
}

/** How transcripts are written. */
export interface TranscriptStyle {
  readonly times: boolean;
  /** Whether the file says that only lines with `#` are codes. */
  readonly onlyMarked: boolean;
  /** Whether the title stands in front matter, as a first line that does not read like a title would be talk. */
  readonly titleInFront: boolean;
  /**
   * Whether names of speakers stand in `**`, which the file tells, as some would be read as something else at the beginning of a
   * line, or before a time.
   */
  readonly namesInMarks: boolean;
}

/**
 * Writes a transcript: a block for each passage, a speaker on a line of its own where a turn begins, with its time, code lines and
 * memos right below their words. No word of speech is changed; a line that begins like a code or a memo gets a backslash, which is
 * no word.
 */
export function importedTranscript(source: TranscriptToWrite, style: TranscriptStyle): WrittenTranscript {
  const file = new FileDraft();
  const clock = source.exactTimes ? exactTime : formatTime;
  const named = style.namesInMarks ? (name: string) => `**${name}**` : (name: string) => name;
  const title = writeHead(file, source, style);
  const codings = grouped(source.codings, ({ passage }) => passage);
  const memos = grouped(source.memos, ({ passage }) => passage);
  let wordsChanged = 0;
  let speaking: string | null = null;
  const passages: WrittenPassage[] = [];
  for (const [place, passage] of source.passages.entries()) {
    file.blankLine();
    const name = passage.speaker === null ? null : oneSpaced(passage.speaker);
    const time = style.times && passage.time !== null ? clock(Math.max(0, passage.time)) : null;
    if (name !== null && name !== '' && (name !== speaking || time !== null)) {
      file.line(time === null ? named(name) : `${named(name)} [${time}]`);
      speaking = name;
    } else if (time !== null) file.line(speaking === null ? `[${time}]` : `${named(speaking)} [${time}]`);
    const written = file.speech(passage.text);
    if (!written) continue;
    const { start, said, firstLine, offsetOf } = written;
    const whole = { start: 0, end: said.length };
    const own = memos.get(place) ?? [];
    let count = 0;
    for (const memo of own) count += file.memo(memo.text);
    const codes: WrittenPassage['codings'][number][] = [];
    for (const { from, to, label, memos: of } of codings.get(place) ?? []) {
      const coded = { start: offsetOf(from), end: offsetOf(to) };
      // Of white space alone the range stays as it is.
      const words = trimmed(said, coded.start, coded.end) ?? coded;
      const isWhole = words.start <= whole.start && words.end >= whole.end;
      const quote = isWhole ? null : writtenQuote(said, whole, words);
      if (!isWhole && (quote?.target.start !== words.start || quote.target.end !== words.end)) wordsChanged++;
      file.line(quote === null ? `#${label}` : `#${label} ${quote.marked}`);
      codes.push({ label, words: quote && moved(quote.target, start) });
      for (const memo of of) count += file.memo(memo);
    }
    passages.push({ speaker: speaking, range: moved(whole, start), firstLine, codings: codes, memos: count });
  }
  return { text: file.text, title, passages, wordsChanged };
}

/** How turns are written whose names stand in marks, for front matter. */
function layoutInMarks(times: boolean): string {
  const layouts = ['**{speaker}** ↵ {speech}', ...(times ? ['**{speaker}** {time} ↵ {speech}'] : [])];
  return yamlList(layouts);
}

/** @returns the title that it has written above the talk; null for none */
function writeHead(file: FileDraft, source: TranscriptToWrite, style: TranscriptStyle): string | null {
  const { title, values } = source;
  const line = title === null ? '' : oneSpaced(title);
  const isInFront = style.titleInFront && line !== '';
  const names = new Set(values.map(([name]) => oneSpaced(name).toLowerCase()));
  const titleName = ['title', 'document title'].find((name) => !names.has(name)) ?? 'title of the document';
  const all = [
    ...values,
    ...(isInFront ? [[titleName, line] as const] : []),
    ...(style.onlyMarked ? [['codes', 'marked'] as const] : []),
  ];
  const layout = style.namesInMarks ? [`layout: ${layoutInMarks(style.times)}`] : [];
  if (all.length + layout.length > 0) {
    file.line('---');
    for (const [name, value] of all) file.line(`${yamlText(oneSpaced(name))}: ${yamlText(oneSpaced(value))}`);
    for (const line of layout) file.line(line);
    file.line('---');
    file.blankLine();
  }
  if (line === '' || isInFront) return null;
  file.line(line);
  return line;
}

function moved({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}

/** What begins a line that is no speech: a code, a memo, front matter, and the escape itself. */
const beginsLikeOther = /^(?:\\?#|\\?\/\/|\\?---)/;

/** A file that is being written, line by line. */
class FileDraft {
  private readonly parts: string[] = [];
  private length = 0;
  private lines = 0;
  private isBlank = true;

  get text(): string {
    return this.parts.join('');
  }

  line(text: string): void {
    this.parts.push(text, '\n');
    this.length += text.length + 1;
    this.lines++;
    this.isBlank = text === '';
  }

  blankLine(): void {
    if (!this.isBlank) this.line('');
  }

  /** @returns how many memos it is: one a line */
  memo(text: string): number {
    const lines = text
      .split(/[\r\n\u2028\u2029]+/)
      .map(oneSpaced)
      .filter((line) => line !== '');
    for (const line of lines) this.line(`// ${line}`);
    return lines.length;
  }

  /**
   * Writes what somebody says.
   *
   * @returns what stands there and from which offset on, and where an offset in the words has come to in it; undefined where there
   *   is no word
   */
  speech(
    words: string,
  ): { start: number; said: string; firstLine: number; offsetOf(place: number): number } | undefined {
    const kept: { readonly from: number; readonly to: number; readonly at: number }[] = [];
    const firstLine = this.lines;
    let said = '';
    let from = 0;
    for (const line of words.split(/\r\n|[\r\n\u2028\u2029]/)) {
      const next = from + line.length;
      const begin = next - line.trimStart().length;
      from = next + (words.startsWith('\r\n', next) ? 2 : 1);
      const spoken = line.trim();
      if (spoken === '') continue;
      const mark = beginsLikeOther.test(spoken) ? '\\' : '';
      // The backslash of the first line is in front of the words.
      if (kept.length > 0) said += `\n${mark}`;
      kept.push({ from: begin, to: begin + spoken.length, at: said.length });
      said += spoken;
      this.line(mark + spoken);
    }
    const [first, last] = [kept[0], kept.at(-1)];
    if (!first || !last) return undefined;
    const offsetOf = (place: number) => {
      const line = kept.find(({ to }) => place <= to) ?? last;
      return line.at + Math.min(Math.max(place - line.from, 0), line.to - line.from);
    };
    return { start: this.length - 1 - said.length, said, firstLine, offsetOf };
  }
}
