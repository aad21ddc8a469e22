import type { KeyNote } from '../features/completion/codebookKeys';
import { escapeMarkdown } from '../features/shared/markdown';

/** What a key of codebook.yaml means, as a hover and the documentation of a completion show it. */
export function noteMarkdown({ meaning, example }: KeyNote): string {
  return `${escapeMarkdown(meaning)}\n\n\`\`\`yaml\n${example}\n\`\`\``;
}
