import { derived, unchanging } from '../../study/derived';
import { numberKey } from '../../study/interviews';
import type { Study } from '../../study/study';
import type { Summary } from '../../study/summary';
import { numberAt } from '../../transcript/itemAt';
import { LearntCounts } from './counts';
import { codedPassagesOf } from './steps';

/** So many files are learnt from: more would tell little more, and keeping them would take long. */
const mostFiles = 400;
/** So many files are taken in or out for one request, so that none waits: see `learnMore` for the others. */
const mostAtOnce = 4;

/** What is learnt from the files of a study but those of one interview, brought up to date by difference. */
class Learnt {
  readonly counts = new LearntCounts();
  private readonly taken = new Map<string, Summary>();
  private version = -1;
  private interviews = -1;
  private sample: ReadonlySet<string> = new Set();
  private without = '';
  /** The files of which something else is to be learnt than was. */
  private todo: string[] = [];

  constructor(private readonly study: Study) {}

  /**
   * @param without the `numberKey` of the interview to be left out: of all coders, so that what one saw in it does not
   * guide another one's hand, and where it is in question which files are one interview, all that may be
   */
  leaveOut(without: string): void {
    if (this.without === without) return;
    this.without = without;
    this.version = -1;
    for (const file of this.study.interviews.withNumber(without)) this.bringUpToDate(file);
  }

  /**
   * Learns from some more files, or forgets what is not so any more.
   *
   * @returns how many are left
   */
  learn(most: number): number {
    this.look();
    for (const file of this.todo.splice(-most)) this.bringUpToDate(file);
    return this.todo.length;
  }

  private look(): void {
    const { version, interviews, transcripts } = this.study;
    if (this.version === version) return;
    this.version = version;
    if (this.interviews !== interviews.version) {
      this.interviews = interviews.version;
      this.sample = new Set(sampleOf([...transcripts.keys()], mostFiles));
    }
    const others = new Set([...this.sample, ...this.taken.keys()]);
    this.todo = [...others].filter((file) => this.taken.get(file) !== this.wanted(file));
  }

  /** What is to be learnt from a file; nothing from one of the interview that is left out. */
  private wanted(file: string): Summary | undefined {
    const summary = this.sample.has(file) ? this.study.transcripts.get(file) : undefined;
    return summary && numberKey(file, summary) !== this.without ? summary : undefined;
  }

  private bringUpToDate(file: string): void {
    const [before, after] = [this.taken.get(file), this.wanted(file)];
    if (before === after) return;
    if (before) this.counts.add(codedPassagesOf(before), -1);
    if (after) {
      this.counts.add(codedPassagesOf(after), 1);
      this.taken.set(file, after);
    } else this.taken.delete(file);
  }
}

/** A choice that hangs on the names alone, so that one file more or less changes it by one. */
function sampleOf(files: readonly string[], most: number): readonly string[] {
  if (files.length <= most) return files;
  const keys = Uint32Array.from(files, hash);
  // Numbers by themselves are in order at once, ten thousand names with theirs are not.
  const last = numberAt(keys.toSorted(), most - 1);
  return files.filter((_, index) => numberAt(keys, index) <= last);
}

/** FNV-1a, by Fowler, Noll and Vo, in the public domain. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

const learntOf = derived(unchanging, (study: Study) => new Learnt(study));

/**
 * What the study teaches about coding the given interview: of a large study only what has been learnt so far. The next
 * call may change it.
 */
export function learntFrom(study: Study, withoutInterview: string): LearntCounts {
  const learnt = learntOf(study);
  learnt.leaveOut(withoutInterview);
  learnt.learn(mostAtOnce);
  return learnt.counts;
}

/**
 * Learns from one more file of a study, before anybody asks.
 *
 * @returns false when there is nothing left to learn
 */
export function learnMore(study: Study): boolean {
  return learntOf(study).learn(1) > 0;
}
