import { type Connection, type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import {
  diagnoseFile,
  type Severity,
  type TranscriptDiagnostic,
  unreadableCodebook,
} from '../features/diagnostics';
import { splitLines } from '../transcript/lines';
import { offsetsToRange, toRange } from './convert';
import type { StudyFolder } from './studyFolder';

/** Sends diagnostics of open and closed files, and only when they differ from what was sent before. */
export class Publisher {
  /** What each file shows now, as it was sent; clean files are not kept. */
  private readonly sent = new Map<string, string>();

  /** Counts the rounds over each study, so that an old one stops. */
  private readonly turns = new WeakMap<StudyFolder, number>();

  constructor(private readonly connection: Connection) {}

  transcript(uri: string, { study }: StudyFolder): void {
    this.send(uri, diagnoseFile(study, uri).map(toDiagnostic));
  }

  /** @param why it cannot be read, for people; null for none */
  unreadableCodebook(uri: string, why: string | null): void {
    this.send(uri, why === null ? [] : [toDiagnostic(unreadableCodebook(why))]);
  }

  codebook({ codebookFile, codebookUri }: StudyFolder): void {
    if (!codebookFile) {
      this.send(codebookUri, []);
      return;
    }
    const { starts } = splitLines(codebookFile.text);
    this.send(
      codebookFile.uri,
      codebookFile.codebook.problems.map(({ code, severity, message, range }) => ({
        range: offsetsToRange(starts, range),
        severity: severityOf[severity],
        source,
        code,
        message,
      })),
    );
  }

  /** Looks at every transcript of a study again, in slices, as after a change of its codebook. */
  async study(folder: StudyFolder): Promise<void> {
    const turn = (this.turns.get(folder) ?? 0) + 1;
    this.turns.set(folder, turn);
    let began = performance.now();
    for (const uri of [...folder.study.transcripts.keys()]) {
      if (folder.study.transcripts.has(uri)) this.transcript(uri, folder);
      if (performance.now() - began < slice) continue;
      await new Promise((resolve) => setTimeout(resolve, 0));
      // A newer codebook makes this round pointless.
      if (this.turns.get(folder) !== turn) return;
      began = performance.now();
    }
  }

  private send(uri: string, diagnostics: Diagnostic[]): void {
    const key = diagnostics.length === 0 ? '' : JSON.stringify(diagnostics);
    if ((this.sent.get(uri) ?? '') === key) return;
    if (key === '') this.sent.delete(uri);
    else this.sent.set(uri, key);
    void this.connection.sendDiagnostics({ uri, diagnostics });
  }
}

/** How long a round goes on before requests get their turn, in milliseconds. */
const slice = 10;

const source = 'marginalia';

const severityOf: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

function toDiagnostic({
  code,
  severity,
  message,
  at,
  written,
  suggestions,
}: TranscriptDiagnostic): Diagnostic {
  return {
    range: toRange(at),
    severity: severityOf[severity],
    source,
    code,
    message,
    data: { written, suggestions },
    ...(code === 'deprecated-code' ? { tags: [DiagnosticTag.Deprecated] } : {}),
    ...(code === 'duplicate-code' ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  };
}
