// What the command line keeps of large studies from one call to the next.
import { existsSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Command } from 'commander';
import type { CodebookVocabulary } from '../../codebook/vocabulary';
import { summaryDataOf } from '../../study/summarize';
import type { SummaryData } from '../../study/summary';
import { parse } from '../../transcript/parse';
import { checksum, packed, unpacked } from '../cache/packed';
import { stampsWithin } from '../cache/stamps';
import { buildOf, SummaryCache } from '../cache/summaryCache';
import { Words } from '../cache/words';
import { reason } from '../readable';
import { type Call, CallError } from './call';

/** The option of commands that find what was kept. */
export const cacheOption = [
  '--no-cache',
  'read every transcript, and keep nothing of a large study',
] as const;

/** What no call has asked for so long is removed, in milliseconds: speech is not kept for nobody. */
const longUnused = 90 * 24 * 60 * 60 * 1000;

/** What is kept of one study while it is read. */
export interface KeptStudy {
  /**
   * What a transcript says: as it was kept, else as it is read now.
   *
   * @param textOf the text; null where it cannot be read
   */
  summary(path: string, vocabulary: CodebookVocabulary, textOf: () => string | null): SummaryData | null;
  /** Keeps what was read. */
  finish(): void;
}

/**
 * Where programs of this user keep what they can make again.
 *
 * @returns null where the system does not say
 */
export function cacheFolder(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): string | null {
  const base = platform === 'win32' ? env.LOCALAPPDATA : env.XDG_CACHE_HOME;
  const said = platform !== 'darwin' && base !== undefined && isAbsolute(base) ? base : null;
  const usual = { win32: ['AppData', 'Local'], darwin: ['Library', 'Caches'] };
  try {
    const own = platform === 'win32' || platform === 'darwin' ? usual[platform] : ['.cache'];
    return join(said ?? join(homedir(), ...own), 'marginalia');
  } catch {
    return null;
  }
}

/**
 * What was kept of the study in a folder.
 *
 * @param openedAt when that is, in milliseconds: by the clock of the disk, unless it is said
 * @returns null where nothing can be kept
 */
export function keptStudy(folder: string, openedAt?: number): KeptStudy | null {
  const caches = cacheFolder();
  if (caches === null) return null;
  const own = join(caches, checksum(realpathSync.native(folder)));
  const cache = new SummaryCache(own, buildOf(__filename), openedAt);
  dropUnused(caches, own);
  const stampOf = stampsWithin(folder);
  let last: CodebookVocabulary | null = null;
  let words: Words | null = null;
  return {
    summary(path, vocabulary, textOf) {
      if (words === null || last !== vocabulary) words = new Words(vocabulary);
      last = vocabulary;
      const found = cache.summary(path, words, stampOf(path), () => {
        const text = textOf();
        return text === null ? null : packed(summaryDataOf(parse(text, vocabulary, path)));
      });
      return found && unpacked(found);
    },
    finish() {
      cache.finish(stampOf);
      cache.close();
    },
  };
}

/** Removes what is kept of studies that have not been used for long, by the clock of the disk. Using one writes into its folder. */
function dropUnused(caches: string, own: string): void {
  try {
    const now = statSync(own).mtimeMs;
    for (const name of readdirSync(caches)) {
      const other = join(caches, name);
      if (statSync(other).mtimeMs < now - longUnused) rmSync(other, { recursive: true });
    }
  } catch {
    // The next call tries again; nobody waits for it.
  }
}

export interface CacheOptions {
  readonly clear?: true;
}

/** The command that tells where large studies are kept. */
export function cacheCommand(program: Command): Command {
  return program
    .command('cache')
    .summary('says where large studies are kept')
    .description(
      'Says in which folder what was read of large studies is kept, so that the next call is quicker.',
    )
    .option('--clear', 'remove all that is kept');
}

/**
 * Says where large studies are kept, or takes away all that is kept of any.
 *
 * @throws CallError where it cannot be taken away
 */
export async function runCache({ clear }: CacheOptions, { terminal }: Call): Promise<void> {
  const folder = cacheFolder();
  const isThere = folder !== null && existsSync(folder);
  try {
    if (clear && isThere) rmSync(folder, { recursive: true });
  } catch (error) {
    throw new CallError(`What is kept in ${folder} cannot be removed: ${reason(error)}.`);
  }
  if (!isThere) await terminal.write('Nothing is kept of any study.\n');
  else await terminal.write(clear ? `What was kept in ${folder} is removed.\n` : `${folder}\n`);
}
