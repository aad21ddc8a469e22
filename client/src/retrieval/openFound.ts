import * as vscode from 'vscode';
import { openMarkdown } from '../ui/openDocument';
import { documentOf, type Found } from './found';
import { countsOf, remarksOn } from './foundPassages';

/** Opens the passages found as a new Markdown document, each with its source. */
export async function openFound(found: Found): Promise<void> {
  const groups = found.studies.flatMap(({ files }) =>
    files.map(({ heading, passages }) => ({
      heading,
      citations: passages.map(({ citation }) => citation),
    })),
  );
  const title = vscode.l10n.t('Found passages');
  await openMarkdown(documentOf(title, found.question, [countsOf(found), ...remarksOn(found)], groups));
}
