import { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { normalizeUri } from '../workspace/uris';

/** The open documents, found under any spelling of their URIs: editors differ in what they escape. */
export class ShownDocuments extends TextDocuments<TextDocument> {
  /** The URI as the editor spells it, by its one spelling here. */
  private readonly spelt = new Map<string, string>();

  constructor() {
    super(TextDocument);
    this.onDidOpen(({ document: { uri } }) => this.spelt.set(normalizeUri(uri), uri));
    this.onDidClose(({ document: { uri } }) => {
      const one = normalizeUri(uri);
      if (this.spelt.get(one) === uri) this.spelt.delete(one);
    });
  }

  override get(uri: string): TextDocument | undefined {
    return super.get(uri) ?? super.get(this.spelt.get(normalizeUri(uri)) ?? uri);
  }

  /** A document as edits of it name it: as the editor spells it, and with its version; null for one that is not open. */
  identifier(uri: string): { uri: string; version: number | null } {
    const open = this.get(uri);
    return { uri: open?.uri ?? uri, version: open?.version ?? null };
  }
}
