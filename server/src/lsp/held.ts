import * as l10n from '@vscode/l10n';
import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { Refusal } from '../codebook/refusal';
import { heldTextsRequest, writeHeldRequest } from '../protocol/held';
import { applyEdits } from '../transcript/textEdit';
import { fingerprint } from '../workspace/fingerprint';
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
      const files = [...change.files.values()];
      for (const { uri, before } of files)
        if (workspace.isShown(uri) && fingerprint((await workspace.textOf(uri)) ?? '') !== before)
          return { changed: uri };
      const written = await writer.change(change.folder, files).catch((error: unknown) => {
        throw new Refusal(error instanceof Error ? error.message : String(error));
      });
      if (written.kind === 'changed') return { changed: written.uri };
      await workspace.changedOnDisk([...change.files.keys()]);
      return { back: held.keepBack(change.folder, written.back).id };
    });
  },
};

/** Ends what was broken off in any study, as by a computer that was switched off: all files are changed then, or none. */
export function endBrokenOff({ connection, workspace, writer }: Context): void {
  const say = (type: MessageType, message: string) =>
    void connection.sendNotification(ShowMessageNotification.type, { type, message });
  for (const { root } of workspace.studies) {
    if (!writer?.writes(root)) continue;
    try {
      if (!writer.finish(root)) continue;
      say(
        MessageType.Info,
        l10n.t(
          'A change of many files was broken off. It has been brought to its end: it is made in all of them, or in none.',
        ),
      );
      void workspace.rescan();
    } catch (error) {
      say(MessageType.Warning, error instanceof Error ? error.message : String(error));
    }
  }
}
