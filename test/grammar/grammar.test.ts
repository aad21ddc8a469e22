import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseGrammarTestCase, runGrammarTestCase } from 'vscode-tmgrammar-test/dist/unit/index.js';
import { parse } from '../../server/src/transcript/parse';
import { hasCodeShape } from '../../server/src/transcript/shape';
import { LineKind } from '../../server/src/transcript/transcript';
import { type LineReading, readingOf, registry, root, scopesByLine } from './grammar';

/** Each fixture is a transcript with the scopes it must get written below its lines. */
describe('the grammar colours', () => {
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.transcript'))) {
    const fixture = parseGrammarTestCase(readFileSync(path.join(__dirname, file), 'utf8'));
    it(`${fixture.metadata.description} (${file})`, async () => {
      const failures = await runGrammarTestCase(registry, fixture);
      const told = failures.map(
        ({ line, start, end, missing, unexpected, actual }) =>
          `${file}:${line + 1}:${start}-${end} misses [${missing}], should not have [${unexpected}], has [${actual}]`,
      );
      assert.equal(told.join('\n'), '');
    });
  }
});

describe('the grammar and the parser agree', () => {
  const shaped = [
    'Data-low-quality',
    'QM-robustness-fix',
    'Data_issues',
    'a/b',
    'Theme:trust',
    'ML-pipeline-issues [MLP]',
    'Quality-Measures (QM)',
    'how-to-evaluate-model',
    '3D-printing',
    'Qualité-des-données',
    'bye-law',
    '𝒳-ray',
    'mm-hmm',
    'uh-huh',
    'Bye-bye',
    'no-no-no',
    'wait-wait',
    'I-see',
    'the-the',
    'Uh_huh',
    'oh/wow',
    'hm-hmm-mm',
    '10:30',
    '2023-06-04',
    '24/7',
    '3-4',
    'well-known.',
    'well-known,',
    'word',
    'two words',
    'data -issue',
    '-issue',
    'issue-',
    'a--b',
    'x-y [Z',
    'x-y Z]',
    'x-y [Z] w',
    '[Z]',
    'a-b (c) [d]',
    'http://x.org',
    "don't-know",
  ];
  for (const line of shaped) {
    it(`whether “${line}” has the shape of a code`, async () => {
      const [, , scopes] = await scopesByLine(`Yes.\n\n${line}`);
      assert.equal(readingOf(scopes ?? new Set()) === 'code', hasCodeShape(line));
    });
  }

  const firstLines = [
    'Interview 35 - Ilan',
    'interview 3',
    'Focus group 2',
    'Entretien 7 – Zoé',
    'Transcript',
    '2023-06-04 Harbour',
    'The Harbour Master',
    'Interview_35',
    'Interview with Maria, 2021',
    'Participant 3',
    'Interviewer 1',
    'Session 4, day 2',
    'All right.',
    'All right',
    'Okay',
    'So how are you',
    'Interview me, please',
    'Is this an interview?',
    'Data-issues',
    'The Old Man and the Sea',
    'Interview:',
    'Uh huh',
    'Dr Lee: Good morning.',
    'mm-hmm',
    'I went to the Interview',
  ];
  for (const line of firstLines) {
    it(`whether “${line}” is a title`, async () => {
      const text = `${line}\n\nInterviewee\n\nWe mend nets at night.\n`;
      const [scopes] = await scopesByLine(text);
      assert.equal(readingOf(scopes ?? new Set()) === 'title', parse(text).title !== null);
    });
  }
});

describe('the grammar reads any line in reasonable time', () => {
  const long = 20_000;
  const hard: [string, string][] = [
    ['joined words', 'a-'.repeat(long / 2)],
    ['one word', `${'a'.repeat(long)}!`],
    ['white space', `a-b${' '.repeat(long)}.`],
    ['white space before a colon', `Interviewer${' 1 '.repeat(long / 3)}.`],
    ['white space in a marked code', `#${'a   '.repeat(long / 4)}"`],
    ['quotation marks', `a-b ${'" '.repeat(long / 2)}.`],
    ['quotation marks of all sorts', `#a ${'“” „ « "'.repeat(long / 8)}`],
    ['interjections', `${'ah-'.repeat(long / 3)}!`],
    ['a word said again', `${'the-'.repeat(long / 4)}!`],
    ['brackets', `a-b ${'[('.repeat(long / 2)}`],
    ['names', 'A '.repeat(long / 2)],
    ['dots', `https://${'a.'.repeat(long / 2)}delvetool`],
    ['titles', `${'interview '.repeat(long / 10)}.`],
    ['fixes', `a${'-fix'.repeat(long / 4)}s`],
    ['times', '00:00:01 '.repeat(long / 9)],
    ['times in brackets', `Ana ${'[00:01] '.repeat(long / 8)}`],
    ['a time and white space', `Ana  0:01${' '.repeat(long)}.`],
    ['names with full stops', 'Dr. '.repeat(long / 4)],
    ['names and small words', 'Ana de la '.repeat(long / 10)],
    ['bold type', `**Ana${'**: **'.repeat(long / 6)}`],
    ['stars and marks', '*@>#'.repeat(long / 4)],
    ['a marked name and full stops', `#Ana: ${'. '.repeat(long / 2)}x`],
    ['cells', '| Ana '.repeat(long / 6)],
    ['a cell of white space', `| Ana | ${' '.repeat(long)}.`],
    ['voices', '<v Ana>'.repeat(long / 7)],
    ['characters without capitals', '語'.repeat(long)],
    ['a YAML key', `---\n${'a: '.repeat(long / 3)}`],
  ];
  for (const [what, line] of hard) {
    it(`made of ${what}`, async () => {
      // A pattern that backtracked badly would need hours: mocha's own time limit is the judge.
      for (const text of [line, `Yes.\n\n${line}`, `Yes.\n${line}`]) await scopesByLine(text);
    });
  }
});

/** Real transcripts, where they are at hand. */
describe('the grammar on real transcripts', () => {
  const folder = path.join(root, '../shared/seeds');
  const expected = path.join(root, '../shared/expected/seeds.json');
  if (!existsSync(folder) || !existsSync(expected)) {
    it('needs the transcripts beside the project');
    return;
  }
  const rows: { file: string; codings: number; title: string | null }[] = JSON.parse(
    readFileSync(expected, 'utf8'),
  );
  const kinds: Partial<Record<LineKind, LineReading>> = {
    [LineKind.Code]: 'code',
    [LineKind.Speaker]: 'speaker',
    [LineKind.Prefix]: 'speaker',
    [LineKind.Title]: 'title',
    [LineKind.Furniture]: 'furniture',
    [LineKind.Memo]: 'memo',
  };
  for (const { file, codings } of rows) {
    it(`finds the ${codings} codings of ${file.slice(0, 3)}, and reads every line as the parser does`, async () => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const readings = (await scopesByLine(text)).map(readingOf);
      assert.equal(readings.filter((reading) => reading === 'code').length, codings);
      const parsed = [...parse(text).lineKinds].map((kind) => kinds[kind as LineKind] ?? 'other');
      assert.deepEqual(readings, parsed);
    });
  }
});
