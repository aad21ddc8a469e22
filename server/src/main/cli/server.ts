/**
 * Runs the language server over standard input and output, until the editor ends it. It is the very one that
 * `dist/server.js` runs, and reads its channel from the command line itself. It is loaded only here, so that
 * the other commands start quickly.
 */
export async function runServer(): Promise<void> {
  await import('../node');
}
