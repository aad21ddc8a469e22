/** What a file says of its interview. */
export interface Naming {
  readonly coder: string | null;
  /** True where the front matter names the interview: then its folder says nothing. */
  readonly isDeclared: boolean;
}

/**
 * The files of one interview number. They are one interview where nothing speaks against it: where they lie in one folder,
 * where their front matter says so, or where each names a coder and no coder has two. Else those of each folder are one by
 * themselves, as `Interview 1` of two places is two people.
 */
export class Numbered {
  /** Most numbers have one file only, for which lists and counts would take a tenth of the memory of a large study. */
  private only: { readonly file: string; readonly naming: Naming } | null = null;
  private several: Several | null = null;

  /** True when nobody knows whether all these are one interview, so that each folder counts for itself. */
  get isApart(): boolean {
    return this.several?.isApart ?? false;
  }

  get files(): string[] {
    if (this.several) return this.several.files;
    return this.only ? [this.only.file] : [];
  }

  get isEmpty(): boolean {
    return this.only === null && (this.several?.isEmpty ?? true);
  }

  /** The files of this number in the folder of a file. */
  filesBeside(file: string): string[] {
    if (this.several) return this.several.filesBeside(file);
    return this.files.filter((one) => folderOf(one) === folderOf(file));
  }

  put(file: string, naming: Naming): void {
    const { only } = this;
    if (!this.several && (only === null || only.file === file)) {
      this.only = { file, naming };
      return;
    }
    this.severalNow().put(file, naming);
  }

  take(file: string): void {
    if (this.several) this.several.take(file);
    else if (this.only?.file === file) this.only = null;
  }

  /** The folder that a file is one interview with; null for those that are declared to be one. */
  placeOf(file: string): string | null {
    return this.severalNow().placeOf(file);
  }

  /** What tells a file's folder from the others: their paths without what all of them begin with. */
  nameOfFolder(file: string): string {
    return this.severalNow().nameOfFolder(file);
  }

  private severalNow(): Several {
    if (this.several) return this.several;
    this.several = new Several();
    if (this.only) this.several.put(this.only.file, this.only.naming);
    this.only = null;
    return this.several;
  }
}

/** Several files of one number, or one that has been among several. */
class Several {
  private readonly folders = new Map<string, Map<string, Naming>>();
  /** Folders with a file that declares its number: all of these are one, wherever they are. */
  private readonly declaring = new Set<string>();
  /** For each coder, how many files there are in each place. */
  private readonly coders = new Map<string, Map<string | null, number>>();
  /** How many coders have files in several places. */
  private conflicts = 0;
  private withoutCoder = 0;
  /** How many leading parts all folders share; null until somebody asks. */
  private shared: number | null = null;

  /** True when nobody knows whether all these are one interview, so that each folder counts for itself. */
  get isApart(): boolean {
    const places = this.folders.size - this.declaring.size + Math.min(this.declaring.size, 1);
    return places > 1 && (this.withoutCoder > 0 || this.conflicts > 0);
  }

  get files(): string[] {
    return [...this.folders.values()].flatMap((files) => [...files.keys()]);
  }

  get isEmpty(): boolean {
    return this.folders.size === 0;
  }

  /** The files of this number in the folder of a file. */
  filesBeside(file: string): string[] {
    return [...(this.folders.get(folderOf(file))?.keys() ?? [])];
  }

  put(file: string, naming: Naming): void {
    this.change(folderOf(file), (files) => files.set(file, naming));
  }

  take(file: string): void {
    this.change(folderOf(file), (files) => files.delete(file));
  }

  /** The folder that a file is one interview with; null for those that are declared to be one. */
  placeOf(file: string): string | null {
    return this.placeIn(folderOf(file));
  }

  /** What tells a file's folder from the others: their paths without what all of them begin with. */
  nameOfFolder(file: string): string {
    this.shared ??= sharedParts([...this.folders.keys()]);
    const parts = folderOf(file).split(/[/\\]/);
    const own = parts.slice(this.shared);
    return (own.length > 0 ? own : parts.slice(-1)).join('/');
  }

  private placeIn(folder: string): string | null {
    return this.declaring.has(folder) ? null : folder;
  }

  private change(folder: string, change: (files: Map<string, Naming>) => void): void {
    const files = this.folders.get(folder) ?? new Map<string, Naming>();
    this.count(folder, files, -1);
    change(files);
    if (files.size > 0) this.folders.set(folder, files);
    else this.folders.delete(folder);
    const isDeclaring = [...files.values()].some(({ isDeclared }) => isDeclared);
    if (isDeclaring) this.declaring.add(folder);
    else this.declaring.delete(folder);
    this.count(folder, files, 1);
    this.shared = null;
  }

  private count(folder: string, files: ReadonlyMap<string, Naming>, by: 1 | -1): void {
    const place = this.placeIn(folder);
    for (const { coder } of files.values()) {
      if (coder === null) {
        this.withoutCoder += by;
        continue;
      }
      const places = this.coders.get(coder) ?? new Map<string | null, number>();
      this.coders.set(coder, places);
      if (places.size > 1) this.conflicts--;
      const count = (places.get(place) ?? 0) + by;
      if (count > 0) places.set(place, count);
      else places.delete(place);
      if (places.size > 1) this.conflicts++;
      if (places.size === 0) this.coders.delete(coder);
    }
  }
}

/** The path of the folder that a file lies in, however its parts are divided. */
function folderOf(file: string): string {
  return file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'), 0));
}

function sharedParts(folders: readonly string[]): number {
  const [first = [], ...others] = folders.map((folder) => folder.split(/[/\\]/));
  let shared = first.length;
  for (const parts of others) {
    let same = 0;
    while (same < shared && parts[same] === first[same]) same++;
    shared = same;
  }
  return shared;
}
