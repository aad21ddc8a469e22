import {
  type CompletionItem,
  type CompletionItemLabelDetails,
  CompletionItemTag,
  type CompletionList,
  type CompletionParams,
  MarkupKind,
} from 'vscode-languageserver';
import * as z from 'zod/mini';
import type { Code } from '../codebook/codebook';
import { factsOf } from '../features/codeFacts';
import { type Completions, completeCode, filterText } from '../features/completion';
import { completeFrontMatter } from '../features/frontMatter';
import { completeSpeaker } from '../features/speakerCompletion';
import { completeInCodebook } from './codebookCompletion';
import { codeMarkdown } from './codeMarkdown';
import { itemKinds } from './completionKinds';
import { type Context, type OpenFile, openFile } from './context';
import { offsetsToRange, toOffset } from './convert';
import { guarded } from './guard';
import type { Library } from './library';
import type { StudyFolder } from './studyFolder';
import { frontMatterItems, speakerItems } from './transcriptItems';

/** What is kept of an item until its documentation is asked for. */
const itemData = z.object({ uri: z.string(), label: z.string() });

/** Two are read at a glance beside the list. */
const mostQuotes = 2;

/** So many codes at the top of the list say why they are there. */
const mostReasons = 5;

/** Codes and speakers, completed where one may stand, front matter, and codebook.yaml. Their documentation is worked out when it is looked at. */
export function registerCompletion(context: Context): void {
  const { connection } = context;
  const nothing: CompletionList = { isIncomplete: false, items: [] };
  connection.onCompletion(
    guarded<CompletionParams, CompletionList>(connection, 'Completion', nothing, async (params) => {
      const { textDocument, position } = params;
      const inCodebook = await completeInCodebook(context, params);
      if (inCodebook) return inCodebook;
      const file = await openFile(context, textDocument);
      if (!file) return nothing;
      const item = context.client().textDocument?.completion?.completionItem;
      return completeInTranscript(file, toOffset(file.transcript, position), item?.snippetSupport === true);
    }),
  );
  connection.onCompletionResolve((item, token) =>
    guarded(connection, 'Documentation of a code', item, (one: CompletionItem) => documented(context, one))(
      item,
      token,
    ),
  );
}

/** Front matter completes itself; everywhere else a line may become a code or, at the start of a block, a speaker. */
function completeInTranscript(file: OpenFile, offset: number, asSnippets: boolean): CompletionList {
  const { uri, folder, transcript } = file;
  const attributes = completeFrontMatter(folder.study, uri, transcript, offset);
  if (attributes) return { isIncomplete: false, items: frontMatterItems(transcript, attributes) };
  const codes = completeCode(folder.study, uri, transcript, offset);
  const speakers = completeSpeaker(folder.study, transcript, offset);
  const list = codes ? toList(file, codes) : { isIncomplete: false, items: [] };
  if (!speakers) return list;
  // An editor must ask again, as a name that is complete is not to be chosen from a list any more.
  const isIncomplete = list.isIncomplete || speakers.typed !== '';
  return { isIncomplete, items: [...list.items, ...speakerItems(transcript, speakers, asSnippets)] };
}

function toList({ uri, transcript }: OpenFile, { place, choices, incomplete }: Completions): CompletionList {
  const range = offsetsToRange(transcript.lineStarts, place.range);
  const blanks = place.blanks.map(({ offset, text }) => ({
    range: offsetsToRange(transcript.lineStarts, { start: offset, end: offset }),
    newText: text,
  }));
  const items = choices.map(
    ({ code, newText, why }, index): CompletionItem => ({
      label: code.label,
      labelDetails: beside(code, index < mostReasons ? why : ''),
      kind: itemKinds[code.kind],
      sortText: String(index).padStart(4, '0'),
      filterText: filterText(code, place.typed),
      textEdit: { range, newText },
      ...(blanks.length > 0 ? { additionalTextEdits: blanks } : {}),
      ...(code.deprecated === null ? {} : { tags: [CompletionItemTag.Deprecated] }),
      data: dataOf(uri, code),
    }),
  );
  return { isIncomplete: incomplete, items };
}

/** What stands beside the label: why it is near the top, further down its family. */
function beside({ label, family }: Code, why: string): CompletionItemLabelDetails {
  const description = why === '' ? family : why;
  return description === null || description === label ? {} : { description };
}

function dataOf(uri: string, { label }: Code): z.infer<typeof itemData> {
  return { uri, label };
}

function documented({ library }: Context, item: CompletionItem): CompletionItem {
  const data = itemData.safeParse(item.data);
  const folder = data.success ? folderOf(library, data.data.uri) : undefined;
  if (!data.success || !folder) return item;
  const { uri, label } = data.data;
  const facts = factsOf(folder.study, label, { file: uri, coding: -1 }, mostQuotes);
  return { ...item, documentation: { kind: MarkupKind.Markdown, value: codeMarkdown(facts, folder) } };
}

function folderOf(library: Library, uri: string): StudyFolder | undefined {
  return library.folderOf(uri) ?? library.folderOfCodebook(uri);
}
