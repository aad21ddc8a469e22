import * as l10n from '@vscode/l10n';
import type * as z from 'zod/mini';
import { defaultTranscripts } from '../codebook/codebook';
import { Refusal } from '../codebook/refusal';
import type { TableCoding } from '../exchange/codingsTable';
import type { ImportedFile } from '../exchange/readFile';
import type { CodingsPlan } from '../features/coding/codingsFromTable';
import { transcriptsFolder } from '../features/importing/transcriptsFolder';
import type { FileChange } from '../protocol/change';
import { largestImport } from '../protocol/exchangeFiles';
import {
  forgetImportsRequest,
  type ImportPlace,
  importPlacesRequest,
  planImportRequest,
  type ReadImport,
  readImportRequest,
} from '../protocol/importing';
import { codebookName, memberOf } from '../study/members';
import { asked } from '../workspace/asked';
import { studyAt } from '../workspace/transcriptsOf';
import { fileName, joinUri, normalizeUri, parentFolder, relativePath, uriNamed } from '../workspace/uris';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import type { Context } from './context';
import type { Feature } from './feature';
import { answer } from './guard';
import { fileChange, proposalIn } from './proposed';

/** Our own requests for files of other programs. Their readers are large, and loaded when they are asked for. */
export const importingFeature: Feature = {
  register(context) {
    const { connection, workspace } = context;
    const kept = new Map<string, ImportedFile>();
    answer(connection, importPlacesRequest, [], async ({ folders }) => {
      await workspace.known();
      const studies = workspace.studies.filter(({ codebookFile }) => codebookFile !== null);
      const inNone = folders.map(uriNamed).filter((folder) => {
        return !studies.some(({ root }) => root === folder || relativePath(root, folder) !== null);
      });
      return [...studies.map(placeOfStudy), ...inNone.map(placeOfFolder)];
    });
    answer(connection, readImportRequest, null, async ({ uri, place }) => {
      const file = uriNamed(uri);
      await workspace.known();
      if (workspace.studyOf(file))
        return { kind: 'unreadable', why: l10n.t('This is a transcript of the study already.') };
      if (place.kind === 'folder' && readsIn(context, uriNamed(place.folder), false)(file))
        return {
          kind: 'unreadable',
          why: l10n.t('This is plain text in the folder of the study, where it is read as it is.'),
        };
      return readAndKeep(context, kept, file, place);
    });
    answer(connection, planImportRequest, null, (params) => plan(context, kept, params));
    answer(connection, forgetImportsRequest, null, async () => {
      kept.clear();
      return null;
    });
  },
};

function placeOfStudy({ root, title, study, names, codebookUri }: WorkspaceStudy): ImportPlace {
  const paths = Array.from(study.transcripts.keys(), (file) => relativePath(root, file) ?? '');
  const below = transcriptsFolder(paths, names);
  const folder = below === '' ? root : joinUri(root, below);
  return { kind: 'study', name: title, folder, codebook: codebookUri };
}

function placeOfFolder(folder: string): ImportPlace {
  return { kind: 'folder', name: fileName(folder), folder, codebook: joinUri(folder, codebookName) };
}

async function readAndKeep(
  context: Context,
  kept: Map<string, ImportedFile>,
  file: string,
  place: ImportPlace,
): Promise<ReadImport> {
  const { ImportError } = await import('../exchange/imported');
  const { countImport } = await import('../features/importing/importCounts');
  const { lossInWords } = await import('../features/importing/lossWords');
  try {
    const read = await readFile(context, file);
    if (read.kind === 'codings' && place.kind === 'folder')
      return {
        kind: 'unreadable',
        why: l10n.t('This table holds codings for transcripts that are there. Import it into their study.'),
      };
    kept.set(file, read);
    if (read.kind === 'codings')
      return { kind: 'codings', codings: read.codings.length, lost: read.lost.map(lossInWords) };
    return { kind: 'read', ...countImport(read.imported), lost: read.imported.lost.map(lossInWords) };
  } catch (error) {
    if (error instanceof ImportError) return { kind: 'unreadable', why: error.message };
    if (!(error instanceof Error)) throw error;
    return { kind: 'unreadable', why: l10n.t('It cannot be read: {0}.', error.message) };
  }
}

async function readFile({ workspace }: Context, file: string): Promise<ImportedFile> {
  const { readAny } = await import('../exchange/readFile');
  return readAny(await workspace.bytesOf(file, largestImport), fileName(file));
}

