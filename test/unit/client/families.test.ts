import '../vscode/install';
import { equal } from 'node:assert/strict';
import { familyFor } from '../../../client/src/coding/newCode';

const families = ['Documentation [DOC]', 'Data', 'ML-pipeline-issues [MLP]'];
const codes = [
  { label: 'DOC-outdated', family: 'Documentation [DOC]' },
  { label: 'Data-loss', family: 'Data' },
  { label: 'Q2.1', family: null },
];

describe('The family that a new code goes into by its name', () => {
  const cases: [label: string, family: string | null, name: string][] = [
    ['DOC-scattered', 'Documentation [DOC]', 'that of the codes with its prefix'],
    ['data-drift', 'Data', 'in any case'],
    ['MLP-cost', 'ML-pipeline-issues [MLP]', 'the one that names its prefix, though it has no codes yet'],
    ['Database', null, 'none, for a word that only begins like a prefix'],
    ['-', null, 'none, for a hyphen alone'],
    ['Bus factor', null, 'none, without a prefix'],
  ];
  for (const [label, family, name] of cases)
    it(`${label}: ${name}`, () => equal(familyFor(label, families, codes), family));
});
