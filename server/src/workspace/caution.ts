import * as l10n from '@vscode/l10n';
import { UnreadableFile } from './files';

/**
 * Stands between the server and a file that it cannot bear to read. What fails in reading is a finding of that file, and
 * all others are read. What ends the whole process is told of beforehand: whoever started the server knows then which file
 * it was, and starts the next one without it.
 */
export class Caution {
  private aside: ReadonlySet<string> = new Set();
  private note: ((uri: string | null) => void) | null = null;

  /**
   * From now on each file is told of before it is read, which takes a little time.
   *
   * @param aside URIs of files that are not to be read
   * @param note told of the file that is going to be read, and of null when it has been
   */
  begin(aside: readonly string[], note: (uri: string | null) => void): void {
    this.aside = new Set(aside);
    this.note = note;
  }

  /**
   * Reads a file by `read`.
   *
   * @throws UnreadableFile where it is set aside, or reading it fails
   */
  read<T>(uri: string, read: () => T): T {
    if (this.aside.has(uri)) throw setAside();
    this.note?.(uri);
    try {
      return read();
    } catch (error) {
      throw failed(error);
    } finally {
      this.note?.(null);
    }
  }
}

function setAside(): UnreadableFile {
  return new UnreadableFile(
    l10n.t(
      'Marginalia stopped working twice while it read this file, which is left out. After “Marginalia: Restart” it is tried again. Please report this, it is a mistake of Marginalia',
    ),
  );
}

function failed(error: unknown): UnreadableFile {
  const why = error instanceof Error ? error.message : String(error);
  return new UnreadableFile(
    l10n.t('reading it failed ({0}). Please report this, it is a mistake of Marginalia', why),
  );
}
