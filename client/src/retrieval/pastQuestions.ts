import type * as vscode from 'vscode';
import * as z from 'zod/mini';

/** So many questions are kept. */
const most = 20;
const key = 'pastQuestions';
const kept = z.array(z.string());

/** The questions that were asked in this workspace, also before it was opened this time. */
export class PastQuestions {
  /** @param memory that of the workspace */
  constructor(private readonly memory: vscode.Memento) {}

  /** The latest first. */
  get all(): readonly string[] {
    const past = kept.safeParse(this.memory.get(key));
    return past.success ? past.data : [];
  }

  remember(question: string): void {
    const others = this.all.filter((one) => one !== question);
    void this.memory.update(key, [question, ...others].slice(0, most));
  }
}
