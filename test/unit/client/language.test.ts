// Which plain text gets the language of transcripts, and when.
import '../vscode/install';
import { deepEqual, equal } from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { Server, ServerState } from '../../../client/src/server/server';
import { assignLanguage } from '../../../client/src/study/language';
import { folderAt, Host } from '../vscode/host';
import { useHost } from '../vscode/install';
import { EventEmitter, Uri } from '../vscode/values';

/** A study as it is told of while its files are read. */
const reading = (transcripts: number): ServerState => ({
  kind: 'running',
  study: {
    studies: 1,
    transcripts,
    unread: 0,
    waiting: 1,
    withoutCodebook: 0,
    hasKinds: false,
    revision: transcripts,
  },
});

describe('A document that is opened behind the scenes', () => {
  it('is looked at only once all of them are there, also while a study is read', () => {
    const host = new Host([folderAt('/study')]);
    useHost(host);
    const asked: string[] = [];
    const changed = new EventEmitter<ServerState>();
    const server = {
      state: reading(0),
      onDidChange: changed.event,
      request: async (_: unknown, { uri }: { readonly uri: string }) => {
        asked.push(uri);
        return false;
      },
    } as unknown as Server;
    const open = (name: string) => {
      const uri = Uri.from({ scheme: 'file', path: `/study/${name}.txt` });
      host.newDocument(uri, 'plaintext', 'Ada: It was cold.\n');
      return uri.toString();
    };
    const before = open('before');
    const assigning = assignLanguage(server, {} as vscode.Memento);
    try {
      deepEqual(asked, [before], 'what is open already is looked at');
      for (let number = 1; number <= 10; number++) open(String(number));
      changed.fire(reading(1));
      deepEqual(asked, [before, before]);
      equal(host.documents.length, 11);
    } finally {
      assigning.dispose();
      changed.dispose();
      useHost(null);
    }
  });
});
