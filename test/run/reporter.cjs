// Mocha's usual report, and the counts in the file that MARGINALIA_TEST_RESULTS names: test/run.mjs adds them up.
const fs = require('node:fs');
const { reporters } = require('mocha');

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const file = process.env.MARGINALIA_TEST_RESULTS;
    if (!file) return;
    runner.once('end', () => {
      const { passes: passed, failures: failed, pending: skipped } = runner.stats;
      fs.writeFileSync(file, JSON.stringify({ passed, failed, skipped }));
    });
  }
};
