// How a transcript is written and who speaks in it, where that could not be told: asked of the built server.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver';
import { setAttributeRequest } from '../../server/src/protocol/attributes';
import {
  listSpeakersRequest,
  namesFoundRequest,
  waysOfWritingRequest,
} from '../../server/src/protocol/speaking';
import { Client, uriOf } from './client';
import { folderOf } from './commandLine';

const talk =
  '---\nlayout: "@{speaker}: {speech}"\n---\n\nAna: How was it?\n\nBo: Cold.\n\nAna: And then?\n\nBo: Wet.\n';
const dashes = 'Ana – How was it?\n\nBo – Cold.\n';

async function actions(client: Client, uri: string, code: string): Promise<CodeAction[]> {
  const diagnostic = await client.until(`${code} to be reported`, () =>
    client.diagnostics.get(uri)?.find((one) => one.code === code),
  );
  return client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: diagnostic.range,
    context: { diagnostics: [diagnostic], only: ['quickfix'] },
  });
}

describe('A transcript in which nobody was recognized', () => {
  it('lets our own client ask, and says what to write for the answers', async () => {
    const folder = folderOf({ 'codebook.yaml': 'codes: []\n', 'a.txt': talk, 'b.txt': dashes });
    const client = await Client.startAsking(folder);
    const uri = uriOf(folder, 'a.txt');
    client.open(uri);
    await client.ready(2);
    const offered = await actions(client, uri, 'no-speakers');
    deepEqual(
      offered.map(({ title, command, edit }) => [title, command?.command, command?.arguments, edit]),
      [
        ['Say how this transcript is written…', 'marginalia.sayLayout', [uri], {}],
        ['These are the speakers…', 'marginalia.saySpeakers', [uri], {}],
      ],
    );
    const names = namesFoundRequest.result.parse(await client.request(namesFoundRequest.method, { uri }));
    deepEqual(
      names?.map(({ name, lines, likely }) => [name, lines, likely]),
      [
        ['Ana', 2, true],
        ['Bo', 2, true],
      ],
    );
    const listed = listSpeakersRequest.result.parse(
      await client.request(listSpeakersRequest.method, { uri, names: ['Ana', 'Bo'] }),
    );
    ok(listed && 'change' in listed);
    equal(listed.change.files[0]?.uri, uriOf(folder, 'codebook.yaml'));
    match(listed.change.files[0]?.edits[0]?.newText ?? '', /speakers: \[Ana, Bo\]/);

    const other = uriOf(folder, 'b.txt');
    client.open(other);
    const ways = waysOfWritingRequest.result.parse(
      await client.request(waysOfWritingRequest.method, { uri: other }),
    );
    deepEqual(ways?.[0], {
      template: '{speaker} – {speech}',
      source: 'typed transcripts',
      turns: ['Ana: How was it?', 'Bo: Cold.'],
    });
    const written = setAttributeRequest.result.parse(
      await client.request(setAttributeRequest.method, {
        uri: other,
        key: 'layout',
        value: ways?.[0]?.template,
      }),
    );
    ok(written && 'edit' in written);
    equal(written.edit.newText, '---\nlayout: "{speaker} – {speech}"\n---\n\n');
    equal(await client.stop(), 0);
  });

  it('is answered in any other editor by the fixes themselves', async () => {
    const folder = folderOf({ 'b.transcript': dashes });
    const client = await Client.start(folder);
    const uri = uriOf(folder, 'b.transcript');
    client.open(uri);
    await client.ready(1);
    const offered = await actions(client, uri, 'no-speakers');
    deepEqual(
      offered.map(({ title }) => title),
      ['Say how this transcript is written: {speaker} – {speech}'],
    );
    match(JSON.stringify(offered[0]?.edit), /layout: /);
    equal(await client.stop(), 0);
  });

  it('is put right by every fix that says how it is read, though it is read otherwise then', async () => {
    const panel =
      'Ana: So?\n\nBo: Yes.\n\nAna: And?\n\nBo: No.\n\nAna: Ah.\n\nBo: Well.\n\nNoor: I left.\n\nAna: Oh.\n';
    const folder = folderOf({
      'codebook.yaml': 'codes: [trust, family]\n',
      'a.txt': `---\nlayout: "{speakr} – {speech}"\n---\n\n${dashes}`,
      'b.txt': `${panel}\n<<<<<<< ours\ntrust\n=======\nfamily\n>>>>>>> theirs\n`,
      'c.txt': `${panel.replace('Noor', 'Ana')}\ntrust, family\n`,
    });
    const client = await Client.start(folder);
    const first = async (file: string, code: string) => {
      const uri = uriOf(folder, file);
      client.open(uri);
      await client.ready(3);
      const [action] = await actions(client, uri, code);
      return action?.edit ? action.title : null;
    };
    equal(await first('a.txt', 'unknown-layout'), 'Change to “"{speaker} – {speech}"”');
    equal(await first('b.txt', 'merge-conflict'), 'Keep the codes of both sides');
    equal(await first('b.txt', 'rare-speaker'), '“Noor” is a speaker');
    equal(await first('c.txt', 'unread-code'), 'Write “trust”, “family” as codes');
    equal(await client.stop(), 0);
  });

  it('is no question where a memo, or a rule, is talk: This is speech says so', async () => {
    const folder = folderOf({ 'a.transcript': 'Ana: Cold.\n\n// and wet\n\nBo: Yes.\n\nAna: I see.\n' });
    const client = await Client.start(folder);
    const uri = uriOf(folder, 'a.transcript');
    client.open(uri);
    await client.ready(1);
    const at = { line: 2, character: 3 };
    const asked = (triggerKind: number) =>
      client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: at, end: at },
        context: { diagnostics: [], triggerKind },
      });
    deepEqual(
      (await asked(1)).map(({ title }) => title),
      ['This is speech'],
    );
    deepEqual(await asked(2), []);
    equal(await client.stop(), 0);
  });
});
