import { deepEqual, equal } from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { createConnection } from 'vscode-languageserver/node';
import { LiveSettings, readSettings, settingsIn } from '../../../server/src/lsp/settings';

describe('The settings', () => {
  const defaults = { passages: false };
  const cases: [string, unknown, typeof defaults][] = [
    ['are what the user has set', { hover: { passages: true } }, { passages: true }],
    ['are the defaults where an editor has none', null, defaults],
    ['are the defaults where a group is missing', {}, defaults],
    ['are the defaults where a group is no group', { hover: 'always' }, defaults],
    ['are the default where a value makes no sense', { hover: { passages: 'yes, please' } }, defaults],
    [
      'count beside others that nobody knows',
      { hover: { passages: true, size: 9 }, x: 1 },
      { passages: true },
    ],
  ];
  for (const [how, value, hover] of cases) it(how, () => deepEqual(readSettings(value).hover, hover));

  const own = { hover: { passages: true } };
  const answers: [string, unknown, boolean][] = [
    ['a list with the part that was asked for', [own], true],
    ['the part alone', own, true],
    ['all settings of the editor', { marginalia: own, editor: {} }, true],
    ['a list with all settings of the editor', [{ marginalia: own }], true],
    ['a list with more than was asked for', [null, { editor: {} }, own], true],
    ['an empty list', [], false],
    ['nothing', null, false],
    ['a list of nothing', [null], false],
    ['something else', ['hover', 1, { hovers: own }], false],
  ];
  for (const [what, answer, isFound] of answers)
    it(`are found in an editor's answer, whatever its form: ${what}`, () =>
      equal(readSettings(settingsIn(answer)).hover.passages, isFound));

  it('are taken from the news of an editor that cannot be asked for them', async () => {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    const client = createMessageConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(toServer),
    );
    const settings = new LiveSettings();
    settings.follow(server, {});
    server.listen();
    client.listen();
    const tell = async (told: unknown) => {
      const changed = new Promise<void>((resolve) => settings.onDidChange(resolve));
      await client.sendNotification('workspace/didChangeConfiguration', { settings: told });
      await changed;
    };
    await tell({ marginalia: { hover: { passages: true } }, editor: {} });
    equal(settings.current.hover.passages, true);
    await tell(null);
    equal(settings.current.hover.passages, false);
    client.dispose();
    server.dispose();
  });
});
