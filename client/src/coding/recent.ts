/** So many times of coding are kept. */
const kept = 12;

/** What was coded, the latest first: the labels that were put on words together, each in the latest place only. */
export type Recent = readonly (readonly string[])[];

/** What was coded before, and now these labels. None given change nothing. */
export function remembered(recent: Recent, labels: readonly string[]): Recent {
  if (labels.length === 0) return recent;
  const before = recent.map((together) => together.filter((label) => !labels.includes(label)));
  return [labels, ...before.filter((together) => together.length > 0)].slice(0, kept);
}