async function plan(
  context: Context,
  kept: ReadonlyMap<string, ImportedFile>,
  params: z.infer<typeof planImportRequest.params>,
): Promise<z.infer<typeof planImportRequest.result>> {
  const { combined, withCoder } = await import('../exchange/combine');
  const { writeImport } = await import('../exchange/writeImport');
  const { importReport } = await import('../features/importing/importReport');
  const { workspace } = context;
  await workspace.known();
  const files: { readonly uri: string; readonly read: ImportedFile }[] = [];
  for (const name of params.files) {
    const uri = uriNamed(name);
    files.push({ uri, read: kept.get(uri) ?? (await readFile(context, uri)) });
  }
  const codebook = uriNamed(params.place.codebook);
  const folder = uriNamed(params.place.folder);
  const before = await workspace.textOf(codebook);
  const rows = files.flatMap(({ read }) => (read.kind === 'codings' ? read.codings : []));
  const coded = rows.length === 0 ? null : await planCodings(context, parentFolder(codebook), before, rows);
  const imports = files.flatMap(({ read }) => (read.kind === 'study' ? read.imported : []));
  const together = combined(imports.map((imported) => ({ ...imported, lost: [] })));
  const { times, taken, coder } = params;
  const middle = coded?.codebook ?? before;
  const written = writeImport(withCoder(together, coder), { times, taken, coder: null, codebook: middle });
  const isRead = readsIn(context, parentFolder(codebook), before !== null);
  const linkTo = linker(params.linkBase);
  const after = written.codebook ?? middle;
  const changes = [
    ...(coded ? coded.files.values() : []),
    ...(before === null || after === null || after === before
      ? []
      : [codebookChange(context, codebook, before, after)]),
  ];
  const report = importReport({
    written: { ...written, codebook: after === before ? null : after },
    folder: fileName(folder),
    linkTo: (name) => linkTo(joinUri(folder, name)),
    codebook: { link: linkTo(codebook), isNew: before === null },
    files: files.map(({ uri, read }) => ({
      name: fileName(uri),
      link: linkTo(uri),
      sources: read.kind === 'study' ? read.imported.sources.length : 0,
      lost: read.kind === 'study' ? read.imported.lost : read.lost,
    })),
    unread: written.transcripts.map(({ name }) => name).filter((name) => !isRead(joinUri(folder, name))),
    coded: coded && {
      placed: coded.placed,
      there: coded.there,
      lost: coded.lost,
      files: Array.from(coded.files.keys(), (uri) => ({ name: fileName(uri), link: linkTo(uri) })),
    },
  });
  return {
    transcripts: written.transcripts.map(({ name, text }) => ({ name, text })),
    newCodebook: before === null ? written.codebook : null,
    change: changes.length === 0 ? null : { title: l10n.t('Import'), files: changes },
    placed: coded?.placed ?? 0,
    report,
  };
}

/** Where codings of tables go in the transcripts of the study of a folder. */
async function planCodings(
  context: Context,
  root: string,
  codebook: string | null,
  rows: readonly TableCoding[],
): Promise<CodingsPlan<FileChange>> {
  const { codingsFromTable } = await import('../features/coding/codingsFromTable');
  const study = await studyAt(context.workspace, root);
  if (!study)
    throw new Refusal(l10n.t('There is no study in this folder whose transcripts could get codings.'));
  return asked(context.workspace, codingsFromTable(proposalIn(context, study), codebook, rows));
}

/** Whether files of a study are read as its transcripts, by their names. */
function readsIn({ workspace }: Context, root: string, hasCodebook: boolean): (file: string) => boolean {
  const study = hasCodebook ? workspace.studies.find((one) => one.root === root) : undefined;
  const names = study?.names ?? memberOf(defaultTranscripts);
  return (file) => names(relativePath(root, file) ?? '');
}

/** The change of a codebook, from where it first differs to where it last does, so that the cursor stays where it is. */
function codebookChange(context: Context, uri: string, before: string, after: string): FileChange {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let rest = 0;
  while (rest < most - start && before.at(-1 - rest) === after.at(-1 - rest)) rest++;
  const range = { start, end: before.length - rest };
  const newText = after.slice(start, after.length - rest);
  return fileChange(context, uri, before, [{ range, newText }]);
}

/** Makes links from a folder, which stands for `/` in them. Of a file beside it they lead up first. */
function linker(base: string | null): (uri: string) => string | null {
  if (base === null) return () => null;
  const from = normalizeUri(base);
  return (uri) => {
    let up = '';
    for (let folder = from; ; folder = parentFolder(folder)) {
      const path = relativePath(folder, uri);
      if (path !== null) return `/${up}${path.split('/').map(encodeURIComponent).join('/')}`;
      if (parentFolder(folder) === folder) return null;
      up += '../';
    }
  };
}
