import { equal, notEqual } from 'node:assert/strict';
import {
  bracketAlias,
  labelIndex,
  labelKey,
  tidyLabel,
  withoutBracket,
} from '../../../server/src/codebook/labels';
import { readCodebook } from '../../../server/src/codebook/read';

describe('Finding a code by what is written', () => {
  const index = labelIndex(
    readCodebook(`
codes:
  - code: ML-pipeline-issues [MLP]
  - code: Quality-Measures (QM)
  - code: Data-missing-values
    aliases: [Data-missing-value]
  - code: monitoring (online)
  - code: monitoring
  - 2.1
`),
  );
  const table: [string, string | undefined][] = [
    ['Data-missing-values', 'Data-missing-values'],
    ['Data-missing-value', 'Data-missing-values'],
    ['ML-pipeline-issues [MLP]', 'ML-pipeline-issues [MLP]'],
    ['ML-pipeline-issues', 'ML-pipeline-issues [MLP]'],
    ['Quality-Measures', 'Quality-Measures (QM)'],
    ['monitoring', 'monitoring'],
    ['2.1', '2.1'],
    ['data-missing-values', undefined],
    ['MLP', undefined],
    ['', undefined],
    ['constructor', undefined],
  ];
  for (const [written, label] of table) {
    it(`${written || 'nothing'} is ${label ?? 'no code'}`, () => equal(index.resolve(written)?.label, label));
  }
});

describe('The normal form of a label', () => {
  const same: [string, string][] = [
    ['Data-missing-value', 'data_missing values'],
    ['QM/robustness', 'qm:Robustness'],
    ['Data-qualities', 'data-quality'],
    ['ML-pipeline-issues [MLP]', 'ml pipeline issue (mlp)'],
    ['donne\u0301es', 'données'],
    ['Data\u00a0set', 'dataset'],
  ];
  for (const [a, b] of same) it(`${a} and ${b} are one`, () => equal(labelKey(a), labelKey(b)));
  const different: [string, string][] = [
    ['Q2.1', 'Q2.2'],
    ['process', 'proces-2'],
    ['Data-age', 'Data-page'],
  ];
  for (const [a, b] of different) it(`${a} and ${b} are two`, () => notEqual(labelKey(a), labelKey(b)));
});

describe('The alias in brackets', () => {
  const table: [string, string, string | null][] = [
    ['ML-pipeline-issues [MLP]', 'ML-pipeline-issues', 'MLP'],
    ['Quality-Measures (QM)', 'Quality-Measures', 'QM'],
    ['Issues (see also alerts)', 'Issues (see also alerts)', null],
    ['[MLP]', '[MLP]', null],
    ['Data []', 'Data []', null],
    ['Data-age', 'Data-age', null],
  ];
  for (const [label, short, alias] of table) {
    it(`of ${label} is ${alias ?? 'none'}`, () => {
      equal(withoutBracket(label), short);
      equal(bracketAlias(label), alias);
    });
  }
});

describe('A label on its own', () => {
  const table: [string, string][] = [
    ['  Data-age ', 'Data-age'],
    ['# how people feel', 'how people feel'],
    ['two\r\n  lines', 'two lines'],
    ['two  spaces', 'two  spaces'],
    ['##', ''],
  ];
  for (const [text, label] of table) it(JSON.stringify(text), () => equal(tidyLabel(text), label));
});
