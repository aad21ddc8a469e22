// Writes studies of any size, the same for the same number, whose transcripts are like real ones: 30 KB each, half in
// either layout, a quarter of the passages coded, some with a quote or a memo, a few labels misread.
import * as fs from 'node:fs';
import * as path from 'node:path';

/** A small generator of random numbers from 0 to 1: mulberry32, by Tommy Ettinger, in the public domain. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const words = (
  'the we and a of to it that was in for people when they had not one then so there with on this system data after ' +
  'because somebody team code years machine always never before model old test release server written manual knew ' +
  'changed broken customer answer question morning wrong file report number found asked told winter project first'
).split(' ');
const families = ['Data', 'Model', 'Team', 'Test', 'Release', 'Manual'];
const topics = 'loss age drift access review trust noise owner delay limits meaning format copy'.split(' ');

const issues: readonly string[] = families.flatMap((family) => topics.map((topic) => `${family}-${topic}`));
const labels = issues.flatMap((issue) => [issue, `${issue}-fix`]);

/** The code that every second interview talks about four times, and no other: 20,000 codings in 5,000 of 10,000 transcripts. */
export const commonCode = 'Data-loss';
const commonEachTime = 4;

export function codebookText(): string {
  const entries = labels.map(
    (label) => `  - code: ${label}\n    description: What is said about ${label.replaceAll('-', ' ')}.\n`,
  );
  return `study: Benchmark\nspeakers: [Interviewer, Interviewee]\ncodes:\n${entries.join('')}`;
}

const others = issues.filter((issue) => issue !== commonCode);

/** How large a transcript is, in bytes: as the real ones are. */
const transcriptSize = 30_000;

/** One transcript of a study. All of its characters are ASCII. */
export function transcriptText(number: number): string {
  const random = seeded(number);
  const pick = <T>(from: readonly [T, ...T[]] | readonly T[], otherwise: T): T =>
    from[Math.floor(random() * from.length)] ?? otherwise;
  const sentence = (count: number) => {
    const said = Array.from({ length: count }, () => pick(words, 'the')).join(' ');
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
  };
  const issue = () => pick(others, commonCode);

  const inline = random() < 0.5;
  const blocks = [`Interview ${number} - ${pick(['Ann', 'Ben', 'Cleo'], 'Ann')}`];
  let size = 0;
  let topic = issue();
  let common = number % 2 === 1 ? 0 : commonEachTime;
  while (size < transcriptSize) {
    const before = blocks.length;
    const speaker = random() < 0.3 ? 'Interviewer' : 'Interviewee';
    const speech = sentence(15 + Math.floor(random() * 60));
    if (inline) blocks.push(`${speaker}: ${speech}`);
    else blocks.push(speaker, speech);
    if (common < commonEachTime && size > (common + 1) * 6000) {
      common++;
      blocks.push(commonCode);
    }
    if (random() < 0.25) {
      // A topic is talked about for a while, and an issue before how it is dealt with.
      if (random() < 0.5) topic = topic.endsWith('-fix') || random() < 0.5 ? issue() : `${topic}-fix`;
      const kind = random();
      if (kind < 0.1) blocks.push(`${topic} "${speech.slice(0, speech.indexOf(' ', 40))}"`);
      else blocks.push(kind > 0.99 ? `${topic}s` : topic);
      if (kind > 0.1 && kind < 0.15) blocks.push(`// ${sentence(6)}`);
    }
    for (const block of blocks.slice(before)) size += block.length + 2;
  }
  return `${blocks.join('\n\n')}\n`;
}

/** Where a study keeps a transcript: a hundred folders, as archives have them. */
export function transcriptPath(folder: string, number: number): string {
  return path.join(folder, String(number % 100), `Interview ${number}.txt`);
}

/**
 * Writes a study of so many transcripts into a folder, unless just that is there already.
 *
 * @returns the size of its transcripts in bytes
 */
export function writeStudy(folder: string, transcripts: number): number {
  // Written last: a study whose writing was cut short has none.
  const done = path.join(folder, '.complete');
  if (fs.existsSync(done) && isWritten(folder, 1) && isWritten(folder, 2))
    return Number(fs.readFileSync(done, 'utf8'));
  let bytes = 0;
  fs.rmSync(done, { force: true });
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'codebook.yaml'), codebookText());
  for (let number = 1; number <= transcripts; number++) {
    const file = transcriptPath(folder, number);
    const text = transcriptText(number);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
    bytes += text.length;
  }
  fs.writeFileSync(done, String(bytes));
  return bytes;
}

/** False also where it is as an earlier version of this file had it. */
function isWritten(folder: string, number: number): boolean {
  const file = transcriptPath(folder, number);
  return fs.existsSync(file) && fs.readFileSync(file, 'utf8') === transcriptText(number);
}
