import { interviewKey } from '../../study/interviews';
import type { Study } from '../../study/study';
import type { Summary } from '../../study/summary';
import { Counts } from './counts';
import { type Step, stepsOf } from './steps';

/** So many files are learnt from: more would tell little more, and keeping them would take long. */
const mostFiles = 400;
/** So many files are taken in for one request, so that none waits; a larger study is learnt from over the next requests. */
const mostAtOnce = 60;

/** What is learnt from the files of a study but those of one interview, brought up to date with each request. */
class Learnt {
  readonly counts = new Counts();
  private readonly taken = new Map<string, { summary: Summary; steps: readonly Step[] }>();
  private interviews = -1;
  private sample: readonly string[] = [];

  constructor(private readonly study: Study) {}

  /**
   * @param without the key of the interview to be left out: of all coders, so that what one saw in it does not guide
   * another one's hand
   */
  update(without: string): Counts {
    const { transcripts, interviews } = this.study;
    if (this.interviews !== interviews.version) {
      this.interviews = interviews.version;
      this.sample = sampleOf([...transcripts.keys()], mostFiles);
    }
    const wanted = new Set<string>();
    for (const file of this.sample) {
      const summary = transcripts.get(file);
      if (summary && interviewKey(file, summary) !== without) wanted.add(file);
    }
    let work = 0;
    for (const [file, { summary, steps }] of this.taken) {
      if (wanted.has(file) && transcripts.get(file) === summary) continue;
      this.counts.add(steps, -1);
      this.taken.delete(file);
    }
    for (const file of wanted) {
      const summary = transcripts.get(file);
      if (!summary || this.taken.has(file)) continue;
      if (work++ >= mostAtOnce) break;
      const steps = stepsOf(summary);
      this.counts.add(steps, 1);
      this.taken.set(file, { summary, steps });
    }
    return this.counts;
  }
}

/** A choice that hangs on the names alone, so that one file more or less changes it by one. */
function sampleOf(files: readonly string[], most: number): readonly string[] {
  if (files.length <= most) return files;
  return files
    .map((file) => ({ file, key: hash(file) }))
    .sort((a, b) => a.key - b.key)
    .slice(0, most)
    .map(({ file }) => file);
}

/** FNV-1a, by Fowler, Noll and Vo, in the public domain. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

const kept = new WeakMap<Study, Learnt>();

/** What the study teaches about coding the given interview. The next call may change it. */
export function learntFrom(study: Study, withoutInterview: string): Counts {
  const learnt = kept.get(study) ?? new Learnt(study);
  kept.set(study, learnt);
  return learnt.update(withoutInterview);
}
