import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { attributeFactsAt } from '../features/completion/frontMatter';
import { type CodeHover, hoverInCodebook, hoverInTranscript, hoverOfKey } from '../features/navigation/hover';
import { passageCodesAt } from '../features/navigation/passageHover';
import { speakerFactsAt } from '../features/navigation/speakerFacts';
import type { Range } from '../transcript/transcript';
import type { WorkspaceStudy } from '../workspace/workspaceStudy';
import { codeMarkdown } from './codeMarkdown';
import { type OpenFile, openCodebookFile, openFile } from './context';
import { offsetsToRange, toOffset } from './convert';
import type { Feature } from './feature';
import { guarded } from './guard';
import { noteMarkdown } from './noteMarkdown';
import { attributeMarkdown, passageMarkdown, speakerMarkdown } from './transcriptMarkdown';

/**
 * Hovers over codes, in transcripts and in codebook.yaml; over speakers and front matter, and over passages where the
 * user wants it; over the keys of codebook.yaml.
 */
export const hoverFeature: Feature = {
  capability: { hoverProvider: true },
  register(context) {
    const { connection, settings } = context;
    connection.onHover(
      guarded<HoverParams, Hover | null>(connection, 'Hover', null, async ({ textDocument, position }) => {
        const open = await openFile(context, textDocument);
        if (open) {
          const { folder, transcript } = open;
          const offset = toOffset(transcript, position);
          const hover = hoverInTranscript(open, offset);
          if (hover) return toHover(hover, folder, transcript.lineStarts);
          return aroundCodes(open, offset, settings.current.hover.passages);
        }
        const book = await openCodebookFile(context, textDocument);
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
  },
};

/** What a transcript shows where no code is. */
function aroundCodes(open: OpenFile, offset: number, ofPassages: boolean): Hover | null {
  const { transcript } = open;
  const show = (range: Range, value: string): Hover => ({
    contents: { kind: MarkupKind.Markdown, value },
    range: offsetsToRange(transcript.lineStarts, range),
  });
  const speaker = speakerFactsAt(transcript, offset);
  if (speaker) return show(speaker.range, speakerMarkdown(speaker));
  const attribute = attributeFactsAt(open, offset);
  if (attribute) return show(attribute.range, attributeMarkdown(attribute));
  const passage = ofPassages ? passageCodesAt(open, offset) : null;
  return passage && show(passage.range, passageMarkdown(passage, open.study.codebook));
}

function toHover({ range, facts }: CodeHover, folder: WorkspaceStudy, lineStarts: readonly number[]): Hover {
  return {
    contents: { kind: MarkupKind.Markdown, value: codeMarkdown(facts, folder) },
    range: offsetsToRange(lineStarts, range),
  };
}
