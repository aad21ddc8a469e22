import { deepEqual, equal } from 'node:assert/strict';
import { readCodebook } from '../../../server/src/codebook/read';
import { codingChoices } from '../../../server/src/features/coding/choices';
import { completeCodebook } from '../../../server/src/features/completion/codebookCompletion';
import { completeCode } from '../../../server/src/features/completion/completion';
import { completeFrontMatter } from '../../../server/src/features/completion/frontMatter';
import { diagnose } from '../../../server/src/features/diagnostics/diagnostics';
import { fixesFor } from '../../../server/src/features/diagnostics/fixes';
import { unusedCodes } from '../../../server/src/features/diagnostics/hints';
import { hoverOfKey } from '../../../server/src/features/navigation/hover';
import { labelLookup } from '../../../server/src/features/reshape/labelLookup';
import { templates } from '../../../server/src/transcript/templates';
import { atCursor, studyOf } from '../studyFixture';

const dashes = 'Ana – Was it cold?\n\nBo – It was, and wet.\n';
const speakersOf = (files: Readonly<Record<string, string>>) =>
  studyOf(files)
    .transcript('a.txt')
    .turns.map(({ speaker }) => speaker);
const head = (lines: string, text = dashes) => `---\n${lines}\n---\n\n${text}`;

describe('People say how turns are written', () => {
  const cases: [string, string | undefined, string, (string | null)[]][] = [
    ['nowhere, and the file does not tell', undefined, dashes, [null]],
    ['in the codebook', "layout: '{speaker} – {speech}'\n", dashes, ['Ana', 'Bo']],
    [
      'in a list of the codebook',
      "layout: ['{speaker}: {speech}', '{speaker} – {speech}']\n",
      dashes,
      ['Ana', 'Bo'],
    ],
    ['in a list with dashes', "layout:\n  - '{speaker} – {speech}'\n", dashes, ['Ana', 'Bo']],
    ['in the codebook without quotation marks', 'layout: {speaker} – {speech}\n', dashes, ['Ana', 'Bo']],
    ['in the front matter', undefined, head("layout: '{speaker} – {speech}'"), ['Ana', 'Bo']],
    [
      'in a list of the front matter',
      undefined,
      head("layout: ['{speaker}: {speech}', '{speaker} – {speech}']"),
      ['Ana', 'Bo'],
    ],
    ['in a list with dashes there', undefined, head("layout:\n  - '{speaker} – {speech}'"), ['Ana', 'Bo']],
    [
      'in the front matter without quotation marks',
      undefined,
      head('layout: {speaker} – {speech} # ours\nsite: Haifa'),
      ['Ana', 'Bo'],
    ],
    [
      'in the front matter, which goes before the codebook',
      "layout: '{speaker}: {speech}'\n",
      head("layout: '{speaker} – {speech}'"),
      ['Ana', 'Bo'],
    ],
    [
      'in the codebook, where the front matter has no template that is known',
      "layout: '{speaker} – {speech}'\n",
      head('layout: whatever'),
      ['Ana', 'Bo'],
    ],
  ];
  for (const [where, codebook, text, speakers] of cases) {
    it(where, () => {
      deepEqual(
        speakersOf(codebook === undefined ? { 'a.txt': text } : { 'codebook.yaml': codebook, 'a.txt': text }),
        speakers,
      );
    });
  }

  it('and a template that nobody knows is read as none, and named with the nearest', () => {
    const text = head('layout: "Speaker — words"', 'Ana: Cold?\n\nBo: Wet.\n\nAna: I see.\n\nBo: Yes.\n');
    const { study, transcript, open } = studyOf({ 'a.txt': text });
    deepEqual(
      transcript('a.txt').turns.map(({ speaker }) => speaker),
      ['Ana', 'Bo', 'Ana', 'Bo'],
    );
    const summary = study.transcripts.get('a.txt');
    const [finding] = summary ? diagnose(study, summary) : [];
    equal(finding?.code, 'unknown-layout');
    equal(finding?.suggestions[0], '{speaker} — {speech}');
    const fixes = finding ? fixesFor(open('a.txt'), finding) : [];
    equal(fixes[0]?.title, 'Change to “"{speaker} — {speech}"”');
  });

  it('and the codebook tells of such a template, and of one without quotation marks, with what is right', () => {
    const unknown = readCodebook('layout: "Name: words"\n').problems[0];
    equal(unknown?.code, 'bad-value');
    equal(unknown?.repair?.text, '{speaker}: {speech}');
    const bare = readCodebook('study: Ours\nlayout: [{time}] {speaker}: {speech}\ncodes: []\n');
    deepEqual(bare.layout, ['[{time}] {speaker}: {speech}']);
    deepEqual(
      bare.problems.map(({ code, repair }) => [code, repair?.certain, repair?.edit.newText]),
      [['bad-value', true, '"[{time}] {speaker}: {speech}"']],
    );
  });

  it('by every template of the table', () => {
    for (const { pattern } of templates) {
      const quoted = `'${pattern}'`;
      deepEqual(readCodebook(`layout: ${quoted}\n`).problems, [], pattern);
      deepEqual(readCodebook(`layout: [${quoted}]\n`).layout, [pattern]);
      deepEqual(readCodebook(`layout: ${pattern}\n`).layout, [pattern]);
      const { study } = studyOf({ 'a.txt': head(`layout: ${quoted}`) });
      const summary = study.transcripts.get('a.txt');
      deepEqual(summary && diagnose(study, summary).filter(({ code }) => code !== 'no-speakers'), []);
    }
  });
});

