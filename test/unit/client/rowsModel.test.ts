// What a view of whole rows shows, without the page that draws it.
import { deepEqual, equal } from 'node:assert/strict';
import type { FromView, PanelRow } from '../../../client/src/panel/messages';
import { type Going, RowsModel } from '../../../client/src/panel/rowsModel';

const blank = { description: '', tooltip: '', kind: null, color: null, uri: null, place: null };

/** A row with this name, and some below it where it is one of the first level. */
function row(id: string, isAbove: boolean): PanelRow {
  const node = { ...blank, path: [id], label: id, spoken: id, expandable: isAbove, open: false };
  const whole = { words: id, about: '', speaker: '', source: '', labels: [], citation: id };
  return isAbove
    ? { id, node: { ...node, type: 'interview' }, context: 'interview', whole: null }
    : { id, node: { ...node, type: 'quote' }, context: 'quote', whole };
}

/** A view of these rows, which are answered as soon as they are asked for. */
function viewOf(rows: Record<string, readonly string[]>) {
  const told: FromView[] = [];
  const going: Going[] = [];
  const waiting: (() => void)[] = [];
  const model = new RowsModel(
    (message) => {
      told.push(message);
      if (message.kind !== 'children') return;
      const { parent, asked } = message;
      waiting.push(() => {
        const below = parent === null ? Object.keys(rows) : (rows[parent] ?? []);
        model.receive({ kind: 'rows', parent, asked, rows: below.map((id) => row(id, parent === null)) });
      });
    },
    (go) => going.push(go),
  );
  const settle = () => {
    while (waiting.length > 0) waiting.shift()?.();
  };
  model.start();
  settle();
  const shown = () => model.drawn.map((one) => one.row.id);
  return { model, rows, told, going, settle, shown };
}

describe('A view of whole rows', () => {
  it('asks for the rows that are open and for no others', () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`i${index}`, ['q']]));
    const { model, told, settle } = viewOf(many);
    equal(told.filter(({ kind }) => kind === 'children').length, 1);
    model.toggle('i5000');
    settle();
    equal(told.filter(({ kind }) => kind === 'children').length, 2);
    model.receive({ kind: 'changed' });
    settle();
    equal(told.filter(({ kind }) => kind === 'children').length, 4);
  });

  it('goes by key from row to row, opens and closes them, and goes to the one above', () => {
    const { model, settle, shown } = viewOf({ a: ['a1', 'a2'], b: ['b1'] });
    model.step('first');
    model.openOrEnter();
    settle();
    deepEqual(shown(), ['a', 'a1', 'a2', 'b']);
    model.openOrEnter();
    equal(model.active, 'a1');
    model.step('next', true);
    deepEqual([...model.selected], ['a1', 'a2']);
    model.step('last');
    deepEqual([model.active, [...model.selected]], ['b', ['b']]);
    model.step('previous');
    model.closeOrLeave();
    equal(model.active, 'a');
    model.closeOrLeave();
    deepEqual(shown(), ['a', 'b']);
  });

  it('closes all rows, and stays on the one above', () => {
    const { model, settle, shown } = viewOf({ a: ['a1'], b: ['b1'] });
    for (const id of ['a', 'b']) model.toggle(id);
    settle();
    model.choose('b1');
    model.closeAll();
    deepEqual([shown(), model.active], [['a', 'b'], 'b']);
  });

  it('keeps the keyboard on its row while others come and go, and in its place when it goes itself', () => {
    const { model, rows, settle, told } = viewOf({ a: ['a1', 'a2', 'a3'] });
    model.toggle('a');
    settle();
    model.choose('a2');
    rows.a = ['a0', 'a2', 'a3'];
    model.receive({ kind: 'changed' });
    settle();
    equal(model.active, 'a2');
    rows.a = ['a0', 'a3'];
    model.receive({ kind: 'changed' });
    settle();
    deepEqual([model.active, [...model.selected]], ['a3', []]);
    deepEqual(told.at(-1), { kind: 'selected', ids: [] });
  });

  it('opens what is above a row that it is to go to, and says when it is there', () => {
    const { model, settle, told, going } = viewOf({ a: ['a1'], b: ['b1', 'b2'] });
    model.receive({ kind: 'reveal', chain: ['b', 'b2'], focus: false, asked: 7 });
    equal(
      told.some(({ kind }) => kind === 'revealed'),
      false,
    );
    settle();
    deepEqual([model.active, [...model.selected]], ['b2', ['b2']]);
    deepEqual(told.at(-1), { kind: 'revealed', asked: 7 });
    equal(going.at(-1), 'show');
  });

  it('gives the keyboard to whoever was to get it, also when it is sent on meanwhile', () => {
    const { model, settle, told, going } = viewOf({ a: ['a1', 'a2'] });
    model.receive({ kind: 'reveal', chain: ['a', 'a1'], focus: true, asked: 1 });
    model.receive({ kind: 'reveal', chain: ['a', 'a2'], focus: false, asked: 2 });
    settle();
    equal(model.active, 'a2');
    equal(going.at(-1), 'focus');
    deepEqual(
      told.flatMap((one) => (one.kind === 'revealed' ? one.asked : [])),
      [1, 2],
    );
  });

  it('takes the keyboard on its active row, and says when it has it', () => {
    const { model, settle, told, going } = viewOf({ a: ['a1', 'a2'] });
    model.receive({ kind: 'reveal', chain: ['a', 'a2'], focus: false, asked: 1 });
    settle();
    model.receive({ kind: 'keyboard', asked: 2 });
    deepEqual([model.active, going.at(-1)], ['a2', 'focus']);
    deepEqual(told.at(-1), { kind: 'revealed', asked: 2 });
  });

  it('goes nowhere for a row that is not there, and says so', () => {
    const { model, settle, told } = viewOf({ a: ['a1'] });
    model.step('first');
    model.receive({ kind: 'reveal', chain: ['a', 'gone'], focus: true, asked: 3 });
    settle();
    equal(model.active, 'a');
    deepEqual(told.at(-1), { kind: 'revealed', asked: 3 });
  });

  it('takes no answer to an older question', () => {
    const { model, shown } = viewOf({ a: [] });
    model.receive({ kind: 'rows', parent: null, asked: 1, rows: [row('old', true)] });
    deepEqual(shown(), ['a']);
  });
});
