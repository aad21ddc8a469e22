import * as l10n from '@vscode/l10n';
import type * as z from 'zod/mini';
import { type CodedFile, codedFile } from '../analysis/codedFile';
import { Refusal } from '../codebook/refusal';
import { rankOfNew } from '../features/coding/newCodes';
import { coderText } from '../features/moderation/coderText';
import { moderate, type UnpairedPassage, updateModerated } from '../features/moderation/moderate';
import { moderatedName } from '../features/moderation/moderatedName';
import { settleAnswers } from '../features/moderation/settleAnswers';
import { settlerProblem } from '../features/moderation/settler';
import { finishingEdits, tallyInWords, tallyOf } from '../features/moderation/tally';
import { escapeMarkdown } from '../features/shared/markdown';
import { vocabularyWith } from '../features/shared/proposals';
import { part } from '../features/trees/tree';
import type { FileChange } from '../protocol/change';
import * as protocol from '../protocol/moderation';
import { itemAt } from '../transcript/itemAt';
import { readTranscripts, studyAt } from '../workspace/transcriptsOf';
import { fileName, joinUri, normalizeUri, parentFolder } from '../workspace/uris';
import type { Workspace } from '../workspace/workspace';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import { codersOf, interviewsOf, nameIn } from './coderFiles';
import type { Context } from './context';
import { toOffset } from './convert';
import type { Feature } from './feature';
import { answer } from './guard';
import { codebookChange, inStep, withAllFiles } from './inStep';

/** Comparing what coders have coded, and settling it in a file of its own. Nothing is written here. */
export const moderationFeature: Feature = {
  register(context) {
    const { connection, workspace } = context;
    answer(connection, protocol.codedInterviewsRequest, [], async () => {
      await workspace.known();
      return workspace.studies.flatMap((folder) =>
        interviewsOf(folder)
          .filter(({ files }) => files.length > 1)
          .map(({ key, name, files }) => ({
            folder: folder.root,
            study: folder.title,
            key,
            row: part('interview', key),
            name,
            files: files.map(({ file, coder, isModerated, codings }) => ({
              uri: file,
              name: nameIn(folder, file),
              coder,
              isModerated,
              codings,
            })),
          })),
      );
    });
    answer(connection, protocol.compareCodersRequest, null, async ({ folder: root, files }) => {
      const folder = await studyAt(workspace, root);
      const read = folder && (await readFiles(workspace, folder, files));
      if (!read || read.length < files.length) return null;
      const [first, second] = [itemAt(read, 0), itemAt(read, 1)];
      const other = coderText(folder.study, first, second);
      const texts: [string, string] = [coderText(folder.study, first, first).text, other.text];
      return { texts, lacking: other.lacking };
    });
    answer(connection, protocol.settlerRequest, null, async ({ folder: root, files, moderator }) => {
      const folder = await studyAt(workspace, root);
      if (!folder) return null;
      const coderOf = (file: string) => folder.study.transcripts.get(normalizeUri(file))?.coder ?? '';
      const coders = files.map((file) => ({ name: fileName(file), coder: coderOf(file) }));
      return { problem: settlerProblem(coders, moderator) };
    });
    answer(connection, protocol.moderateRequest, null, (params) => makeModerated(context, params));
    answer(connection, protocol.settleRequest, null, (params) => settle(context, params));
    answer(connection, protocol.updateModeratedRequest, null, async ({ uri, version }) => {
      const open = await inStep(context, uri, version);
      if (!open) return null;
      const { study, file, folder, transcript } = open;
      const coders = await coderFilesOf(workspace, folder, file);
      if (coders.length === 0) throw noCoders();
      const moderating = { study, coders, file, moderator: transcript.coder ?? '' };
      const { edits, questions, unpaired } = updateModerated(moderating, transcript);
      const files = await withAllFiles(context, open, edits, null);
      const title = l10n.t('Add questions for new codings');
      return { change: { title, files }, questions, lacking: lackingIn(folder, unpaired) };
    });
    answer(connection, protocol.finishModeratingRequest, null, async ({ uri, version, removeNoLines }) => {
      const open = await inStep(context, uri, version);
      if (!open) return null;
      const { file, folder } = open;
      const tally = tallyOf(open, await coderFilesOf(workspace, folder, file));
      const said = tallyInWords(tally);
      const edits = finishingEdits(open, said, removeNoLines);
      const files = await withAllFiles(context, open, edits, null);
      return { tally, said, change: { title: l10n.t('Finish settling'), files } };
    });
  },
};

