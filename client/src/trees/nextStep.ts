import * as vscode from 'vscode';
import type { TreeName } from '../../../server/src/protocol/trees';
import type { ServerState } from '../server/server';

/** The line above the rows of a tree: what is still to come, or how to go on. */
export function message(state: ServerState, tree: TreeName, rows: number): string {
  if (state.kind !== 'running') return '';
  const { waiting, unread, studies, withoutCodebook } = state.study;
  if (waiting > 0) return vscode.l10n.t('Reading transcripts… {0} left', waiting);
  if (unread > 0 && rows > 0)
    return unread === 1
      ? vscode.l10n.t('1 file cannot be read and is not counted. The Problems view says why.')
      : vscode.l10n.t('{0} files cannot be read and are not counted. The Problems view says why.', unread);
  if (tree === 'codes' && rows > 0 && studies === withoutCodebook)
    return vscode.l10n.t(
      'These codes were found in the transcripts. “Create Codebook from Transcripts” makes a codebook of them.',
    );
  return '';
}

/** Which text of package.json an empty tree shows, with the next step as a button; none while there are rows to come. */
export function welcome(state: ServerState, rows: number, filtered: boolean): Welcome {
  if (state.kind === 'stopped') return 'serverStopped';
  if (rows > 0 || state.kind !== 'running' || state.study.waiting > 0) return 'none';
  const { transcripts, studies, withoutCodebook } = state.study;
  if (filtered && studies > 0) return 'filtered';
  const hasCodebook = studies > withoutCodebook;
  if (transcripts > 0) return hasCodebook ? 'noCodes' : 'noCodebook';
  return hasCodebook ? 'noTranscripts' : 'noStudy';
}

type Welcome = 'none' | 'filtered' | 'serverStopped' | 'noStudy' | 'noTranscripts' | 'noCodebook' | 'noCodes';
