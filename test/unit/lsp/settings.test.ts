import { deepEqual } from 'node:assert/strict';
import { readSettings } from '../../../server/src/lsp/settings';

describe('The settings', () => {
  const defaults = { passages: false };
  const cases: [string, unknown, typeof defaults][] = [
    ['are what the user has set', { hover: { passages: true } }, { passages: true }],
    ['are the defaults where an editor has none', null, defaults],
    ['are the defaults where a group is missing', {}, defaults],
    ['are the defaults where a group is no group', { hover: 'always' }, defaults],
    ['are the default where a value makes no sense', { hover: { passages: 'yes, please' } }, defaults],
    [
      'count beside others that nobody knows',
      { hover: { passages: true, size: 9 }, x: 1 },
      { passages: true },
    ],
  ];
  for (const [how, value, hover] of cases) it(how, () => deepEqual(readSettings(value).hover, hover));
});
