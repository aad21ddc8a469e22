// Has a program tell at its end, on the last line of standard error, how much processor time it took, in milliseconds.
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(`\n${(user + system) / 1000}\n`);
});
