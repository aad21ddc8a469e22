import * as l10n from '@vscode/l10n';
import type * as z from 'zod/mini';
import { defaultTranscripts } from '../codebook/codebook';
import type { Imported } from '../exchange/imported';
import { transcriptsFolder } from '../features/importing/transcriptsFolder';
import {
  forgetImportsRequest,
  type ImportPlace,
  importPlacesRequest,
  planImportRequest,
  type ReadImport,
  readImportRequest,
} from '../protocol/importing';
import { codebookName, memberOf } from '../study/members';
import { fileName, joinUri, normalizeUri, parentFolder, relativePath, uriNamed } from '../workspace/uris';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import type { Context } from './context';
import type { Feature } from './feature';
import { answer } from './guard';
import { fileChange } from './proposed';

/** Our own requests for files of other programs. Their readers are large, and loaded when they are asked for. */
export const importingFeature: Feature = {
  register(context) {
    const { connection, workspace } = context;
    const kept = new Map<string, Imported>();
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
      return readAndKeep(context, kept, file);
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

async function readAndKeep(context: Context, kept: Map<string, Imported>, file: string): Promise<ReadImport> {
  const { ImportError } = await import('../exchange/imported');
  const { countImport } = await import('../features/importing/importCounts');
  const { lossInWords } = await import('../features/importing/lossWords');
  try {
    const imported = await readImported(context, file);
    kept.set(file, imported);
    return { kind: 'read', ...countImport(imported), lost: imported.lost.map(lossInWords) };
  } catch (error) {
    if (error instanceof ImportError) return { kind: 'unreadable', why: error.message };
    if (!(error instanceof Error)) throw error;
    return { kind: 'unreadable', why: l10n.t('It cannot be read: {0}.', error.message) };
  }
}

async function readImported({ workspace }: Context, file: string): Promise<Imported> {
  const { largestImport } = await import('../features/importing/importable');
  const { readImport } = await import('../exchange/readFile');
  return readImport(await workspace.bytesOf(file, largestImport), fileName(file));
}

async function plan(
  context: Context,
  kept: ReadonlyMap<string, Imported>,
  params: z.infer<typeof planImportRequest.params>,
): Promise<z.infer<typeof planImportRequest.result>> {
  const { combined } = await import('../exchange/combine');
  const { writeImport } = await import('../exchange/writeImport');
  const { importReport } = await import('../features/importing/importReport');
  const { workspace } = context;
  await workspace.known();
  const files: { readonly uri: string; readonly imported: Imported }[] = [];
  for (const name of params.files) {
    const uri = uriNamed(name);
    files.push({ uri, imported: kept.get(uri) ?? (await readImported(context, uri)) });
  }
  const codebook = uriNamed(params.place.codebook);
  const folder = uriNamed(params.place.folder);
  const before = await workspace.textOf(codebook);
  const together = combined(files.map(({ imported }) => ({ ...imported, lost: [] })));
  const { times, taken } = params;
  const written = writeImport(together, { times, taken, coder: null, codebook: before });
  const isRead = readsIn(context, parentFolder(codebook), before !== null);
  const linkTo = linker(params.linkBase);
  const report = importReport({
    written,
    folder: fileName(folder),
    linkTo: (name) => linkTo(joinUri(folder, name)),
    codebook: { link: linkTo(codebook), isNew: before === null },
    files: files.map(({ uri, imported }) => ({
      name: fileName(uri),
      link: linkTo(uri),
      sources: imported.sources.length,
      lost: imported.lost,
    })),
    unread: written.transcripts.map(({ name }) => name).filter((name) => !isRead(joinUri(folder, name))),
  });
  const changed = before === null ? null : written.codebook;
  return {
    transcripts: written.transcripts.map(({ name, text }) => ({ name, text })),
    newCodebook: before === null ? written.codebook : null,
    change: changed === null || before === null ? null : changeOf(context, codebook, before, changed),
    report,
  };
}

/** Whether files of a study are read as its transcripts, by their names. */
function readsIn({ workspace }: Context, root: string, hasCodebook: boolean): (file: string) => boolean {
  const study = hasCodebook ? workspace.studies.find((one) => one.root === root) : undefined;
  const names = study?.names ?? memberOf(defaultTranscripts);
  return (file) => names(relativePath(root, file) ?? '');
}

/** The change of a codebook, from where it first differs to where it last does, so that the cursor stays where it is. */
function changeOf(context: Context, uri: string, before: string, after: string) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let rest = 0;
  while (rest < most - start && before.at(-1 - rest) === after.at(-1 - rest)) rest++;
  const range = { start, end: before.length - rest };
  const newText = after.slice(start, after.length - rest);
  return {
    title: l10n.t('Import'),
    files: [fileChange(context, uri, before, [{ range, newText }])],
  };
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
