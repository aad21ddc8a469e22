import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import { FindingsDelivery } from '../../../server/src/lsp/findingsDelivery';
import { type FileFindings, findingsNotification } from '../../../server/src/protocol/findings';

const [a, b] = ['file:///a.txt', 'file:///b.txt'];

/** A finding in a line of its own. */
function finding(line: number, severity: 1 | 2 | 3 | 4 = 1): Diagnostic {
  const at = { line, character: 0 };
  return { range: { start: at, end: at }, severity, source: 'marginalia', code: 'x', message: `No. ${line}` };
}

function findings(count: number): Diagnostic[] {
  return Array.from({ length: count }, (_, line) => finding(line));
}

/** What an editor is sent, in order: `alone` in the usual message, `many` in ours. */
function watched() {
  const alone: PublishDiagnosticsParams[] = [];
  const many: FileFindings[][] = [];
  let asked = 0;
  const connection = {
    sendDiagnostics: async (params: PublishDiagnosticsParams) => void alone.push(params),
    sendNotification: async (method: unknown, params: unknown) => {
      equal(method, findingsNotification.method);
      many.push(findingsNotification.params.parse(params).files);
    },
  };
  const delivery = new FindingsDelivery(connection as never, () => asked++);
  const find = (uri: string, diagnostics: Diagnostic[]) => delivery.sendDiagnostics({ uri, diagnostics });
  return { delivery, find, alone, many, asked: () => asked };
}

describe('Findings on their way to the editor', () => {
  it('come at once and alone, all of them, to one that knows only the protocol', async () => {
    const { delivery, find, alone, many, asked } = watched();
    await find(a, findings(1500));
    await find(b, []);
    delivery.sendKept();
    deepEqual(
      alone.map(({ uri, diagnostics }) => [uri, diagnostics.length]),
      [
        [a, 1500],
        [b, 0],
      ],
    );
    deepEqual([many.length, asked()], [0, 0]);
  });

  it('come of many closed files in one message to ours, the last of each file', async () => {
    const { delivery, find, alone, many } = watched();
    delivery.takeMany();
    await find(a, findings(3));
    await find(b, findings(1));
    await find(a, findings(2));
    delivery.sendKept();
    delivery.sendKept();
    deepEqual(
      many.map((files) => files.map((one) => [one.uri, one.findings.length])),
      [
        [
          [a, 2],
          [b, 1],
        ],
      ],
    );
    deepEqual(alone, []);
  });

  it('come at once of a file that is opened, and from then on in one kind of message', async () => {
    const { delivery, find, alone, many } = watched();
    delivery.takeMany();
    await find(a, findings(3));
    delivery.opened(a);
    deepEqual(
      alone.map(({ diagnostics }) => diagnostics.length),
      [3],
    );
    await find(a, findings(4));
    await find(b, findings(1));
    delivery.sendKept();
    equal(alone.length, 2);
    deepEqual(
      many.map((files) => files.map(({ uri }) => uri)),
      [[b]],
    );
  });

  it('come in several messages where they are megabytes', async () => {
    const { delivery, find, many } = watched();
    delivery.takeMany();
    for (let file = 0; file < 30; file++) await find(`file:///${file}.txt`, findings(900));
    delivery.sendKept();
    ok(many.every((files) => files.length <= 5));
    equal(many.flat().length, 30);
  });

  it('are, of one file, as many as VS Code shows, those that weigh most, and how many others there are', async () => {
    const { delivery, find, alone } = watched();
    delivery.takeMany();
    delivery.opened(a);
    await find(a, [...Array.from({ length: 1000 }, (_, line) => finding(line, 2)), finding(1000, 1)]);
    const shown = alone[0]?.diagnostics ?? [];
    equal(shown.length, 1000);
    deepEqual(
      shown.slice(-3).map(({ message }) => message),
      [
        'No. 997',
        'No. 1000',
        'This file has 2 more findings, which VS Code does not show. “marginalia check” lists them all.',
      ],
    );
    await find(a, findings(1000));
    equal(alone[1]?.diagnostics.at(-1)?.message, 'No. 999');
  });
});
