// Coders compared in the server, for all that the view of analysis asks between two changes.
import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { interviewsOfPair } from '../../../server/src/features/analysis/agreementPassages';
import { comparedTexts, comparisonOf } from '../../../server/src/lsp/agreement';
import { firstQuestion } from '../../../server/src/protocol/analysis';
import { itemAt } from '../../../server/src/transcript/itemAt';
import { Workspace } from '../../../server/src/workspace/workspace';

const root = 'file:///study';
const talk = (code: string, word = 'lost') => `Interviewee: We ${word} some of it that day.\n\n${code}\n`;
const uriOf = (interview: number, coder: string) => `${root}/Interview ${interview} - ${coder}.txt`;
const question = { ...firstQuestion, tab: 'agreement' } as const;

async function compared() {
  const disk = new Map([[`${root}/codebook.yaml`, 'codes:\n  - code: Data-loss\n  - code: Data-gap\n']]);
  for (const interview of [1, 2, 3]) {
    disk.set(uriOf(interview, 'Ann'), talk('Data-loss'));
    disk.set(uriOf(interview, 'Bo'), talk(interview === 3 ? 'Data-gap' : 'Data-loss'));
  }
  const read: string[] = [];
  const workspace = new Workspace(
    {
      list: async () => [...disk.keys()],
      read: async (uri) => {
        read.push(uri);
        return disk.get(uri) ?? null;
      },
      bytes: async () => new Uint8Array(),
      isFolder: async () => false,
    },
    { transcript() {}, codebook() {}, unreadable() {}, misnamedCodebook() {}, progress() {}, problem() {} },
  );
  await workspace.scan([root]);
  await workspace.settled();
  read.length = 0;
  const study = itemAt(workspace.studies, 0);
  return { workspace, study, read, ask: () => comparisonOf(workspace, study, question) };
}

describe('Coders who are compared', () => {
  it('are compared once for all that is asked, until anything changes', async () => {
    const { workspace, read, ask } = await compared();
    const first = await ask();
    equal(read.length, 6);
    equal(await ask(), first);
    equal(read.length, 6);
    equal(first.rows.at(-1)?.together.identical, 2);

    // Other words are no other coding, and yet files are laid beside each other by them.
    await workspace.edited(uriOf(1, 'Ann'), talk('Data-loss', 'mislaid'));
    const second = await ask();
    notEqual(second, first);
    ok(second.rows.at(-1)?.together.warnings.some(({ id }) => id === 'words-differ'));

    await workspace.edited(uriOf(1, 'Ann'), talk('Data-gap'));
    equal((await ask()).rows.at(-1)?.together.identical, 1);
  });

  it('are read again for the pair alone that somebody looks at', async () => {
    const { workspace, study, read, ask } = await compared();
    const { compared: all, rows } = await ask();
    read.length = 0;
    const interviews = interviewsOfPair(all, itemAt(rows, 1));
    await comparedTexts(workspace, study, question, { ...all, interviews });
    deepEqual(read.sort(), [uriOf(2, 'Ann'), uriOf(2, 'Bo')]);
  });
});
