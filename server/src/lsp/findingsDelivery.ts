import * as l10n from '@vscode/l10n';
import {
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver';
import { findingsNotification, mostFindings } from '../protocol/findings';
import { itemAt } from '../transcript/itemAt';

/** So many findings go in one message, which is then some megabytes at most; those of one file are never divided. */
const mostInMessage = 5000;

/**
 * Brings findings to the editor: at once, each file in a message of its own, as the protocol of language servers has it. A client of
 * ours takes those of many files in one message: it gets only open files at once, and no more of a file than VS Code shows.
 */
export class FindingsDelivery {
  private takesMany = false;
  /** Files that are or were open: with one kind of message for each file from then on, no older one can follow a newer one. */
  private readonly alone = new Set<string>();
  /** What is to be sent of all other files. */
  private readonly kept = new Map<string, readonly Diagnostic[]>();

  /**
   * @param later called when something is kept, to have `sendKept` called soon
   */
  constructor(
    private readonly connection: Pick<Connection, 'sendDiagnostics' | 'sendNotification'>,
    private readonly later: () => void,
  ) {}

  /** From now on the editor takes the findings of many files in one message. To be called before anything is sent. */
  takeMany(): void {
    this.takesMany = true;
  }

  /** Sends all findings of a file, or keeps them to be sent soon. */
  async sendDiagnostics({ uri, diagnostics }: PublishDiagnosticsParams): Promise<void> {
    if (!this.takesMany) return this.connection.sendDiagnostics({ uri, diagnostics });
    const shown = withinLimit(diagnostics);
    if (this.alone.has(uri)) return this.connection.sendDiagnostics({ uri, diagnostics: shown });
    this.kept.set(uri, shown);
    this.later();
  }

  /** A file has been opened: somebody looks at it and need not wait for others. To be called before anything else hears of it. */
  opened(uri: string): void {
    this.alone.add(uri);
    const diagnostics = this.kept.get(uri);
    if (!diagnostics) return;
    this.kept.delete(uri);
    void this.connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] });
  }

  /** Sends whatever is kept. */
  sendKept(): void {
    let files: { readonly uri: string; readonly findings: readonly Diagnostic[] }[] = [];
    let count = 0;
    const sendSome = () => {
      if (files.length > 0) void this.connection.sendNotification(findingsNotification.method, { files });
      files = [];
      count = 0;
    };
    for (const [uri, findings] of this.kept) {
      if (count + findings.length > mostInMessage) sendSome();
      files.push({ uri, findings });
      count += findings.length;
    }
    this.kept.clear();
    sendSome();
  }
}

/**
 * What is shown of the findings of a file: all of them or, where they are too many, those that weigh most, with how many others there
 * are as the last one.
 */
function withinLimit(found: Diagnostic[]): Diagnostic[] {
  if (found.length <= mostFindings) return found;
  const weight = ({ severity }: Diagnostic) => severity ?? DiagnosticSeverity.Error;
  const heaviest = found.toSorted((a, b) => weight(a) - weight(b)).slice(0, mostFindings - 1);
  const shown = new Set(heaviest);
  const { range, source } = itemAt(found, found.length - 1);
  return [
    ...found.filter((one) => shown.has(one)),
    {
      range,
      severity: DiagnosticSeverity.Information,
      ...(source === undefined ? {} : { source }),
      message: l10n.t(
        'This file has {0} more findings, which VS Code does not show. “marginalia check” lists them all.',
        found.length - shown.size,
      ),
    },
  ];
}
