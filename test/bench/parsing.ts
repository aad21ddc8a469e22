import { readCodebook } from '../../server/src/codebook/read';
import { vocabularyOf } from '../../server/src/codebook/vocabulary';
import { parse } from '../../server/src/transcript/parse';
import { codebookText } from './generate';

/** How fast texts are parsed with a codebook, in megabytes per second of processor time on one core: the best of several rounds. */
export function measureParsing(texts: readonly string[]): number {
  const vocabulary = vocabularyOf(readCodebook(codebookText()));
  const bytes = texts.reduce((sum, text) => sum + text.length, 0);
  let best = 0;
  for (let round = 0; round < 6; round++) {
    const before = process.cpuUsage();
    const began = performance.now();
    for (const text of texts) parse(text, vocabulary, 'Interview 1.txt');
    // The collector runs beside the parser; what it takes longer than the clock says is not on this core.
    const { user, system } = process.cpuUsage(before);
    const time = Math.min((user + system) / 1000, performance.now() - began);
    best = Math.max(best, bytes / 1000 / time);
  }
  return best;
}
