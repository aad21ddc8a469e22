// Loaded into a program before its own code: each look at the clock finds it earlier, now and then by a day.
const now = Date.now;
const start = now();
let looks = 0;
Date.now = () => {
  looks++;
  return start - looks * 1000 - Math.floor(looks / 5) * 86_400_000;
};
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [RealDate.now()] : args));
  }
};
let ticks = 0;
performance.now = () => -1000 * ++ticks;
