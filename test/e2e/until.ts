/** Asks again and again, with a short pause, until there is an answer, and returns it. What VS Code and the language
 *  server do is done some time later, and no event tells when. Rejects after `seconds`, naming what was awaited: many, as a
 *  busy machine takes long and nobody waits for them while all is well. */
export async function until<T>(
  awaited: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  seconds = 90,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Waited ${seconds} s for ${awaited}.`);
}

/** Whether what is waited for comes to pass: a wait of its own that has an end may be in vain. */
export function comesToPass(wait: Promise<unknown>): Promise<boolean> {
  return wait.then(
    () => true,
    () => false,
  );
}
