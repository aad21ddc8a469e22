// How quickly files of other programs come in and go out, beside programs that read the same files where these are installed.
//   npm run bench -- --exchange
import '../../server/src/main/noDrawing';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { readCodebook } from '../../server/src/codebook/read';
import { vocabularyOf } from '../../server/src/codebook/vocabulary';
import { exportedStudy } from '../../server/src/exchange/exported';
import { writeImport } from '../../server/src/exchange/writeImport';
import { writeQdpx } from '../../server/src/exchange/writeQdpx';
import { parse } from '../../server/src/transcript/parse';
import { readStudy } from '../unit/exchange/readStudy';
import { wordDocument } from '../unit/exchange/wordDocument';
import { codebookText, transcriptText } from './generate';

/** So many transcripts a study of interviews has. */
const interviews = 108;

/** So many files of subtitles an archive has. They are read of fewer in turns, as all of them would fill the memory. */
const subtitles = 10_000;
const differentSubtitles = 100;

const options = { times: true, coder: null, codebook: null, taken: [] };
const root = path.resolve(__dirname, '../..');

/** Measures and gives the rows of a table in Markdown. */
export async function measureExchange(): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'marginalia-bench-'));
  try {
    const rows = [
      await prints(),
      ...(await vtt(folder)),
      await documents(folder),
      ...(await projects()),
      await memory(folder),
    ];
    const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
    return [line(['', '', 'target', 'a peer']), '| --- | ---: | --- | --- |', ...rows.map(line)].join('\n');
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** What something takes, in seconds of the processor, as the machine may do other things besides: the least of some tries. */
async function seconds(tries: number, work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < tries; attempt++) {
    const began = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(began);
    least = Math.min(least, (user + system) / 1e6);
  }
  return least;
}

