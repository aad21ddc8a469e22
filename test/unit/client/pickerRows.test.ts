import '../vscode/install';
import { deepEqual } from 'node:assert/strict';
import {
  allRows,
  firstRow,
  isTicked,
  noTicks,
  type PickerRow,
  toggled,
  toggledNew,
  typedRows,
} from '../../../client/src/coding/pickerRows';
import type { CodingChoice } from '../../../server/src/protocol/coding';
import { chained, sampleStudy, someOf } from '../manyLabels';

function choice(label: string, more: Partial<CodingChoice> = {}): CodingChoice {
  const words = { aliases: [], description: '', definition: '', counts: '', why: '' };
  return {
    label,
    kind: 'topic',
    family: null,
    color: null,
    ...words,
    present: 'none',
    deprecated: false,
    codable: true,
    suggested: false,
    ...more,
  };
}

/** The rows as a list shows them: headings in brackets, new codes with a plus. */
function shown(rows: readonly PickerRow[]): string[] {
  return rows.map(shownRow);
}

function shownRow(row: PickerRow): string {
  switch (row.kind) {
    case 'heading':
      return `[${row.of}]`;
    case 'family':
      return `[${row.name}]`;
    case 'done':
      return '(done)';
    case 'new':
      return `+${row.label}`;
    case 'code':
      return row.choice.label;
  }
}

const choices = [
  choice('Data-loss', { suggested: true, family: 'Data' }),
  choice('Bus factor', { suggested: true, present: 'all' }),
  choice('Data-drift', { family: 'Data' }),
  choice('QM-speed', { family: 'QM' }),
  choice('Data-old', { family: 'Data', deprecated: true }),
  choice('Data-new', { family: 'Data' }),
  choice('Misc'),
];

describe('The list of codes for a passage', () => {
  it('begins with what is coded already, then the likely ones, the recent ones, and the families of the codebook', () => {
    deepEqual(shown(allRows(choices, ['QM-speed', 'Data-loss', 'Gone'], noTicks)), [
      '[present]',
      'Bus factor',
      '[suggested]',
      'Data-loss',
      '[recent]',
      'QM-speed',
      '[Data]',
      'Data-drift',
      'Data-new',
      '[others]',
      'Misc',
    ]);
  });

  it('has the keyboard begin at the first code that is not on the passage yet', () => {
    const first = firstRow(allRows(choices, [], noTicks));
    deepEqual(first && shown([first]), ['Data-loss']);
  });

  it('has the keyboard begin at what is ticked, once something is', () => {
    const ticks = toggledNew(toggled(noTicks, choice('Misc')), 'Brand-new');
    const rows = allRows(choices, [], ticks);
    deepEqual(shown(rows).slice(0, 3), ['(done)', '+Brand-new', '[present]']);
    const first = firstRow(rows);
    deepEqual(first && shown([first]), ['(done)']);
  });

  it('shows what is typed in the order of the likeliest, and last a new code of that name', () => {
    deepEqual(shown(typedRows(choices, ' data ')), [
      'Data-loss',
      'Data-drift',
      'Data-new',
      'Data-old',
      '+data',
    ]);
  });

  it('has the keyboard begin at the first that is found, though it is on the passage already', () => {
    const first = firstRow(typedRows(choices, 'bus factor'));
    deepEqual(first && shown([first]), ['Bus factor']);
  });

  it('offers no new code that is there', () => {
    deepEqual(shown(typedRows(choices, 'Misc')), ['Misc']);
    const known = [choice('Data-loss', { aliases: ['Lost-records'] })];
    deepEqual(shown(typedRows(known, 'Lost-records')), ['Data-loss']);
  });
});

describe('A label that is typed in full in the list of codes', () => {
  /** What Enter takes for each label that is typed. */
  const taken = (typed: readonly string[], labels: readonly string[]) => {
    const all = labels.map((label) => choice(label)).reverse();
    return typed.flatMap((label) => {
      const row = firstRow(typedRows(all, label));
      return row ? shown([row]) : [];
    });
  };

  it('is the row that Enter takes, for every code of the sample', () => {
    const labels = sampleStudy().study.codebook.codes.map(({ label }) => label);
    deepEqual(taken(labels, labels), labels);
  });

  it('is so in a codebook of 2,000 labels that go on from one another', () => {
    const labels = chained(2000);
    const typed = someOf(labels);
    deepEqual(taken(typed, labels), typed);
  });

  it('is so when the code should not be used any more, or has it as another name', () => {
    const all = [
      choice('Data-loss-fix'),
      choice('Data-loss', { deprecated: true }),
      choice('Lost', { aliases: ['Data'] }),
    ];
    const firstOf = (typed: string) => firstRow(typedRows(all, typed));
    const rows = ['Data-loss', 'Data'].map(firstOf).flatMap((row) => (row ? shown([row]) : []));
    deepEqual(rows, ['Data-loss', 'Lost']);
  });
});

describe('A tick', () => {
  const [absent, some, all] = [
    choice('A'),
    choice('A', { present: 'some' }),
    choice('A', { present: 'all' }),
  ];
  const cases = [
    { name: 'puts a code on', of: absent, once: { add: ['A'], remove: [] }, ticked: true },
    {
      name: 'puts a code on the rest of the passages',
      of: some,
      once: { add: ['A'], remove: [] },
      ticked: true,
    },
    {
      name: 'that is taken away takes the code off',
      of: all,
      once: { add: [], remove: ['A'] },
      ticked: false,
    },
  ];
  for (const { name, of, once, ticked } of cases)
    it(`${name}, and again leaves all as it was`, () => {
      const now = toggled(noTicks, of);
      deepEqual([now, isTicked(now, of)], [{ ...once, create: [] }, ticked]);
      deepEqual(toggled(now, of), noTicks);
    });
});
