// What files held before the change that was written last, so that it can be taken back: a folder for the change, with what each
// file held under a number, and a record of them. Nothing in there is trusted, as anybody may have been at it.
import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { changedInEditor } from '../protocol/held';
import type { WrittenChange } from '../workspace/files';
import { checksum } from './cache/packed';
import { linkOrWrite, writeNew } from './cli/newFile';
import { digestOf } from './cli/replaceFile';
import { isMissing } from './readable';
import { bytesSync } from './readFile';

const record = z.object({
  title: z.string(),
  folder: z.string(),
  /** Each with the digests of what it held before and after: see `digestOf`. */
  files: z.array(z.object({ uri: z.string(), before: z.string(), after: z.string() })),
  inEditor: z.array(changedInEditor),
}) satisfies z.ZodMiniType<Omit<WrittenChange, 'id'>>;
type Original = WrittenChange['files'][number];

const recordName = 'change.json';
const isId = (name: string) => /^[0-9a-f-]{36}$/.test(name);

/** Keeps what files hold before they change. Until it is finished nobody reads it. */
export class OriginalsDraft {
  private readonly files: Original[] = [];
  private readonly place: string;

  /**
   * @param home of the originals of all changes; made where it is missing, for nobody but the user
   * @throws the system's error
   */
  constructor(
    private readonly home: string,
    private readonly id: string,
  ) {
    this.place = join(home, id);
    mkdirSync(this.place, { recursive: true, mode: 0o700 });
  }

  /**
   * Keeps one file. On the same disk that is a second name for what it holds, and takes no room until the file gives way.
   *
   * @throws the system's error
   */
  add(path: string, bytes: Uint8Array, file: Original): void {
    linkOrWrite(path, join(this.place, String(this.files.length)), bytes);
    this.files.push(file);
  }

  /**
   * From here on the change can be taken back.
   *
   * @throws the system's error
   */
  finish(of: Omit<WrittenChange, 'id' | 'files'>): void {
    const json = JSON.stringify({ ...of, files: this.files });
    const path = join(this.place, recordName);
    writeNew(`${path}.draft`, `${checksum(json)}\n${json}`, { mode: 0o600 });
    renameSync(`${path}.draft`, path);
  }

  /** Takes away what is kept of other changes. */
  replaceOthers(): void {
    for (const name of namesIn(this.home)) if (name !== this.id) drop(join(this.home, name));
  }

  drop(): void {
    drop(this.place);
  }
}

/**
 * What is kept of the change that was written last. What was not kept to its end, as whoever did it was killed, is taken away.
 *
 * @param home of the originals of all changes
 * @returns null for none; `damaged` for one that is not what was kept, which is taken away, too
 */
export function lastOriginals(home: string): WrittenChange | 'damaged' | null {
  const kept = namesIn(home).map((id) => {
    const place = join(home, id);
    const stats = lstatSync(join(place, recordName), { throwIfNoEntry: false });
    if (!stats) drop(place);
    return { id, place, time: stats?.mtimeMs ?? null };
  });
  const [last] = kept
    .flatMap((one) => (one.time === null ? [] : { ...one, time: one.time }))
    .sort((a, b) => b.time - a.time);
  if (!last) return null;
  const found = recordIn(last.place);
  if (found) return { ...found, id: last.id };
  drop(last.place);
  return 'damaged';
}

function recordIn(place: string): z.infer<typeof record> | null {
  try {
    const [sum = '', json = ''] = bytesSync(join(place, recordName)).toString('utf8').split('\n');
    return sum === checksum(json) ? record.parse(JSON.parse(json)) : null;
  } catch {
    return null;
  }
}

/**
 * What a file held.
 *
 * @param index in the files of the change
 * @returns where it is and what it is; null where it is not what was kept
 */
export function originalOf(
  home: string,
  { id, files }: WrittenChange,
  index: number,
): { readonly path: string; readonly bytes: Buffer } | null {
  const path = join(home, id, String(index));
  try {
    const bytes = bytesSync(path);
    return digestOf(bytes) === files[index]?.before ? { path, bytes } : null;
  } catch {
    return null;
  }
}

/** Keeps no longer what takes a change back. Does not throw where it is gone already. */
export function dropOriginals(home: string, id: string): void {
  if (isId(id)) drop(join(home, id));
}

function drop(place: string): void {
  rmSync(place, { recursive: true, force: true });
}

function namesIn(home: string): string[] {
  try {
    return readdirSync(home).filter(isId);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
