import * as l10n from '@vscode/l10n';
import type * as z from 'zod/mini';
import type { Codebook } from '../codebook/codebook';
import { palette } from '../codebook/palette';
import { Refusal } from '../codebook/refusal';
import { type History, type Plan, planReshaping } from '../features/reshape/plan';
import type { Reshaping } from '../features/reshape/reshaping';
import { alongInWords, alongSentence, takenAlong } from '../features/reshape/takenAlong';
import { labelPlaceOf, labelReplacements, verifiedEdits } from '../features/reshape/transcriptEdits';
import { OutOfStep } from '../features/shared/outOfStep';
import type { FileChange } from '../protocol/change';
import { fingerprint } from '../protocol/fingerprint';
import type { ChangedInEditor, Held } from '../protocol/held';
import { codeEntryRequest, type Reshaped, reshapeRequest } from '../protocol/reshape';
import type { TextEdit } from '../transcript/textEdit';
import type { Range } from '../transcript/transcript';
import { asked } from '../workspace/asked';
import { worthThreads } from '../workspace/files';
import { editorChange, type HeldFile } from '../workspace/heldChange';
import { studyAt } from '../workspace/transcriptsOf';
import { fileName, normalizeUri, relativePath } from '../workspace/uris';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import type { Context } from './context';
import { toRange } from './convert';
import type { Feature } from './feature';
import { answer } from './guard';
import { fileChange, proposalIn } from './proposed';

/** Our own request for reshaping the codes of a study. */
export const reshapeFeature: Feature = {
  register(context) {
    answer(context.connection, reshapeRequest, null, async ({ folder, reshaping, history, holdFrom }) => {
      const found = await studyAt(context.workspace, folder);
      return found ? reshapeStudy(context, found, normalized(reshaping), history, holdFrom) : null;
    });
    answer(context.connection, codeEntryRequest, null, async ({ folder, label }) => {
      const found = await studyAt(context.workspace, folder);
      return found?.codebookFile ? entryIn(found.codebookFile.codebook, label) : null;
    });
  },
};

/** What a codebook says of a code by itself. */
function entryIn(
  { codes, colors }: Codebook,
  label: string,
): NonNullable<z.infer<typeof codeEntryRequest.result>> {
  const code = codes.find((one) => one.label === label);
  const isIn = (outer: Range, { start, end }: Range) => outer.start <= start && end <= outer.end;
  const inner = codes.filter(({ parent }) => parent === label);
  const own = colors.find(
    ({ range }) => code && isIn(code.range, range) && !inner.some((one) => isIn(one.range, range)),
  );
  const { description, include, exclude, example } = code ?? {};
  return {
    definition: {
      description: description ?? '',
      include: include ?? '',
      exclude: exclude ?? '',
      example: example ?? '',
    },
    color: own?.color ?? null,
    palette: palette.map(({ color }) => color),
  };
}

/**
 * What a reshaping changes, worked out from what the files hold at this moment: open ones as the editor shows them.
 *
 * @param holdFrom from so many files on that are not open, these are kept to be written
 * @throws Refusal when it cannot be done
 */
export async function reshapeStudy(
  context: Context,
  folder: WorkspaceStudy,
  reshaping: Reshaping,
  history: History,
  holdFrom = Number.POSITIVE_INFINITY,
): Promise<Exclude<Reshaped, { refused: string }>> {
  await checkStudyReadable(context, folder);
  const isRespelling = reshaping.kind === 'respell';
  // A spelling changes nothing in the codebook, which may have mistakes.
  const codebook = isRespelling ? null : await codebookText(context, folder);
  const plan = planReshaping(folder.study, codebook, reshaping, history);
  const noted: Noted | null = plan.files.size < holdFrom ? null : { closed: new Map(), open: new Map() };
  const worked = [
    ...codebookChange(context, folder, plan, noted),
    ...(await transcriptChanges(context, folder, plan, noted)),
  ];
  // A spelling is named by whoever has it changed.
  const along = isRespelling ? [] : takenAlong(folder.study, plan.labelChanges);
  // The preview shows the title above every change.
  const title =
    along.length === 0 ? plan.title : l10n.t('{0}, and along with it {1}', plan.title, alongInWords(along));
  const isHeld = noted !== null && noted.closed.size >= holdFrom;
  const files = worked.filter(({ uri }) => !isHeld || !noted.closed.has(uri));
  const inOrder = worked.map(({ uri }) => uri);
  const held = isHeld ? { held: heldChange(context, folder, title, inOrder, noted) } : {};
  return {
    change: { title, files },
    ...held,
    counts: plan.counts,
    did: plan.did,
    along: alongSentence(along),
  };
}

/** What becomes of files that are not open and can be written, and what takes it back in the others. */
interface Noted {
  readonly closed: Map<string, HeldFile>;
  readonly open: Map<string, ChangedInEditor>;
}

function heldChange(
  { held }: Context,
  { root }: WorkspaceStudy,
  title: string,
  uris: readonly string[],
  { closed, open }: Noted,
): Held {
  const files = new Map(uris.flatMap((uri) => closed.get(uri) ?? []).map((file) => [file.uri, file]));
  const { id } = held.plan({ title, folder: root, files, inEditor: [...open.values()] });
  return { id, files: [...files.values()].map(({ uri, edits }) => ({ uri, edits: edits.length })) };
}

function note(
  { workspace, writer }: Context,
  { closed, open }: Noted,
  uri: string,
  text: string,
  edits: readonly TextEdit[],
): void {
  if (edits.length === 0) return;
  const file: HeldFile = { uri, edits, before: fingerprint(text) };
  if (!workspace.isShown(uri) && writer?.writes(uri)) closed.set(uri, file);
  else open.set(uri, editorChange(file, text));
}

