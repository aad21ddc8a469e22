import type { Codebook } from '../codebook/codebook';
import type { CodebookVocabulary } from '../codebook/vocabulary';
import { parse } from '../transcript/parse';
import type { Transcript } from '../transcript/transcript';
import { filesThatMatter, findsOtherwise, readsOtherwise } from './readsOtherwise';
import type { Study } from './study';
import { summarize } from './summarize';
import type { Summary } from './summary';

/**
 * Keeps a study up to date with its files: which must be read, and which others must be read again because of
 * what was read. It reads nothing itself, so that it can be driven in slices, from a disk or from memory:
 *
 *     for (let file = reading.next(); file !== undefined; file = reading.next()) reading.read(file, textOf(file));
 */
export class Reading {
  private readonly queue = new Set<string>();
  /** What finds the files that read otherwise under a new codebook, as long as it has not looked at all. */
  private readonly searches: Search[] = [];
  /** Under which every file has been read, or is still in the queue. */
  private current: CodebookVocabulary;

  constructor(readonly study: Study) {
    this.current = study.vocabulary();
  }

  /** By which files are read now. */
  get vocabulary(): CodebookVocabulary {
    return this.current;
  }

  /** Asks for files to be read, after those asked for before. */
  want(files: Iterable<string>): void {
    for (const file of files) this.queue.add(file);
  }

  /**
   * Looks whether one more file reads otherwise under a new codebook, and asks for it if it does. For whoever must not
   * wait for all of them: `next` looks at all that are left.
   *
   * @returns false when there is none left to look at
   */
  look(): boolean {
    const [search] = this.searches;
    if (!search) return false;
    const { value: file, done } = search.next();
    if (done) this.searches.shift();
    else if (file !== null) this.queue.add(file);
    return this.searches.length > 0;
  }

  /**
   * Takes a file out of the queue, to be read now; undefined when nothing is left to read. Asked for again while it
   * is being read, it comes again.
   */
  next(): string | undefined {
    while (this.look());
    if (this.queue.size === 0) this.follow();
    const [file] = this.queue;
    if (file !== undefined) this.queue.delete(file);
    return file;
  }

  /** Files that are still to be read, and searches for such. */
  get waiting(): number {
    return this.queue.size + this.searches.length;
  }

  /**
   * Takes in what a file says now.
   *
   * @param text null when the file is gone or is no transcript of the study any more
   * @returns the transcript, for whoever has it open
   */
  read(file: string, text: string | null): Transcript | null {
    const transcript = text === null ? null : parse(text, this.current, file);
    this.study.set(file, transcript && summarize(transcript));
    return transcript;
  }

  /**
   * Takes in what was made of a file elsewhere.
   *
   * @param vocabulary by which it was read; where that is not the one of now any more, the file is asked for again
   */
  take(file: string, summary: Summary, vocabulary: CodebookVocabulary): void {
    if (vocabulary === this.current) this.study.set(file, summary);
    else this.want([file]);
  }

  /** Takes in a new codebook, null for none, and asks for the files that read otherwise under it. */
  setCodebook(codebook: Codebook | null): void {
    const { study } = this;
    const before = study.hasCodebook ? study.codebook : null;
    this.follow();
    const old = this.current;
    study.setCodebook(codebook);
    this.current = study.vocabulary();
    const matters = before && codebook ? readsOtherwise(old, this.current) : null;
    if (matters) this.searches.push(filesThatMatter(study, matters, findsOtherwise(old, this.current)));
    else this.want(study.transcripts.keys());
  }

  /** A label that recurs in one transcript is a label in all of them; what shows it hangs on its file alone, so this ends. */
  private follow(): void {
    const before = this.current;
    this.current = this.study.vocabulary();
    const matters = this.current === before ? null : readsOtherwise(before, this.current);
    if (!matters) return;
    for (const file of filesThatMatter(this.study, matters)) if (file !== null) this.want([file]);
  }
}

/** Looks at one file after the other, and names each that it looks for; null for the others. */
type Search = Iterator<string | null>;
