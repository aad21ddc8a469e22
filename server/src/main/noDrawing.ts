// pdf.js asks the host for what it would draw with as soon as it is loaded. It is used for reading alone: names without
// anything behind them are enough, and keep it from looking for a package that draws.
for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
  if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value: class {}, configurable: true });
}