/** Whoever asks may spell URIs in another way. */
function normalized(reshaping: z.infer<typeof reshapeRequest.params>['reshaping']): Reshaping {
  if (reshaping.kind !== 'recode') return reshaping;
  const codings = reshaping.codings.map((coding) => ({ ...coding, file: normalizeUri(coding.file) }));
  return { ...reshaping, codings };
}

/**
 * Resolves when the whole study has been read: one of which only a part is known would keep the old code in the rest.
 *
 * @throws Refusal when something of it cannot be read
 */
export async function checkStudyReadable({ workspace }: Context, folder: WorkspaceStudy): Promise<void> {
  const unreadable = await workspace.unreadable(folder);
  if (!unreadable) return;
  const { uri, why } = unreadable;
  throw new Refusal(
    l10n.t(
      '{0} cannot be read: {1}. It may use the code, so nothing was changed.',
      relativePath(folder.root, uri) ?? fileName(uri),
      why,
    ),
  );
}

/** @throws OutOfStep when the study knows another one */
async function codebookText(
  { workspace }: Context,
  { codebookFile }: WorkspaceStudy,
): Promise<string | null> {
  if (!codebookFile) return null;
  const text = await workspace.textOf(codebookFile.uri);
  if (text === codebookFile.text) return text;
  void workspace.changedOnDisk([codebookFile.uri]);
  throw new OutOfStep(codebookFile.uri, fileName(codebookFile.uri));
}

function codebookChange(
  context: Context,
  { codebookFile }: WorkspaceStudy,
  plan: Plan,
  noted: Noted | null,
): FileChange[] {
  if (!codebookFile || plan.codebook.length === 0) return [];
  if (noted) note(context, noted, codebookFile.uri, codebookFile.text, plan.codebook);
  return [fileChange(context, codebookFile.uri, codebookFile.text, plan.codebook)];
}

/** So many files are read at once. */
const atOnce = 16;

/**
 * What a plan changes in the transcripts, in their order.
 *
 * @param noted gets what becomes of each file; null where nobody wants to know
 * @throws OutOfStep when the study knows another text of one; Refusal when something would be read as something else
 */
export async function transcriptChanges(
  context: Context,
  folder: WorkspaceStudy,
  plan: Plan,
  noted: Noted | null = null,
): Promise<FileChange[]> {
  const { workspace } = context;
  const { nameOf, keep: inEditor } = proposalIn(context, folder);
  const keep: typeof inEditor = (uri, text, edits) => {
    if (noted) note(context, noted, uri, text, edits);
    return inEditor(uri, text, edits);
  };
  try {
    const verified = await asked(workspace, verifiedEdits(plan, folder.study, nameOf, keep));
    const isPlain = (uri: string) => !verified.has(uri) && plan.files.get(uri)?.verified === false;
    // What is to be written is read here, as it is known again by its text.
    const found = noted ? new Map<string, FileChange>() : await plainChanges(context, folder, plan, isPlain);
    const waiting = [...plan.files.keys()].filter((uri) => isPlain(uri) && !found.has(uri));
    const reader = async () => {
      for (let uri = waiting.pop(); uri !== undefined; uri = waiting.pop()) {
        const text = await workspace.textOf(uri);
        if (text === null) throw new OutOfStep(uri, nameOf(uri));
        const edits = labelReplacements(plan, folder.study, uri, text, nameOf(uri));
        if (edits.length > 0) found.set(uri, keep(uri, text, edits));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, reader));
    const all = new Map([...verified, ...found]);
    const files = new Set([...plan.files.keys(), ...all.keys()]);
    return [...files].flatMap((uri) => all.get(uri) ?? []);
  } catch (error) {
    if (error instanceof OutOfStep) void workspace.changedOnDisk([error.file]);
    throw error;
  }
}

/** So many files go to another thread at a time. */
const batchSize = 128;

/**
 * The changes of closed files in which labels only give way to others, and which other threads have found to be as the
 * index has them: then it tells all edits. None where there are so few that they are quickly read here.
 */
async function plainChanges(
  { workspace }: Context,
  { root }: WorkspaceStudy,
  { files, labelChanges }: Plan,
  isPlain: (uri: string) => boolean,
): Promise<Map<string, FileChange>> {
  const found = new Map<string, FileChange>();
  const { readerPool } = workspace;
  const plain = [...files].filter(
    ([uri]) => isPlain(uri) && !workspace.isShown(uri) && readerPool?.reads(uri),
  );
  if (!readerPool || plain.length < worthThreads) return found;
  const labels = [...labelChanges.labels.keys()];
  const asker = async () => {
    for (let batch = plain.splice(0, batchSize); batch.length > 0; batch = plain.splice(0, batchSize)) {
      const asked = batch.map(([uri, { changes }]) => ({ uri, places: changes.map(labelPlaceOf) }));
      // A thread may run out of memory where this one does not: what it has not looked at is read here.
      const answers = await readerPool.haveLabels(asked, root, labels).catch(() => []);
      for (const [index, [uri, { changes }]] of batch.entries()) {
        // Somebody may have opened it meanwhile.
        if (answers[index] !== true || workspace.isShown(uri)) continue;
        const edits = changes.map(({ at, written, to }) => ({
          range: toRange(at),
          newText: to[0] ?? written,
        }));
        found.set(uri, { uri, version: null, edits });
      }
    }
  };
  await Promise.all(Array.from({ length: readerPool.batches }, asker));
  return found;
}
