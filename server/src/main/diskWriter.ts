import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { applyEdits } from '../transcript/textEdit';
import { decodedText, type FileWriter, type Written } from '../workspace/files';
import { fingerprint } from '../workspace/fingerprint';
import { type HeldFile, takenBack } from '../workspace/heldFile';
import type { NewContent } from './cli/wholeChange';
import { changeAll, finishBrokenOff } from './cli/wholeChange';
import { checkWithin, isMissing } from './readable';
import { bytesSync } from './readFile';

/** A file says something else than what its edits were worked out for, or is gone. */
class Changed extends Error {
  constructor(readonly uri: string) {
    super(`${uri} has changed`);
  }
}

/** One change is made after the other: a second one must not take what the first has begun for something broken off. */
let last: Promise<unknown> = Promise.resolve();

/** Writes the files of this machine, as the command line does: through drafts and a journal. */
export const diskWriter: FileWriter = {
  writes: (uri) => uri.startsWith('file:'),
  change(folder, files) {
    const made = last.then(() => change(fileURLToPath(folder), files));
    last = made.catch(() => {});
    return made;
  },
  finish: (folder) => finishBrokenOff(fileURLToPath(folder)) !== null,
};

async function change(folder: string, files: readonly HeldFile[]): Promise<Written> {
  finishBrokenOff(folder);
  const back: HeldFile[] = [];
  // What is thrown while the texts are worked out comes out as a sentence that names no file.
  let changed: Changed | null = null;
  const contents = function* (paths: ReadonlyMap<HeldFile, string>) {
    for (const [file, path] of paths) {
      try {
        yield contentOf(file, path, back);
      } catch (error) {
        if (error instanceof Changed) changed = error;
        throw error;
      }
    }
  };
  try {
    const paths = pathsOf(realpathSync.native(folder), files);
    await changeAll(folder, [...paths.values()], contents(paths));
  } catch (error) {
    const other: unknown = changed ?? error;
    if (other instanceof Changed) return { kind: 'changed', uri: other.uri };
    throw error;
  }
  return { kind: 'made', back };
}

/** A link stays one: what it leads to is changed, and two links to one file are one file. */
function pathsOf(folder: string, files: readonly HeldFile[]): Map<HeldFile, string> {
  const paths = new Map<HeldFile, string>();
  const known = new Set<string>();
  for (const file of files) {
    const path = realPath(file.uri);
    checkWithin(folder, path);
    if (!known.has(path)) paths.set(file, path);
    known.add(path);
  }
  return paths;
}

function realPath(uri: string): string {
  try {
    return realpathSync.native(fileURLToPath(uri));
  } catch (error) {
    if (isMissing(error)) throw new Changed(uri);
    throw error;
  }
}

/** @param back gets what takes the change back */
function contentOf(file: HeldFile, path: string, back: HeldFile[]): NewContent {
  const bytes = bytesOf(file.uri, path);
  const text = decodedText(bytes);
  if (fingerprint(text) !== file.before) throw new Changed(file.uri);
  const after = applyEdits(text, file.edits);
  // An editor shows no byte order mark, and the file keeps it.
  const whole = bytes.toString('utf8');
  const mark = whole.slice(0, whole.length - text.length);
  back.push(takenBack(file, text, after));
  return { path, before: whole, after: mark + after };
}

function bytesOf(uri: string, path: string): Buffer {
  try {
    return bytesSync(path);
  } catch (error) {
    if (isMissing(error)) throw new Changed(uri);
    throw error;
  }
}
