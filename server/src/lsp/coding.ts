import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver';
import type * as z from 'zod/mini';
import type { Codebook } from '../codebook/codebook';
import { readCodebook } from '../codebook/read';
import { Refusal } from '../codebook/refusal';
import { addMemo, moveCoding, removeCodings } from '../features/coding/changeCodings';
import { codingChoices } from '../features/coding/choices';
import { codePassages } from '../features/coding/codePassages';
import { codedRange, codingsSelected } from '../features/coding/codingsOn';
import { type CreatedCode, codebookWith, rankOfNew } from '../features/coding/newCodes';
import type { Outcome } from '../features/coding/outcome';
import type { OpenTranscript } from '../features/shared/openTranscript';
import { vocabularyWith, withOthers } from '../features/shared/proposals';
import type { Change, FileChange } from '../protocol/change';
import type { CodingAt, CodingOffer } from '../protocol/coding';
import * as protocol from '../protocol/coding';
import { splitLines } from '../transcript/lines';
import { parse } from '../transcript/parse';
import { applyEdit, type TextEdit } from '../transcript/textEdit';
import type { Range as Offsets, Transcript } from '../transcript/transcript';
import { asked } from '../workspace/asked';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import { type Context, type OpenFile, openFile } from './context';
import { offsetsToRange, toOffset, toTextEdits } from './convert';
import type { Feature } from './feature';
import { answer } from './guard';
import { proposalIn } from './proposed';

/** Putting codes on words: what may be done, and the changes that do it. Nothing is written here. */
export const codingFeature: Feature = {
  register(context) {
    const { connection } = context;
    answer(
      connection,
      protocol.codingChoicesRequest,
      null,
      async ({ uri, selections }): Promise<CodingOffer | null> => {
        const open = await shown(context, uri);
        if (!open) return null;
        const {
          study,
          folder: { root },
        } = open;
        const { offset, ...found } = codingChoices(open, wordsIn(open.transcript, selections));
        const at = offsetsToRange(open.transcript.lineStarts, { start: offset, end: offset }).start;
        return {
          at,
          ...found,
          folder: root,
          hasCodebook: study.hasCodebook,
          choices: found.choices.map((choice) => ({
            ...choice,
            kind: study.hasCodebook ? choice.kind : 'unknown',
          })),
        };
      },
    );
    answer(connection, protocol.codingsAtRequest, [], async ({ uri, selections }) => {
      const open = await shown(context, uri);
      return open ? codingsAt(open.transcript, wordsIn(open.transcript, selections)) : [];
    });
    answer(connection, protocol.codePassageRequest, null, (params) => codePassage(context, params));
    answer(connection, protocol.removeCodingsRequest, null, ({ codings, ...at }) =>
      changed(context, at, (open) => removeCodings(open, codings)),
    );
    answer(connection, protocol.moveCodingRequest, null, ({ coding, to, ...at }) =>
      changed(context, at, (open) => moveCoding(open, coding, toOffsets(open.transcript, to))),
    );
    answer(connection, protocol.addMemoRequest, null, ({ selections, on, text, ...at }) =>
      changed(context, at, (open) => addMemo(open, wordsIn(open.transcript, selections), on, text)),
    );
  },
};

/** What the editor shows of a transcript, read at this moment; null for a file that is none. */
async function shown(context: Context, uri: string): Promise<OpenFile | null> {
  const open = await openFile(context, { uri });
  if (!open) return null;
  const { study } = open;
  const text = context.documents.get(uri)?.getText() ?? open.transcript.text;
  return { ...open, transcript: parse(text, study.vocabulary(), open.file) };
}

/** An open transcript that is as the editor has it. */
interface FileInStep extends OpenFile {
  /** The URI as the editor spells it. */
  readonly asked: string;
  readonly version: number;
}

async function inStep(context: Context, uri: string, version: number): Promise<FileInStep | null> {
  const open = await shown(context, uri);
  if (!open) return null;
  if (context.documents.get(uri)?.version === version) return { ...open, asked: uri, version };
  throw new Refusal(
    l10n.t('The transcript was changed meanwhile, so nothing was written. Please try again.'),
  );
}

function toOffsets(transcript: Transcript, { start, end }: Range): Offsets {
  const ends = [toOffset(transcript, start), toOffset(transcript, end)];
  return { start: Math.min(...ends), end: Math.max(...ends) };
}

