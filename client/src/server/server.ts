import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  ErrorCodes,
  type LanguageClientOptions,
  LSPErrorCodes,
  type Middleware,
  ResponseError,
  State,
} from 'vscode-languageclient';
import type * as z from 'zod/mini';
import {
  readingFileNotification,
  type StudyChanged,
  studyChangedNotification,
} from '../../../server/src/protocol/messages';
import { studySchemes } from '../ui/schemes';
import { areTooMany, callForCaution, noEndings, setAside, withEnd } from './endings';
import { serveFiles } from './files';
import { Findings } from './findings';
import { openedFirst } from './openedFirst';
import type { MadeChange } from './takeBack';

export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** What is known of the server and, once it has looked around, of the studies in the workspace. */
export type ServerState =
  /** Nothing has needed it yet. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running'; readonly study: StudyChanged }
  | { readonly kind: 'stopped' };

/** One of our own requests: see the protocol. */
export interface RequestMessage<P, R> {
  readonly method: string;
  readonly params: z.ZodMiniType<P>;
  readonly result: z.ZodMiniType<R>;
}

/**
 * The language server as the rest of the client sees it. It is started anew when it ends by itself, with a new
 * client each time, as one whose start has failed cannot be started again.
 */
export class Server implements vscode.Disposable {
  private client: BaseLanguageClient | null = null;
  private endings = noEndings;
  /** The file that a server started with caution is reading now; null for none. */
  private readingNow: string | null = null;
  private current: ServerState = { kind: 'waiting' };
  private readonly changed = new vscode.EventEmitter<ServerState>();

  /** The change of codes that was made last, to be taken back from anywhere; null when there is none that can be. */
  lastReshaping: MadeChange | null = null;

  /** Tells the new state: the server started or stopped, or what it knows of the studies has changed. */
  readonly onDidChange = this.changed.event;

  /**
   * @param middlewareFor what stands between VS Code and the server, and may ask it more
   * @param storage a folder of the disk for what is kept of this workspace; null for none
   */
  constructor(
    private readonly createClient: CreateClient,
    private readonly output: vscode.LogOutputChannel,
    private readonly middlewareFor: (server: Server) => Middleware,
    private readonly storage: string | null = null,
  ) {}

  get state(): ServerState {
    return this.current;
  }

  /** Starts the server. Does not reject: when the server cannot start, the user is told so and what to do. */
  async start(): Promise<void> {
    // It may be started anew twice at once: only the last one is to stay.
    if (this.client) void this.stop();
    this.become({ kind: 'starting' });
    const findings = new Findings();
    const client = this.createClient(this.options(findings));
    this.client = client;
    openedFirst(client);
    // What fails goes to the output. Nobody is helped by one notification for each hover that could not be shown.
    const log = client.error.bind(client);
    client.error = (message, data) => log(message, data, false);
    client.onNotification(studyChangedNotification.method, (params: unknown) => {
      if (client === this.client) this.receive(params);
    });
    this.readingNow = null;
    client.onNotification(readingFileNotification.method, (params: unknown) => {
      this.readingNow = readingFileNotification.params.parse(params).uri;
    });
    serveFiles(client);
    findings.follow(client);
    client.onDidChangeState(({ oldState, newState }) => {
      const ended = oldState === State.Running && newState === State.Stopped;
      if (ended && client === this.client) this.ended();
    });
    try {
      await client.start();
      // Whoever wanted it stopped meanwhile could not: one that is starting cannot be.
      if (client !== this.client) await this.letGo(client);
    } catch (error) {
      this.output.error(`The language server did not start: ${error}`);
      if (client === this.client)
        this.giveUp(
          vscode.l10n.t(
            'Marginalia did not start. Nothing is checked or completed until it runs. The output says why; if a restart does not help, install the extension again.',
          ),
        );
    }
  }

  /** Stops the server. Does not reject. */
  async stop(): Promise<void> {
    const client = this.client;
    this.client = null;
    if (client) await this.letGo(client);
  }

  private async letGo(client: BaseLanguageClient): Promise<void> {
    try {
      await client.dispose();
    } catch (error) {
      this.output.warn(`The language server did not stop in an orderly way: ${error}`);
    }
  }

  /** Starts the server anew. What ended it before is forgotten, and files that were set aside are tried again. */
  async restart(): Promise<void> {
    this.endings = noEndings;
    await this.startAnew();
  }

