// Which reader takes a file, told by its name and, where that tells too little, by its beginning.
import * as l10n from '@vscode/l10n';
import { isTalkHead } from '../transcript/talkColumns';
import { isCodeList, readCodebookTable } from './codebookTable';
import { isCodingsTable, readCodingsTable, type TableCoding } from './codingsTable';
import { decodeText } from './decode';
import { readDelvePrint } from './delvePrint';
import { readDocx } from './docx';
import { ImportError, type Imported, type Loss, Losses } from './imported';
import { readPlainText } from './plainText';
import { readRefiQda } from './refiQda';
import { readSubtitles } from './subtitles';
import { readTalkTable, readTalkWithoutHead } from './talkTable';

/** Reads the bytes of a file; the name is what its source shall be called, without an ending. */
type Reader = (bytes: Uint8Array, name: string) => Imported | Promise<Imported>;

const readers: Readonly<Record<string, Reader>> = {
  vtt: readSubtitles,
  srt: readSubtitles,
  docx: readDocx,
  pdf: readDelvePrint,
  qdpx: readRefiQda,
  qde: readRefiQda,
  qdc: readRefiQda,
  xlsx: readCodebookTable,
  csv: readCodebookTable,
  tsv: readTsv,
  otr: readPlainText,
  txt: readTxt,
  md: readPlainText,
};

/** The endings of files that can be imported, without a dot. */
export const importable: ReadonlySet<string> = new Set(Object.keys(readers));

/** Whisper writes its talk, and others their codebooks. */
function readTsv(bytes: Uint8Array, name: string): Imported {
  const begin = decodeText(bytes.subarray(0, 200), new Losses());
  return /^start\tend\ttext\b/.test(begin) ? readPlainText(bytes, name) : readCodebookTable(bytes);
}

/** QualCoder lists its codes in a text, and some save tables of talk as one. */
function readTxt(bytes: Uint8Array, name: string): Imported {
  const text = decodeText(bytes, new Losses());
  if (isCodeList(text)) return readCodebookTable(bytes);
  const isTable = isTalkHead((/^[^\r\n]*/.exec(text)?.[0] ?? '').slice(0, 400).split(/[,;]/));
  return (isTable ? readTalkTable(bytes, name) : null) ?? readPlainText(bytes, name);
}

/** The ending of a file's name in small letters, without a dot; '' for none. */
function endingOf(name: string): string {
  return /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** What a file holds: a study or a part of one, or a table of codings for transcripts that are there. */
export type ImportedFile =
  | { readonly kind: 'study'; readonly imported: Imported }
  | { readonly kind: 'codings'; readonly codings: readonly TableCoding[]; readonly lost: readonly Loss[] };

/**
 * Reads a file of another program.
 *
 * @param name of the file, of which only the last part counts
 * @throws ImportError with a sentence that says what is wrong with it and what to do
 */
export async function readAny(bytes: Uint8Array, name: string): Promise<ImportedFile> {
  const file = name.split(/[/\\]/).at(-1) ?? name;
  const ending = endingOf(file);
  const reader = readers[ending];
  if (!reader) throw new ImportError(notImportable(ending));
  const isTable = ['csv', 'tsv', 'xlsx'].includes(ending);
  if (isTable && isCodingsTable(bytes)) return { kind: 'codings', ...readCodingsTable(bytes) };
  const base = baseOf(file, ending);
  const imported = isTable ? readTable(reader, bytes, base) : reader(bytes, base);
  return { kind: 'study', imported: await imported };
}

/** Talk, a codebook, or, where no row says which, talk by what stands in the columns. */
async function readTable(reader: Reader, bytes: Uint8Array, name: string): Promise<Imported> {
  const talk = readTalkTable(bytes, name);
  if (talk !== null) return talk;
  try {
    return await reader(bytes, name);
  } catch (error) {
    const told = error instanceof ImportError ? readTalkWithoutHead(bytes, name) : null;
    if (told === null) throw error;
    return told;
  }
}

/** A file's name without its ending. */
function baseOf(file: string, ending: string): string {
  return ending === '' ? file : file.slice(0, -ending.length - 1);
}

function notImportable(ending: string): string {
  if (ending === 'rtf' || ending === 'doc' || ending === 'odt')
    return l10n.t('Files like this cannot be read. Save it as a Word document (.docx), and import that.');
  return l10n.t('Files like this cannot be imported. What can be: {0}.', [...importable].join(', '));
}
