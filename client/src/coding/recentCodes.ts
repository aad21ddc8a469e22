import type * as vscode from 'vscode';
import * as z from 'zod/mini';
import { type Recent, remembered } from './recent';

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

const key = 'recentCodes';
