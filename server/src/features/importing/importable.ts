import { endingOf, importable } from '../../exchange/readFile';

/** A larger file is not read. In bytes. */
export const largestImport = 512 * 1024 * 1024;

/** True for a file of a folder that is imported with it, by its name: neither a hidden one nor what Office keeps beside an open one. */
export function mayImport(name: string): boolean {
  return !/^[.~]/.test(name) && importable.has(endingOf(name));
}
