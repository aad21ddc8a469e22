import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { codeQuotesRequest, quotesInFilesRequest } from '../../../server/src/protocol/codes';
import { citationsRequest, codePlacesRequest, type TreeNode } from '../../../server/src/protocol/trees';
import { type ChosenCode, chooseCode } from '../coding/chooseCode';
import type { Server } from '../server/server';
import type { TreeElement } from '../trees/placesTree';
import { sayNoAnswer, showStatus, withoutLinks } from '../ui/notices';
import { inBatches } from './inBatches';

/** What a menu or another extension may say which code is meant. `folder` is the URI of the study's folder. */
const argument = z.object({ folder: z.string(), label: z.string() });

/**
 * Copies all quotes of a code as Markdown, each with its source.
 *
 * @param code a `ChosenCode`; anything else for the code at the cursor, or the user's choice
 */
export async function copyQuotes(server: Server, code?: unknown): Promise<void> {
  const given = argument.safeParse(code);
  const chosen = given.success ? given.data : await ask(server);
  if (!chosen) return;
  const found = await server.request(codeQuotesRequest, chosen);
  if (!found) return sayNoAnswer();
  const { heading, files, codings, label } = found;
  const name = withoutLinks(label);
  if (codings === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} has no quotes yet.', name));
    return;
  }
  const study = { folder: chosen.folder, files };
  const title = vscode.l10n.t('Collecting the quotes of {0}', name);
  const answers = await inBatches([study], title, ({ folder }, some, token) =>
    server.request(quotesInFilesRequest, { folder, label, files: some }, token),
  );
  if (!answers) return;
  const quotes = answers.flatMap((answer) => answer.quotes);
  const unread = answers.reduce((sum, answer) => sum + answer.unread.length, 0);
  await vscode.env.clipboard.writeText(`${[heading, ...quotes].join('\n\n')}\n`);
  if (unread > 0)
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'Copied {0} quotes of {1}. {2} files could not be read, and their quotes are missing. “Marginalia: Show Output” says why.',
        quotes.length,
        name,
        unread,
      ),
    );
  else
    showStatus(
      quotes.length === 1
        ? vscode.l10n.t('Copied 1 quote of {0}.', name)
        : vscode.l10n.t('Copied {0} quotes of {1}.', quotes.length, name),
    );
}

function ask(server: Server): Promise<ChosenCode | undefined> {
  return chooseCode(server, {
    title: vscode.l10n.t("Copy a Code's Quotes as Markdown"),
    placeHolder: vscode.l10n.t('The code whose quotes are copied'),
    inFile: false,
    takeNamed: true,
  });
}

/** Copies all quotes of a row's code. */
export async function copyQuotesOf(server: Server, { path, label }: TreeNode): Promise<void> {
  const places = await server.request(codePlacesRequest, { path: [...path] });
  if (places) await copyQuotes(server, { folder: places.folder, label });
}

/** Rows that stand for words of a transcript. */
const cited: readonly TreeNode['type'][] = ['quote', 'memo', 'passage'];

/** The quotes, memos and passages among some rows as Markdown, a blank line between them; '' when there are none. */
export async function citeQuotes(server: Server, rows: readonly TreeNode[]): Promise<string> {
  const quotes = rows.flatMap(({ type, place }) => (cited.includes(type) && place ? [place] : []));
  const found = quotes.length === 0 ? [] : await server.request(citationsRequest, { quotes });
  return (found ?? []).join('\n\n');
}

/** Puts quotes on the clipboard as Markdown citations. */
export async function copyCitation(server: Server, rows: readonly TreeNode[]): Promise<void> {
  const text = await citeQuotes(server, rows);
  if (text === '') {
    showStatus(vscode.l10n.t('Nothing was copied: these words are not in the transcript any more.'));
    return;
  }
  await vscode.env.clipboard.writeText(`${text}\n`);
  showStatus(vscode.l10n.t('Copied as a Markdown citation.'));
}

/** What copying rows of a view does: it puts their citations on the clipboard. */
export function copyRows(server: Server): (rows: readonly TreeElement[]) => Promise<void> {
  return (rows) =>
    copyCitation(
      server,
      rows.map(({ node }) => node),
    );
}
