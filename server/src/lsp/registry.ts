import type { ServerCapabilities } from 'vscode-languageserver';
import type { Context } from './context';

/** What the server can do beyond keeping documents in step. */
export const capabilities: ServerCapabilities = {};

/** Connects every feature with its request. */
export function registerFeatures(_context: Context): void {}
