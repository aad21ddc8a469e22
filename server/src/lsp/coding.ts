import type { Range } from 'vscode-languageserver';
import type * as z from 'zod/mini';
import { addMemo, moveCoding, removeCodings } from '../features/coding/changeCodings';
import { codingChoices } from '../features/coding/choices';
import { codePassages } from '../features/coding/codePassages';
import { codedRange, codingsSelected } from '../features/coding/codingsOn';
import { type CreatedCode, rankOfNew } from '../features/coding/newCodes';
import type { Outcome } from '../features/coding/outcome';
import type { OpenTranscript } from '../features/shared/openTranscript';
import { vocabularyWith } from '../features/shared/proposals';
import type { Change } from '../protocol/change';
import type { CodingAt, CodingOffer } from '../protocol/coding';
import * as protocol from '../protocol/coding';
import type { Range as Offsets, Transcript } from '../transcript/transcript';
import type { Context } from './context';
import { offsetsToRange, toOffset } from './convert';
import type { Feature } from './feature';
import { answer } from './guard';
import { codebookChange, inStep, shown, withAllFiles } from './inStep';

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
