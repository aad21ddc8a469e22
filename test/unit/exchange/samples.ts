// Real files of other programs, which are not part of the project: tests that read them have nothing to do where they are absent.
import * as fs from 'node:fs';
import * as path from 'node:path';

const folder = path.join(__dirname, '../../../../shared/exchange');

export const samples = {
  /** What each sample must give; nothing where the samples are absent. */
  expected<T extends object>(file: string): T | Record<string, never> {
    const place = path.join(folder, 'expected', file);
    return fs.existsSync(place) ? JSON.parse(fs.readFileSync(place, 'utf8')) : {};
  },
  read(file: string): Uint8Array {
    return new Uint8Array(fs.readFileSync(path.join(folder, 'samples', file)));
  },
  /** The names of all samples with one of some endings; none where the samples are absent. */
  withEnding(...endings: string[]): string[] {
    const place = path.join(folder, 'samples');
    if (!fs.existsSync(place)) return [];
    return fs.readdirSync(place).filter((name) => endings.includes(path.extname(name)));
  },
};
