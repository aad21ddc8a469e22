/**
 * Work that asks for the texts of files while it goes on, by whatever its study names files by, so that it can be done with a
 * disk, an editor or memory at its side. Null answers that there is no such file.
 */
export type Asking<T> = Generator<string, T, string | null>;

/** Does such work with texts that are there at once. */
export function answered<T>(asking: Asking<T>, textOf: (file: string) => string | null): T {
  let step = asking.next();
  while (!step.done) step = asking.next(textOf(step.value));
  return step.value;
}
