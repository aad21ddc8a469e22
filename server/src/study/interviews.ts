import { unitOrder } from '../codebook/naturalOrder';
import { Numbered } from './numbered';
import { SortedMap } from './sortedMap';
import type { Summary } from './summary';

/** What of a summary says which interview it is. */
type Named = Pick<Summary, 'interview'>;

/** What files may be one interview: those of its name; a file without one stands for itself. `Interviews` knows which are. */
export function numberKey(file: string, summary: Named): string {
  return summary.interview === null ? `file:${file}` : `interview:${summary.interview}`;
}

/** The interviews of a study and the files of each, kept by difference like everything else in a study. */
export class Interviews {
  private readonly files = new SortedMap<readonly string[]>();
  private readonly keys = new Map<string, string>();
  /** By `numberKey`, of files with a number. */
  private readonly numbers = new Map<string, Numbered>();
  private readonly numberOf = new Map<string, string>();
  private readonly settlingFiles = new Set<string>();
  private asked = new Set<string>();
  private changes = 0;

  /** Another number whenever there are other interviews than before, or another name or coder of one. */
  get version(): number {
    return this.changes;
  }

  /** The files by the keys of their interviews. */
  get all(): ReadonlyMap<string, readonly string[]> {
    return this.files;
  }

  filesOf(key: string): readonly string[] {
    return this.files.get(key) ?? [];
  }

  /** The key of the interview that a file is part of. */
  keyOf(file: string): string {
    return this.keys.get(file) ?? `file:${file}`;
  }

  /** All files with the same `numberKey`, be they one interview or several. */
  withNumber(number: string): readonly string[] {
    return this.numbers.get(number)?.files ?? this.filesOf(number);
  }

  /** True for a file of which nobody knows whether it is one interview with those of its number in other folders. */
  isInQuestion(file: string): boolean {
    return this.numberedWith(file)?.isApart === true;
  }

  /** What tells the folder of a file from those of other interviews with its number; null where nothing must be told. */
  folderOf(file: string): string | null {
    const numbered = this.numberedWith(file);
    return numbered?.isApart && numbered.placeOf(file) !== null ? numbered.nameOfFolder(file) : null;
  }

  /**
   * The files of which `isInQuestion` says something else since this was last asked, because of another file, and those that settle
   * an interview of which another file has come or gone.
   */
  takeAsked(): readonly string[] {
    const asked = [...this.asked];
    this.asked = new Set();
    return asked;
  }

  /**
   * A file was read again, or is new (`before` is undefined), or is gone (`after` is null).
   *
   * @returns the other files that belong to another interview now, each with the key of the one before
   */
  change(file: string, before: Summary | undefined, after: Summary | null): ReadonlyMap<string, string> {
    const moved = new Map<string, string>();
    if (before && after && isNamedAlike(before, after)) return moved;
    this.changes++;
    const keyBefore = this.keys.get(file);
    if (after && namingOf(after).settles) this.settlingFiles.add(file);
    else this.settlingFiles.delete(file);
    if (before) {
      const number = numberKey(file, before);
      this.changeNumber(file, number, before, moved, (numbered) => numbered.take(file));
      this.numberOf.delete(file);
      this.move(file, null);
    }
    if (after) {
      const number = numberKey(file, after);
      this.numberOf.set(file, number);
      this.changeNumber(file, number, after, moved, (numbered) => numbered.put(file, namingOf(after)));
      this.move(file, this.keyNow(file));
    }
    const key = this.keys.get(file);
    for (const one of [keyBefore, key]) for (const other of this.settling(one)) this.asked.add(other);
    this.asked.delete(file);
    moved.delete(file);
    return moved;
  }

  private changeNumber(
    changed: string,
    number: string,
    { interview }: Named,
    moved: Map<string, string>,
    change: (numbered: Numbered) => void,
  ): void {
    if (interview === null) return;
    const numbered = this.numbers.get(number) ?? new Numbered();
    this.numbers.set(number, numbered);
    const wasApart = numbered.isApart;
    change(numbered);
    if (numbered.isEmpty) this.numbers.delete(number);
    const isTurned = wasApart !== numbered.isApart;
    // Where all are one, and stay so, no other file moves; where they are apart, and stay so, only those beside this one.
    if (!isTurned && !wasApart) return;
    for (const file of isTurned ? numbered.files : numbered.filesBeside(changed)) {
      if (isTurned) this.asked.add(file);
      const key = this.keyNow(file);
      const keyBefore = this.keys.get(file);
      if (keyBefore === undefined || key === keyBefore) continue;
      if (!moved.has(file)) moved.set(file, keyBefore);
      this.move(file, key);
    }
  }

  /** The files of an interview that settle what its coders have coded. */
  private settling(key: string | undefined): readonly string[] {
    if (key === undefined || this.settlingFiles.size === 0) return [];
    return this.filesOf(key).filter((file) => this.settlingFiles.has(file));
  }

  private numberedWith(file: string): Numbered | undefined {
    const number = this.numberOf.get(file);
    return number === undefined ? undefined : this.numbers.get(number);
  }

  private keyNow(file: string): string {
    const number = this.numberOf.get(file) ?? `file:${file}`;
    const numbered = this.numbers.get(number);
    const place = numbered?.isApart ? numbered.placeOf(file) : null;
    return place === null ? number : `folder:${place.length}:${place}:${number}`;
  }

  /** @param key null when the file is gone */
  private move(file: string, key: string | null): void {
    const before = this.keys.get(file);
    if (before !== undefined) {
      const left = this.filesOf(before).filter((one) => one !== file);
      if (left.length > 0) this.files.set(before, left);
      else this.files.delete(before);
      this.keys.delete(file);
    }
    if (key === null) return;
    this.keys.set(file, key);
    this.files.set(key, [...this.filesOf(key), file].sort(unitOrder));
  }
}

function namingOf({ coder, attributes, moderates }: Summary) {
  const isDeclared = attributes.some(({ key, value }) => key === 'interview' && value !== '');
  return { coder, isDeclared, settles: moderates !== null };
}

function isNamedAlike(a: Summary, b: Summary): boolean {
  return (
    a.interview === b.interview &&
    a.coder === b.coder &&
    a.title === b.title &&
    namingOf(a).isDeclared === namingOf(b).isDeclared &&
    namingOf(a).settles === namingOf(b).settles
  );
}
