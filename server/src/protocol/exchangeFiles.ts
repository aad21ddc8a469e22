import type { ExportFormat } from '../features/exporting/formats';

/** What server and client must know alike of the files that come in and go out. */

/** The endings of files that can be imported, in small letters. Other floors have their readers. */
export const importEndings = [
  'vtt',
  'srt',
  'docx',
  'pdf',
  'qdpx',
  'qde',
  'qdc',
  'xlsx',
  'csv',
  'tsv',
  'otr',
  'txt',
  'md',
] as const;

/** A larger file is not read. In bytes. */
export const largestImport = 512 * 1024 * 1024;

/** True for a file of a folder that is imported with it, by its name: neither a hidden one nor what Office keeps beside an open one. */
export function mayImport(name: string): boolean {
  const ending = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  return !/^[.~]/.test(name) && importEndings.some((one) => one === ending);
}

/** The formats that are a folder of files. */
export const folderFormats: ReadonlySet<ExportFormat> = new Set<ExportFormat>(['csv', 'spss', 'parquet']);
