import * as l10n from '@vscode/l10n';
import {
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  ShowMessageNotification,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import * as z from 'zod/mini';
import { hasKinds } from '../features/shared/kinds';
import {
  caution,
  readingFileNotification,
  type StudyChanged,
  studyChangedNotification,
} from '../protocol/messages';
import { coalesced } from '../workspace/coalesced';
import type { Files } from '../workspace/files';
import { Milestones } from '../workspace/milestones';
import { normalizeUri, uriNamed } from '../workspace/uris';
import { warmUp } from '../workspace/warmUp';
import { Workspace } from '../workspace/workspace';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import { renewCodeLenses } from './codeLenses';
import type { Context } from './context';
import { FindingsDelivery } from './findingsDelivery';
import { unasked } from './guard';
import { endBrokenOff } from './held';
import { HeldChanges } from './heldChanges';
import { Publisher } from './publisher';
import { capabilitiesFor, registerFeatures } from './registry';
import { LiveSettings } from './settings';
import { ShownDocuments } from './shownDocuments';
import { offerOutlines, takesOutlines } from './symbols';

/** What the client may send along when it starts the server. Anything else is ignored. */
const initializationOptions = z.object({
  /** True when the client has our commands that ask how a transcript is written and who speaks. */
  asks: z.optional(z.boolean()),
  /** True when the client takes the findings of many files in one message: see `findingsNotification`. */
  findings: z.optional(z.boolean()),
  /** Translations of the server's messages: the English text, or key, to the translated one. */
  l10n: z.optional(
    z.record(
      z.string(),
      z.union([z.string(), z.object({ message: z.string(), comment: z.array(z.string()) })]),
    ),
  ),
  caution: z.optional(caution),
  /** The folder in which this workspace may have things kept on the disk; left out where nothing is to be kept. */
  storage: z.optional(z.string()),
});

/** How long an editor may take to watch a folder, in milliseconds. */
const watcherStart = 3000;

/** How long the trees may lag behind, in milliseconds. */
const quiet = 100;

/** So often is told how far the reading of all files is, however many they are. */
const tellings = 30;

/** Serves one client over an open connection. Everything the server needs of its surroundings comes in `files`. */
export function startServer(connection: Connection, files: Files): void {
  const documents = new ShownDocuments();
  const settings = new LiveSettings();
  const delivery = new FindingsDelivery(connection, () => deliverSoon());
  const publisher = new Publisher(delivery, () => settings.current.diagnostics.severity);
  let client: ClientCapabilities = {};
  let asks = false;
  let roots: string[] = [];
  let renewOutlines = async () => {};

  /** Does something that the editor has not asked for. What fails in it may be missing, and all else is right. */
  const attempt = (name: string, work: () => unknown) => unasked(connection.console, name, work);
  let isOutOfStep = false;
  /** Takes in what the editor tells. Where that fails, what is shown may be what was before, which people are told once. */
  const takeIn = (name: string, work: () => unknown) =>
    unasked(connection.console, name, work, () => {
      if (isOutOfStep) return;
      isOutOfStep = true;
      const message = l10n.t(
        'Something that changed could not be taken in, so that some of what is shown may be out of date. “Marginalia: Restart” reads everything anew. Please report this, with the log: it is a mistake of Marginalia.',
      );
      attempt('Telling of it', () =>
        connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message }),
      );
    });

  /** The URIs of some files or folders, in our spelling. One that is none costs only itself. */
  const urisOf = (files: readonly { readonly uri: string }[]) => {
    const uris: string[] = [];
    for (const { uri } of files) attempt('Reading a URI', () => uris.push(uriNamed(uri)));
    return uris;
  };

  /** Counts what has changed in any study. */
  let changes = 0;
  let told = '';
  /** How many files were waiting when that was told last. */
  let toldWaiting = 0;
  const milestones = new Milestones(tellings);
  const allFiles = () =>
    workspace.studies.reduce((sum, { study }) => sum + study.transcripts.size, workspace.waiting);
  const announce = coalesced(quiet, () => attempt('Telling what has changed', tellChanges));
  /** While files are read, their findings wait for a milestone. */
  const deliverSoon = coalesced(quiet, () => {
    if (workspace.waiting === 0) attempt('Telling findings', () => delivery.sendKept());
  });
  const tellChanges = () => {
    delivery.sendKept();
    toldWaiting = workspace.waiting;
    // What an open file alone shows is not what the study is.
    if (!workspace.isListed) return;
    const folders = workspace.studies;
    if (workspace.waiting === 0) {
      for (const folder of folders) {
        publisher.readToEnd(folder, workspace.isWhole(folder));
        attempt('Looking for what misspelt labels mean', () => publisher.nearest(folder));
      }
      warmUpStudies();
    }
    const known: StudyChanged = {
      studies: folders.length,
      transcripts: folders.reduce((sum, { study }) => sum + study.transcripts.size, 0),
      unread: folders.reduce((sum, { study }) => sum + study.unread.size, 0),
      waiting: workspace.waiting,
      withoutCodebook: folders.filter(({ codebookFile }) => !codebookFile).length,
      hasKinds: folders.some(({ study }) => hasKinds(study.codebook)),
      revision: changes,
    };
    // Whoever is told draws anew, which takes the keys out of the hands of somebody who is just using a tree.
    if (JSON.stringify(known) === told) return;
    told = JSON.stringify(known);
    if (known.waiting === 0) attempt('Asking for new counts', () => renewCodeLenses(context));
    return connection.sendNotification(studyChangedNotification.method, known);
  };

  let working: Promise<void> = Promise.resolve();
  const warmUpStudies = () => {
    working = working
      .then(() => warmUp(workspace.studies.map(({ study }) => study)))
      .catch((error) => connection.console.error(String(error)));
  };

  /** What a line is hangs on the codebook, and without one on the other files. */
  const lookAnew = coalesced(quiet, () => {
    if (client.workspace?.semanticTokens?.refreshSupport)
      attempt('Asking for new colours', () => connection.languages.semanticTokens.refresh());
    if (client.workspace?.foldingRange?.refreshSupport)
      attempt('Asking for new folds', () => connection.languages.foldingRange.refresh());
    attempt('Asking for new outlines', renewOutlines);
  });
  const diagnoseAll = (folder: WorkspaceStudy) =>
    attempt('Looking for mistakes', () => publisher.study(folder));

  const workspace = new Workspace(files, {
    transcript: (uri, folder, changed) => {
      publisher.transcript(uri, folder);
      if (changed) changes++;
      const { waiting } = workspace;
      if (waiting > 0 && !workspace.isShown(uri) ? milestones.passed(allFiles) : changed) announce();
    },
    codebook: (folder, changed) => {
      publisher.codebook(folder);
      if (!changed) return;
      diagnoseAll(folder);
      changes++;
      announce();
      lookAnew();
    },
    progress: () => {
      const { waiting } = workspace;
      // That much is to be read is told at once, and how far that is at milestones.
      if (waiting === 0 || waiting > 2 * toldWaiting) announce();
      if (waiting === 0) lookAnew();
    },
    misnamedCodebook: (uri, isBeside) => publisher.misnamedCodebook(uri, isBeside),
    unreadable: (what, uri, why) => publisher.unreadable(what, uri, why),
    problem: (message) => connection.console.error(message),
  });
  settings.onDidChange(() => {
    for (const folder of workspace.studies) {
      publisher.codebook(folder);
      diagnoseAll(folder);
    }
    attempt('Asking for counts or none', () => renewCodeLenses(context));
  });
  const context: Context = {
    connection,
    workspace,
    documents,
    settings,
    client: () => client,
    asks: () => asks,
    writer: files.writer ?? null,
    held: new HeldChanges(),
  };

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const options = initializationOptions.safeParse(params.initializationOptions ?? {});
    if (options.success && options.data.l10n) l10n.config({ contents: options.data.l10n });
    if (options.success && options.data.caution)
      workspace.beCareful(options.data.caution.setAside, (uri) =>
        // Written before the file is read, as the transports of VS Code do not wait.
        attempt('Telling what is read', () =>
          connection.sendNotification(readingFileNotification.method, { uri }),
        ),
      );
    if (options.success && options.data.storage) files.writer?.keepIn(options.data.storage);
    if (options.success && options.data.storage && !options.data.caution)
      files.readerPool?.keepIn(options.data.storage);
    asks = options.success && options.data.asks === true;
    if (options.success && options.data.findings === true) delivery.takeMany();
    client = params.capabilities;
    roots = urisOf(params.workspaceFolders ?? (params.rootUri ? [{ uri: params.rootUri }] : []));
    return {
      serverInfo: { name: 'marginalia' },
      capabilities: {
        textDocumentSync: {
          openClose: true,
          change: TextDocumentSyncKind.Incremental,
          save: !isTold(client),
        },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        ...capabilitiesFor(client),
      },
    };
  });

  connection.onInitialized(() => {
    attempt('Asking for the settings', () => settings.follow(connection, client));
    if (takesOutlines(client)) renewOutlines = offerOutlines(connection);
    attempt('Offering outlines', renewOutlines);
    if (!isTold(client)) workspace.lookAlone();
    takeIn('Looking for studies', async () => {
      await workspace.scan(roots);
      endBrokenOff(context);
    });
    if (isTold(client)) takeIn('Watching files', watch);
    // One that does not know them must not be asked to tell of them.
    if (client.workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
        takeIn('Taking in the folders of the workspace', () => {
          const gone = new Set(urisOf(removed));
          roots = [...roots.filter((root) => !gone.has(root)), ...urisOf(added)];
          return workspace.scan(roots);
        }),
      );
  });

  const watch = async () => {
    // Everything is watched, as a study's globs may name any file and a moved folder is reported as itself.
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: '**/*' }],
    });
    // An editor's watcher takes a moment to start, and would miss a file created before that.
    setTimeout(() => takeIn('Looking for studies again', () => workspace.rescan()), watcherStart);
  };

  connection.onDidChangeWatchedFiles(({ changes }) =>
    takeIn('Taking in changed files', () => {
      const files = changes.filter(
        ({ type }) => type >= FileChangeType.Created && type <= FileChangeType.Deleted,
      );
      const gone = files.filter(({ type }) => type === FileChangeType.Deleted);
      return workspace.changedOnDisk(urisOf(files), urisOf(gone));
    }),
  );
  documents.onDidOpen(({ document }) =>
    attempt('Telling what was found', () => delivery.opened(normalizeUri(document.uri))),
  );
  documents.onDidChangeContent(({ document }) =>
    takeIn('Taking in what was typed', () =>
      workspace.edited(normalizeUri(document.uri), document.getText()),
    ),
  );
  documents.onDidClose(({ document }) =>
    takeIn('Taking in what was closed', () => workspace.closed(normalizeUri(document.uri))),
  );
  documents.onDidSave(({ document }) =>
    takeIn('Taking in what was saved', () => workspace.saved(normalizeUri(document.uri))),
  );
  documents.listen(connection);

  registerFeatures(context);
  connection.listen();
}

/** Whether an editor tells when files change on the disk. */
function isTold({ workspace }: ClientCapabilities): boolean {
  return workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
}
