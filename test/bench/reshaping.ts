import * as fs from 'node:fs';
import type { Reshaped, Reshaping } from '../../server/src/protocol/reshape';
import type { Client } from '../protocol/client';
import { uriOf } from '../protocol/client';
import { built } from '../protocol/commandLine';
import { commonCode } from './generate';
import type { StudyOnDisk } from './measure';

/** How long renaming the code that every interview talks about takes, in milliseconds. */
export interface Renaming {
  readonly preview: number;
  readonly codings: number;
  readonly files: number;
}

const by = `${commonCode}-renamed`;

/** What an editor shows before anything is changed, by a server that has read everything. */
export async function measurePreview(client: Client, { folder }: StudyOnDisk): Promise<Renaming> {
  const reshaping: Reshaping = { kind: 'rename', label: commonCode, to: by, keepAlias: false };
  const asked = performance.now();
  const answer = await client.request<Reshaped | null>('marginalia/reshape', {
    folder: uriOf(folder),
    reshaping,
    history: null,
  });
  const preview = performance.now() - asked;
  if (!answer || 'refused' in answer) throw new Error(answer?.refused ?? 'There is no study.');
  return { preview, ...answer.counts };
}

/** Renames it by the command line in a copy of the study, from the start of the process to its end. In milliseconds. */
export async function measureRenaming({ folder }: StudyOnDisk): Promise<number> {
  const copy = `${folder}-renamed`;
  fs.rmSync(copy, { recursive: true, force: true });
  fs.cpSync(folder, copy, { recursive: true });
  try {
    const began = performance.now();
    const { code, err } = await built(copy, 'rename', commonCode, by, copy);
    if (code !== 0) throw new Error(err);
    return performance.now() - began;
  } finally {
    fs.rmSync(copy, { recursive: true, force: true });
  }
}
