import type { Summary } from './summary';

/** What files are one interview: those of its name; a file without one stands for itself. */
export function interviewKey(file: string, summary: Pick<Summary, 'interview'>): string {
  return summary.interview === null ? `file:${file}` : `interview:${summary.interview}`;
}

/** The interviews of a study and the files of each, kept by difference like everything else in a study. */
export class Interviews {
  private readonly files = new Map<string, readonly string[]>();
  private changes = 0;

  /** Another number whenever there are other interviews than before, or another name or coder of one. */
  get version(): number {
    return this.changes;
  }

  /** The files by `interviewKey`. */
  get all(): ReadonlyMap<string, readonly string[]> {
    return this.files;
  }

  filesOf(key: string): readonly string[] {
    return this.files.get(key) ?? [];
  }

  /** A file was read again, or is new (`before` is undefined), or is gone (`after` is null). */
  change(file: string, before: Summary | undefined, after: Summary | null): void {
    if (before && after && isNamedAlike(before, after)) return;
    this.changes++;
    if (before) {
      const key = interviewKey(file, before);
      const left = this.filesOf(key).filter((one) => one !== file);
      if (left.length > 0) this.files.set(key, left);
      else this.files.delete(key);
    }
    if (after) {
      const key = interviewKey(file, after);
      this.files.set(key, [...this.filesOf(key), file]);
    }
  }
}

function isNamedAlike(a: Summary, b: Summary): boolean {
  return a.interview === b.interview && a.coder === b.coder && a.title === b.title;
}
