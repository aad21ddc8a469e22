import type * as vscode from 'vscode';
import { setHasCoded, setHasMended } from './contextKeys';

/**
 * Notices, as the walkthrough ticks such steps, that somebody has coded a passage and mended a mistake, however they did it:
 * VS Code itself only tells which commands were run.
 */
export class FirstSteps {
  private before: {
    readonly uri: string;
    readonly version: number;
    codings: number;
    problems: number;
  } | null = null;

  /** @param codings how many the transcript has now */
  saw({ uri, version }: vscode.TextDocument, codings: number, problems: number): void {
    const { before } = this;
    this.before = { uri: uri.toString(), version, codings, problems };
    // What comes and goes while nobody writes is the study being read.
    if (before?.uri !== uri.toString() || before.version === version) return;
    if (codings > before.codings) setHasCoded();
    if (problems < before.problems) setHasMended();
  }
}
