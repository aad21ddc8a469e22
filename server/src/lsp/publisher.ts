import {
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range,
} from 'vscode-languageserver';
import type { Code, Codebook } from '../codebook/codebook';
import {
  diagnoseFile,
  meantBy,
  misnamedCodebook,
  type TranscriptDiagnostic,
  unreadableCodebook,
  unreadableFolder,
} from '../features/diagnostics/diagnostics';
import {
  type CodebookFinding,
  fixesWithoutIssue,
  hintsFor,
  unusedCodeFindings,
  unusedCodes,
} from '../features/diagnostics/hints';
import { unknownCoders, unusedPatterns } from '../features/diagnostics/moderation';
import {
  type DiagnosticCode,
  type Levels,
  type Severity,
  shownSeverity,
} from '../features/diagnostics/severities';
import { fingerprint } from '../protocol/fingerprint';
import { splitLines } from '../transcript/lines';
import { TimeSlice } from '../workspace/timeSlice';
import { relativePath } from '../workspace/uris';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import { offsetsToRange, toRange } from './convert';

/** The codes of a codebook that nobody uses, as they were when the file was last looked at. */
interface Unused {
  readonly codebook: Codebook;
  /** One a line. */
  readonly labels: string;
  /** The places of patterns that no file is named like, one a line. */
  readonly patterns: string;
}

function keyOf(labels: readonly string[]): string {
  return labels.join('\n');
}

function labelsOf(codes: readonly Code[]): string {
  return codes.map(({ label }) => label).join('\n');
}

/** The patterns for settled files that no transcript of a study is named like. */
function patternsOf({ study, root }: WorkspaceStudy, codebook: Codebook): CodebookFinding[] {
  if (codebook.moderated.length === 0) return [];
  const paths = Array.from(study.transcripts.keys(), (uri) => relativePath(root, uri) ?? []);
  return unusedPatterns(codebook, paths.flat());
}

function globsOf(patterns: readonly CodebookFinding[]): string {
  return patterns.map(({ range }) => String(range.start)).join('\n');
}

/** Sends diagnostics of open and closed files, and only when they differ from what was sent before. */
export class Publisher {
  /** The fingerprint of what each file shows now; clean files are not kept. */
  private readonly sent = new Map<string, number>();

  /** Counts the rounds over each study, so that an old one stops. */
  private readonly rounds = new WeakMap<WorkspaceStudy, number>();

  /** The studies that have been read to their end, so that it is known what nobody uses. */
  private readonly whole = new WeakMap<WorkspaceStudy, Unused>();

  /** What labels are taken to be misspellings of where several codes are equally near, as it was last sent, by label. */
  private readonly meant = new WeakMap<WorkspaceStudy, Map<string, string>>();

  /** @param levels how severe the user wants findings to be, at this moment */
  constructor(
    private readonly connection: Pick<Connection, 'sendDiagnostics'>,
    private readonly levels: () => Levels,
  ) {}

  transcript(uri: string, folder: WorkspaceStudy): void {
    const { study } = folder;
    const summary = study.transcripts.get(uri);
    const found = [
      ...diagnoseFile(study, uri),
      ...unknownCoders(study, uri),
      ...(summary ? hintsFor(study, summary) : []),
    ];
    this.sendFindings(uri, found);
    const meant = this.meant.get(folder);
    // Where this file has something else now than others had before, those are looked at at the end.
    if (meant?.size)
      for (const { written, suggestions } of found)
        if (meant.get(written) !== keyOf(suggestions)) meant.delete(written);
  }

  /**
   * A study has been read to its end. Which of several codes a label is nearest to hangs on how often each is used, and so on
   * files that were read later, or have changed since.
   */
  async nearest(folder: WorkspaceStudy): Promise<void> {
    const { study } = folder;
    const before = this.meant.get(folder);
    const now = new Map(Array.from(study.nearSeveral(), (label) => [label, keyOf(meantBy(study, label))]));
    this.meant.set(folder, now);
    const files = new Set<string>();
    for (const [label, key] of now)
      if (before?.get(label) !== key)
        for (const found of study.writtenAt(label)) for (const file of found.keys()) files.add(file);
    const slice = new TimeSlice(sliceLength);
    for (const uri of files) {
      if (study.transcripts.has(uri)) this.transcript(uri, folder);
      if (slice.isOver) await slice.next();
    }
  }

  /** @param why it cannot be read, for people; null when it can, or is gone */
  unreadable(what: 'codebook' | 'folder', uri: string, why: string | null): void {
    const found = what === 'codebook' ? unreadableCodebook : unreadableFolder;
    this.sendFindings(uri, why === null ? [] : [found(why)]);
  }

