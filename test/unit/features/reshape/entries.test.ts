import { deepEqual, equal, match } from 'node:assert/strict';
import { readCodebook } from '../../../../server/src/codebook/read';
import type { Reshaping } from '../../../../server/src/features/reshape/reshaping';
import { orRefusal } from '../../refused';
import { type Files, reshaped } from './reshaped';

const codebook = `# Ours.
study: A study of boats
codes:
  # About the weather
  - code: Weather # all of it
    codes:
      - code: Fog
        description: 'It was thick.' # rarely
        example: "Like milk."
  - Wages
`;
const talk = 'Interviewee\n\nWe went.\n\nFog\n\nInterviewee\n\nIt paid.\n\n#Trust\n';
const files = { 'codebook.yaml': codebook, 'a.txt': talk };
const change = (reshaping: Reshaping, all: Files = files) => reshaped(all, reshaping).files;
const created = (label: string, family: string | null = null, description = '') =>
  change({ kind: 'create', code: { label, family, description } })['codebook.yaml'];
const nothing = { description: '', include: '', exclude: '', example: '' };

describe('A form that changes the codebook', () => {
  const families: [string, string, string | null, string][] = [
    ['at its end', 'Ropes', null, codebook.replace('- Wages\n', '- Wages\n  - Ropes\n')],
    [
      'in a family',
      'Wind',
      'Weather',
      codebook.replace('"Like milk."\n', '"Like milk."\n      - code: Wind\n'),
    ],
    [
      'under a code that nothing stood under',
      'Bonus',
      'Wages',
      codebook.replace('  - Wages\n', '  - code: Wages\n    codes:\n      - Bonus\n'),
    ],
    [
      'deep down',
      'Sea fog',
      'Fog',
      codebook.replace('"Like milk."\n', '"Like milk."\n        codes:\n          - code: Sea fog\n'),
    ],
    [
      'in a family that begins with it',
      'Owner',
      'People',
      codebook.replace('  - Wages\n', '  - Wages\n  - code: People\n    codes:\n      - Owner\n'),
    ],
  ];
  for (const [where, label, family, expected] of families)
    it(`writes a new code ${where}, and nothing else`, () => {
      equal(created(label, family), expected);
      deepEqual(readCodebook(expected).problems, []);
    });

  it('writes what a new code means', () => {
    match(
      created('Ropes', null, 'How they were made.') ?? '',
      /- code: Ropes\n {4}description: How they were made\.\n/,
    );
  });

  it('begins no family for a code that only looks like another', () => {
    const [before, after] = ['codes:\n  - Data-loss\n', 'codes:\n  - Data-loss\n  - Data-late\n'];
    const all = { 'codebook.yaml': before, 'a.txt': '' };
    const code = { label: 'Data-late', family: null, description: '' };
    equal(change({ kind: 'create', code }, all)['codebook.yaml'], after);
  });

  it('leaves what is said in transcripts as it is, also where somebody says just what the code is called', () => {
    const all = { ...files, 'b.txt': 'Interviewee\n\nRopes\n\nInterviewee\n\nRopes, yes.\n' };
    const refused = orRefusal(() =>
      change({ kind: 'create', code: { label: 'Ropes', family: null, description: '' } }, all),
    );
    if (typeof refused !== 'string') equal(refused['b.txt'], all['b.txt']);
  });

  const refusals: [string, string, RegExp][] = [
    ['that is there', 'Fog', /There is a code “Fog” already/],
    ['without a name', ' ', /needs a name/],
    ['called like a time', '10:30', /would be read as a time/],
  ];
  for (const [what, label, why] of refusals)
    it(`refuses a new code ${what}`, () => {
      match(String(orRefusal(() => created(label))), why);
    });

  it('changes what a code means, and keeps comments and marks', () => {
    const definition = { ...nothing, description: 'Nobody saw it.\nNot once.', example: 'Like milk.' };
    equal(
      change({ kind: 'define', label: 'Fog', definition: { ...definition, description: 'Nobody saw it.' } })[
        'codebook.yaml'
      ],
      codebook.replace('It was thick.', 'Nobody saw it.'),
    );
    const lines = change({ kind: 'define', label: 'Fog', definition })['codebook.yaml'] ?? '';
    equal(readCodebook(lines).codes[1]?.description, definition.description);
    match(lines, /# rarely/);
  });

  it('takes away what is emptied, and adds what was not there', () => {
    const definition = { ...nothing, include: 'Any mist.' };
    const text = change({ kind: 'define', label: 'Fog', definition })['codebook.yaml'] ?? '';
    equal(text, codebook.replace(/ {8}description.*\n {8}example.*\n/, '        include: Any mist.\n'));
  });

  it('defines a bare label, and a code that is in use only', () => {
    const definition = { ...nothing, description: 'Pay.' };
    equal(
      change({ kind: 'define', label: 'Wages', definition })['codebook.yaml'],
      codebook.replace('  - Wages\n', '  - code: Wages\n    description: Pay.\n'),
    );
    match(
      change({ kind: 'define', label: 'Trust', definition })['codebook.yaml'] ?? '',
      /Trust\n {4}description: Pay\./,
    );
  });

  it('gives a code a color, another one, and none', () => {
    const recolor = (label: string, color: string | null, text = codebook) =>
      change({ kind: 'recolor', label, color }, { ...files, 'codebook.yaml': text })['codebook.yaml'] ?? '';
    const once = recolor('Weather', '#117733');
    equal(once, codebook.replace('all of it\n', 'all of it\n    color: "#117733"\n'));
    const twice = recolor('Weather', '#332288', once);
    equal(twice, once.replace('#117733', '#332288'));
    equal(recolor('Weather', null, twice), codebook);
    deepEqual(
      readCodebook(once)
        .codes.map(({ color }) => color)
        .slice(0, 2),
      ['#117733', '#117733'],
    );
  });
});
