// The talk of a print, put together of the blocks of its pages.
import type { Losses } from './imported';
import type { PrintBlock } from './printBlocks';

/** A passage of a print. */
export interface PrintPassage {
  /** null where the turn of the passage before goes on. */
  readonly speaker: string | null;
  readonly text: string;
  readonly underlined: PrintBlock['underlined'];
  /** The labels of its codes, each once. */
  readonly codes: ReadonlySet<string>;
}

/** A passage, while pages are read. */
interface OpenPassage extends PrintPassage {
  text: string;
  underlined: { readonly from: number; readonly to: number }[];
  readonly codes: Set<string>;
}

/** Puts the blocks of all pages together, each page's in their order. What belongs to no passage is counted. */
export function printTalkOf(
  pages: readonly (readonly PrintBlock[])[],
  losses: Losses,
): { readonly title: string | null; readonly passages: readonly PrintPassage[] } {
  const passages: OpenPassage[] = [];
  const size = sizeOfWords(pages.flat());
  let title: string | null = null;
  let speaker: string | null = null;
  const endSpeaker = () => {
    if (speaker !== null) losses.add('outside-speech', excerpt(speaker));
    speaker = null;
  };
  for (const [page, blocks] of pages.entries()) {
    let isFirstOfPage = page > 0;
    for (const block of blocks) {
      const last = passages.at(-1);
      if (block.hasUnknownLetters) losses.add('words-changed', excerpt(block.text));
      if (block.kind === 'heading') {
        if (title === null && last === undefined) title = block.text;
        else losses.add('outside-speech', excerpt(block.text));
      } else if (block.kind === 'words') {
        if (isFirstOfPage && speaker === null && last && goesOn(last.text, block.text)) append(last, block);
        else
          passages.push({ speaker, text: block.text, underlined: [...block.underlined], codes: new Set() });
        speaker = null;
      } else if (block.size < 0.85 * size) {
        endSpeaker();
        if (last) last.codes.add(block.text);
        else losses.add('outside-speech', excerpt(block.text));
      } else {
        endSpeaker();
        speaker = block.text;
      }
      isFirstOfPage = false;
    }
  }
  endSpeaker();
  return { title, passages };
}

/** The size that most words are set in. Codes are smaller; speakers are not. */
function sizeOfWords(blocks: readonly PrintBlock[]): number {
  const lengths = new Map<number, number>();
  for (const { kind, size, text } of blocks) {
    if (kind === 'words') lengths.set(size, (lengths.get(size) ?? 0) + text.length);
  }
  const [size] = [...lengths].reduce((most, next) => (next[1] > most[1] ? next : most), [0, 0]);
  return size;
}

/** Whether the first words of a page belong to the passage before: nothing in the file tells. */
function goesOn(before: string, words: string): boolean {
  const endsSentence = /[.!?…。！？]["'”’»›)\]]*$/.test(before);
  return !(endsSentence && /^["'“‘«‹([¿¡]*\p{Lu}/u.test(words));
}

function append(passage: OpenPassage, { text, underlined }: PrintBlock): void {
  const shift = passage.text.length + 1;
  const last = passage.underlined.at(-1);
  const [first, ...rest] = underlined.map(({ from, to }) => ({ from: from + shift, to: to + shift }));
  passage.text += ` ${text}`;
  if (!first) return;
  const joins = last?.to === shift - 1 && first.from === shift;
  if (joins) passage.underlined.splice(-1, 1, { from: last.from, to: first.to }, ...rest);
  else passage.underlined.push(first, ...rest);
}

/** Words of the source, to find it again. */
export function excerpt(text: string): string {
  return text.slice(0, 60);
}