/** How long a program takes, in seconds of the processor; null where it is not installed. */
function peer(program: string, args: readonly string[]): number | null {
  const timed = spawnSync('/usr/bin/time', ['-f', '%U %S', program, ...args], { encoding: 'utf8' });
  if (timed.error || timed.status !== 0) return null;
  const [user = 0, system = 0] = (timed.stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return user + system;
}

/** @param debian the package of Debian that has the program */
function peerCell(name: string, debian: string, figure: string | null): string {
  return `${name}: ${figure ?? `not installed (apt-get install ${debian})`}`;
}

const s = (time: number) => `${time < 10 ? time.toFixed(2) : time.toFixed(1)} s`;
const perSecond = (bytes: number, time: number) => `${(bytes / 1e6 / time).toFixed(1)} MB/s`;

async function prints(): Promise<string[]> {
  const place = path.join(root, 'test/unit/exchange/prints');
  const names = fs.readdirSync(place).filter((name) => name.endsWith('.pdf'));
  const all = names.map((name) => new Uint8Array(fs.readFileSync(path.join(place, name))));
  const time = await seconds(1, async () => {
    for (let count = 0; count < interviews; count++) {
      const [name, bytes] = [names[count % names.length], all[count % all.length]];
      if (name && bytes) writeImport(await readStudy(bytes, name), options);
    }
  });
  const times = names.map((name) =>
    peer('pdftotext', [path.join(place, name), path.join(os.tmpdir(), 'marginalia-bench.txt')]),
  );
  const whole = times.reduce<number | null>(
    (sum, one) => (sum === null || one === null ? null : sum + one),
    0,
  );
  return [
    `${interviews} prints of Delve, of ${names.length} files in turns`,
    s(time),
    'under 20 s',
    peerCell(
      'pdftotext, the words alone',
      'poppler-utils',
      whole === null ? null : s((whole * interviews) / names.length),
    ),
  ];
}

/** Subtitles of about 60 KB. */
function subtitlesOf(number: number): string {
  const said = transcriptText(number)
    .replaceAll(/[\n#"]+/g, ' ')
    .split('. ');
  const cues: string[] = ['WEBVTT\r\n\r\n'];
  const two = (count: number) => String(count).padStart(2, '0');
  let size = 0;
  for (let cue = 0; size < 60_000; cue++) {
    const at = (second: number) =>
      `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}.120`;
    const text = `${cue + 1}\r\n${at(4 * cue)} --> ${at(4 * cue + 4)}\r\n${cue % 9 < 5 ? 'Ana Lu' : 'Interviewer'}: ${said[cue % said.length]}.\r\n\r\n`;
    size += text.length;
    cues.push(text);
  }
  return cues.join('');
}

async function vtt(folder: string): Promise<string[][]> {
  const encoder = new TextEncoder();
  const all = Array.from({ length: differentSubtitles }, (_, index) =>
    encoder.encode(subtitlesOf(index + 1)),
  );
  const bytes = all.reduce((sum, one) => sum + one.length, 0);
  const turns = subtitles / differentSubtitles;
  const reading = await seconds(1, async () => {
    for (let turn = 0; turn < turns; turn++) for (const one of all) await readStudy(one, 'a.vtt');
  });
  const whole = await seconds(2, async () => {
    for (const one of all) writeImport(await readStudy(one, 'a.vtt'), options);
  });
  const place = path.join(folder, 'vtt');
  fs.mkdirSync(place);
  const few = all.slice(0, 50);
  for (const [index, one] of few.entries()) fs.writeFileSync(path.join(place, `${index}.vtt`), one);
  const script = 'import sys,glob,webvtt\nfor f in glob.glob(sys.argv[1]+"/*.vtt"): webvtt.read(f)';
  const other = ['/usr/bin/python3', 'python3']
    .map((python) => peer(python, ['-c', script, place]))
    .find((time) => time !== null);
  const fewBytes = few.reduce((sum, one) => sum + one.length, 0);
  return [
    [
      `${subtitles} VTT of 60 KB, of ${differentSubtitles} in turns, read`,
      perSecond(bytes * turns, reading),
      'at least 30 MB/s',
      peerCell(
        'webvtt-py',
        'python3-webvtt',
        other === undefined || other === null ? null : perSecond(fewBytes, other),
      ),
    ],
    [
      `… and made into transcripts, which are read again, ${differentSubtitles} of them`,
      perSecond(bytes, whole),
      '',
      '',
    ],
  ];
}

async function documents(folder: string): Promise<string[]> {
  const count = 50;
  const talks = transcriptTexts(count).map((text) =>
    text
      .split(/\n\n+/)
      .map((block, at) => `**${at % 2 === 0 ? 'Ana' : 'Bo'}:** ${block.replaceAll('\n', ' ')}`),
  );
  const all = talks.map((paragraphs) => wordDocument(paragraphs));
  const time = await seconds(2, async () => {
    for (const one of all) writeImport(await readStudy(one, 'a.docx'), options);
  });
  // pandoc wants more of a document than talk, and gets one of its own with the same talk.
  const place = path.join(folder, 'a');
  fs.writeFileSync(`${place}.md`, talks[0]?.join('\n\n') ?? '');
  peer('pandoc', [`${place}.md`, '-o', `${place}.docx`]);
  const other = peer('pandoc', ['-f', 'docx', '-t', 'plain', `${place}.docx`, '-o', `${place}.txt`]);
  return [
    `DOCX of 30 KB of talk, ${count} of them`,
    `${((1000 * time) / count).toFixed(0)} ms each`,
    '',
    peerCell(
      'pandoc',
      'pandoc',
      other === null ? null : `${(1000 * other).toFixed(0)} ms for one, its start included`,
    ),
  ];
}

/** A study of transcripts as it goes out. */
function exportedOf(texts: readonly string[]) {
  const codebook = readCodebook(codebookText());
  const vocabulary = vocabularyOf(codebook);
  const files = texts.map((text, index) => {
    const name = `Interview ${index + 1} - Ann.txt`;
    return { name, transcript: parse(text, vocabulary, name) };
  });
  return exportedStudy(codebook, files);
}

function transcriptTexts(count: number): string[] {
  return Array.from({ length: count }, (_, index) => transcriptText(index + 1));
}

async function projects(): Promise<string[][]> {
  const texts = transcriptTexts(interviews);
  let bytes = new Uint8Array();
  const out = await seconds(3, () => {
    ({ bytes } = writeQdpx(exportedOf(texts)));
  });
  const back = await seconds(3, async () => writeImport(await readStudy(bytes, 'a.qdpx'), options));
  return [
    [
      `A project (qdpx) of ${interviews} transcripts of 30 KB out, reading them included`,
      s(out),
      'under 1 s',
      '',
    ],
    ['… and in, made into transcripts, which are read again', s(back), 'under 2 s', ''],
  ];
}

/** What the command line needs for a project of ten times as many transcripts, beyond what it needs for a small one. */
async function memory(folder: string): Promise<string[]> {
  const most = (file: string) => {
    const script = `process.on('exit', () => process.stderr.write('\\n' + process.resourceUsage().maxRSS));
      process.argv.splice(1, 0, 'marginalia'); require(${JSON.stringify(path.join(root, 'dist/cli.js'))})`;
    const args = [
      '-e',
      script,
      'import',
      file,
      '--to',
      path.join(folder, `${path.basename(file)}.study`),
      '--dry-run',
    ];
    const { stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    return Number(stderr.trim().split('\n').at(-1)) * 1024;
  };
  const project = (count: number) => {
    const file = path.join(folder, `${count}.qdpx`);
    const { bytes } = writeQdpx(exportedOf(transcriptTexts(count)));
    fs.writeFileSync(file, bytes);
    return file;
  };
  const unpacked = (file: string) => {
    const { stdout } = spawnSync('unzip', ['-l', file], { encoding: 'utf8' });
    return Number(/(\d+)\s+\d+ files/.exec(stdout ?? '')?.[1] ?? Number.NaN);
  };
  const large = project(10 * interviews);
  const size = unpacked(large);
  const more = most(large) - most(project(2));
  return [
    `Memory for a project of ${10 * interviews} transcripts, ${(size / 1e6).toFixed(0)} MB unpacked, beyond that for one of 2`,
    `${(more / size).toFixed(1)} ×`,
    'at most 4 ×',
    '',
  ];
}