  /** @param isBeside whether one of the right name is in its folder; null when it is no codebook, or gone */
  misnamedCodebook(uri: string, isBeside: boolean | null): void {
    this.sendFindings(uri, isBeside === null ? [] : [misnamedCodebook(isBeside)]);
  }

  private sendFindings(uri: string, found: readonly TranscriptDiagnostic[]): void {
    const levels = this.levels();
    this.send(
      uri,
      found.flatMap((one) => toDiagnostic(one, toRange(one.at), levels, dataOf(one))),
    );
  }

  codebook(folder: WorkspaceStudy): void {
    const { codebookFile, codebookUri, study } = folder;
    if (!codebookFile) {
      this.send(codebookUri, []);
      return;
    }
    const { uri, text, codebook } = codebookFile;
    const before = this.whole.get(folder);
    const unused = before ? unusedCodes(study) : [];
    const patterns = before ? patternsOf(folder, codebook) : [];
    if (before) this.whole.set(folder, { codebook, labels: labelsOf(unused), patterns: globsOf(patterns) });
    const { starts } = splitLines(text);
    const levels = this.levels();
    const found = [
      ...codebook.problems,
      ...fixesWithoutIssue(codebook),
      ...unusedCodeFindings(unused),
      ...patterns,
    ];
    this.send(
      uri,
      found
        .sort((a, b) => a.range.start - b.range.start)
        .flatMap((one) => toDiagnostic(one, offsetsToRange(starts, one.range), levels)),
    );
  }

  /**
   * A study has been read to its end: now it is known which codes nobody uses. Costs little when they are the same as
   * before.
   *
   * @param isWhole false where something of it cannot be read
   */
  readToEnd(folder: WorkspaceStudy, isWhole: boolean): void {
    const { codebookFile, study } = folder;
    if (!codebookFile) return;
    if (study.transcripts.size === 0 || !isWhole) {
      if (this.whole.delete(folder)) this.codebook(folder);
      return;
    }
    const { codebook } = codebookFile;
    const before = this.whole.get(folder);
    const labels = labelsOf(unusedCodes(study));
    const patterns = globsOf(patternsOf(folder, codebook));
    if (before?.codebook === codebook && before.labels === labels && before.patterns === patterns) return;
    this.whole.set(folder, { codebook, labels, patterns });
    this.codebook(folder);
  }

  /** Looks at every transcript of a study again, in slices, as after a change of its codebook. */
  async study(folder: WorkspaceStudy): Promise<void> {
    const round = (this.rounds.get(folder) ?? 0) + 1;
    this.rounds.set(folder, round);
    const slice = new TimeSlice(sliceLength);
    const { transcripts, unread, repeated } = folder.study;
    for (const uri of new Set([...transcripts.keys(), ...unread.keys(), ...repeated.keys()])) {
      if (transcripts.has(uri) || unread.has(uri) || repeated.has(uri)) this.transcript(uri, folder);
      if (!slice.isOver) continue;
      await slice.next();
      // A newer codebook makes this round pointless.
      if (this.rounds.get(folder) !== round) return;
    }
  }

  private send(uri: string, diagnostics: Diagnostic[]): void {
    const shown = diagnostics.length === 0 ? undefined : fingerprint(JSON.stringify(diagnostics));
    if (this.sent.get(uri) === shown) return;
    if (shown === undefined) this.sent.delete(uri);
    else this.sent.set(uri, shown);
    void this.connection.sendDiagnostics({ uri, diagnostics });
  }
}

/** How long a round goes on before requests get their turn, in milliseconds. */
const sliceLength = 10;

const source = 'marginalia';

const severityOf: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What the editor shows of a finding; nothing when the user wants none of it. */
function toDiagnostic(
  finding: { readonly code: DiagnosticCode; readonly severity: Severity; readonly message: string },
  range: Range,
  levels: Levels,
  data?: unknown,
): Diagnostic[] {
  const { code, message } = finding;
  const severity = shownSeverity(finding, levels);
  if (severity === null) return [];
  const tag = tags[code];
  return [
    {
      range,
      severity: severityOf[severity],
      source,
      code,
      message,
      ...(data === undefined ? {} : { data }),
      ...(tag === undefined ? {} : { tags: [tag] }),
    },
  ];
}

/** What a quick fix needs, to come back with the question for one. */
function dataOf({ written, suggestions }: TranscriptDiagnostic): object {
  return { written, suggestions };
}

const tags: Readonly<Partial<Record<DiagnosticCode, DiagnosticTag>>> = {
  'deprecated-code': DiagnosticTag.Deprecated,
  'duplicate-code': DiagnosticTag.Unnecessary,
  'unused-code': DiagnosticTag.Unnecessary,
};
