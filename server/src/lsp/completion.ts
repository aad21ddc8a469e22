import {
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
  MarkupKind,
} from 'vscode-languageserver';
import { completeCode } from '../features/completion/completion';
import { completeFrontMatter } from '../features/completion/frontMatter';
import { completeSpeaker } from '../features/completion/speakerCompletion';
import { factsOf } from '../features/navigation/codeFacts';
import type { Workspace } from '../workspace/workspace';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import { completeInCodebook } from './codebookCompletion';
import { codeList, itemData } from './codeItems';
import { codeMarkdown } from './codeMarkdown';
import { type Context, type OpenFile, openFile } from './context';
import { toOffset } from './convert';
import type { Feature } from './feature';
import { guarded } from './guard';
import { frontMatterItems, speakerItems } from './transcriptItems';

/** Two are read at a glance beside the list. */
const mostQuotes = 2;

/** Codes and speakers, completed where one may stand, front matter, and codebook.yaml. Their documentation is worked out when it is looked at. */
export const completionFeature: Feature = {
  capability: {
    completionProvider: {
      // After a space little is offered: see `goesOn` below.
      triggerCharacters: ['#', ' '],
      resolveProvider: true,
      completionItem: { labelDetailsSupport: true },
    },
  },
  register(context) {
    const { connection } = context;
    const nothing: CompletionList = { isIncomplete: false, items: [] };
    connection.onCompletion(
      guarded<CompletionParams, CompletionList>(connection, 'Completion', nothing, async (params) => {
        const { textDocument, position } = params;
        const inCodebook = await completeInCodebook(context, params);
        const open = inCodebook ? null : await openFile(context, textDocument);
        const asSnippets = context.client().textDocument?.completion?.completionItem?.snippetSupport === true;
        const list =
          inCodebook ??
          (open ? completeInTranscript(open, toOffset(open.transcript, position), asSnippets) : nothing);
        const isAfterSpace = params.context?.triggerCharacter === ' ';
        return isAfterSpace && !goesOn(context, list, params) ? nothing : list;
      }),
    );
    connection.onCompletionResolve((item, token) =>
      guarded(connection, 'Documentation of a code', item, (one: CompletionItem) => documented(context, one))(
        item,
        token,
      ),
    );
  },
};

/** Front matter completes itself; everywhere else a line may become a code or, at the start of a block, a speaker. */
function completeInTranscript(open: OpenFile, offset: number, asSnippets: boolean): CompletionList {
  const { file: uri, folder, transcript } = open;
  const attributes = completeFrontMatter(open, offset);
  if (attributes) return { isIncomplete: false, items: frontMatterItems(transcript, attributes) };
  const codes = completeCode(open, offset);
  const speakers = completeSpeaker(open, offset);
  const list = codes
    ? codeList(folder.study.codebook.codes, uri, transcript, codes)
    : { isIncomplete: false, items: [] };
  if (!speakers) return list;
  // An editor must ask again, as a name that is complete is not to be chosen from a list any more.
  const isIncomplete = list.isIncomplete || speakers.typed !== '';
  return { isIncomplete, items: [...list.items, ...speakerItems(transcript, speakers, asSnippets)] };
}

/**
 * An editor asks after a space only so that a label which others go on from is found with spaces between its words. True
 * when something that is offered begins with what is typed, space included; everywhere else a space is no wish to choose.
 */
function goesOn({ documents }: Context, { items }: CompletionList, params: CompletionParams): boolean {
  const document = documents.get(params.textDocument.uri);
  return items.some(({ label, filterText = label, textEdit }) => {
    if (!document || !textEdit || !('range' in textEdit)) return false;
    const typed = document.getText({ start: textEdit.range.start, end: params.position }).toLowerCase();
    return typed.trim() !== '' && filterText.toLowerCase().startsWith(typed);
  });
}

function documented({ workspace }: Context, item: CompletionItem): CompletionItem {
  const data = itemData.safeParse(item.data);
  const folder = data.success ? studyOf(workspace, data.data.uri) : undefined;
  if (!data.success || !folder) return item;
  const { uri, label } = data.data;
  const facts = factsOf(folder.study, label, { file: uri, coding: -1 }, mostQuotes);
  return { ...item, documentation: { kind: MarkupKind.Markdown, value: codeMarkdown(facts, folder) } };
}

function studyOf(workspace: Workspace, uri: string): WorkspaceStudy | undefined {
  return workspace.studyOf(uri) ?? workspace.studyOfCodebook(uri);
}
