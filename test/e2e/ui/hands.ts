// The test's side of the extension in host/hands, which does in VS Code what a test is not about.
import { once } from 'node:events';
import * as net from 'node:net';
import { until } from '../until';

interface Question {
  readonly id: number;
  readonly hand: string;
  readonly args: readonly unknown[];
}

interface Answer {
  readonly error?: string;
  readonly value?: unknown;
}

/** Hands in a workbench. They are there once its extension host has started, and new ones after each start. */
export class Hands {
  private readonly server = net.createServer((socket) => this.take(socket));
  private socket: net.Socket | undefined;
  private readonly asked = new Map<number, (answer: Answer) => void>();
  private lastId = 0;

  /** @param address a path for the socket that the extension is told in MARGINALIA_HANDS */
  constructor(readonly address: string) {}

  async listen(): Promise<void> {
    this.server.listen(this.address);
    await once(this.server, 'listening');
  }

  close(): void {
    this.socket?.destroy();
    this.server.close();
  }

  /** Shows a file of the workspace, named by the end of its path. */
  async open(file: string): Promise<void> {
    await this.ask('open', file);
  }

  /** Selects in the active editor, which gets the keyboard. Places are a line and a column, from 1. */
  async select(from: readonly [number, number], to = from): Promise<void> {
    await this.ask('select', from, to);
  }

  /** Runs a command by its id, and waits until it has come to its end. */
  async run(command: string, ...args: readonly unknown[]): Promise<void> {
    await this.ask('run', command, ...args);
  }

  /** Sets settings of the user; null takes one out. */
  async settings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    await this.ask('settings', settings);
  }

  /** Closes everything that is open, without saving, and runs the commands that are there. */
  async clear(commands: readonly string[]): Promise<void> {
    await this.ask('clear', commands);
  }

  /** Deletes files, of which VS Code lets go. Paths are whole. */
  async remove(files: readonly string[]): Promise<void> {
    await this.ask('remove', files);
  }

  /** Whether VS Code has the text of one of these files, shown or not. Paths are whole. */
  async keeps(files: readonly string[]): Promise<boolean> {
    return (await this.ask('keeps', files)) === true;
  }

  /** Does what brings another extension host, and waits until that is there. */
  async anew<T>(act: () => Promise<T>): Promise<T> {
    const before = this.socket;
    const done = await act();
    await until('the next extension host', () => this.socket !== undefined && this.socket !== before);
    return done;
  }

  private async ask(hand: string, ...args: readonly unknown[]): Promise<unknown> {
    const socket = await until('the hands in VS Code', () => this.socket);
    const question: Question = { id: ++this.lastId, hand, args };
    const { error, value } = await new Promise<Answer>((resolve) => {
      this.asked.set(question.id, resolve);
      socket.write(`${JSON.stringify(question)}\n`);
    });
    if (error !== undefined) throw new Error(`${hand}(${args.map((arg) => JSON.stringify(arg))}): ${error}`);
    return value;
  }

  private take(socket: net.Socket): void {
    this.socket = socket;
    let text = '';
    socket.setEncoding('utf8').on('data', (data: string) => {
      text += data;
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) {
        const { id, ...answer }: Answer & { id: number } = JSON.parse(line);
        this.asked.get(id)?.(answer);
        this.asked.delete(id);
      }
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      if (this.socket === socket) this.socket = undefined;
      for (const answer of this.asked.values()) answer({ error: 'The extension host has ended.' });
      this.asked.clear();
    });
  }
}
