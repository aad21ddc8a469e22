// How long the command line takes beside other programs that do something alike with the same transcripts, where they are installed.
// Theirs and ours run in turn, and the least times count: whatever else the machine does only makes them longer.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { root } from '../protocol/commandLine';
import { commonCode } from './generate';

const turns = 3;

/** Where the packages of other programs are looked for. */
const packages = path.join(os.tmpdir(), 'marginalia-peers');
const markdownService = 'vscode-markdown-languageservice';

/** A program and what it is called with. */
type Command = readonly string[];

/** What another program does, and what of ours is nearest to it. */
interface Row {
  readonly peer: string;
  readonly isThere: boolean;
  readonly install: string;
  readonly what: string;
  readonly theirs: Command;
  readonly ours: Command;
  /** Before each turn, not measured. */
  prepare?(): void;
}

/** In milliseconds: by the clock, and of the processor with all threads. */
interface Took {
  readonly time: number;
  readonly cpu: number;
}

/**
 * @param study the folder of a generated study
 * @returns a line for each comparison, or how to install what is not there
 */
export function measurePeers(study: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-beside-'));
  try {
    return rows(study, folder)
      .map((row) => lineOf(row, folder))
      .join('\n');
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function rows(study: string, folder: string): readonly Row[] {
  const marginalia = (...args: Command): Command => [
    process.execPath,
    path.join(root, 'dist/cli.js'),
    ...args,
  ];
  const codings = marginalia('codings', study, '--format', 'csv');
  const ripgrep = {
    peer: 'ripgrep',
    isThere: isOnPath('rg'),
    install: 'apt install ripgrep, or brew install ripgrep',
    theirs: ['rg', '--no-config', '--line-number', '--line-regexp', commonCode, study],
  };
  return [
    {
      ...ripgrep,
      what: 'lines that say one code; ours all codings with what was said, nothing kept',
      ours: [...codings, '--no-cache'],
    },
    {
      ...ripgrep,
      what: 'the same lines; ours all codings, seen before',
      ours: codings,
      prepare: () => run(codings, folder),
    },
    {
      peer: markdownService,
      isThere: fs.existsSync(path.join(packages, 'node_modules', markdownService)),
      install: `npm install --prefix ${packages} ${markdownService}@0.5.0 markdown-it@14.1.0`,
      what: 'headings of all files, each read as Markdown; ours check, nothing kept',
      theirs: [process.execPath, path.join(__dirname, 'markdownHeadings.cjs'), packages, study],
      ours: marginalia('check', study, '--no-cache'),
    },
    {
      peer: 'qc',
      isThere: isOnPath('qc'),
      install:
        'pip install qualitative-coding (what was coded in its editor, codes find and codes rename are to be measured by hand)',
      what: 'a corpus taken in; ours check, which keeps what it reads',
      theirs: ['qc', 'corpus', 'import', study, '--recursive', '--importer', 'verbatim'],
      ours: marginalia('check', study),
      prepare() {
        for (const made of fs.readdirSync(folder)) fs.rmSync(path.join(folder, made), { recursive: true });
        run(['qc', 'init'], folder);
      },
    },
  ];
}

function lineOf({ peer, isThere, install, what, theirs, ours, prepare }: Row, folder: string): string {
  if (!isThere) return `${peer} is not there: ${install}.`;
  const best = { theirs: none, ours: none };
  for (let turn = 0; turn < turns; turn++) {
    prepare?.();
    best.theirs = least(best.theirs, run(theirs, folder));
    best.ours = least(best.ours, run(ours, folder, 1));
  }
  const shown = ({ time, cpu }: Took) => `${Math.round(time)} ms, processor ${Math.round(cpu)} ms`;
  const ratio = (of: keyof Took) => `${(best.ours[of] / best.theirs[of]).toFixed(2)} ×`;
  return `${peer}, ${what}: ours in times of theirs ${ratio('time')}, processor ${ratio('cpu')} (theirs ${shown(best.theirs)}; ours ${shown(best.ours)})`;
}

const none: Took = { time: Number.POSITIVE_INFINITY, cpu: Number.POSITIVE_INFINITY };

function least(one: Took, other: Took): Took {
  return { time: Math.min(one.time, other.time), cpu: Math.min(one.cpu, other.cpu) };
}

function isOnPath(program: string): boolean {
  return spawnSync(program, ['--help'], { stdio: 'ignore' }).error === undefined;
}

/**
 * Has a program run to its end by the shell, which tells how much processor time it took behind all else.
 *
 * @param most the largest status at its end that is none of a failure: with findings, `check` ends with 1
 */
function run(command: Command, folder: string, most = 0): Took {
  const began = performance.now();
  const { status, stderr } = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$@"', 'bash', ...command], {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C', XDG_CACHE_HOME: path.join(folder, 'caches') },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const time = performance.now() - began;
  if (status === null || status > most) throw new Error(`${command.join(' ')} failed: ${stderr}`);
  const [user = 0, system = 0] = (stderr.trimEnd().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { time, cpu: 1000 * (user + system) };
}
