// Changes of many files that the server works out and holds until somebody agrees to them.
import type { Held } from '../../server/src/protocol/held';
import type { Reshaped, Reshaping } from '../../server/src/protocol/reshape';
import { type Client, uriOf } from './client';

/**
 * Has a change of codes worked out.
 *
 * @param holdFrom from so many files that are not open on, the server holds it
 * @throws when it is refused, or there is no study
 */
export async function workedOut(
  client: Client,
  folder: string,
  reshaping: Reshaping,
  holdFrom: number,
): Promise<Exclude<Reshaped, { readonly refused: string }>> {
  const answer = await client.request<Reshaped | null>('marginalia/reshape', {
    folder: uriOf(folder),
    reshaping,
    history: null,
    holdFrom,
  });
  if (!answer || 'refused' in answer) throw new Error(answer?.refused ?? 'There is no study.');
  return answer;
}

/**
 * Has the renaming of a code worked out and held, whose old label is forgotten.
 *
 * @throws when the server does not hold it
 */
export async function heldRename(
  client: Client,
  folder: string,
  label: string,
  to: string,
  holdFrom = 1,
): Promise<Held> {
  const reshaping = { kind: 'rename', label, to, keepAlias: false } as const;
  const { held } = await workedOut(client, folder, reshaping, holdFrom);
  if (!held) throw new Error('The server holds nothing.');
  return held;
}
