import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as l10n from '@vscode/l10n';
import type { FileWriter, Written } from '../workspace/files';
import { CallError } from './cli/call';
import { finishBrokenOff } from './cli/wholeChange';
import { dropOriginals, lastOriginals } from './originals';
import { stateAt, unwrite, write } from './writeFiles';

/** Writes the files of this machine, as the command line does: through drafts and a journal. */
export function diskWriter(): FileWriter {
  /** Null where what is kept lies in the folder of the study. */
  let storage: string | null = null;
  const homeFor = (folder: string) =>
    storage === null ? join(fileURLToPath(folder), '.marginalia-originals') : join(storage, 'originals');
  /** One change is made after the other: a second one must not take what the first has begun for something broken off. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<Written>): Promise<Written> => {
    const made = last.then(work);
    last = made.catch(() => {});
    return made;
  };
  return {
    writes: (uri) => uri.startsWith('file:'),
    keepIn(folder) {
      storage = folder;
    },
    change: (held) => inTurn(() => write(held, homeFor(held.folder))),
    last(folders) {
      for (const home of new Set(folders.map(homeFor))) {
        const change = lastOriginals(home);
        if (change === 'damaged')
          throw new CallError(
            l10n.t(
              'The last change of many files can no longer be undone, as what was kept for that is damaged.',
            ),
          );
        if (change && folders.includes(change.folder)) return change;
      }
      return null;
    },
    stateOf({ files: [file] }) {
      return file ? stateAt(file) : null;
    },
    takeBack: (change, shown) => inTurn(() => unwrite(change, homeFor(change.folder), shown)),
    forget: ({ id, folder }) => dropOriginals(homeFor(folder), id),
    finish: (folder) => finishBrokenOff(fileURLToPath(folder)) !== null,
  };
}
