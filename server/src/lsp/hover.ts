import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { type CodeHover, hoverInCodebook, hoverInTranscript, hoverOfKey } from '../features/hover';
import { codeMarkdown } from './codeMarkdown';
import { type Context, openCodebook, openFile } from './context';
import { offsetsToRange, toOffset } from './convert';
import { guarded } from './guard';
import { noteMarkdown } from './noteMarkdown';
import type { StudyFolder } from './studyFolder';

/** Hovers over codes, in transcripts and in codebook.yaml, and over the keys of codebook.yaml. */
export function registerHover(context: Context): void {
  const { connection } = context;
  connection.onHover(
    guarded<HoverParams, Hover | null>(connection, 'Hover', null, async ({ textDocument, position }) => {
      const file = await openFile(context, textDocument);
      if (file) {
        const { uri, folder, transcript } = file;
        const hover = hoverInTranscript(folder.study, uri, transcript, toOffset(transcript, position));
        return hover && toHover(hover, folder, transcript.lineStarts);
      }
      const book = await openCodebook(context, textDocument);
      if (!book) return null;
      const offset = toOffset(book, position);
      const hover = hoverInCodebook(book.folder.study, book.codebook, offset);
      if (hover) return toHover(hover, book.folder, book.lineStarts);
      const key = hoverOfKey(book.text, offset);
      return (
        key && {
          contents: { kind: MarkupKind.Markdown, value: noteMarkdown(key.note) },
          range: offsetsToRange(book.lineStarts, key.range),
        }
      );
    }),
  );
}

function toHover({ range, facts }: CodeHover, folder: StudyFolder, lineStarts: readonly number[]): Hover {
  return {
    contents: { kind: MarkupKind.Markdown, value: codeMarkdown(facts, folder) },
    range: offsetsToRange(lineStarts, range),
  };
}
