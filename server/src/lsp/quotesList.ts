import { quotesChoices as choices, quotesListOf } from '../features/retrieval/quotesList';
import { childRows, rowsTo } from '../features/trees/treeRows';
import {
  codesAtRequest as codesAtPlace,
  quotesChoicesRequest,
  quotesListRequest,
  quotesRevealRequest,
} from '../protocol/retrieval';
import { studyAt } from '../workspace/transcriptsOf';
import { normalizeUri } from '../workspace/uris';
import { codesAt } from './codesAt';
import type { Feature } from './feature';
import { answer } from './guard';
import { toNode } from './treeNode';

/** Our own requests for the quotes of a code beside the text. */
export const quotesListFeature: Feature = {
  register(context) {
    const { connection } = context;
    answer(connection, quotesListRequest, null, async ({ wanted, parent }) => {
      const folder = await studyAt(context.workspace, wanted.folder);
      if (!folder) return null;
      const list = quotesListOf(folder.study, wanted);
      const nodes = childRows(list, parent ?? []).map((row) => toNode(row, []));
      return { name: list.name, counts: parent === null ? list.inWords() : '', nodes };
    });
    answer(connection, quotesRevealRequest, [], async ({ wanted, uri, position }) => {
      const folder = await studyAt(context.workspace, wanted.folder);
      if (!folder) return [];
      const list = quotesListOf(folder.study, wanted);
      const file = normalizeUri(uri);
      const coding = list.codingAt(file, position.line);
      return coding === null ? [] : rowsTo(list, file, coding).map((row) => toNode(row, []));
    });
    answer(connection, quotesChoicesRequest, null, async ({ folder, of }) => {
      const found = await studyAt(context.workspace, folder);
      if (!found) return null;
      return choices(found.study, of);
    });
    answer(connection, codesAtPlace, null, async ({ uri, position }) => {
      const at = await codesAt(context, uri, position);
      return at && { folder: at.folder.root, labels: [...at.labels], named: at.named };
    });
  },
};
