// Word documents that are damaged, or none.
import * as fc from 'fast-check';
import { readDocx } from '../../../server/src/exchange/docx';
import { givesResultOrSentence, holdsForDamagedCopies } from './damage';
import { samples } from './samples';
import { table, wordDocument } from './wordDocument';

describe('Bytes that may be a Word document', () => {
  const read = (bytes: Uint8Array) => readDocx(bytes, 'a');
  const whole = wordDocument(
    ['**Ana:** {1How', '**Bo:** Cold1}.', table(['a', 'b b b b b b b'], ['a', 'b'])],
    {
      comments: [{ text: 'weather' }],
    },
  );

  it('give a result or a sentence when the file is cut off', () => {
    holdsForDamagedCopies(read, whole);
    for (const file of samples.withEnding('.docx')) holdsForDamagedCopies(read, samples.read(file));
  });

  it('give a result or a sentence, whatever they are', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => givesResultOrSentence(read, bytes)));
    const words = fc.constantFrom(
      'Ana: ',
      '**Bo:** ',
      '0:04',
      '⏎',
      '{1',
      '1}',
      '{2',
      '2}',
      'cold',
      '0:00 --> 0:01',
      '+x+',
      '~y~',
      ' ',
    );
    const body = fc.array(
      fc.array(words, { maxLength: 6 }).map((parts) => parts.join('')),
      { maxLength: 8 },
    );
    const comments = fc.array(fc.record({ text: fc.string(), answers: fc.constantFrom(1, 2) }), {
      maxLength: 2,
    });
    fc.assert(
      fc.property(body, comments, fc.boolean(), (paragraphs, made, inTable) => {
        const content = inTable
          ? [table(paragraphs.slice(0, 3), paragraphs.slice(3), ['x', 'y'])]
          : paragraphs;
        givesResultOrSentence(
          read,
          wordDocument(content, {
            comments: made.map((one) => ({ ...one, text: one.text.replace(/[^ -~]/g, '') })),
          }),
        );
      }),
    );
  });
});
