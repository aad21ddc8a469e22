import * as vscode from 'vscode';

/**
 * The page of a webview: nothing but our own script and style. It may load nothing else, from nowhere, and all that it shows it
 * is told in messages.
 *
 * @param extension the folder that the extension is installed in
 * @param title for screen readers
 */
export function pageOf(webview: vscode.Webview, extension: vscode.Uri, title: string): string {
  const file = (name: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', 'webview', name)).toString();
  const { cspSource } = webview;
  const policy = `default-src 'none'; script-src ${cspSource}; style-src ${cspSource}`;
  const safe = title.replaceAll(/[&<>"]/g, ' ');
  const copy = vscode.l10n.t('Copy as Markdown Citation').replaceAll(/[&<>"]/g, ' ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${safe}</title>
<link rel="stylesheet" href="${file('rows.css')}">
</head>
<body data-title="${safe}" data-copy="${copy}">
<script src="${file('rows.js')}"></script>
</body>
</html>`;
}
