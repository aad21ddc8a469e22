// What a table of analysis shows, without the page that draws it.
import { deepEqual, equal } from 'node:assert/strict';
import * as fc from 'fast-check';
import { GridModel, type GridStep, tabSeparated } from '../../../client/src/panel/gridModel';
import type { GridColumn, GridTable } from '../../../server/src/protocol/analysis';

function column(id: string, rest: Partial<GridColumn> = {}): GridColumn {
  const words = { one: '1 coding', many: '{0} codings' };
  const look = { note: '', format: 'count', of: null, shaded: true, opens: true } as const;
  return { id, head: id, spoken: `interview ${id}`, ...look, ...words, ...rest };
}

function tableOf(
  columns: readonly GridColumn[],
  rows: Readonly<Record<string, readonly (number | string | null)[]>>,
): GridTable {
  return {
    id: 'matrix',
    name: 'Codes by interview',
    corner: 'Code',
    columns,
    rows: Object.entries(rows).map(([id, cells]) => ({
      id,
      head: id,
      note: '',
      spoken: id,
      opens: true,
      cells,
      strip: null,
    })),
    strip: null,
  };
}

const three = tableOf([column('1'), column('2'), column('10')], {
  'Data-noisy': [4, 0, 1],
  Bias: [1, 9, 2],
  Älter: [2, 3, 0],
});

function modelOf(table = three): GridModel {
  return new GridModel(table, 'en');
}

const order = (model: GridModel) => model.rows.map(({ id }) => id);