describe('Only marked lines are codes', () => {
  const text = 'We lost it.\n\nData-loss\n\n#Data-age\n';
  const labels = (files: Readonly<Record<string, string>>) =>
    studyOf(files)
      .transcript('a.txt')
      .codings.map(({ label }) => label);
  it('where the codebook says so, beside its codes or without any', () => {
    deepEqual(labels({ 'a.txt': text }), ['Data-loss', 'Data-age']);
    deepEqual(labels({ 'codebook.yaml': 'marked: true\ncodes: [Data-loss]\n', 'a.txt': text }), ['Data-age']);
    deepEqual(labels({ 'codebook.yaml': 'codes: marked\n', 'a.txt': text }), ['Data-age']);
    deepEqual(readCodebook('codes: marked\n').problems, []);
    deepEqual(readCodebook('codes: marked\n').codes, []);
    equal(readCodebook('marked: perhaps\n').problems[0]?.code, 'bad-value');
  });

  it('and codes are written so there', () => {
    const { text: typing, offset } = atCursor('Bo: We lost it.\n\n‸\n');
    const { open } = studyOf({
      'codebook.yaml': 'marked: true\ncodes: [Data-loss]\n',
      'a.txt': typing,
    });
    const offered = completeCode(open('a.txt'), offset)?.choices;
    deepEqual(
      offered?.map(({ newText }) => newText),
      ['#Data-loss'],
    );
  });

  it('so that a renaming does not take a line with the shape of a code for one', () => {
    const codebook = (first: string) => readCodebook(`${first}codes: [Data-loss]\n`);
    const place = { line: 4, column: 0, label: 'Data-loss' };
    const lookup = (first: string) => labelLookup(codebook(first), 'Data-loss', 'Data-gone');
    deepEqual(lookup('')?.(head('site: Haifa', 'Data-loss\n')), [place]);
    equal(lookup('')?.(head('codes: marked', 'Data-loss\n')), null);
    equal(lookup('marked: true\n'), null);
    equal(lookup("layout: '{speaker} ↵ {speech}'\n"), null);
  });

  it('and a slip of the word in front matter is told', () => {
    const { study } = studyOf({ 'a.txt': head('codes: markd') });
    const summary = study.transcripts.get('a.txt');
    deepEqual(summary && diagnose(study, summary)[0]?.suggestions, ['marked']);
  });
});

describe('What is said of turns and codes is completed and explained', () => {
  const offered = (marked: string) => {
    const { text, offset } = atCursor(marked);
    const { study } = studyOf({ 'codebook.yaml': 'codes: [A]\n' });
    return completeCodebook(study, text, offset).choices.map(({ newText }) => newText);
  };
  it('in the codebook', () => {
    equal(offered('layout: ‸\n').includes('"{speaker}: {speech}"'), true);
    equal(offered('layout: [‸]\n').includes('"{speaker}: {speech}"'), true);
    equal(offered('layout:\n  - ‸\n').includes('"{speaker}: {speech}"'), true);
    deepEqual(offered('marked: ‸\n'), ['true']);
    deepEqual(offered('codes:\n  - code: A\n    codable: ‸\n'), ['false']);
    for (const key of ['layout', 'marked'])
      equal(hoverOfKey(`${key}: \n`, 2)?.note.meaning.length === 0, false);
  });

  it('in front matter', () => {
    const values = (marked: string) => {
      const { text, offset } = atCursor(`---\n${marked}\n---\n\nOh.\n`);
      const { open } = studyOf({ 'a.txt': text });
      const found = completeFrontMatter(open('a.txt'), offset);
      return found?.choices.map(({ newText }) => newText);
    };
    equal(values('layout: ‸')?.includes('"{speaker}: {speech}"'), true);
    deepEqual(values('codes: ‸'), ['marked']);
  });
});

describe('An entry of the codebook that is only a head', () => {
  const codebook =
    'codes:\n  - code: Data-issues\n    codable: false\n    codes: [Data-loss, Data-age]\n  - code: Other\n';
  const { text, offset } = atCursor('Interviewee\n\nWe lost it.\n\nData-issues\n\n‸\n');
  const { study, open } = studyOf({ 'codebook.yaml': codebook, 'a.txt': text });

  it('is told where it is used, with what stands under it', () => {
    const summary = study.transcripts.get('a.txt');
    const found = summary ? diagnose(study, summary) : [];
    deepEqual(
      found.map(({ code, message, suggestions }) => [code, message, ...suggestions]),
      [
        [
          'not-codable',
          '“Data-issues” only heads other codes. Use one of those under it.',
          'Data-loss',
          'Data-age',
        ],
      ],
    );
    const [finding] = found;
    deepEqual(finding && fixesFor(open('a.txt'), finding).map(({ title }) => title), [
      'Change to “Data-loss”',
      'Change to “Data-age”',
      'Remove this code line',
    ]);
  });

  it('is never offered, and never missed', () => {
    const offered = completeCode(open('a.txt'), offset)?.choices;
    deepEqual(offered?.map(({ code }) => code.label).sort(), ['Data-age', 'Data-loss', 'Other']);
    const { choices } = codingChoices(open('a.txt'), [{ start: offset, end: offset }]);
    deepEqual(
      choices.filter(({ codable }) => !codable).map(({ label, suggested }) => [label, suggested]),
      [['Data-issues', false]],
    );
    const { study: unused } = studyOf({ 'codebook.yaml': codebook, 'a.txt': 'Interviewee\n\nNo.\n' });
    equal(
      unusedCodes(unused).some(({ label }) => label === 'Data-issues'),
      false,
    );
  });
});
