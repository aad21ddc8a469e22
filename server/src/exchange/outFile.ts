// Files that are written for other programs, and archives of them.
import { type Zippable, zipSync } from 'fflate';

/** A file that is to be written. */
export interface OutFile {
  /** Where to, below the place that people chose, with `/`. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A file of UTF-8 without a byte order mark. Halves of characters become U+FFFD. */
export function textFile(name: string, text: string): OutFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** No clock goes into an archive, so that the same study gives the same bytes. Without a zone it is that hour in every zone. */
const anyTime = '2000-01-01T12:00:00';

/** An archive of files in their order, each deflated. */
export function zipped(files: readonly OutFile[]): Uint8Array<ArrayBuffer> {
  const members: Zippable = Object.create(null);
  for (const { name, bytes } of files) members[name] = bytes;
  return zipSync(members, { mtime: anyTime, level: 6 });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: file systems refuse them
const refused = /[\u0000-\u001f\u007f"*/:<>?\\|]/g;

/** A part of a file's name that every file system takes: what one of them refuses becomes `_`. */
export function fileNamePart(text: string): string {
  // Halves of characters do not survive this.
  const name = new TextDecoder()
    .decode(new TextEncoder().encode(text.normalize('NFC')))
    .replace(refused, '_')
    .trim()
    .replace(/^\.+|[. ]+$/g, '_')
    .slice(0, 100);
  return /^(?:con|prn|aux|nul|com\d|lpt\d)?$/i.test(name) ? `_${name}` : name;
}
