// Measures how often a coder's own code is among the first five of the ranking, on the sample study, on studies that are named
// and on generated ones.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { studyOf } from '../../unit/studyFixture';
import { generatedStudy, likeness } from './generate';
import { type CodedStudy, momentsOf } from './walk';

/** So many codes are seen at a glance. */
const first = 5;

/** @param folders of studies to be measured beside the sample study */
export function measureRanking(folders: readonly string[]): string {
  const sample = path.resolve('samples/keeping-software-alive');
  const studies = [
    ...[sample, ...folders].map((folder) => coded(path.basename(folder), filesOf(folder))),
    coded('Generated, asked by a guide', generatedStudy({ ...likeness, seed: 11, interviews: 40 })),
    coded('Generated, hard to foresee', generatedStudy({ ...likeness, ...hard, seed: 12, interviews: 40 })),
  ];
  const head =
    '| Study | Codings | Codes | All: by frequency | All: likely first | Beginning a segment | By frequency | Likely first | p95 |';
  const rule = '|---|--:|--:|--:|--:|--:|--:|--:|--:|';
  return [head, rule, ...studies.map(row)].join('\n');
}

/** Little is asked by the guide, and what is talked about is said in few words of its own. */
const hard = { guide: 0.25, words: 0.8, goesOn: 0.65, own: 0.15, together: 0.2 };

function row(study: CodedStudy): string {
  const moments = [...momentsOf(study)];
  const begins = moments.filter((moment) => moment.begins);
  const share = (of: typeof moments, rank: 'rank' | 'rankByFrequency') =>
    (of.filter((moment) => moment[rank] < first).length / Math.max(1, of.length)).toFixed(2);
  const times = moments.map(({ time }) => time).sort((a, b) => a - b);
  const p95 = times[Math.floor(times.length * 0.95)] ?? 0;
  const cells = [
    study.name,
    moments.length,
    study.study.codebook.codes.length,
    share(moments, 'rankByFrequency'),
    share(moments, 'rank'),
    begins.length,
    share(begins, 'rankByFrequency'),
    share(begins, 'rank'),
    `${p95.toFixed(1)} ms`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function coded(name: string, files: Readonly<Record<string, string>>): CodedStudy {
  const { study, transcript } = studyOf(files);
  const names = Object.keys(files).filter((file) => file !== 'codebook.yaml');
  return { name, study, transcripts: new Map(names.map((file) => [file, transcript(file)])) };
}

function filesOf(folder: string): Record<string, string> {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const wanted = names.filter((name) => name === 'codebook.yaml' || /\.(?:txt|transcript)$/.test(name));
  return Object.fromEntries(wanted.map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
}
