import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  type CompletionParams,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import { type CodebookChoice, completeCodebook } from '../features/completion/codebookCompletion';
import { splitLines } from '../transcript/lines';
import { normalizeUri } from '../workspace/uris';
import { itemKinds } from './completionKinds';
import type { Context } from './context';
import { offsetsToRange, toOffset } from './convert';
import { noteMarkdown } from './noteMarkdown';

/**
 * Completes codebook.yaml in the text as it is typed, without waiting for it to be read: what is being typed
 * just now is nothing to choose from. Null for any other file.
 */
export async function completeInCodebook(
  { workspace, documents, client }: Context,
  { textDocument, position }: CompletionParams,
): Promise<CompletionList | null> {
  await workspace.knownWhileTyping();
  const uri = normalizeUri(textDocument.uri);
  const folder = workspace.studyOfCodebook(uri);
  const text = documents.get(textDocument.uri)?.getText();
  if (!folder || text === undefined) return null;
  const { starts } = splitLines(text);
  const offset = toOffset({ text, lineStarts: starts }, position);
  const { choices, incomplete } = completeCodebook(folder.study, text, offset);
  // Only some editors can put the cursor into the middle of what is written.
  const takesSnippets = client().textDocument?.completion?.completionItem?.snippetSupport === true;
  const items = choices.map(
    (choice, index): CompletionItem => ({
      label: choice.label,
      ...(choice.detail === '' ? {} : { labelDetails: { description: choice.detail } }),
      kind: kindOf(choice),
      sortText: String(index).padStart(4, '0'),
      insertTextMode: InsertTextMode.asIs,
      textEdit: { range: offsetsToRange(starts, choice.range), newText: choice.newText },
      ...(takesSnippets ? withCursor(choice, starts) : {}),
      ...(choice.code && choice.code.deprecated !== null ? { tags: [CompletionItemTag.Deprecated] } : {}),
      ...(choice.note
        ? { documentation: { kind: MarkupKind.Markdown, value: noteMarkdown(choice.note) } }
        : {}),
      ...(choice.note || choice.kind === 'speaker' || choice.kind === 'value'
        ? {}
        : { data: { uri, label: choice.code?.label ?? choice.label } }),
    }),
  );
  return { isIncomplete: incomplete, items };
}

function withCursor(
  { newText, cursor, range }: CodebookChoice,
  starts: readonly number[],
): Pick<CompletionItem, 'insertTextFormat' | 'textEdit'> {
  if (cursor === undefined) return {};
  const plain = (text: string) => text.replace(/[\\$}]/g, '\\$&');
  const snippet = `${plain(newText.slice(0, cursor))}$0${plain(newText.slice(cursor))}`;
  const textEdit = { range: offsetsToRange(starts, range), newText: snippet };
  return { insertTextFormat: InsertTextFormat.Snippet, textEdit };
}

function kindOf({ kind, code }: CodebookChoice): CompletionItemKind {
  switch (kind) {
    case 'key':
      return CompletionItemKind.Field;
    case 'kind':
    case 'value':
      return CompletionItemKind.Value;
    case 'speaker':
      return CompletionItemKind.Text;
    case 'label':
      return CompletionItemKind.EnumMember;
    case 'code':
      return code ? itemKinds[code.kind] : CompletionItemKind.EnumMember;
  }
}
