import { Pending } from './pending';

/**
 * Puts off what is to be done with a file while somebody types in it: until the typing pauses, or until somebody
 * cannot wait.
 */
export class Debounce {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly running = new Pending();

  /**
   * @param wait how long a pause is, in milliseconds
   * @param run what is to be done with a file; it must not fail
   */
  constructor(
    private readonly wait: number,
    private readonly run: (uri: string) => Promise<void>,
  ) {}

  /** A key was pressed. */
  typed(uri: string): void {
    clearTimeout(this.timers.get(uri));
    this.timers.set(
      uri,
      setTimeout(() => this.start(uri), this.wait),
    );
  }

  /** Forgets what was to be done with a file. */
  drop(uri: string): void {
    clearTimeout(this.timers.get(uri));
    this.timers.delete(uri);
  }

  /** Does at once what is put off, and resolves when it is done. */
  async over(): Promise<void> {
    for (const uri of [...this.timers.keys()]) this.start(uri);
    await this.running.over();
  }

  private start(uri: string): void {
    this.drop(uri);
    void this.running.add(this.run(uri));
  }
}
