import * as vscode from 'vscode';
import { type ImportPlace, type ReadImport, readImportRequest } from '../../../server/src/protocol/importing';
import type { Server } from '../server/server';
import { sayNoAnswer } from '../ui/notices';

/** A file, and what is in it. */
export interface FoundImport {
  readonly uri: vscode.Uri;
  readonly found: ReadImport;
}

/**
 * Has files read one after the other, so that the user sees how far it is and can break it off.
 *
 * @returns undefined when it was broken off, or when there was no answer, which the user is told
 */
export async function readImports(
  server: Server,
  files: readonly vscode.Uri[],
  { kind, name, folder, codebook }: ImportPlace,
): Promise<FoundImport[] | undefined> {
  const place = { kind, name, folder, codebook };
  const title = vscode.l10n.t('Reading what is to be imported');
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const all: FoundImport[] = [];
      for (const uri of files) {
        progress.report({ message: nameOfFile(uri), increment: 100 / files.length });
        const found = await server.request(readImportRequest, { uri: uri.toString(), place }, token);
        if (token.isCancellationRequested) return undefined;
        if (!found) {
          sayNoAnswer();
          return undefined;
        }
        all.push({ uri, found });
      }
      return all;
    },
  );
}

/** The last part of a path. */
export function nameOfFile({ path }: vscode.Uri): string {
  return path.split('/').at(-1) || path;
}
