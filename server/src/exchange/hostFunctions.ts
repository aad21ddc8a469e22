// pdf.js puts functions of its own in the place of the host's, for the sake of rare cases that nothing here has. They are slower, the
// `push` of arrays several times, and would slow down all else in the process from the first print on.

const replaced = [
  [Array.prototype, 'push'],
  [Function.prototype, 'toString'],
  [JSON, 'parse'],
  [JSON, 'stringify'],
] as const;

/** The functions of the host itself: whatever replaces them is loaded only after this file. */
const own = replaced.map(([owner, name]) => ({
  owner,
  name,
  descriptor: Object.getOwnPropertyDescriptor(owner, name),
}));

/** Puts the host's own functions back where others have replaced them. */
export function putBackHostFunctions(): void {
  for (const { owner, name, descriptor } of own)
    if (descriptor) Object.defineProperty(owner, name, descriptor);
}
