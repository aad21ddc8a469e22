import { deepEqual, equal, match, ok } from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { addSpeakers } from '../../../server/src/codebook/edit';
import { readCodebook } from '../../../server/src/codebook/read';
import { diagnose } from '../../../server/src/features/diagnostics/diagnostics';
import { fixesFor } from '../../../server/src/features/diagnostics/fixes';
import { namesFound, waysOfWriting } from '../../../server/src/features/diagnostics/waysOfWriting';
import { parse } from '../../../server/src/transcript/parse';
import { applyEdit } from '../../../server/src/transcript/textEdit';
import { studyOf } from '../studyFixture';

const talk: [string, string][] = [
  ['Ana', 'How did you get there?'],
  ['Bo', 'By bike, until the snow came.'],
  ['Ana', 'And in winter, what then?'],
  ['Bo', 'My sister drove. She had a car.'],
  ['Ana', 'Every day?'],
  ['Bo', 'Every day of that winter.'],
  ['Ana', 'What did it cost you?'],
  ['Bo', 'Nothing but breakfast.'],
];
const written = (turn: (name: string, words: string) => string, gap = '\n\n') =>
  `${talk.map(([name, words]) => turn(name, words)).join(gap)}\n`;
const doubts = (files: Readonly<Record<string, string>>) => {
  const { study } = studyOf(files);
  const summary = study.transcripts.get('a.txt');
  return (summary ? diagnose(study, summary) : []).filter(({ code }) => /speaker/.test(code));
};
const codes = (text: string) =>
  doubts({ 'a.txt': text }).map(({ code, written: name }) => [code, name].join(' ').trim());

describe('Nobody was recognized, though several seem to talk', () => {
  const odd: [string, string][] = [
    ['names before a divider that no template has', written((name, words) => `${name} = ${words}`)],
    ['the same without blank lines', written((name, words) => `${name} = ${words}`, '\n')],
    ['names between marks', written((name, words) => `/${name}/ ${words}`)],
    ['names behind the words', written((name, words) => `${words} (${name})`)],
    ['dashes as in a novel', written((_name, words) => `– ${words}`, '\n')],
    ['questions and answers', written((_name, words) => words)],
    [
      'a layout that finds nobody',
      `---\nlayout: '@{speaker}: {speech}'\n---\n\n${written((name, words) => `${name}: ${words}`)}`,
    ],
  ];
  for (const [what, text] of odd)
    it(`is told of ${what}`, () => {
      deepEqual(
        codes(text).map((one) => one.split(' ')[0]),
        ['no-speakers'],
      );
    });

  const calm: [string, string][] = [
    ['talk in which names are recognized', written((name, words) => `${name}: ${words}`)],
    [
      'one who tells',
      'We had no bus for a year.\n\nI went by bike.\n\nThen the snow came, and why not?\n\nMy sister drove.\n',
    ],
    ['a guide of questions', written(() => 'How did you get there?')],
    ['notes', 'Note: call back\n\nPlace: café\n\nDate: Monday\n\nRule: no names\n'],
    [
      'subtitles without names',
      written((_name, words) => `00:00:0${words.length % 9} --> 00:00:09\n${words}`),
    ],
    [
      'a README',
      '# Transcripts\n\nInstall: see below\n\nUsage: read them\n\n- one\n- two\n- three\n- four\n',
    ],
    ['nothing', ''],
  ];
  for (const [what, text] of calm)
    it(`is not told of ${what}`, () => {
      deepEqual(codes(text), []);
    });
});

describe('A name that speaks once only', () => {
  const panel = (once: string) =>
    `${written((name, words) => `${name}: ${words}`)}\n${once}: I stopped working there.\n\nAna: Thank you.\n`;

  it('is a hint, with fixes that list it or ask', () => {
    const { study, open } = studyOf({ 'codebook.yaml': 'codes: []\n', 'a.txt': panel('Noor') });
    const summary = study.transcripts.get('a.txt');
    const [finding] = summary ? diagnose(study, summary) : [];
    equal(finding?.code, 'rare-speaker');
    equal(finding?.severity, 'hint');
    deepEqual(finding && fixesFor(open('a.txt'), finding).map(({ title }) => title), [
      '“Noor” is a speaker',
      'These are the speakers…',
      'Say how this transcript is written…',
    ]);
  });

  it('is none where it is known: a role, one of several of a kind, listed, or named above the talk', () => {
    deepEqual(codes(panel('Interviewer')), []);
    deepEqual(codes(panel('Noor').replaceAll('Bo:', 'Teacher 1:').replace('Noor', 'Teacher 2')), []);
    deepEqual(doubts({ 'codebook.yaml': 'speakers: [Noor]\n', 'a.txt': panel('Noor') }), []);
    deepEqual(codes(`---\nspeakers: [Noor, Kim]\n---\n\n${panel('Noor')}`), []);
    deepEqual(codes(`---\nspeakers: Kim, Noor\n---\n\n${panel('Noor')}`), []);
    deepEqual(codes(`---\nparticipant: Noor\n---\n\n${panel('Noor')}`), []);
  });
});

