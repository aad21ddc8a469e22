/** Where a command writes to, so that tests can read along. */
export interface Terminal {
  /** How many columns tables may take; null where standard output is no terminal and nothing is cut. */
  readonly width: number | null;
  /**
   * Writes results to standard output. Resolves when they are on their way.
   *
   * @throws OutputClosed when nobody reads them any more, as after `| head`
   */
  write(text: string): Promise<void>;
  /** Tells people something, on one line of standard error. */
  say(message: string): void;
  /** Shows how far a long task has got, where people watch standard error. The next message takes its place. */
  progress(message: string): void;
}

/** Whoever read the results has seen enough. This is no failure. */
export class OutputClosed extends Error {}

/** How long a task takes before it shows progress, and how long a message stays before the next, in milliseconds. */
const readable = 100;

/** The terminal, pipe or file that a process writes to. */
export function processTerminal({ stdout, stderr }: Pick<NodeJS.Process, 'stdout' | 'stderr'>): Terminal {
  // Each failed write answers for itself below; without a listener the stream would end the process.
  stdout.on('error', () => {});
  stderr.on('error', () => {});
  let shown = false;
  let shownAt = performance.now();
  const clear = () => {
    if (shown) stderr.write('\r\x1b[K');
    shown = false;
  };
  return {
    width: stdout.isTTY ? stdout.columns : null,
    write(text) {
      clear();
      return new Promise((resolve, reject) => {
        stdout.write(text, (error) => {
          if (!error) resolve();
          else reject('code' in error && error.code === 'EPIPE' ? new OutputClosed() : error);
        });
      });
    },
    say(message) {
      clear();
      stderr.write(`${printable(message)}\n`);
    },
    progress(message) {
      const now = performance.now();
      if (!stderr.isTTY || now - shownAt < readable) return;
      stderr.write(`\r\x1b[K${printable(message)}`);
      shown = true;
      shownAt = now;
    },
  };
}

/** A text on one line, without the characters by which a file could drive the terminal it is shown on, or turn its order around. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(turning, '');
}

/** What makes the words behind it stand the other way round. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Writes lines that hold what stands in files. Before people, characters by which a file could drive their terminal are shown
 * and do nothing; what goes to a file or another program keeps every character, as a diff must be.
 */
export function writeLines(terminal: Terminal, text: string): Promise<void> {
  return terminal.write(terminal.width === null ? text : shownCharacters(text));
}

/** Each control character as its picture, so that nothing is hidden; line ends and tabs stay. */
function shownCharacters(text: string): string {
  return text
    .replace(/\r\n|[\n\t]|\p{Cc}/gu, (control) => {
      if (control === '\r\n' || control === '\n' || control === '\t') return control;
      const code = control.charCodeAt(0);
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
    })
    .replace(turning, '\ufffd');
}
