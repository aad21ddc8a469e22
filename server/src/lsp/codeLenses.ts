import { type CodeLens, type CodeLensParams, CodeLensRefreshRequest } from 'vscode-languageserver';
import * as z from 'zod/mini';
import { countedEntries, countsInWords } from '../features/navigation/countedEntries';
import { position } from '../protocol/messages';
import { quotesOf } from '../protocol/retrieval';
import { studyAt } from '../workspace/transcriptsOf';
import { normalizeUri } from '../workspace/uris';
import { type Context, openCodebookFile } from './context';
import { offsetsToRange } from './convert';
import type { Feature } from './feature';
import { guarded } from './guard';

/**
 * The command behind the counts. Its arguments are a `quotesOf`, and `{ uri, position }` of the label, by which an editor without
 * our views can list the references of the code.
 */
const showQuotes = 'marginalia.showQuotes';

/** What is kept of a lens until it is drawn. */
const lensData = z.object({ uri: z.string(), position, quotes: quotesOf });

/**
 * The counts above each entry of codebook.yaml. They are worked out for the entries that are drawn, and lead to the quotes by
 * the command `marginalia.showQuotes`, which gets what they are of and the place of the label.
 */
export const codeLensesFeature: Feature = {
  capability: { codeLensProvider: { resolveProvider: true } },
  register(context) {
    const { connection, settings, workspace } = context;
    connection.onCodeLens(
      guarded<CodeLensParams, CodeLens[]>(connection, 'Counts', [], async ({ textDocument: { uri } }) => {
        const book = settings.current.codebook.codeLens ? await openCodebookFile(context, { uri }) : null;
        if (!book) return [];
        const { study, root } = book.folder;
        return countedEntries(study).map(({ range: offsets, of }) => {
          const range = offsetsToRange(book.lineStarts, offsets);
          const data: z.infer<typeof lensData> = {
            uri,
            position: range.start,
            quotes: { folder: root, of },
          };
          return { range, data };
        });
      }),
    );
    connection.onCodeLensResolve(async (lens, token) =>
      guarded<CodeLens, CodeLens>(connection, 'Counts of a code', lens, async ({ range, data }) => {
        const { uri, position, quotes } = lensData.parse(data);
        const folder = await studyAt(workspace, quotes.folder);
        const title = folder ? countsInWords(folder.study, quotes.of) : '';
        const command = { title, command: showQuotes, arguments: [quotes, { uri, position }] };
        return { range, command };
      })(lens, token),
    );
  },
};

/** Has the editor draw the counts anew, where it shows a codebook. */
export async function renewCodeLenses({ client, connection, documents, workspace }: Context): Promise<void> {
  if (client().workspace?.codeLens?.refreshSupport !== true) return;
  const isShown = documents
    .all()
    .some(({ uri }) => workspace.studyOfCodebook(normalizeUri(uri)) !== undefined);
  if (isShown) await connection.sendRequest(CodeLensRefreshRequest.type);
}
