import {
  type ColorInformation,
  type ColorPresentation,
  type ColorPresentationParams,
  type DocumentColorParams,
  TextEdit,
} from 'vscode-languageserver';
import { lightOf, writeColor } from '../features/navigation/colors';
import { openCodebookFile } from './context';
import { offsetsToRange, toOffset } from './convert';
import type { Feature } from './feature';
import { guarded } from './guard';

/** The colours of codebook.yaml as swatches, and what a swatch writes when another colour is chosen. */
export const colorsFeature: Feature = {
  capability: { colorProvider: true },
  register(context) {
    const { connection } = context;
    connection.onDocumentColor(
      guarded<DocumentColorParams, ColorInformation[]>(
        connection,
        'Colours',
        [],
        async ({ textDocument }) => {
          const book = await openCodebookFile(context, textDocument);
          if (!book) return [];
          return book.codebook.colors.map(({ color, range }) => ({
            range: offsetsToRange(book.lineStarts, range),
            color: { ...lightOf(color), alpha: 1 },
          }));
        },
      ),
    );
    connection.onColorPresentation(
      guarded<ColorPresentationParams, ColorPresentation[]>(connection, 'Colour', [], async (params) => {
        const book = await openCodebookFile(context, params.textDocument);
        if (!book) return [];
        const { start, end } = params.range;
        const range = { start: toOffset(book, start), end: toOffset(book, end) };
        const { color, edit } = writeColor(book.text, range, params.color);
        return [{ label: color, textEdit: TextEdit.replace(params.range, edit.newText) }];
      }),
    );
  },
};
