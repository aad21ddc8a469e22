// What helps to write a transcript, besides codes: speakers and front matter.
import { deepEqual, equal, match } from 'node:assert/strict';
import type { CompletionItem, CompletionList, Hover, MarkupContent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, cursorIn, uriOf } from './client';
import { folderOf } from './commandLine';

const first = `---
interview: 1
site: Tel Aviv
---

Interviewer: What happened?

Interviewee: We lost data.

Data-loss

Inter

Interviewee: Well.

`;
const second = '---\ninterview: 2\nsite: Haifa\n---\n\nInterviewer: Oh.\n\nInterviewee: Yes.\n';

describe('The language server, for whoever writes a transcript,', () => {
  let client: Client;
  let uri: string;

  before(async () => {
    const folder = folderOf({ 'codebook.yaml': 'codes: [Data-loss]\n', 'a.txt': first, 'b.txt': second });
    client = await Client.start(folder);
    uri = uriOf(folder, 'a.txt');
    client.open(uri);
    await client.ready(2);
  });
  after(async () => {
    equal(await client.stop(), 0);
  });

  const complete = (marked: string) =>
    client.request<CompletionList>('textDocument/completion', {
      textDocument: { uri },
      position: cursorIn(first, marked),
    });
  const apply = (item: CompletionItem | undefined) => {
    const edit = item?.textEdit;
    if (!edit || !('range' in edit)) throw new Error('no edit');
    return TextDocument.applyEdits(TextDocument.create(uri, 'transcript', 1, first), [edit]);
  };

  it('completes speakers at the start of a block, before their words as they are written there', async () => {
    const { items } = await complete('\n\nInter‸\n');
    deepEqual(
      items.map(({ label }) => label),
      ['Interviewer', 'Interviewee'],
    );
    equal(apply(items[0]), first.replace('\nInter\n', '\nInterviewer: \n'));
  });

  it('completes codes first where a line is empty, then speakers', async () => {
    const { items } = await complete('Well.\n\n‸');
    const sorted = [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
    deepEqual(
      sorted.map(({ label }) => label),
      ['Data-loss', 'Interviewer', 'Interviewee'],
    );
  });

  it('completes front matter by its keys and by what the study says there', async () => {
    const keys = await complete('si‸te');
    deepEqual(
      keys.items.map(({ label }) => label),
      ['coder', 'participant', 'date', 'moderates', 'speakers', 'layout', 'codes', 'site'],
    );
    const values = await complete('site: ‸Tel');
    equal(apply(values.items[0]), first.replace('Tel Aviv', 'Haifa'));
    equal(values.items[0]?.labelDetails?.description, '1 transcript');
  });

  it('tells on hover what a key of front matter means, and what the study says there', async () => {
    const hover = async (marked: string) => {
      const position = cursorIn(first, marked);
      const found = await client.request<Hover | null>('textDocument/hover', {
        textDocument: { uri },
        position,
      });
      return found && (found.contents as MarkupContent).value;
    };
    match((await hover('inter‸view: 1')) ?? '', /^\*\*interview\*\*\n\nWhich interview this is/);
    match(
      (await hover('si‸te')) ?? '',
      /\n\nIn 2 transcripts: (Tel Aviv|Haifa) \(1\), (Tel Aviv|Haifa) \(1\)$/,
    );
    equal(await hover('site: T‸el'), null);
  });
});
