/**
 * Turns many calls into few: the first call starts a wait, those during it are one with it.
 *
 * @param wait in milliseconds
 */
export function coalesced(wait: number, run: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      run();
    }, wait);
  };
}
