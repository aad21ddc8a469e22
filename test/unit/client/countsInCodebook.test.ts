import { deepEqual, equal } from 'node:assert/strict';
import type { CodeLens } from 'vscode-languageserver';
import { useWindow } from '../vscode/window';

const codebook = 'codes:\n  - code: Loss\n  - code: Late\n';
const talk = 'Interviewer: Why?\n\nDana: It was gone.\n\n#Loss\n\nDana: It came late.\n';

describe('The counts in the codebook', () => {
  const window = useWindow({ files: { 'codebook.yaml': codebook, 'a.txt': talk } });

  async function lenses(): Promise<CodeLens[]> {
    const [client] = window().clients;
    const textDocument = { uri: window().uri('codebook.yaml').toString() };
    const found = await client?.ask<CodeLens[]>('textDocument/codeLens', { textDocument });
    const whole = (lens: CodeLens) => client?.ask<CodeLens>('codeLens/resolve', lens);
    return (await Promise.all((found ?? []).map(whole))).flatMap((lens) => lens ?? []);
  }

  it('follow what is coded, and lead to the quotes', async () => {
    await window().openTranscript('a.txt');
    await window().openFile('codebook.yaml');
    const [loss, late] = await lenses();
    deepEqual([loss?.command?.title, late?.command?.title], ['1 coding · 1 interview', 'not used yet']);
    const { line, character } = loss?.range.start ?? { line: -1, character: -1 };
    equal(codebook.split('\n')[line]?.slice(character), 'Loss');

    await window().run(loss?.command?.command ?? '', ...(loss?.command?.arguments ?? []));
    const quotes = await window().panel('quotes');
    await window().until('the quotes', () => quotes.spoken().some((one) => one.startsWith('It was gone.')));

    const renewals = () =>
      window().clients[0]?.asked.filter((method) => method === 'workspace/codeLens/refresh').length ?? 0;
    const before = renewals();
    await window().openTranscript('a.txt');
    window().goTo('It came late');
    await window().press('ctrl+enter');
    await window().choose('Code This Passage', 'Late');
    await window().until('the counts to be drawn anew', () => renewals() > before);
    equal((await lenses())[1]?.command?.title, '1 coding · 1 interview');
  });
});