describe('A table of numbers', () => {
  const keys: [keys: GridStep[], row: string | null, column: string | null][] = [
    [[], 'Data-noisy', '1'],
    [['right'], 'Data-noisy', '2'],
    [['down', 'down', 'down'], 'Älter', '1'],
    [['left'], 'Data-noisy', null],
    [['left', 'left'], 'Data-noisy', null],
    [['up'], null, '1'],
    [['up', 'up'], null, '1'],
    [['rowEnd'], 'Data-noisy', '10'],
    [['down', 'rowStart'], 'Bias', null],
    [['last'], 'Älter', '10'],
    [['last', 'first'], null, null],
    [['pageDown'], 'Älter', '1'],
    [['pageDown', 'pageUp'], 'Data-noisy', '1'],
  ];
  for (const [steps, row, at] of keys)
    it(`is walked through by key: ${steps.join(', ') || 'at first'}`, () => {
      const model = modelOf();
      for (const step of steps) model.step(step);
      deepEqual(model.active, { row, column: at });
    });

  it('is never left by a key, wherever the keyboard is', () => {
    const steps: GridStep[] = [
      ...(['up', 'down', 'left', 'right', 'rowStart'] as const),
      ...(['rowEnd', 'first', 'last', 'pageUp', 'pageDown'] as const),
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps)), (pressed) => {
        const model = modelOf();
        for (const step of pressed) model.step(step);
        const { row, column: at } = model.active;
        equal(row === null || order(model).includes(row), true);
        equal(at === null || model.table.columns.some(({ id }) => id === at), true);
      }),
    );
  });

  const sorts: [column: string | null, times: number, rows: string[], direction: string | undefined][] = [
    ['1', 1, ['Data-noisy', 'Älter', 'Bias'], 'descending'],
    ['1', 2, ['Bias', 'Älter', 'Data-noisy'], 'ascending'],
    ['1', 3, ['Data-noisy', 'Bias', 'Älter'], undefined],
    [null, 1, ['Älter', 'Bias', 'Data-noisy'], 'ascending'],
    [null, 2, ['Data-noisy', 'Bias', 'Älter'], 'descending'],
  ];
  for (const [at, times, rows, direction] of sorts)
    it(`is in order of ${at ?? 'the names'} after its head was pressed ${times} times`, () => {
      const model = modelOf();
      for (let time = 0; time < times; time++) model.sortBy(at);
      deepEqual([order(model), model.directionOf(at)], [rows, direction]);
    });

  it('has what has no number last, whichever way it is sorted', () => {
    const model = modelOf(tableOf([column('1')], { a: [null], b: [2], c: [-1] }));
    model.sortBy('1');
    deepEqual(order(model), ['b', 'c', 'a']);
    model.sortBy('1');
    deepEqual(order(model), ['c', 'b', 'a']);
  });

  it('says of a cell whose number it is and of what', () => {
    const model = modelOf();
    const [first] = model.rows;
    const said = first ? [0, 1, 2].map((at) => model.spoken(first, at, 'no number')) : [];
    deepEqual(said, [
      'Data-noisy, interview 1, 4 codings',
      'Data-noisy, interview 2, 0 codings',
      'Data-noisy, interview 10, 1 coding',
    ]);
  });

  const texts: [
    format: GridColumn['format'],
    of: number | null,
    cell: number | string | null,
    text: string,
  ][] = [
    ['count', null, 1234, '1,234'],
    ['share', 4, 3, '3 (75%)'],
    ['percent', null, 0.333, '33%'],
    ['coefficient', null, 0.3349, '.33'],
    ['coefficient', null, -0.061, '-.06'],
    ['coefficient', null, -0.001, '.00'],
    ['coefficient', null, 1, '1.00'],
    ['coefficient', null, null, '–'],
    ['decimal', null, 2, '2.0'],
    ['text', null, 'a, b', 'a, b'],
  ];
  for (const [format, of, cell, text] of texts)
    it(`writes ${cell} as ${text}`, () => {
      const model = modelOf(tableOf([column('1', { format, of })], { a: [cell] }));
      const [row] = model.rows;
      equal(row && model.text(row, 0), text);
    });

  const legends: [most: number, ranges: [number, number][]][] = [
    [0, []],
    [1, [[1, 1]]],
    [
      3,
      [
        [1, 1],
        [2, 2],
        [3, 3],
      ],
    ],
    [
      9,
      [
        [1, 1],
        [2, 2],
        [3, 4],
        [5, 6],
        [7, 9],
      ],
    ],
  ];
  for (const [most, ranges] of legends)
    it(`has shades for counts up to ${most}: ${JSON.stringify(ranges)}`, () => {
      const { shades } = modelOf(tableOf([column('1')], { a: [most] }));
      deepEqual(
        shades.legend().map(({ from, to }) => [from, to]),
        ranges,
      );
    });

  it('shades each count as its legend says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), (most, any) => {
        const { shades } = modelOf(tableOf([column('1')], { a: [most] }));
        const value = 1 + (any % most);
        const range = shades.legend().find(({ from, to }) => from <= value && value <= to);
        equal(shades.shade(value, null), range?.shade);
      }),
      // 75 × 0.2 × 0.2 is more than 3 for a computer.
      { examples: [[75, 791153028]] },
    );
  });

  it('keeps the keyboard, what is selected and the order when its numbers change', () => {
    const model = modelOf();
    model.sortBy('1');
    model.choose({ row: 'Bias', column: '2' });
    model.step('right', true);
    const other = tableOf([column('1'), column('2'), column('10')], {
      Bias: [9, 0, 2],
      'Data-noisy': [4, 0, 1],
    });
    model.receive(other);
    deepEqual(order(model), ['Bias', 'Data-noisy']);
    deepEqual(model.active, { row: 'Bias', column: '10' });
    deepEqual(model.selection, { top: 0, bottom: 0, left: 1, right: 2 });
  });

  it('goes to the cell in the place of one that has gone', () => {
    const model = modelOf();
    model.choose({ row: 'Bias', column: '10' });
    model.receive(tableOf([column('1')], { 'Data-noisy': [1], Älter: [2] }));
    deepEqual(model.active, { row: 'Älter', column: '1' });
  });

  it('is copied as it is sorted, with plain numbers, or what is selected of it alone', () => {
    const model = modelOf();
    model.sortBy('2');
    equal(tabSeparated(model.copied()), 'Code\t1\t2\t10\nBias\t1\t9\t2\nÄlter\t2\t3\t0\nData-noisy\t4\t0\t1');
    model.choose({ row: 'Bias', column: '2' });
    model.step('down', true);
    equal(tabSeparated(model.copied()), 'Code\t2\nBias\t9\nÄlter\t3');
    model.selectAll();
    equal(model.copied().length, 4);
  });

  it('has no tab or line end of a name between its cells', () => {
    equal(tabSeparated([['a\tb', 'c\r\nd']]), 'a b\tc d');
  });
});
