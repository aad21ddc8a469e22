import { type CompletionItem, CompletionItemKind, InsertTextFormat, MarkupKind } from 'vscode-languageserver';
import { type FrontMatterCompletions, meaningOf } from '../features/completion/frontMatter';
import type { SpeakerChoice, SpeakerCompletions } from '../features/completion/speakerCompletion';
import { transcripts } from '../features/shared/counts';
import { escapeMarkdown } from '../features/shared/markdown';
import { composed, decomposed } from '../transcript/composed';
import type { Transcript } from '../transcript/transcript';
import { offsetsToRange } from './convert';

/**
 * Speakers as an editor lists them: where the beginning of the name of somebody who speaks in the file is typed before all codes,
 * else behind them, as more lines of a transcript become codes than speakers.
 *
 * @param asSnippets true for an editor that can put the cursor where the time or the words go
 */
export function speakerItems(
  { lineStarts }: Transcript,
  { range, typed, choices }: SpeakerCompletions,
  asSnippets: boolean,
): CompletionItem[] {
  // The editor compares unit by unit, and what is typed may have accents that are characters of their own.
  const asTyped = composed(typed) === typed ? (text: string) => text : decomposed;
  return choices.map((choice, index) => {
    const { name, newText, filter, speaksHere } = choice;
    const group = typed !== '' && speaksHere ? '!' : '~';
    const snippet = asSnippets ? snippetOf(choice) : null;
    return {
      label: name,
      kind: CompletionItemKind.Text,
      sortText: group + String(index).padStart(4, '0'),
      ...(asTyped(filter) === name ? {} : { filterText: asTyped(filter) }),
      ...(snippet === null ? {} : { insertTextFormat: InsertTextFormat.Snippet }),
      textEdit: { range: offsetsToRange(lineStarts, range), newText: snippet ?? newText },
    };
  });
}

/** Null where the words come right behind what is written, and nothing behind them. */
function snippetOf({ newText, behindWords, time }: SpeakerChoice): string | null {
  if (time === null && behindWords === '') return null;
  const at = time?.at ?? newText.length;
  const field = time ? `\${1:${literal(time.last)}}` : '';
  return `${literal(newText.slice(0, at))}${field}${literal(newText.slice(at))}$0${literal(behindWords)}`;
}

/** Text that is no field of a snippet. */
function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** Keys or values of front matter as items of a completion list. */
export function frontMatterItems(
  { lineStarts }: Transcript,
  { kind, range, choices }: FrontMatterCompletions,
): CompletionItem[] {
  return choices.map(({ label, newText, transcripts: count }, index) => ({
    label,
    ...(count > 0 ? { labelDetails: { description: transcripts(count) } } : {}),
    kind: kind === 'key' ? CompletionItemKind.Field : CompletionItemKind.Value,
    sortText: String(index).padStart(4, '0'),
    textEdit: { range: offsetsToRange(lineStarts, range), newText },
    ...(kind === 'key'
      ? { documentation: { kind: MarkupKind.Markdown, value: escapeMarkdown(meaningOf(label)) } }
      : {}),
  }));
}
