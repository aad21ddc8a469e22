import { type CompletionItem, CompletionItemKind, MarkupKind } from 'vscode-languageserver';
import { transcripts } from '../features/counts';
import { type FrontMatterCompletions, meaningOf } from '../features/frontMatter';
import { escapeMarkdown } from '../features/markdown';
import type { SpeakerCompletions } from '../features/speakerCompletion';
import { composed, decomposed } from '../transcript/composed';
import type { Transcript } from '../transcript/transcript';
import { offsetsToRange } from './convert';

/**
 * Speakers as an editor lists them: where the beginning of a name is typed before all codes, else, where a line is
 * empty, behind them, as more lines of a transcript become codes than speakers.
 */
export function speakerItems(
  { lineStarts }: Transcript,
  { range, typed, choices }: SpeakerCompletions,
): CompletionItem[] {
  const group = typed === '' ? '~' : '!';
  return choices.map(({ name, newText }, index) => ({
    label: name,
    kind: CompletionItemKind.Text,
    sortText: group + String(index).padStart(4, '0'),
    // The editor compares unit by unit, and what is typed may have accents that are characters of their own.
    ...(composed(typed) === typed ? {} : { filterText: decomposed(name) }),
    textEdit: { range: offsetsToRange(lineStarts, range), newText },
  }));
}

export function frontMatterItems(
  { lineStarts }: Transcript,
  { is, range, choices }: FrontMatterCompletions,
): CompletionItem[] {
  return choices.map(({ label, newText, transcripts: count }, index) => ({
    label,
    ...(count > 0 ? { labelDetails: { description: transcripts(count) } } : {}),
    kind: is === 'key' ? CompletionItemKind.Field : CompletionItemKind.Value,
    sortText: String(index).padStart(4, '0'),
    textEdit: { range: offsetsToRange(lineStarts, range), newText },
    ...(is === 'key'
      ? { documentation: { kind: MarkupKind.Markdown, value: escapeMarkdown(meaningOf(label)) } }
      : {}),
  }));
}
