import * as l10n from '@vscode/l10n';
import type { CodingAt, CodingChoices } from '../protocol/coding';
import {
  addMemo,
  codePassage,
  codingChoices,
  codingsAt,
  moveCoding,
  removeCodings,
} from '../protocol/coding';
import { type Context, openFile } from './context';
import { answer } from './guard';

/** Putting codes on words. */
export function registerCoding(context: Context): void {
  const { connection } = context;
  answer(connection, codingChoices, null, async ({ uri }): Promise<CodingChoices | null> => {
    const file = await openFile(context, { uri });
    if (!file) return null;
    const { root, study } = file.folder;
    const { hasCodebook } = study;
    return {
      folder: root,
      hasCodebook,
      passages: 0,
      families: [],
      inVivo: null,
      quoted: null,
      choices: [],
    };
  });
  answer(connection, codingsAt, [], async (): Promise<CodingAt[]> => []);
  const refused = async () => ({ refused: l10n.t('No passage is at the cursor.') });
  answer(connection, codePassage, null, refused);
  answer(connection, removeCodings, null, refused);
  answer(connection, moveCoding, null, refused);
  answer(connection, addMemo, null, refused);
}
