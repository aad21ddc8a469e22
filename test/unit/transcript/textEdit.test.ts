import { equal } from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { EditedText } from '../../../server/src/transcript/editedText';
import { applyEdits, type TextEdit } from '../../../server/src/transcript/textEdit';

const word = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '-'), maxLength: 4 });

/** A text as parts that stay and parts that give way to others, some of which are empty and at one place. */
const change = fc
  .array(fc.record({ kept: word, taken: word, put: fc.array(word, { minLength: 1, maxLength: 2 }) }), {
    maxLength: 6,
  })
  .map((parts) => {
    let text = '';
    const edits: TextEdit[] = [];
    for (const { kept, taken, put } of parts) {
      const start = text.length + kept.length;
      text += kept + taken;
      const [first = '', ...more] = put;
      for (const newText of more) edits.push({ range: { start, end: start }, newText });
      edits.push({ range: { start, end: text.length }, newText: first });
    }
    return { text, edits };
  });

describe('Edits of a text', () => {
  it('are made as editors make them, also at one place', () => {
    fc.assert(
      fc.property(change, ({ text, edits }) => {
        const document = TextDocument.create('', '', 0, text);
        const inLines = edits.map(({ range, newText }) => ({
          range: { start: document.positionAt(range.start), end: document.positionAt(range.end) },
          newText,
        }));
        equal(applyEdits(text, edits), TextDocument.applyEdits(document, inLines));
      }),
    );
  });

  it('made one after the other are also edits of the text as it was at first', () => {
    fc.assert(
      fc.property(
        change,
        fc.array(fc.tuple(fc.nat(40), fc.nat(4), word), { maxLength: 4 }),
        (first, more) => {
          const edited = new EditedText(first.text);
          edited.change(first.edits);
          equal(edited.text, applyEdits(first.text, first.edits));
          for (const [at, length, newText] of more) {
            const start = Math.min(at, edited.text.length);
            const edit = { range: { start, end: Math.min(start + length, edited.text.length) }, newText };
            const after = applyEdits(edited.text, [edit]);
            edited.change([edit]);
            equal(edited.text, after);
          }
          equal(applyEdits(first.text, edited.edits), edited.text);
        },
      ),
    );
  });
});
