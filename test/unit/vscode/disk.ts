// The files of the stub: a file system in memory, as a browser has.
import type * as vscode from 'vscode';
import { EventEmitter, FileSystemError } from './values';

/** A file system in memory. A folder is there as soon as a file is in it. */
export class Disk
  implements
    Pick<vscode.FileSystem, 'readDirectory' | 'stat' | 'readFile' | 'writeFile' | 'rename' | 'delete'>
{
  private readonly files = new Map<string, Uint8Array>();
  private readonly changes = new EventEmitter<{ readonly uri: vscode.Uri; readonly type: 1 | 2 | 3 }>();
  /** Tells of files that are created (1), changed (2) and deleted (3). */
  readonly onDidChange = this.changes.event;
  /** Bytes beyond this are lost without a word, as on a full disk. */
  room = Number.POSITIVE_INFINITY;

  async readDirectory(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
    const beginning = `${folder.toString()}/`;
    const names = new Map<string, vscode.FileType>();
    for (const file of this.files.keys()) {
      if (!file.startsWith(beginning)) continue;
      const [name = '', ...rest] = file.slice(beginning.length).split('/');
      names.set(decodeURIComponent(name), rest.length > 0 ? 2 : 1);
    }
    if (names.size === 0) throw FileSystemError.FileNotFound(folder);
    return [...names];
  }

  async stat(file: vscode.Uri): Promise<vscode.FileStat> {
    const bytes = this.files.get(file.toString());
    const type = bytes ? 1 : (await this.readDirectory(file)) && 2;
    return { type, size: bytes?.length ?? 0, ctime: 0, mtime: 0 };
  }

  async readFile(file: vscode.Uri): Promise<Uint8Array> {
    const bytes = this.files.get(file.toString());
    if (!bytes) throw FileSystemError.FileNotFound(file);
    return bytes;
  }

  async writeFile(file: vscode.Uri, bytes: Uint8Array): Promise<void> {
    const type = this.files.has(file.toString()) ? 2 : 1;
    this.files.set(file.toString(), bytes.slice(0, this.room));
    this.changes.fire({ uri: file, type });
  }

  async rename(from: vscode.Uri, to: vscode.Uri, options?: { overwrite?: boolean }): Promise<void> {
    const bytes = await this.readFile(from);
    if (this.files.has(to.toString()) && !options?.overwrite) throw FileSystemError.FileExists(to);
    await this.delete(from);
    await this.writeFile(to, bytes);
  }

  async delete(file: vscode.Uri, options?: { recursive?: boolean }): Promise<void> {
    const below = options?.recursive
      ? this.names().filter((name) => name.startsWith(`${file.toString()}/`))
      : [];
    const gone = [file.toString(), ...below].filter((name) => this.files.delete(name));
    if (gone.length === 0) throw FileSystemError.FileNotFound(file);
    this.changes.fire({ uri: file, type: 3 });
  }

  /** All files, by their URIs. */
  names(): string[] {
    return [...this.files.keys()];
  }
}
