import * as vscode from 'vscode';
import type { Server } from '../server/server';
import type { Reports } from '../ui/reports';
import { exportStudyAs } from './exportStudyAs';
import { importFiles } from './importFiles';

/** The commands for files of other programs: they come in, and a study goes out as them. */
export function exchangeCommands(server: Server, reports: Reports): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand('marginalia.import', (given?: unknown) => importFiles(server, reports, urisOf(given))),
    registerCommand('marginalia.export', () => exportStudyAs(server, reports)),
    // The Explorer tells the file that was clicked, and all that are selected.
    registerCommand('marginalia.importFiles', (clicked?: unknown, selected?: unknown) =>
      importFiles(server, reports, urisOf(selected) ?? urisOf([clicked])),
    ),
  );
}

/** The URIs that a menu or another command hands over; undefined for none. */
function urisOf(given: unknown): vscode.Uri[] | undefined {
  const uris = Array.isArray(given) ? given.filter((one) => one instanceof vscode.Uri) : [];
  return uris.length === 0 ? undefined : uris;
}
