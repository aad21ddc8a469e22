// How quickly transcripts are read, in times of an earlier build: both read the same texts in turn, in processes of their
// own, so that whatever else the machine does and however fast it is makes the same of both.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as esbuild from 'esbuild';
import { root } from '../protocol/commandLine';
import { codebookText } from './generate';
import { asUsersRun } from './inBundle';
import { layouts } from './layouts';

/** The last build that knew two ways of writing turns, and none with times. */
const earlier = '9bf204d';

/** Texts of one layout, and how often each process reads them, until the engine has optimized all: 300 MB with all layouts. */
const transcripts = 125;
const rounds = 20;
const turns = 3;

/** The best time of this build in times of the earlier one's, for one way of writing turns. */
export interface AgainstEarlier {
  readonly layout: string;
  readonly parsing: number;
  /** Parsing and summarising. */
  readonly summary: number;
}

/** @returns null where the repository has not the earlier commit, as in a shallow copy of it */
export async function measureAgainstEarlier(): Promise<AgainstEarlier[] | null> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-earlier-'));
  try {
    const before = path.join(folder, 'before');
    if (!extract(before)) return null;
    const builds = [await build(before, folder), await build(root, folder)] as const;
    const codebook = path.join(folder, 'codebook.yaml');
    fs.writeFileSync(codebook, codebookText());
    return layouts(transcripts).map(({ name, texts }) => {
      const file = path.join(folder, 'texts.json');
      fs.writeFileSync(file, JSON.stringify(texts));
      const ratio = (kind: string) => ratioOf(builds, [file, codebook, String(rounds), kind]);
      return { layout: name, parsing: ratio('parsing'), summary: ratio('summary') };
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Takes the sources of the earlier commit out of the repository: those of its server, or all. */
export function extract(folder: string, paths: readonly string[] = ['server']): boolean {
  try {
    const archive = execFileSync('git', ['archive', earlier, ...paths], { cwd: root, maxBuffer: 2 ** 28 });
    fs.mkdirSync(folder);
    execFileSync('tar', ['-x', '-C', folder], { input: archive });
    fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    return true;
  } catch {
    return false;
  }
}

/** Bundles what reads a transcript; returns the path of the bundle. */
async function build(sources: string, folder: string): Promise<string> {
  const outfile = path.join(folder, `${sources === root ? 'now' : 'earlier'}.cjs`);
  const contents = ['transcript/parse', 'study/summarize', 'codebook/read', 'codebook/vocabulary']
    .map((module) => `export * from './server/src/${module}';`)
    .join('\n');
  await esbuild.build({
    stdin: { contents, resolveDir: sources, loader: 'ts' },
    outfile,
    ...asUsersRun,
  });
  return outfile;
}

/** Runs both in turn, and compares their best times. */
function ratioOf([before, now]: readonly [string, string], args: readonly string[]): number {
  const timeOf = (bundle: string) =>
    Number(execFileSync(process.execPath, [path.join(__dirname, 'readTexts.cjs'), bundle, ...args]));
  let [bestBefore, bestNow] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let turn = 0; turn < turns; turn++) {
    bestBefore = Math.min(bestBefore, timeOf(before));
    bestNow = Math.min(bestNow, timeOf(now));
  }
  return bestNow / bestBefore;
}
