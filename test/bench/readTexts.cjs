// A process of its own that reads texts with one build of the parser: its path, that of the texts as JSON, that of a
// codebook, how often, and whether they are summarised as well. Prints the best time for all of them, in milliseconds.
const fs = require('node:fs');

const [build, texts, codebook, rounds, summary] = process.argv.slice(2);
const { parse, readCodebook, summaryDataOf, vocabularyOf } = require(build);
const all = JSON.parse(fs.readFileSync(texts, 'utf8'));
const vocabulary = vocabularyOf(readCodebook(fs.readFileSync(codebook, 'utf8')));
let best = Number.POSITIVE_INFINITY;
for (let round = 0; round < Number(rounds); round++) {
  const before = process.cpuUsage();
  const began = performance.now();
  for (const text of all) {
    const transcript = parse(text, vocabulary, 'Interview 1.txt');
    if (summary === 'summary') summaryDataOf(transcript);
  }
  // The collector runs beside the parser; what it takes longer than the clock says is not on this core.
  const { user, system } = process.cpuUsage(before);
  best = Math.min(best, (user + system) / 1000, performance.now() - began);
}
process.stdout.write(String(best));
