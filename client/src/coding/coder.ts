import * as vscode from 'vscode';
import type { CreatedCode } from '../../../server/src/protocol/codes';
import {
  type CodingOffer,
  codePassageRequest,
  codingChoicesRequest,
} from '../../../server/src/protocol/coding';
import type { Server } from '../server/server';
import { sayNoAnswer } from '../ui/notices';
import type { RecentCodes } from './recentCodes';
import { type CodingTarget, make, sayNoStudy } from './target';

/** What to put on the words of a target and what to take off them. */
export interface CodeChanges {
  readonly add: readonly string[];
  readonly remove?: readonly string[];
  readonly newCodes?: readonly CreatedCode[];
}

/**
 * Puts codes on what a command is about, in one change, and remembers them as the last ones.
 *
 * @returns true when it was done
 */
export async function code(
  server: Server,
  recent: RecentCodes,
  target: CodingTarget,
  { add, remove = [], newCodes = [] }: CodeChanges,
): Promise<boolean> {
  const { uri, version, selections } = target;
  const proposal = await server.request(codePassageRequest, {
    uri,
    version,
    selections,
    add: [...add],
    remove: [...remove],
    newCodes: [...newCodes],
  });
  const made = await make(target, proposal);
  if (made) recent.remember([...add, ...newCodes.map(({ label }) => label)]);
  return made;
}

/** What can be put on the words of a target; undefined when nothing can, which the user is told. */
export async function choicesFor(
  server: Server,
  { uri, selections }: CodingTarget,
): Promise<CodingOffer | undefined> {
  const offer = await server.request(codingChoicesRequest, { uri, selections });
  if (offer === undefined) sayNoAnswer();
  else if (offer === null) sayNoStudy();
  else if (offer.passages === 0)
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no passage here. Put the cursor into what somebody says.'),
    );
  return offer && offer.passages > 0 ? offer : undefined;
}
