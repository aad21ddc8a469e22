import {
  type CompletionItem,
  type CompletionItemLabelDetails,
  CompletionItemTag,
  type CompletionList,
} from 'vscode-languageserver';
import * as z from 'zod/mini';
import type { Code } from '../codebook/codebook';
import type { Completions } from '../features/completion/completion';
import { dependsOnTyping, filterTexts } from '../features/completion/filterTexts';
import type { Transcript } from '../transcript/transcript';
import { itemKinds } from './completionKinds';
import { offsetsToRange } from './convert';

/** What is kept of an item until its documentation is asked for. */
export const itemData = z.object({ uri: z.string(), label: z.string() });

/** So many codes at the top of the list say why they are there. */
const mostReasons = 5;

/**
 * Codes as an editor lists them. What is typed in full is on top, also in an editor that goes on by itself with what it
 * was told for the letters before.
 *
 * @param codes all codes of the study
 * @param uri of the transcript
 */
export function codeList(
  codes: readonly Code[],
  uri: string,
  { lineStarts }: Transcript,
  { place, choices, incomplete }: Completions,
): CompletionList {
  const range = offsetsToRange(lineStarts, place.range);
  const blanks = place.blanks.map(({ offset, text }) => ({
    range: offsetsToRange(lineStarts, { start: offset, end: offset }),
    newText: text,
  }));
  const items = choices.flatMap(({ code, newText, why }, index) =>
    filterTexts(codes, code, place.typed).map(
      ({ text, alias }): CompletionItem => ({
        label: code.label,
        labelDetails: alias === null ? beside(code, index < mostReasons ? why : '') : { description: alias },
        kind: itemKinds[code.kind],
        sortText: String(index).padStart(4, '0'),
        filterText: text,
        textEdit: { range, newText },
        ...(blanks.length > 0 ? { additionalTextEdits: blanks } : {}),
        ...(code.deprecated === null ? {} : { tags: [CompletionItemTag.Deprecated] }),
        data: dataOf(uri, code),
      }),
    ),
  );
  const changes = place.typed === '' && choices.some(({ code }) => dependsOnTyping(codes, code));
  return { isIncomplete: incomplete || changes, items };
}

/** What stands beside the label: why it is near the top, further down its family. */
function beside({ label, family }: Code, why: string): CompletionItemLabelDetails {
  const description = why === '' ? family : why;
  return description === null || description === label ? {} : { description };
}

function dataOf(uri: string, { label }: Code): z.infer<typeof itemData> {
  return { uri, label };
}
