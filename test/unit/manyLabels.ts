import * as fs from 'node:fs';
import * as path from 'node:path';
import { type StudyFixture, studyOf } from './studyFixture';

const sample = path.resolve(__dirname, '../../samples/keeping-software-alive');

/** The sample study. */
export function sampleStudy(): StudyFixture {
  const files = fs.readdirSync(sample, { recursive: true, encoding: 'utf8' });
  const read = (file: string) => fs.readFileSync(path.join(sample, file), 'utf8');
  return studyOf(
    Object.fromEntries(files.filter((file) => /\.(txt|yaml)$/.test(file)).map((file) => [file, read(file)])),
  );
}

/** Labels that go on from one another, by letters, digits, words and whole parts. */
export function chained(count: number): string[] {
  const words = ['no', 'hand', 'over', 'fix', 'old', 'data', 'loss', 'a', 'ab', '1', '10', '2'];
  const labels = new Set<string>();
  for (let n = 0; labels.size < count; n++) {
    const family = `${String.fromCharCode(65 + (n % 26))}x`;
    const parts = [family, words[n % 7], words[Math.floor(n / 7) % 12], words[Math.floor(n / 84) % 11]];
    const joint = n % 5 === 0 ? ' ' : '-';
    for (let length = 2; length <= parts.length; length++) labels.add(parts.slice(0, length).join(joint));
    labels.add(`${parts.join('-')}${n}`);
  }
  return [...labels].slice(0, count);
}

/** One in twenty-nine of many labels: a stride that falls in step with none of the ways in which they are made. */
export function someOf(labels: readonly string[]): string[] {
  return labels.filter((_, index) => index % 29 === 0);
}
