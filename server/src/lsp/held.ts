import * as l10n from '@vscode/l10n';
import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { Refusal } from '../codebook/refusal';
import { fingerprint } from '../protocol/fingerprint';
import {
  forgetWrittenRequest,
  heldTextsRequest,
  unwriteHeldRequest,
  type WrittenHeld,
  writeHeldRequest,
  writtenLastRequest,
} from '../protocol/held';
import { applyEdits } from '../transcript/textEdit';
import type { Written, WrittenChange } from '../workspace/files';
import type { Context } from './context';
import type { Feature } from './feature';
import { answer } from './guard';

/** Our own requests for changes of files that nobody has open. */
export const heldFeature: Feature = {
  register(context) {
    const { connection, held, workspace, writer } = context;
    answer(connection, heldTextsRequest, null, async ({ id, uri }) => {
      const file = held.find(id)?.files.get(uri);
      const before = file ? await workspace.textOf(uri) : null;
      if (!file || before === null || fingerprint(before) !== file.before) return null;
      return { before, after: applyEdits(before, file.edits) };
    });
    answer(connection, writeHeldRequest, null, async ({ id }) => {
      const change = held.find(id);
      if (!change || !writer)
        throw new Refusal(
          l10n.t('Another change was worked out meanwhile, so nothing was written. Please try again.'),
        );
      const uris = [...change.files.keys()];
      for (const [uri, text] of await shownOf(context, uris))
        if (fingerprint(text) !== change.files.get(uri)?.before) return { changed: uri };
      const answered = await written(context, uris, () => writer.change(change));
      if ('done' in answered) held.drop();
      return answered;
    });
    answer(connection, unwriteHeldRequest, null, async ({ id }) => {
      const change = await toldWhy(async () => lastWritten(context));
      if (!writer || change?.id !== id)
        throw new Refusal(
          l10n.t('What the files held is not kept any more, so the change cannot be undone.'),
        );
      const uris = change.files.map(({ uri }) => uri);
      const shown = await shownOf(context, uris);
      return written(context, uris, () => writer.takeBack(change, shown));
    });
    answer(connection, writtenLastRequest, null, async () => {
      await workspace.known();
      const change = unlessDamaged(context);
      if (!change) return null;
      const states = await statesOf(context, change);
      if (states.has('before') && !states.has('after')) {
        // It was broken off and taken back, or undone, before anybody could let it go.
        writer?.forget(change);
        return null;
      }
      const { id, title, inEditor } = change;
      return { id, title, inEditor, isHalf: states.has('before') };
    });
    answer(connection, forgetWrittenRequest, null, async ({ id }) => {
      const change = lastWritten(context);
      if (change?.id === id) writer?.forget(change);
      return null;
    });
  },
};

/** The change that was written last in a study that is open. */
function lastWritten({ workspace, writer }: Context): WrittenChange | null {
  return writer?.last(workspace.studies.map(({ root }) => root)) ?? null;
}

/**
 * Writes files, and takes in at once what became of them.
 *
 * @throws Refusal that says why they cannot be written
 */
async function written(
  { workspace }: Context,
  uris: readonly string[],
  write: () => Promise<Written>,
): Promise<WrittenHeld> {
  const made = await toldWhy(() => workspace.withoutReading(write));
  await workspace.changedOnDisk(made.kind === 'done' ? uris : [made.uri]);
  return made.kind === 'done' ? { done: true } : { changed: made.uri };
}

/** @throws Refusal in the words of what is thrown */
async function toldWhy<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error));
  }
}

/** What the editor shows of some files. */
async function shownOf({ workspace }: Context, uris: readonly string[]): Promise<Map<string, string>> {
  const shown = new Map<string, string>();
  for (const uri of uris) if (workspace.isShown(uri)) shown.set(uri, (await workspace.textOf(uri)) ?? '');
  return shown;
}

/** The change that was written last; null also where what is kept of it is damaged, which people are told. */
function unlessDamaged(context: Context): WrittenChange | null {
  try {
    return lastWritten(context);
  } catch (error) {
    say(context, MessageType.Warning, error instanceof Error ? error.message : String(error));
    return null;
  }
}

/** Which of its states the parts of a change have: the server's, of which all files or none are written, and each file of the editor's. */
async function statesOf(
  { workspace, writer }: Context,
  change: WrittenChange,
): Promise<ReadonlySet<'before' | 'after' | null>> {
  const states = new Set([writer?.stateOf(change) ?? null]);
  for (const { uri, before, after } of change.inEditor) {
    const now = fingerprint((await workspace.textOf(uri)) ?? '');
    if (now === before) states.add('before');
    if (now === after) states.add('after');
  }
  return states;
}

function say({ connection }: Context, type: MessageType, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type, message });
}

/** Ends what was broken off in any study, as by a computer that was switched off: all files are changed then, or none. */
export function endBrokenOff(context: Context): void {
  const { workspace, writer } = context;
  for (const { root } of workspace.studies) {
    if (!writer?.writes(root)) continue;
    try {
      if (!writer.finish(root)) continue;
      say(
        context,
        MessageType.Info,
        l10n.t(
          'A change of many files was broken off. It has been brought to its end: it is made in all of them, or in none.',
        ),
      );
      void workspace.rescan();
    } catch (error) {
      say(context, MessageType.Warning, error instanceof Error ? error.message : String(error));
    }
  }
}
