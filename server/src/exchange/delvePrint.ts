// Transcripts printed from Delve (PDF), with their codes. Chrome puts the structure of the page into the file, by which
// speakers, words and codes are told apart; what it prints above and below is not in it.
import * as l10n from '@vscode/l10n';
import {
  ImportError,
  type Imported,
  type ImportedCode,
  type ImportedCoding,
  type ImportedPassage,
  Losses,
} from './imported';
import { type PrintBlock, printBlocksOf } from './printBlocks';
import type { PrintedFile } from './printPages';

/** A passage, while pages are read. */
interface Passage {
  readonly speaker: string | null;
  text: string;
  underlined: { readonly from: number; readonly to: number }[];
  readonly codes: Set<string>;
}

/**
 * Reads a transcript that was printed from Delve with Chrome.
 *
 * @param name what the source shall be called
 * @throws ImportError for what is no such print, or is not whole
 */
export async function readDelvePrint(bytes: Uint8Array, name: string): Promise<Imported> {
  checkWhole(bytes);
  const { producer, pages } = await pagesOf(bytes);
  const losses = new Losses();
  const { title, passages } = talkOf(
    pages.map((page) => printBlocksOf(page)),
    losses,
  );
  const isOfDelve = passages.some(({ speaker, codes }) => speaker !== null || codes.size > 0);
  if (!producer.startsWith('Skia/PDF') || !isOfDelve) throw otherPrint();
  const labels = new Set(passages.flatMap(({ codes }) => [...codes]));
  const source = {
    name,
    title,
    attributes: [],
    passages: passages.map(({ speaker, text }): ImportedPassage => ({ speaker, text, time: null })),
    codings: passages.flatMap((passage, number) => codingsOf(passage, number, losses)),
    memos: [],
  };
  return { sources: [source], codes: Array.from(labels, codeOf), lost: losses.all() };
}

function otherPrint(): ImportError {
  return new ImportError(
    l10n.t(
      'This PDF is no transcript that was printed from Delve with Chrome. Open the transcript in Chrome, print it there with “Save as PDF” as the destination, and import that file.',
    ),
  );
}

/** A part of a PDF can often be read: it would be taken for all that was said. */
function checkWhole(bytes: Uint8Array): void {
  const ascii = (part: Uint8Array) => String.fromCharCode(...part);
  if (!ascii(bytes.subarray(0, 1024)).includes('%PDF-')) {
    throw new ImportError(
      l10n.t('This file is no PDF. Save the transcript from Chrome once more, and import that file.'),
    );
  }
  if (!ascii(bytes.subarray(-1024)).includes('%%EOF')) throw damaged();
}

function damaged(): ImportError {
  return new ImportError(
    l10n.t(
      'This PDF is damaged, or a part of it is missing. Print the transcript from Chrome once more with “Save as PDF” as the destination, and import that file.',
    ),
  );
}

async function pagesOf(bytes: Uint8Array): Promise<PrintedFile> {
  // Loaded on first use, from a bundle of its own.
  const { printPagesOf } = await import('./printPages');
  try {
    return await printPagesOf(bytes);
  } catch (error) {
    // A print has no password, and not that many pages.
    const isOther = error instanceof Error && /^(?:PasswordException|RangeError)$/.test(error.name);
    throw isOther ? otherPrint() : damaged();
  }
}

/** Puts the blocks of all pages together, each page's in their order. */
function talkOf(
  pages: readonly (readonly PrintBlock[])[],
  losses: Losses,
): { readonly title: string | null; readonly passages: readonly Passage[] } {
  const passages: Passage[] = [];
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

function append(passage: Passage, { text, underlined }: PrintBlock): void {
  const shift = passage.text.length + 1;
  const last = passage.underlined.at(-1);
  const [first, ...rest] = underlined.map(({ from, to }) => ({ from: from + shift, to: to + shift }));
  passage.text += ` ${text}`;
  if (!first) return;
  const joins = last?.to === shift - 1 && first.from === shift;
  if (joins) passage.underlined.splice(-1, 1, { from: last.from, to: first.to }, ...rest);
  else passage.underlined.push(first, ...rest);
}

function codeOf(label: string): ImportedCode {
  return { id: label, label, parent: null, description: null, color: null, codable: true };
}

function codingsOf({ text, underlined, codes }: Passage, passage: number, losses: Losses): ImportedCoding[] {
  const [part, ...others] = underlined;
  // Which of several parts a code is on is not in the file.
  if (others.length > 0 && codes.size > 0) losses.add('words-changed', excerpt(text));
  const { from, to } = part && others.length === 0 ? part : { from: 0, to: text.length };
  return Array.from(codes, (code) => ({ passage, from, to, code, coder: null, memos: [] }));
}

/** Words of the source, to find it again. */
function excerpt(text: string): string {
  return text.slice(0, 60);
}
