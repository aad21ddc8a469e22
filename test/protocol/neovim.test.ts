// The configuration for Neovim in docs/other-editors.md, in a real Neovim where there is one.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { onPath } from '../run/onPath.mjs';
import { uriOf } from './client';
import { editorOnly, folderOf, program, root, rowsOf, sample } from './commandLine';

const page = fs.readFileSync(path.join(root, 'docs/other-editors.md'), 'utf8');
const config = /^```lua\n([^`]*)^```$/m.exec(page)?.[1] ?? '';

/** What test/protocol/neovim.lua writes. */
interface Seen {
  readonly failed?: string;
  readonly filetype: string;
  readonly findings: readonly { readonly line: number; readonly column: number; readonly code: string }[];
  readonly hover: string;
  readonly actions: readonly string[];
  readonly symbols: number;
  readonly passage: string;
  readonly highlights: number;
  readonly completions: readonly string[];
  readonly chosen: string;
  readonly definition: { readonly uri: string } | readonly { readonly uri: string }[];
  readonly references: number;
  /** Two transcripts after a speaker in them was renamed, as Neovim has them. */
  readonly renamed: readonly string[];
}

const accents = 'Zoë: Où était Zoë ?\n\n Zoë : Là-bas.\n\nÇa, « Zoë: » dit-elle.\n\nZoë: Oui.\n';

describe('Neovim, set up as docs/other-editors.md says', () => {
  let seen: Seen;
  let study: string;
  const interview = (number: number) => path.join(study, `interviews/Interview ${number}.txt`);

  before(function () {
    const nvim = onPath('nvim');
    if (!nvim) return this.skip();
    const home = folderOf({
      'init.lua': config,
      // What `npm link` does.
      'bin/marginalia': `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`,
    });
    fs.chmodSync(path.join(home, 'bin/marginalia'), 0o755);
    study = path.join(home, 'a study');
    fs.cpSync(sample, study, { recursive: true });
    for (const number of [91, 92]) fs.writeFileSync(interview(number), accents);
    const answer = path.join(home, 'seen.json');
    const { stderr } = spawnSync(
      nvim,
      [
        ...['--headless', '--clean', '-n', '-u', path.join(home, 'init.lua')],
        ...['-S', path.join(__dirname, 'neovim.lua'), 'interviews/Interview 5 - Jonas.txt'],
      ],
      {
        cwd: study,
        env: {
          ...process.env,
          SEEN: answer,
          PATH: `${path.join(home, 'bin')}${path.delimiter}${process.env.PATH}`,
          HOME: home,
          XDG_STATE_HOME: path.join(home, 'state'),
          XDG_CACHE_HOME: path.join(home, 'cache'),
        },
        encoding: 'utf8',
        timeout: 60_000,
      },
    );
    ok(fs.existsSync(answer), `Neovim ended without an answer.\n${stderr}`);
    seen = JSON.parse(fs.readFileSync(answer, 'utf8'));
    equal(seen.failed, undefined);
  });

  it('takes a text of the study for a transcript', () => equal(seen.filetype, 'transcript'));

  it('shows the problems that check prints', async () => {
    const checked = await rowsOf('check', path.join(study, 'interviews/Interview 5 - Jonas.txt'));
    ok(checked.length > 0);
    deepEqual(
      seen.findings.filter(({ code }) => !editorOnly.includes(code)),
      checked.map(({ line, column, code }) => ({ line, column, code })),
    );
  });

  it('explains a misspelt code', () => match(seen.hover, /Did you mean \[TEST-in-production\]/));

  it('shows the codes of a passage, as the settings have it', () =>
    match(seen.passage, /Codes of this passage[\s\S]*PEOPLE-single-expert/));

  it('offers to put it right', () => equal(seen.actions[0], 'Change to “TEST-in-production”'));

  it('has an outline, and marks the other lines of a code', () => {
    ok(seen.symbols > 50);
    ok(seen.highlights > 1);
  });

  it('completes a code from its first letters', () => {
    ok(seen.completions.includes('PEOPLE-no-handover'), seen.completions.join(' '));
    ok(seen.completions.every((label) => label.startsWith('PEOPLE-')));
    equal(seen.chosen, seen.completions[0]);
  });

  it('goes to the entry in the codebook, and finds the places where a code is used', () => {
    const [place] = [seen.definition].flat();
    equal(place?.uri, uriOf(study, 'codebook.yaml'));
    ok(seen.references > 1);
  });

  it('renames a speaker with accents in all transcripts, and writes none before its user does', () => {
    const renamed = accents.replaceAll(/^( ?)Zoë/gm, '$1Noémie').trimEnd();
    deepEqual(seen.renamed, [renamed, renamed]);
    deepEqual(
      [91, 92].map((number) => fs.readFileSync(interview(number), 'utf8')),
      [accents, accents],
    );
  });
});
