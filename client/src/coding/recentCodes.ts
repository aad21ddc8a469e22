import type * as vscode from 'vscode';
import * as z from 'zod/mini';

const key = 'recentCodes';
const kept = z.array(z.array(z.string()));

/** What was coded lately in this workspace, also before it was opened this time. */
export class RecentCodes {
  /** @param memory that of the workspace */
  constructor(private readonly memory: vscode.Memento) {}

  /** The labels that were put on words the last time; none at first. */
  get last(): readonly string[] {
    return this.get()[0] ?? [];
  }

  /** All labels, the latest first. */
  get labels(): readonly string[] {
    return this.get().flat();
  }

  remember(labels: readonly string[]): void {
    void this.memory.update(key, remembered(this.get(), labels));
  }

  private get(): Recent {
    const recent = kept.safeParse(this.memory.get(key));
    return recent.success ? recent.data : [];
  }
}

/** So many times of coding are kept. */
const mostKept = 12;

/** What was coded, the latest first: the labels that were put on words together, each in the latest place only. */
type Recent = readonly (readonly string[])[];

/** What was coded before, and now these labels. None given change nothing. */
export function remembered(recent: Recent, labels: readonly string[]): Recent {
  if (labels.length === 0) return recent;
  const before = recent.map((together) => together.filter((label) => !labels.includes(label)));
  return [labels, ...before.filter((together) => together.length > 0)].slice(0, mostKept);
}
