import '../vscode/install';
import { deepEqual } from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterEdits } from '../../../client/src/coding/afterEdits';

/** A text with the place looked at (‸), and the edits that are made in it: what stands between ⟦ and ⟧ is replaced by what follows =. */
function placeAfter(marked: string): string {
  const edits: { from: number; to: number; newText: string }[] = [];
  let text = '';
  let place = 0;
  for (const [piece, old, newText] of marked.matchAll(/⟦([^=]*)=([^⟧]*)⟧|[\s\S]/g)) {
    if (old !== undefined && newText !== undefined) {
      edits.push({ from: text.length, to: text.length + old.length, newText });
      text += old;
    } else if (piece === '‸') place = text.length;
    else text += piece;
  }
  const before = TextDocument.create('', '', 0, text);
  const changes = edits.map(({ from, to, newText }) => ({
    range: { start: before.positionAt(from), end: before.positionAt(to) },
    newText,
  }));
  const after = TextDocument.create('', '', 0, TextDocument.applyEdits(before, changes));
  const at = after.offsetAt(afterEdits(before.positionAt(place), changes));
  return `${after.getText().slice(0, at)}‸${after.getText().slice(at)}`;
}

describe('Where the cursor is after code lines have come or gone', () => {
  const cases: [name: string, before: string, after: string][] = [
    ['before them it stays', 'Ta‸lk.\n⟦=\nData-loss\n⟧', 'Ta‸lk.\n\nData-loss\n'],
    [
      'at the very end of the words, before what is inserted there',
      'Talk.‸⟦=\n\nData-loss⟧\n',
      'Talk.‸\n\nData-loss\n',
    ],
    [
      'behind them it moves down',
      'Talk.\n⟦=\nData-loss\n⟧\nMore ‸talk.',
      'Talk.\n\nData-loss\n\nMore ‸talk.',
    ],
    ['behind one that goes it moves up', 'Talk.\n⟦\nData-loss\n=⟧\nMore ‸talk.', 'Talk.\n\nMore ‸talk.'],
    ['behind several of them', 'A.\n⟦=X\n⟧\nB.\n⟦X\n=⟧\nC‸.\n⟦=Y⟧', 'A.\nX\n\nB.\n\nC‸.\nY'],
    ['on the line of one that comes before it', '⟦=A ⟧B⟦ C=⟧ D‸', 'A B D‸'],
    [
      'with a carriage return for a line end',
      'Talk.\r\n⟦=\r\nX\r\n⟧\r\nMore‸',
      'Talk.\r\n\r\nX\r\n\r\nMore‸',
    ],
  ];
  for (const [name, before, after] of cases) it(name, () => deepEqual(placeAfter(before), after));
});
