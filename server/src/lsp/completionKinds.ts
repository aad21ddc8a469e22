import { CompletionItemKind } from 'vscode-languageserver';
import type { CodeKind } from '../codebook/codebook';

/** The icons come nearest in VS Code: a lightning, a wrench, and a plain mark. */
export const itemKinds: Readonly<Record<CodeKind, CompletionItemKind>> = {
  issue: CompletionItemKind.Event,
  fix: CompletionItemKind.Property,
  topic: CompletionItemKind.EnumMember,
};