describe('Files that are read well', () => {
  const root = path.resolve(__dirname, '../../..');
  for (const folder of ['samples', '../shared/seeds']) {
    const at = path.join(root, folder);
    if (!fs.existsSync(at)) continue;
    it(`have neither finding: ${path.basename(folder)}`, () => {
      for (const name of fs.readdirSync(at, { recursive: true, encoding: 'utf8' })) {
        if (!name.endsWith('.txt')) continue;
        const { problems } = parse(fs.readFileSync(path.join(at, name), 'utf8'));
        deepEqual(
          problems.filter(({ code }) => code === 'no-speakers' || code === 'rare-speaker'),
          [],
          name,
        );
      }
    });
  }
});

describe('Ways of writing that fit', () => {
  const ways = (text: string) => {
    const { open } = studyOf({ 'a.txt': text });
    return waysOfWriting(open('a.txt'));
  };
  it('are shown with the first turns as they would be read, best first', () => {
    const [best] = ways('Ana – Was it cold?\n\nBo – It was, and wet.\n');
    equal(best?.template, '{speaker} – {speech}');
    deepEqual(best?.turns, ['Ana: Was it cold?', 'Bo: It was, and wet.']);
    equal(ways(written((name, words) => `${name}: ${words}`))[0]?.template, '{speaker}: {speech}');
    deepEqual(ways(written((name, words) => `[${name}] ${words}`))[0]?.turns, [
      'Ana: How did you get there?',
      'Bo: By bike, until the snow came.',
      'Ana: And in winter, what then?',
    ]);
    deepEqual(ways('Nothing to see.\n'), []);
  });

  it('keep to what the file would be read as once it is written there', () => {
    for (const { template, turns } of ways(written((name, words) => `${name}\t${words}`))) {
      const text = `---\nlayout: '${template}'\n---\n\n${written((name, words) => `${name}\t${words}`)}`;
      const said = parse(text).turns.filter(({ speaker }) => speaker !== null);
      equal(said.length >= turns.length, true, template);
    }
  });

  it('are worked out from the beginning of a long file', () => {
    const [best] = ways(written((name, words) => `${name} – ${words}\n`).repeat(400));
    equal(best?.template, '{speaker} – {speech}');
  });
});

describe('Names that may be speakers', () => {
  const found = (text: string, codebook = 'codes: []\n') => {
    const { open } = studyOf({ 'codebook.yaml': codebook, 'a.txt': text });
    return namesFound(open('a.txt'));
  };
  it('are those before and above words, whatever stands between', () => {
    for (const text of [
      written((name, words) => `${name} >> ${words}`),
      written((name, words) => `${name}: ${words}`),
      written((name, words) => `${name}\n${words}`),
    ])
      deepEqual(
        found(text)
          .filter(({ likely }) => likely)
          .map(({ name, lines }) => [name, lines]),
        [
          ['Ana', 4],
          ['Bo', 4],
        ],
      );
    deepEqual(
      found(
        written((name, words) => `${name} >> ${words}`),
        'speakers: [Bo]\n',
      ).map(({ name }) => name),
      ['Ana'],
    );
  });

  it('are none that would not speak though they were listed', () =>
    deepEqual(found(written((name, words) => `${name} = ${words}`)), []));

  it('are listed in the codebook, which keeps everything else', () => {
    const cases: [string, string][] = [
      ['codes: [A]\n', 'speakers: [Ana, Bo]\ncodes: [A]\n'],
      ['speakers: [Kim] # ours\ncodes: [A]\n', 'speakers: [Kim, Ana, Bo] # ours\ncodes: [A]\n'],
      ['speakers:\n  - Kim\n', 'speakers:\n  - Kim\n  - Ana\n  - Bo\n'],
      ['speakers: [Bo]\n', 'speakers: [Bo, Ana]\n'],
      ['', 'speakers: [Ana, Bo]\n'],
    ];
    for (const [before, after] of cases) {
      const edit = addSpeakers(before, ['Ana', 'Bo']);
      ok(edit);
      equal(applyEdit(before, edit), after);
      equal(readCodebook(after).speakers.includes('Ana'), true);
    }
    equal(addSpeakers('speakers: [\n', ['Ana']), null);
  });
});

it('The first three turns are cut where they are long', () => {
  const { open } = studyOf({ 'a.txt': `Ana – ${'so it was '.repeat(50)}\n\nBo – Yes.\n` });
  match(waysOfWriting(open('a.txt'))[0]?.turns[0] ?? '', /^Ana: .{59}…$/);
});
