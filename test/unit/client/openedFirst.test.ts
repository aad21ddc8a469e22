// What the server is told of documents that nobody sees, when several of them change at the same moment.
import '../vscode/install';
import { deepEqual, rejects } from 'node:assert/strict';
import { openedFirst } from '../../../client/src/server/openedFirst';

/** Tells of documents one by one, like the library: whoever comes first tells of all, and those who come later find none. */
class Library {
  readonly told: string[] = [];
  private pending: string[] = [];
  fails = false;

  opened(...documents: string[]): void {
    this.pending.push(...documents);
  }

  async sendPendingOpenNotifications(): Promise<void> {
    const documents = this.pending;
    this.pending = [];
    for (const document of documents) {
      await Promise.resolve();
      if (this.fails) throw new Error('The server is gone.');
      this.told.push(`${document} opened`);
    }
  }

  async send(message: string): Promise<void> {
    await this.sendPendingOpenNotifications();
    this.told.push(message);
  }
}

describe('What changes in several documents at once', () => {
  it('is told after all of them are told to be open, in its order', async () => {
    const library = new Library();
    openedFirst({ getFeature: () => library as never });
    library.opened('codebook', 'interview');
    const documents = ['shown', 'codebook', 'interview'];
    await Promise.all(documents.map((document) => library.send(`${document} changed`)));
    deepEqual(library.told, [
      'codebook opened',
      'interview opened',
      'shown changed',
      'codebook changed',
      'interview changed',
    ]);
  });

  it('is told although what was told before it failed', async () => {
    const library = new Library();
    openedFirst({ getFeature: () => library as never });
    library.opened('codebook');
    library.fails = true;
    await rejects(library.send('codebook changed'), /gone/);
    library.fails = false;
    await library.send('shown changed');
    deepEqual(library.told, ['shown changed']);
  });
});
