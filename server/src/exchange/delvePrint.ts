// Transcripts printed from Delve (PDF), with their codes. Chrome puts the structure of the page into the file, by which
// speakers, words and codes are told apart; what it prints above and below is not in it.
import * as l10n from '@vscode/l10n';
import { putBackHostFunctions } from './hostFunctions';
import {
  ImportError,
  type Imported,
  type ImportedCode,
  type ImportedCoding,
  type ImportedPassage,
  Losses,
} from './imported';
import { printBlocksOf } from './printBlocks';
import type { PrintedFile } from './printPages';
import { excerpt, type PrintPassage, printTalkOf } from './printTalk';

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
  const { title, passages } = printTalkOf(
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
  try {
    // Loaded on first use, from a bundle of its own; in a browser something that refuses is in its place.
    const { printPagesOf } = await import('./printPages');
    putBackHostFunctions();
    return await printPagesOf(bytes);
  } catch (error) {
    if (error instanceof ImportError) throw error;
    // A print has no password, and not that many pages.
    const isOther = error instanceof Error && /^(?:PasswordException|RangeError)$/.test(error.name);
    throw isOther ? otherPrint() : damaged();
  }
}

function codeOf(label: string): ImportedCode {
  return { id: label, label, parent: null, description: null, color: null, codable: true };
}

function codingsOf(
  { text, underlined, codes }: PrintPassage,
  passage: number,
  losses: Losses,
): ImportedCoding[] {
  const [part, ...others] = underlined;
  // Which of several parts a code is on is not in the file.
  if (others.length > 0 && codes.size > 0) losses.add('words-changed', excerpt(text));
  const { from, to } = part && others.length === 0 ? part : { from: 0, to: text.length };
  return Array.from(codes, (code) => ({ passage, from, to, code, coder: null, memos: [] }));
}