function wordsIn(transcript: Transcript, selections: readonly Range[]): Offsets[] {
  return selections.map((selection) => toOffsets(transcript, selection));
}

function codingsAt(transcript: Transcript, selections: readonly Offsets[]): CodingAt[] {
  const { codings, lineStarts, memos } = transcript;
  const found = codingsSelected(transcript, selections);
  return found.flatMap((index) => {
    const coding = codings[index];
    if (!coding) return [];
    return {
      line: coding.line,
      label: coding.label,
      quote: coding.quote?.text ?? null,
      words: offsetsToRange(lineStarts, codedRange(transcript, coding)),
      memos: memos.filter((memo) => memo.coding === index).map(({ text }) => text),
    };
  });
}

/** A change of one transcript, worked out from what the editor has. */
async function changed(
  context: Context,
  { uri, version }: { uri: string; version: number },
  work: (open: OpenTranscript) => Outcome,
): Promise<{ change: Change; did: string } | null> {
  const open = await inStep(context, uri, version);
  if (!open) return null;
  const outcome = work(open);
  const files = await withAllFiles(context, open, outcome.edits, null);
  return { change: { title: outcome.did, files }, did: outcome.did };
}

/**
 * The changes of a transcript, and of others that would say something else by them: what is known as a label elsewhere may hang
 * on this one.
 *
 * @param codebook as it will be; null where it stays as it is
 */
async function withAllFiles(
  context: Context,
  open: FileInStep,
  edits: readonly TextEdit[],
  codebook: Codebook | null,
): Promise<FileChange[]> {
  const all = proposalIn(context, open.folder);
  const keep: typeof all.keep = (uri, text, own) =>
    uri === open.file ? fileChange(open, own) : all.keep(uri, text, own);
  const proposal = { ...all, keep };
  const asking = withOthers(proposal, open.file, open.transcript.text, edits, codebook);
  return [...(await asked(context.workspace, asking)).values()];
}

function fileChange({ asked, version, transcript }: FileInStep, edits: readonly TextEdit[]): FileChange {
  return { uri: asked, version, edits: toTextEdits(transcript.lineStarts, edits) };
}

async function codePassage(
  context: Context,
  { uri, version, selections, add, remove, newCodes }: z.infer<typeof protocol.codePassageRequest.params>,
): Promise<z.infer<typeof protocol.codePassageRequest.result>> {
  const open = await inStep(context, uri, version);
  if (!open) return null;
  const { study } = open;
  const isKnown = ({ label }: CreatedCode) => study.resolve(label) !== undefined;
  const created = newCodes.filter((code) => !isKnown(code));
  const book = await codebookChange(context, open.folder, created);
  const coded = codePassages(open, wordsIn(open.transcript, selections), {
    add: [...add, ...newCodes.filter(isKnown).map(({ label }) => label)],
    remove,
    created: created.map((code) => ({ label: code.label, rank: rankOfNew(study, code) })),
    vocabulary: vocabularyWith(study, book.after),
  });
  const files = [...(await withAllFiles(context, open, coded.edits, book.after)), ...book.files];
  return { change: { title: coded.did, files }, coded: coded.coded, did: coded.did };
}

/** What brings new codes into the codebook of a study; nothing where it has none. */
async function codebookChange(
  { workspace, documents }: Context,
  { study, codebookFile }: WorkspaceStudy,
  codes: readonly CreatedCode[],
): Promise<{ files: FileChange[]; after: Codebook | null }> {
  if (!codebookFile || codes.length === 0) return { files: [], after: null };
  const { uri } = codebookFile;
  const open = documents.get(uri);
  // The codebook is read as it is at this moment: somebody else may just have changed it on the disk.
  const text = open?.getText() ?? (await workspace.textOf(uri));
  if (text === null)
    throw new Refusal(l10n.t('The codebook cannot be read any more, so no code can be added to it.'));
  const edit = codebookWith(study, text, codes);
  if (!edit) return { files: [], after: null };
  const edits = toTextEdits(splitLines(text).starts, [edit]);
  const after = readCodebook(applyEdit(text, edit));
  return { files: [{ ...documents.identifier(uri), edits }], after };
}
