import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as l10n from '@vscode/l10n';
import { fingerprint } from '../protocol/fingerprint';
import { applyEdits } from '../transcript/textEdit';
import { decodedText, type Written, type WrittenChange } from '../workspace/files';
import type { HeldChange, HeldFile } from '../workspace/heldChange';
import { CallError, saysWhy } from './cli/call';
import { shownPath } from './cli/disk';
import { linkOrWrite } from './cli/newFile';
import { digestOf } from './cli/replaceFile';
import { changeAll, finishBrokenOff, type NewContent, newText } from './cli/wholeChange';
import { OriginalsDraft, originalOf } from './originals';
import { checkWithin, isMissing, reason } from './readable';
import { bytesSync } from './readFile';

/** A file says something else than it should, or is gone. */
class Changed extends Error {
  constructor(readonly uri: string) {
    super(`${uri} has changed`);
  }
}

/**
 * Changes all files of a change or none, and keeps what they held.
 *
 * @param home of what is kept
 * @throws in words that say what was and was not changed
 */
export async function write(change: HeldChange, home: string): Promise<Written> {
  const { id, title, folder, inEditor } = change;
  const draft = keeping(() => new OriginalsDraft(home, id));
  const contents = function* (file: HeldFile, path: string) {
    const bytes = bytesOf(file.uri, path);
    const text = decodedText(bytes);
    if (fingerprint(text) !== file.before) throw new Changed(file.uri);
    // An editor shows no byte order mark, and the file keeps it.
    const whole = bytes.toString('utf8');
    const mark = whole.slice(0, whole.length - text.length);
    const content = newText(path, whole, mark + applyEdits(text, file.edits));
    keeping(() => draft.add(path, bytes, { uri: file.uri, before: content.before, after: content.after }));
    yield content;
  };
  const written = await all(folder, [...change.files.values()], contents, () =>
    keeping(() => draft.finish({ title, folder, inEditor })),
  ).catch((error: unknown) => {
    draft.drop();
    throw error;
  });
  if (written.kind === 'done') draft.replaceOthers();
  else draft.drop();
  return written;
}

/**
 * Makes all files what they were before a change, or none. One that is so already stays as it is.
 *
 * @param home of what is kept
 * @param shown what an editor shows of some of the files
 * @throws in words that say what was and was not changed
 */
export function unwrite(
  change: WrittenChange,
  home: string,
  shown: ReadonlyMap<string, string>,
): Promise<Written> {
  const files = change.files.map((file, index) => ({ ...file, index }));
  return all(change.folder, files, function* ({ uri, before, after, index }, path) {
    const bytes = bytesOf(uri, path);
    const text = shown.get(uri);
    if (text !== undefined && text !== decodedText(bytes)) throw new Changed(uri);
    const now = digestOf(bytes);
    if (now === before) return;
    if (now !== after) throw new Changed(uri);
    const original = originalOf(home, change, index);
    if (!original)
      throw new CallError(
        l10n.t(
          'What {0} held before the change is not as it was kept, so the change cannot be undone. Nothing was written.',
          shownPath(path),
        ),
      );
    const place = (draft: string) => linkOrWrite(original.path, draft, original.bytes);
    yield { path, before: after, after: before, place };
  });
}

/** Whether a file of a change is as it was before it or as after it; null for anything else. */
export function stateAt({ uri, before, after }: WrittenChange['files'][number]): 'before' | 'after' | null {
  try {
    const now = digestOf(bytesSync(realPath(uri)));
    if (now === before) return 'before';
    return now === after ? 'after' : null;
  } catch {
    return null;
  }
}

/**
 * Writes all files or none.
 *
 * @param contentsOf what a file is to hold, of which the path is given with links followed; none where it stays
 * @param ready called when all contents are worked out, and no file has changed
 */
async function all<F extends { readonly uri: string }>(
  folder: string,
  files: readonly F[],
  contentsOf: (file: F, path: string) => Iterable<NewContent>,
  ready: () => void = () => {},
): Promise<Written> {
  const root = fileURLToPath(folder);
  finishBrokenOff(root);
  // What is thrown while the texts are worked out comes out as a sentence that names no file.
  let changed: Changed | null = null;
  const contents = function* (paths: ReadonlyMap<F, string>) {
    for (const [file, path] of paths) {
      try {
        yield* contentsOf(file, path);
      } catch (error) {
        if (error instanceof Changed) changed = error;
        throw error;
      }
    }
    ready();
  };
  try {
    const paths = pathsOf(realpathSync.native(root), files);
    await changeAll(root, [...paths.values()], contents(paths));
  } catch (error) {
    const other: unknown = changed ?? error;
    if (other instanceof Changed) return { kind: 'changed', uri: other.uri };
    throw error;
  }
  return { kind: 'done' };
}

/** @throws CallError where what undoing needs cannot be kept */
function keeping<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (saysWhy(error)) throw error;
    throw new CallError(
      l10n.t(
        'What the files hold cannot be kept for undoing the change: {0}. Nothing was changed.',
        reason(error),
      ),
    );
  }
}

/** A link stays one: what it leads to is changed, and two links to one file are one file. */
function pathsOf<F extends { readonly uri: string }>(folder: string, files: readonly F[]): Map<F, string> {
  const paths = new Map<F, string>();
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

function bytesOf(uri: string, path: string): Buffer {
  try {
    return bytesSync(path);
  } catch (error) {
    if (isMissing(error)) throw new Changed(uri);
    throw error;
  }
}
