// Measures the built server on studies of generated transcripts and prints one table.
//   npm run bench               studies of 1,000 to 10,000 transcripts of 30 KB: a few minutes, 600 MB of temporary files
//   npm run bench -- --small    a tenth of that
//   npm run bench -- --earlier   only how quickly transcripts are read, in times of an earlier build: two minutes
//   npm run bench -- --counting  only what is counted over many transcripts, and agreement, beside scripts in R: two minutes
//   npm run bench -- --exchange  files of other programs, in and out: a minute
//   npm run bench -- --writing   only a change of 2,000 and 5,000 files that the server writes, and undoing it, beside a plain writer
//   npm run bench -- --host      only what people wait for in the real VS Code: a number in the view, until all is read, a rename in 5,000 files, and undoing it
//   npm run bench -- --wire      only what goes between server and client, in counts, beside those of the earlier build: two minutes
//   npm run bench -- --starts    only how long a start takes, with and without what was kept of an earlier one: three minutes
//   npm run bench -- --peers     only the command line beside ripgrep, qc and a language service for Markdown, where they are installed: a minute
//   npm run bench -- --suggestions [FOLDER...]   how often a coder's own code is among the first five, in the sample and other studies
import * as os from 'node:os';
import * as path from 'node:path';
import type { AgreementTimes } from './agreement';
import type { Counting } from './counting';
import { measureAgainstEarlier } from './earlier';
import { measureExchange } from './exchange';
import { transcriptText, writeStudy } from './generate';
import { type HostStart, type HostStarts, measureHost, measureHostStarts } from './host';
import { inBundle } from './inBundle';
import { measureLiveView } from './liveView';
import {
  type Answers,
  type ColdStart,
  measureAnswers,
  measureColdStart,
  measureReading,
  type Reading,
  type StudyOnDisk,
} from './measure';
import { measurePanel } from './panel';
import { measureParsing } from './parsing';
import { measurePeers } from './peers';
import { measurePreview, measureRenaming, type Renaming } from './reshaping';
import { measureStarts } from './starts';
import { measureRanking } from './suggestions/ranking';
import { againstEarlier, countingRows, rows, toMarkdown } from './table';
import { measureWire, wireTable } from './wire';
import { measureWriting } from './writing';

/** Everything measured on one study. */
export interface Figures {
  readonly study: StudyOnDisk;
  readonly reading: Reading;
  readonly cold: ColdStart;
  /** Null where only growth is looked at. */
  readonly answers: Answers | null;
  /** Null where only growth is looked at. */
  readonly renaming: (Renaming & { readonly applied: number }) | null;
}

/** Cold starts are measured so often, and the quickest counts: whatever else the machine does only makes them slower. */
const tries = 3;

async function measure(transcripts: number, asked: boolean): Promise<Figures> {
  const study = generated(transcripts);
  const readings: Reading[] = [];
  const starts: ColdStart[] = [];
  let answers: Answers | null = null;
  let renaming: Renaming | null = null;
  for (let attempt = 0; attempt < tries; attempt++) {
    readings.push(await measureReading(study));
    const { server, ...cold } = await measureColdStart(study);
    starts.push(cold);
    if (asked && attempt === tries - 1) {
      answers = await measureAnswers(server, study);
      renaming = await measurePreview(server.client, study);
    }
    await server.client.stop();
    process.stderr.write(`${transcripts} transcripts: read in ${Math.round(cold.time)} ms\n`);
  }
  return {
    study,
    reading: {
      asServer: least(readings.map(({ asServer }) => asServer)),
      oneByOne: least(readings.map(({ oneByOne }) => oneByOne)),
    },
    cold: best(starts),
    answers,

    renaming: renaming && { ...renaming, applied: await measureRenaming(study) },
  };
}

function countingOf(study: StudyOnDisk): Counting {
  return inBundle<Counting>('counting', study);
}

/** The counts over a small and a large study, and what is compared and shown whatever the size of the study. */
async function countingTable([small, large]: readonly number[]): Promise<string> {
  const columns = [generated(small ?? 30), generated(large ?? 10_000)] as const;
  const [ofSmall, ofLarge] = columns.map(countingOf);
  const agreement = inBundle<AgreementTimes>('agreement', null);
  const table = countingRows(ofSmall ?? null, ofLarge ?? null, agreement, await measurePanel());
  return toMarkdown(table, columns);
}

function best(starts: readonly ColdStart[]): ColdStart {
  const [quickest] = [...starts].sort((a, b) => a.time - b.time);
  if (!quickest) throw new Error('Nothing was measured.');
  return { ...quickest, cpu: least(starts.map(({ cpu }) => cpu)) };
}

