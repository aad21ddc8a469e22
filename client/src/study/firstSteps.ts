import type * as vscode from 'vscode';
import { setHasCoded, setHasMended } from '../ui/contextKeys';

/**
 * Notices, as the walkthrough ticks such steps, that somebody has coded a passage and mended a mistake, however they did it:
 * VS Code itself only tells which commands were run.
 */
export class FirstSteps {
  private seen: Seen | null = null;

  /**
   * @param codings how many codings the transcript has now
   * @param problems how many problems it has now
   */
  saw(document: vscode.TextDocument, codings: number, problems: number): void {
    const uri = document.uri.toString();
    const { seen } = this;
    // What comes and goes while nobody writes is the study being read.
    if (seen?.uri !== uri || seen.opened === document.version) {
      this.seen = { uri, opened: document.version, codings, problems };
      return;
    }
    if (codings > seen.codings) setHasCoded();
    if (problems < seen.problems) setHasMended();
    this.seen = { ...seen, codings, problems: Math.min(seen.problems, problems) };
  }
}

interface Seen {
  readonly uri: string;
  /** The version in which it was first seen. */
  readonly opened: number;
  readonly codings: number;
  /** The fewest so far: a label that is being typed is no mistake that its last letter mends. */
  readonly problems: number;
}
