import { URI } from 'vscode-uri';
import { escapeMarkdown } from '../features/shared/markdown';
import type { Span } from '../study/summary';

/** A link to a place in a file of the study, with the fragment by which VS Code knows line and column (from 1). */
export function linkTo(text: string, uri: string, { line, column }: Pick<Span, 'line' | 'column'>): string {
  const fragment = column === 0 ? `L${line + 1}` : `L${line + 1},${column + 1}`;
  // Written anew, so that no bracket or space of a file's name ends the link.
  const target = URI.parse(uri).with({ fragment: '' }).toString();
  return `[${escapeMarkdown(text)}](${target}#${fragment})`;
}
