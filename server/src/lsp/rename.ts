import {
  MessageType,
  type PrepareRenameParams,
  type Range,
  type RenameParams,
  ShowMessageNotification,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { codingAt, mentionAt, speakerAt } from '../features/shared/names';
import { type Renaming, renamingRequest } from '../protocol/reshape';
import { today } from '../protocol/today';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import { type Context, openCodebookFile, openFile } from './context';
import { offsetsToRange, toOffset } from './convert';
import type { Feature } from './feature';
import { answer, guarded } from './guard';
import { reshapeStudy } from './reshape';

/** F2 on a code, in a transcript or in codebook.yaml, and on the name of a speaker: both are renamed in the whole study. */
export const renameFeature: Feature = {
  capability: ({ textDocument }) => ({
    // Preparing a renaming is offered only to editors that know of it, as the protocol has it; others are answered all the same.
    renameProvider: textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
  }),
  register(context) {
    const { connection } = context;
    connection.onPrepareRename(
      guarded<PrepareRenameParams, { range: Range; placeholder: string } | null>(
        connection,
        'Renaming',
        null,
        async (params) => {
          const named = await nameAt(context, params);
          return named && { range: named.range, placeholder: named.name };
        },
      ),
    );
    answer(connection, renamingRequest, null, async ({ uri, position, to }) => {
      const named = await nameAt(context, { textDocument: { uri }, position });
      if (!named) return null;
      return { folder: named.folder.root, reshaping: named.reshaping(to), hasAliases: named.hasAliases };
    });
    connection.onRenameRequest(
      guarded<RenameParams, WorkspaceEdit | null>(connection, 'Renaming', null, async (params) => {
        const named = await nameAt(context, params);
        if (!named) return null;
        const history = context.settings.current.reshaping.history ? { date: today() } : null;
        const answer = await reshapeStudy(context, named.folder, named.reshaping(params.newName), history);
        const { title, files } = answer.change;
        if (answer.along !== '')
          void connection.sendNotification(ShowMessageNotification.type, {
            type: MessageType.Info,
            message: answer.along,
          });
        const isAnnotated = context.client().workspace?.workspaceEdit?.changeAnnotationSupport !== undefined;
        const documentChanges = files.map(({ uri, version, edits }) => ({
          textDocument: { uri, version },
          edits: isAnnotated ? edits.map((edit) => ({ ...edit, annotationId: title })) : edits,
        }));
        return isAnnotated
          ? { documentChanges, changeAnnotations: { [title]: { label: title } } }
          : { documentChanges };
      }),
    );
  },
};

/** What has a name at a place. */
interface Named {
  readonly folder: WorkspaceStudy;
  readonly name: string;
  readonly range: Range;
  reshaping(to: string): Renaming['reshaping'];
  /** See `Renaming`. */
  readonly hasAliases: boolean;
}

async function nameAt(
  context: Context,
  { textDocument, position }: PrepareRenameParams,
): Promise<Named | null> {
  const open = await openFile(context, textDocument);
  if (open) {
    const { folder, transcript } = open;
    const offset = toOffset(transcript, position);
    const coding = transcript.codings[codingAt(transcript, offset)];
    if (coding && coding.label !== '') {
      const range = offsetsToRange(transcript.lineStarts, coding.labelRange);
      return code(folder, coding.label, range);
    }
    const speaker = speakerAt(transcript, offset);
    const place = transcript.turns.find(
      ({ speakerRange }) => speakerRange && speakerRange.start <= offset && offset <= speakerRange.end,
    )?.speakerRange;
    if (speaker === null || !place) return null;
    return {
      folder,
      name: transcript.text.slice(place.start, place.end),
      range: offsetsToRange(transcript.lineStarts, place),
      reshaping: (to) => ({ kind: 'renameSpeaker', from: speaker, to }),
      hasAliases: false,
    };
  }
  const book = await openCodebookFile(context, textDocument);
  const mention = book && mentionAt(book.codebook, toOffset(book, position));
  return mention && code(book.folder, mention.text, offsetsToRange(book.lineStarts, mention.range));
}

/** @param range where it is named, under any of its spellings */
function code(folder: WorkspaceStudy, written: string, range: Range): Named {
  // Whoever renames an alias means its code: in the box stands what is renamed.
  const name = folder.study.hasCodebook ? (folder.study.resolve(written)?.label ?? written) : written;
  return {
    folder,
    name,
    range,
    reshaping: (to) => ({ kind: 'rename', label: name, to, keepAlias: false }),
    hasAliases: folder.codebookFile?.codebook.codes.some(({ label }) => label === name) ?? false,
  };
}
