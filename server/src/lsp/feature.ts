import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver';
import type { Context } from './context';

/** One thing that the server does for an editor. */
export interface Feature {
  /** What the editor is told that the server can do; left out by what the protocol has no word for. */
  readonly capability?: ServerCapabilities | ((client: ClientCapabilities) => ServerCapabilities);
  /** Connects the feature with its requests. Called once, before the editor asks anything. */
  register(context: Context): void;
}