  private async startAnew(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /**
   * Asks the server, which is started when nobody has needed it before.
   *
   * @returns undefined when there is no answer: the server is not there, or the request was cancelled or failed.
   *   Why it failed stands in the output.
   */
  async request<P, R>(
    message: RequestMessage<P, R>,
    params: P,
    token?: vscode.CancellationToken,
  ): Promise<R | undefined> {
    if (this.current.kind === 'waiting') await this.start();
    try {
      // A token that is undefined would be sent along as one more parameter.
      const answer: unknown = await (token
        ? this.client?.sendRequest(message.method, params, token)
        : this.client?.sendRequest(message.method, params));
      return answer === undefined ? undefined : message.result.parse(answer);
    } catch (error) {
      if (!isExpected(error)) this.output.error(`${message.method} failed: ${error}`);
      return undefined;
    }
  }

  dispose(): void {
    void this.stop();
    this.changed.dispose();
  }

  private options(findings: Findings): LanguageClientOptions {
    return {
      // Only what can be edited: the older side of a comparison (git:) is no transcript of the study.
      documentSelector: [
        ...[...studySchemes()].flatMap((scheme) => [
          { language: 'transcript', scheme },
          { scheme, pattern: '**/codebook.yaml' },
        ]),
        { language: 'transcript', scheme: 'untitled' },
      ],
      // A change of the whole study opens thousands of documents that nobody sees.
      textSynchronization: { delayOpenNotifications: true },
      outputChannel: this.output,
      middleware: { ...this.middlewareFor(this), ...findings.middleware },
      initializationOptions: {
        l10n: vscode.l10n.bundle,
        asks: true,
        findings: true,
        ...(this.storage === null ? {} : { storage: this.storage }),
        ...(callForCaution(this.endings) ? { caution: { setAside: setAside(this.endings) } } : {}),
      },
      initializationFailedHandler: () => false,
      errorHandler: {
        error: (_error, _message, count) => ({
          action: count !== undefined && count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
          handled: true,
        }),
        closed: () => ({
          // This client is at its end; whether another one takes over is decided in `ended`.
          action: CloseAction.DoNotRestart,
          message: 'The connection to the language server was closed.',
          handled: true,
        }),
      },
    };
  }

  private receive(params: unknown): void {
    const study = studyChangedNotification.params.safeParse(params);
    if (study.success) this.become({ kind: 'running', study: study.data });
    else this.output.error(`${studyChangedNotification.method} cannot be read: ${study.error.message}`);
  }

  private ended(): void {
    const file = this.readingNow;
    const wereAside = setAside(this.endings).length;
    // The time of day may be set back.
    this.endings = withEnd(this.endings, performance.now(), file);
    if (areTooMany(this.endings)) {
      const { times, reading } = this.endings;
      const ends = [...reading.values()].reduce((sum, count) => sum + count, times.length);
      this.giveUp(
        vscode.l10n.t(
          'Marginalia stopped working {0} times and is not started again. The output says why.',
          ends,
        ),
      );
      return;
    }
    const what = file === null ? 'by itself' : `while it read ${file},`;
    this.output.warn(`The language server ended ${what} and is started again.`);
    if (file !== null && setAside(this.endings).length > wereAside) sayAside(vscode.Uri.parse(file));
    void this.startAnew();
  }

  private giveUp(message: string): void {
    this.become({ kind: 'stopped' });
    const restart = vscode.l10n.t('Restart');
    const show = vscode.l10n.t('Show Output');
    void vscode.window.showErrorMessage(message, restart, show).then((chosen) => {
      if (chosen === restart) void this.restart();
      if (chosen === show) this.output.show();
    });
  }

  private become(state: ServerState): void {
    this.current = state;
    this.changed.fire(state);
  }
}

function sayAside(file: vscode.Uri): void {
  const name = vscode.workspace.asRelativePath(file);
  void vscode.window.showWarningMessage(
    vscode.l10n.t(
      'Marginalia cannot read {0}: it stopped working twice over this file. The file is left out, and everything else is read.',
      name,
    ),
  );
}

/** Failures that say nothing but that the server went away or the question is no longer of interest. */
function isExpected(error: unknown): boolean {
  const expected: number[] = [
    ErrorCodes.ConnectionInactive,
    ErrorCodes.PendingResponseRejected,
    LSPErrorCodes.RequestCancelled,
    LSPErrorCodes.ServerCancelled,
  ];
  return error instanceof ResponseError && expected.includes(error.code);
}
