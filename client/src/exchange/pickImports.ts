import * as vscode from 'vscode';
import type { ReadImport } from '../../../server/src/protocol/importing';
import { type FoundImport, nameOfFile } from './readImports';

/** What the user wants of what was recognized. */
export interface WantedImports {
  readonly files: readonly vscode.Uri[];
  /** Whether the times of speech are kept. */
  readonly times: boolean;
}

interface ImportItem extends vscode.QuickPickItem {
  readonly uri?: vscode.Uri;
  readonly isTimes?: true;
}

/**
 * Shows what was recognized in each file, all of them ticked, before anything is written.
 *
 * @param name of the study or folder that they go into
 * @returns undefined when the user leaves; no files when all were unticked
 */
export async function pickImports(
  all: readonly FoundImport[],
  name: string,
): Promise<WantedImports | undefined> {
  const items = all.map(({ uri, found }) => itemOf(uri, found));
  const hasTimes = all.some(({ found }) => found.kind === 'read' && found.hasTimes);
  if (hasTimes)
    items.push(
      { label: vscode.l10n.t('how'), kind: vscode.QuickPickItemKind.Separator },
      {
        label: vscode.l10n.t('Keep the times of speech'),
        description: vscode.l10n.t('as [00:12:34] behind the name of who speaks'),
        picked: true,
        isTimes: true,
      },
    );
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Import into {0}', name),
    placeHolder: vscode.l10n.t('Nothing is written yet: untick what is to be left out'),
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  if (!chosen) return undefined;
  const readable = new Set(all.flatMap(({ uri, found }) => (found.kind === 'unreadable' ? [] : [uri])));
  return {
    files: chosen.flatMap(({ uri }) => (uri && readable.has(uri) ? [uri] : [])),
    times: chosen.some(({ isTimes }) => isTimes === true),
  };
}

function itemOf(uri: vscode.Uri, found: ReadImport): ImportItem {
  if (found.kind === 'unreadable')
    return { label: `$(error) ${nameOfFile(uri)}`, detail: found.why, picked: false, uri };
  return {
    label: nameOfFile(uri),
    description: countsOf(found),
    ...(found.lost.length === 0
      ? {}
      : { detail: vscode.l10n.t('Not as it was: {0}', found.lost.join(' · ')) }),
    picked: true,
    uri,
  };
}

type Found = Exclude<ReadImport, { kind: 'unreadable' }>;

function countsOf(found: Found): string {
  if (found.kind === 'codings')
    return found.codings === 1
      ? vscode.l10n.t('1 coding for transcripts that are there')
      : vscode.l10n.t('{0} codings for transcripts that are there', found.codings);
  const { transcripts, passages, codings, memos, codes } = found;
  const counts: (readonly [count: number, words: string])[] = [
    [
      transcripts,
      transcripts === 1 ? vscode.l10n.t('1 transcript') : vscode.l10n.t('{0} transcripts', transcripts),
    ],
    [passages, passages === 1 ? vscode.l10n.t('1 passage') : vscode.l10n.t('{0} passages', passages)],
    [codings, codings === 1 ? vscode.l10n.t('1 coding') : vscode.l10n.t('{0} codings', codings)],
    [memos, memos === 1 ? vscode.l10n.t('1 memo') : vscode.l10n.t('{0} memos', memos)],
    [codes, codes === 1 ? vscode.l10n.t('1 code') : vscode.l10n.t('{0} codes', codes)],
  ];
  const said = counts.flatMap(([count, words]) => (count === 0 ? [] : [words]));
  return said.length === 0 ? vscode.l10n.t('nothing') : said.join(' · ');
}