/** Files of a study with what is coded in them; those that are none of its transcripts, or cannot be read, are left out. */
async function readFiles(
  workspace: Workspace,
  folder: WorkspaceStudy,
  files: readonly string[],
): Promise<CodedFile[]> {
  const read: CodedFile[] = [];
  for await (const { file, transcript } of readTranscripts(workspace, folder, files.map(normalizeUri)))
    if (transcript) read.push(codedFile(folder.study, file, transcript.coder ?? '', transcript));
  return read;
}

/** The files whose work a file settles. */
export async function coderFilesOf(
  workspace: Workspace,
  folder: WorkspaceStudy,
  file: string,
): Promise<CodedFile[]> {
  return readFiles(
    workspace,
    folder,
    codersOf(folder, file).map((one) => one.file),
  );
}

async function makeModerated(
  context: Context,
  { folder: root, files, moderator: given }: z.infer<typeof protocol.moderateRequest.params>,
): Promise<z.infer<typeof protocol.moderateRequest.result>> {
  const folder = await studyAt(context.workspace, root);
  const coders = folder && (await readFiles(context.workspace, folder, files));
  if (!coders || coders.length < files.length || coders.length < 2) return null;
  const moderator = given.trim();
  const problem = settlerProblem(
    coders.map(({ file, coder }) => ({ name: fileName(file), coder })),
    moderator,
  );
  if (problem !== null) throw new Refusal(problem);
  const first = itemAt(coders, 0);
  const { interview } = first.transcript;
  const name = moderatedName(fileName(first.file), first.coder, interview, moderator);
  if (name === null)
    throw new Refusal(
      l10n.t(
        'It is not clear how the file is to be called: nothing tells the number of the interview. Write “interview” in the front matter.',
      ),
    );
  const uri = joinUri(parentFolder(first.file), name);
  const { study } = folder;
  const made = moderate({ study, coders, file: normalizeUri(uri), moderator }, 'agreed');
  const { text, agreed, questions, unpaired } = made;
  return { uri, text, agreed, questions, lacking: lackingIn(folder, unpaired) };
}

function lackingIn(folder: WorkspaceStudy, unpaired: readonly UnpairedPassage[]): string[] {
  return unpaired.map(({ file, line, words, codes }) => {
    const where = escapeMarkdown(`${nameIn(folder, file)}:${line}`);
    return `${where}: **${escapeMarkdown(codes.join(', '))}**\n\n> ${escapeMarkdown(words)}`;
  });
}

async function settle(
  context: Context,
  { files: given }: z.infer<typeof protocol.settleRequest.params>,
): Promise<z.infer<typeof protocol.settleRequest.result>> {
  const changes = new Map<string, FileChange>();
  const done: string[] = [];
  for (const { uri, version, take, leaveOut, remove, add } of given) {
    const open = await inStep(context, uri, version);
    if (!open) return null;
    const { study, transcript, folder } = open;
    const isKnown = (label: string) => study.resolve(label) !== undefined;
    const created = (add?.newCodes ?? []).filter(({ label }) => !isKnown(label));
    const book = await codebookChange(context, folder, created);
    const start = add === null ? 0 : toOffset(transcript, add.passage.start);
    const passage = transcript.passages.findIndex(({ range }) => range.start === start);
    if (add !== null && passage < 0) throw passageGone();
    const codes = [
      ...(add?.labels ?? []).map((label) => ({ passage, label, rank: null })),
      ...created.map((code) => ({ passage, label: code.label, rank: rankOfNew(study, code) })),
    ];
    const then = vocabularyWith(study, book.after);
    const settled = settleAnswers(open, { take, leaveOut, remove, add: codes }, then);
    const own = [...(await withAllFiles(context, open, settled.edits, book.after)), ...book.files];
    for (const one of own) {
      const key = normalizeUri(one.uri);
      if (changes.has(key)) throw notTogether();
      changes.set(key, one);
    }
    done.push(settled.did);
  }
  const did = done.join(' · ');
  return { change: { title: did, files: [...changes.values()] }, did };
}

function noCoders(): Refusal {
  return new Refusal(
    l10n.t(
      'There is no file of a coder whose work this one settles. Name the coders in its front matter, such as “moderates: Ana, Ben”.',
    ),
  );
}

function passageGone(): Refusal {
  return new Refusal(l10n.t('The passage was changed meanwhile, so nothing was changed. Please try again.'));
}

function notTogether(): Refusal {
  return new Refusal(
    l10n.t(
      'These answers change other files along with their own, so nothing was changed. Answer the questions of one interview at a time.',
    ),
  );
}
