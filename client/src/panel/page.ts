import * as vscode from 'vscode';
import { unguessable } from '../ui/unguessable';

/** What a page of a webview is made of. */
interface PageParts {
  /** The name of its script and of its style. */
  readonly name: string;
  /** For screen readers. */
  readonly title: string;
  /** What its script finds in `document.body.dataset`. */
  readonly data?: Readonly<Record<string, string>>;
}

/**
 * The page of a webview: nothing but our own script and style. It may load nothing else, from nowhere, and all that it shows it
 * is told in messages.
 *
 * @param extension the folder that the extension is installed in
 */
export function pageOf(
  webview: vscode.Webview,
  extension: vscode.Uri,
  { name, title, data = {} }: PageParts,
): string {
  const file = (ending: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', 'webview', `${name}.${ending}`)).toString();
  const { cspSource } = webview;
  // Only the script that this page was written with runs in it, whatever else the extension has beside it.
  const nonce = unguessable();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}`;
  const attributes = Object.entries(data).map(([key, text]) => ` data-${key}="${safe(text)}"`);
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${safe(title)}</title>
<link rel="stylesheet" href="${file('css')}">
</head>
<body data-title="${safe(title)}"${attributes.join('')}>
<script nonce="${nonce}" src="${file('js')}"></script>
</body>
</html>`;
}

function safe(text: string): string {
  return text.replaceAll(/[&<>"]/g, ' ');
}
