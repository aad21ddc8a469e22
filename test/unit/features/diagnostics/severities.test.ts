import { deepEqual, equal } from 'node:assert/strict';
import { readLevels, shownSeverity } from '../../../../server/src/features/diagnostics/severities';

describe('The severity of a finding', () => {
  const finding = { code: 'alias-is-label', severity: 'warning' } as const;

  it('is its own where the user has not set it', () => equal(shownSeverity(finding, {}), 'warning'));
  it('is what the user has set', () =>
    equal(shownSeverity(finding, { 'alias-is-label': 'information', 'unused-code': 'off' }), 'information'));
  it('is none when the user wants it off', () =>
    equal(shownSeverity(finding, { 'alias-is-label': 'off' }), null));

  it('is set by what makes sense only', () => {
    deepEqual(readLevels({ 'unused-code': 'off', 'bad-value': 'Error', 'no-such': 'hint', 'bad-color': 3 }), {
      'unused-code': 'off',
    });
    deepEqual(readLevels({ constructor: 'off', toString: 'hint' }), {});
  });
});