function least(figures: readonly number[]): number {
  return Math.min(...figures);
}

function generated(transcripts: number): StudyOnDisk {
  const folder = path.join(os.tmpdir(), 'marginalia-bench', String(transcripts));
  return { folder, transcripts, bytes: writeStudy(folder, transcripts) };
}

/** A change of half of the transcripts, as the server writes it: times in ms, and in those of a plain writer. */
async function writingTable(transcripts: number): Promise<string> {
  const study = generated(transcripts);
  const { server } = await measureColdStart(study);
  const { plain, applied, undone } = await measureWriting(server.client, study);
  await server.client.stop();
  return writingLine(transcripts, { plain, applied, undone });
}

/** A change of half of the transcripts, and its undo, in ms. */
function writingLine(
  transcripts: number,
  { plain, applied, undone }: { plain: number; applied: number; undone: number },
): string {
  return `${transcripts / 2} files. Plain writer, apply, undo: ${inMs([plain, applied, undone])}. Apply ÷ plain: ${(applied / plain).toFixed(2)}; undo ÷ apply: ${(undone / applied).toFixed(2)}`;
}

/** The real VS Code, from opening it until all is read, and a change of half of the transcripts: times in ms. */
async function hostTable(transcripts: number): Promise<string> {
  const study = generated(transcripts);
  const starts = await measureHostStarts(study);
  const lines = [
    `From a key to its number in the view of analysis, in the sample: ${inMs([await measureLiveView()])}`,
    writingLine(transcripts, await measureHost(study)),
  ];
  if (starts) {
    lines.unshift(startsLine('Window', starts, 'window'), startsLine('Server', starts, 'server'));
  }
  return lines.join('\n');
}

/** From the start of something until the trees have all of a study. */
function startsLine(what: string, starts: HostStarts, from: keyof HostStart): string {
  const earlier = starts.earlier[from];
  const first = starts.first[from];
  const again = starts.again[from];
  return `${what} to trees, earlier build, first start, seen before: ${inMs([earlier, first, again])}. First ÷ earlier: ${(first / earlier).toFixed(2)}; seen before ÷ earlier: ${(again / earlier).toFixed(2)}`;
}

function inMs(times: readonly number[]): string {
  return `${times.map(Math.round).join(', ')} ms`;
}

async function main(): Promise<void> {
  if (process.argv.includes('--suggestions')) {
    const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
    process.stdout.write(`${measureRanking(folders)}\n`);
    return;
  }
  if (process.argv.includes('--exchange')) {
    process.stdout.write(`${await measureExchange()}\n`);
    return;
  }
  if (process.argv.includes('--starts')) {
    const table = await measureStarts(process.argv.includes('--small') ? 1000 : 10_000);
    process.stdout.write(`${table ?? 'The repository has not the earlier build.'}\n`);
    return;
  }
  if (process.argv.includes('--writing')) {
    for (const size of process.argv.includes('--small') ? [1000] : [4000, 10_000])
      process.stdout.write(`${await writingTable(size)}\n`);
    return;
  }
  if (process.argv.includes('--peers')) {
    process.stdout.write(
      `${measurePeers(generated(process.argv.includes('--small') ? 100 : 1000).folder)}\n`,
    );
    return;
  }
  if (process.argv.includes('--host')) {
    process.stdout.write(`${await hostTable(process.argv.includes('--small') ? 1000 : 10_000)}\n`);
    return;
  }
  if (process.argv.includes('--counting')) {
    const sizes = process.argv.includes('--small') ? [100, 1000] : [30, 10_000];
    process.stdout.write(`${await countingTable(sizes)}\n`);
    return;
  }
  const wire = await measureWire(process.argv.includes('--small') ? 1000 : 10_000);
  process.stderr.write(`${wireTable(wire ?? [])}\n`);
  if (process.argv.includes('--wire')) return;
  const earlier = await measureAgainstEarlier();
  process.stderr.write(`${againstEarlier(earlier ?? [])}\n`);
  if (process.argv.includes('--earlier')) return;
  const sizes = process.argv.includes('--small') ? [100, 200, 500, 1000] : [1000, 2000, 5000, 10_000];
  const figures: Figures[] = [];
  for (const size of sizes) figures.push(await measure(size, size === sizes[0] || size === sizes[3]));
  const [small, double, half, large] = figures;
  if (!small || !double || !half || !large) return;
  const parsing = measureParsing(Array.from({ length: 500 }, (_, index) => transcriptText(index + 1)));
  process.stdout.write(
    `${toMarkdown(rows({ small, double, half, large, parsing, earlier: earlier ?? [] }), [small.study, large.study])}\n`,
  );
}

void main();
