// What stands in files reaches the terminal of whoever looks at them, and must not drive it.
import { match, ok } from 'node:assert/strict';
import { folderOf, marginalia, marginaliaOn } from './commandLine';

/** Clears the screen, sets the title of the window, and turns the order of the words around. */
const evil = '\u001b[2J\u001b]0;mine\u0007\u009b1m\u202egnp.\u2066x\u200f';
const study = () =>
  folderOf({
    'codebook.yaml': 'codes:\n  - code: Data-loss\n  - code: Data-late\n',
    'a.txt': `Int${evil}: It was ${evil} gone.\n\nData-loss\n\nInt: ${evil}\n\n# Data-new${evil} [x]\n\n# Data loss${evil}\n`,
  });

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
const driving = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

describe('A file that would drive the terminal', () => {
  const calls: Readonly<Record<string, readonly string[]>> = {
    summary: [],
    codings: [],
    turns: [],
    check: [],
    'rename --dry-run': ['--dry-run'],
    rename: [],
    init: [],
  };
  for (const [call, options] of Object.entries(calls))
    it(`does not in what is printed by ${call}`, async () => {
      const [command = ''] = call.split(' ');
      const folder =
        command === 'init'
          ? folderOf({
              'a.txt': 'Ann: It was.\n\nMisc\n\nAnn: So.\n\nMisc\n',
              [`b${evil.slice(0, 4)}.txt`]: 'left\n',
            })
          : study();
      const labels = command === 'rename' ? ['Data-loss', 'Data-gone'] : [];
      const { out, err } = await marginaliaOn(80, command, ...labels, folder, ...options);
      ok(out.length + err.length > 0);
      ok(!driving.test(out), JSON.stringify(out));
    });

  it('is shown with its characters in a diff before people, and is exact for programs', async () => {
    const folder = folderOf({
      'codebook.yaml': 'codes:\n  - code: Data-loss\n',
      'a.txt': 'Int: It was \u001b[2J\u202egone.\r\n\r\nData-loss\r\n',
    });
    const call = ['rename', 'Data-loss', 'Data-gone', folder, '--dry-run'];
    match((await marginaliaOn(80, ...call)).out, / Int: It was ␛\[2J\ufffdgone\.\r\n/);
    ok((await marginalia(...call)).out.includes(' Int: It was \u001b[2J\u202egone.\r\n'));
  });

  it('comes exactly in JSON and CSV', async () => {
    const folder = study();
    const json = (await marginaliaOn(80, 'codings', folder, '--format', 'json')).out;
    ok(json.includes(JSON.stringify(`Data-new${evil} [x]`).slice(1, -1)), json);
    const csv = (await marginaliaOn(80, 'codings', folder, '--format', 'csv')).out;
    ok(csv.includes(`Data-new${evil} [x]`), csv);
  });
});
