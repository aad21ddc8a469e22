// Putting codes on words: what the server proposes for an open transcript, as an editor would make it.
import { deepEqual, equal } from 'node:assert/strict';
import { Client, cursorIn, uriOf } from './client';
import { folderOf } from './commandLine';

const codebook = `study: Small
codes:
  - code: Data-loss   # the worst
    aliases: [Lost-data]
    description: |
      Something is gone.

      For good.
    include: Rows that vanish.
  - code: Data-late
  - code: QM-robustness
    deprecated: Use Data-late.
`;
const talk = `Interview 3 - Maya

Interviewer

How did you find out?

Interviewee

We lost it twice, and nobody told us.

Data-late

// Ask again.

Interviewee

So we lost it again.
`;

interface Edit {
  readonly range: { start: { line: number; character: number }; end: { line: number; character: number } };
  readonly newText: string;
}
interface Proposed {
  readonly refused?: string;
  readonly did: string;
  readonly coded?: number;
  readonly change: { title: string; files: { uri: string; version: number | null; edits: Edit[] }[] };
}

function made(text: string, edits: readonly Edit[]): string {
  const lines = text.split(/(?<=\n)/);
  const offset = ({ line, character }: Edit['range']['start']) =>
    lines.slice(0, line).join('').length + character;
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (now, { range, newText }) => now.slice(0, offset(range.start)) + newText + now.slice(offset(range.end)),
      text,
    );
}

describe('Coding in an open transcript', () => {
  let client: Client;
  let folder: string;
  let uri: string;
  const version = 1;

  before(async () => {
    folder = folderOf({ 'codebook.yaml': codebook, 'a.txt': talk, 'notes.md': 'nothing' });
    client = await Client.start(folder);
    await client.ready(1);
    uri = uriOf(folder, 'a.txt');
    client.open(uri);
  });
  after(async () => equal(await client.stop(), 0));

  const at = (marked: string, nth = 0) => {
    const start = cursorIn(talk, marked.replace('⟧', '').replace('⟦', '‸'), nth);
    const end = marked.includes('⟧') ? cursorIn(talk, marked.replace('⟦', '').replace('⟧', '‸'), nth) : start;
    return { start, end };
  };
  const ask = (method: string, more: object) =>
    client.request<Proposed>(`marginalia/${method}`, { uri, version, ...more });
  const code = (selections: object[], codes: object) =>
    ask('codePassage', { selections, add: [], remove: [], newCodes: [], ...codes });

  it('offers the codes, the likely ones first and deprecated ones last, with what the codebook says', async () => {
    const found = await client.request<
      { choices: { label: string; present: string }[] } & Record<string, unknown>
    >('marginalia/codingChoices', { uri, selections: [at('⟦lost it twice⟧')] });
    deepEqual(
      { ...found, choices: found.choices.map(({ label, present }) => `${label} ${present}`) },
      {
        folder: uriOf(folder),
        hasCodebook: true,
        passages: 1,
        at: { line: 8, character: 0 },
        begins: 'We lost it twice, and nobody told us.',
        families: ['Data'],
        inVivo: 'Lost-it-twice',
        quoted: 'lost it twice',
        choices: ['Data-loss none', 'Data-late all', 'QM-robustness none'],
      },
    );
    const [first = { label: '', present: '' }] = found.choices;
    deepEqual(
      { ...first, why: 'why' in first && first.why !== '' },
      {
        label: 'Data-loss',
        aliases: ['Lost-data'],
        kind: 'topic',
        family: 'Data',
        color: '#332288',
        description: 'Something is gone.',
        definition: 'Something is gone.\n\nFor good.\nInclude: Rows that vanish.',
        counts: '0 codings · 0 interviews',
        present: 'none',
        deprecated: false,
        codable: true,
        suggested: true,
        why: true,
      },
    );
  });

  it('codes what is selected, with a new code in the codebook, as one change of two files', async () => {
    const { change, did, coded } = await code([at('⟦lost it⟧'), at('So we‸')], {
      add: ['Data-loss'],
      remove: ['Data-late'],
      newCodes: [{ label: 'Data-hope', family: 'Data', description: 'What keeps them going.' }],
    });
    equal(did, 'Coded 2 passages with “Data-loss”, “Data-hope” · Removed “Data-late” from 1 passage');
    equal(coded, 2);
    deepEqual(
      change.files.map((file) => [file.uri, file.version]),
      [
        [uri, 1],
        [uriOf(folder, 'codebook.yaml'), null],
      ],
    );
    equal(
      made(talk, change.files[0]?.edits ?? []),
      talk
        .replace('Data-late\n\n// Ask again.', '// Ask again.\n\nData-loss "lost it"\n\nData-hope "lost it"')
        .concat('\nData-loss\n\nData-hope\n'),
    );
    equal(
      made(codebook, change.files[1]?.edits ?? []),
      codebook.replace(
        '  - code: QM',
        '  - code: Data-hope\n    description: What keeps them going.\n  - code: QM',
      ),
    );
  });

  it('tells the codings on what is selected, and removes, moves and annotates them', async () => {
    const found = await client.request<object[]>('marginalia/codingsAt', { uri, selections: [at('twice‸')] });
    deepEqual(found, [
      {
        line: 10,
        label: 'Data-late',
        quote: null,
        words: at('⟦We lost it twice, and nobody told us.⟧'),
        memos: ['Ask again.'],
      },
    ]);
    const coding = { line: 10, label: 'Data-late' };
    const removed = await ask('removeCodings', { codings: [coding] });
    equal(removed.did, 'Removed “Data-late”; its memos stay with the passage');
    equal(made(talk, removed.change.files[0]?.edits ?? []), talk.replace('Data-late\n\n', ''));
    const moved = await ask('moveCoding', { coding, to: at('⟦lost it again⟧') });
    equal(moved.did, 'Moved “Data-late” to “lost it again”');
    equal(
      made(talk, moved.change.files[0]?.edits ?? []),
      `${talk.replace('Data-late\n\n// Ask again.\n\n', '')}\nData-late "lost it again"\n\n// Ask again.\n`,
    );
    const noted = await ask('addMemo', { selections: [], on: coding, text: 'Whom?\nWhen?' });
    equal(
      made(talk, noted.change.files[0]?.edits ?? []),
      talk.replace('again.\n', 'again.\n\n// Whom?\n// When?\n'),
    );
  });

  it('refuses what it cannot do with a sentence', async () => {
    const stale = await client.request<Proposed>('marginalia/removeCodings', {
      uri,
      version: 7,
      codings: [],
    });
    equal(stale.refused, 'The transcript was changed meanwhile, so nothing was written. Please try again.');
    const title = await code([at('Inter‸view 3')], { add: ['Data-loss'] });
    equal(
      title.refused,
      'No passage is here. Put the cursor into what somebody says, or select words of it.',
    );
    const twice = await code([at('twice‸')], { add: ['Data-late'] });
    equal(twice.refused, 'The passage has “Data-late” already.');
    const other = await ask('removeCodings', { codings: [{ line: 10, label: 'Data-loss' }] });
    equal(
      other.refused,
      '“Data-loss” is not on that line any more, so nothing was changed. Please try again.',
    );
  });

  it('has nothing to say of other files', async () => {
    equal(
      await client.request('marginalia/codingChoices', { uri: uriOf(folder, 'notes.md'), selections: [] }),
      null,
    );
  });
});
