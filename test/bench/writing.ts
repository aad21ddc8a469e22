// How long a server takes to write a change of thousands of files and to take it back, beside a plain writer of the same bytes.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '../protocol/client';
import { heldRename } from '../protocol/holding';
import { commonCode } from './generate';
import type { StudyOnDisk } from './measure';

/** In milliseconds. */
export interface Writing {
  readonly plain: number;
  readonly applied: number;
  readonly undone: number;
}

/** So often each is measured, in turns; the quickest counts. */
const tries = 3;

export async function measureWriting(client: Client, { folder }: StudyOnDisk): Promise<Writing> {
  const all: Writing[] = [];
  for (let attempt = 0; attempt < tries; attempt++) {
    const { id, files } = await heldRename(client, folder, commonCode, `${commonCode}-renamed`);
    const plain = plainly(
      folder,
      files.map(({ uri }) => fileURLToPath(uri)),
    );
    const applied = await timeOf(client, 'writeHeld', id);
    const undone = await timeOf(client, 'unwriteHeld', id);
    await client.request('marginalia/forgetWritten', { id });
    all.push({ plain, applied, undone });
  }
  const least = (of: (one: Writing) => number) => Math.min(...all.map(of));
  return {
    plain: least(({ plain }) => plain),
    applied: least(({ applied }) => applied),
    undone: least(({ undone }) => undone),
  };
}

async function timeOf(client: Client, request: string, id: string): Promise<number> {
  const began = performance.now();
  const answer = await client.request<{ done?: true }>(`marginalia/${request}`, { id });
  const time = performance.now() - began;
  if (!answer.done) throw new Error(JSON.stringify(answer));
  return time;
}

/** Writes as many bytes to drafts one after the other, and waits for the disk after each, as a plain writer does. */
export function plainly(folder: string, paths: readonly string[]): number {
  const texts = paths.map((one) => fs.readFileSync(one));
  const drafts = `${folder}-plain`;
  fs.mkdirSync(drafts);
  try {
    const began = performance.now();
    for (const [index, text] of texts.entries()) {
      const file = fs.openSync(path.join(drafts, String(index)), 'wx');
      fs.writeFileSync(file, text);
      fs.fsyncSync(file);
      fs.closeSync(file);
    }
    return performance.now() - began;
  } finally {
    fs.rmSync(drafts, { recursive: true });
  }
}
