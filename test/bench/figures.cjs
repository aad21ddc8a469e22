// Loaded into the measured server before its own code: tells its use of memory and processor to whoever started it.
process.on('message', () => {
  const { rss } = process.memoryUsage();
  const { maxRSS } = process.resourceUsage();
  const { user, system } = process.cpuUsage();
  // What is still in use, without what the next collection would free.
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ rss, peak: maxRSS * 1024, heap: heapUsed + external, cpu: (user + system) / 1000 });
});
// The server lives as long as its connection, not as long as this channel.
process.channel?.unref();
