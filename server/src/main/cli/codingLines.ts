// The codings of any number of files, each read on its own: a part of an archive that many machines share.
import { createReadStream } from 'node:fs';
import { resolve, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { readChanged } from '../../features/shared/readChanged';
import { Reading } from '../../study/reading';
import { Study } from '../../study/study';
import { reason } from '../readable';
import { type Call, CallError } from './call';
import { codingRowsOf } from './codings';
import { readText } from './disk';
import type { Format } from './output';
import { chosenCodebook } from './studyFiles';

/** So much is written at once, in UTF-16 units. */
const chunk = 1 << 16;

/** What was written behind `marginalia codings --files-from`. */
export interface CodingLinesOptions {
  /** False for `--no-codebook`. */
  readonly codebook?: string | false;
  readonly format: Format;
}

/**
 * Writes a JSON object in a line of its own for each coding of the files in a list, one file after the other. What is known of a
 * file is let go before the next is read. Nothing but the codebook and the file itself tells what its lines are, so that it hangs on
 * no other file, and on no order.
 *
 * @param list the file with a path on each line; `-` for standard input
 * @param paths what was given besides
 * @throws CallError when the list or the codebook cannot be read, or no codebook is named
 */
export async function runCodingLines(
  list: string,
  paths: readonly string[],
  { codebook, format }: CodingLinesOptions,
  call: Call,
): Promise<void> {
  if (paths.length > 0)
    throw new CallError('Transcripts are given by --files-from or by name, not both. Leave one out.');
  if (format === 'csv')
    throw new CallError('With --files-from each row is a line of JSON. Leave --format csv out.');
  if (codebook === undefined)
    throw new CallError(
      'With --files-from each file is read on its own. Name its codebook with --codebook FILE, or say --no-codebook.',
    );
  const study = new Study();
  if (codebook !== false) new Reading(study).setCodebook(chosenCodebook(codebook).codebook);
  let waiting = '';
  for await (const path of pathsIn(list)) {
    const text = readText(resolve(path), (message) => call.problem(message), null);
    if (text === null) continue;
    const transcript = readChanged(study, resolve(path), text);
    for (const row of codingRowsOf({ file: path.split(sep).join('/'), study }, transcript))
      waiting += `${JSON.stringify(row)}\n`;
    if (waiting.length < chunk) continue;
    await call.terminal.write(waiting);
    waiting = '';
  }
  if (waiting !== '') await call.terminal.write(waiting);
}

async function* pathsIn(list: string): AsyncGenerator<string> {
  const input = list === '-' ? process.stdin : createReadStream(resolve(list));
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
      if (line !== '') yield line;
  } catch (error) {
    if (error instanceof CallError) throw error;
    throw new CallError(`The list ${list} cannot be read: ${reason(error)}.`);
  }
}
