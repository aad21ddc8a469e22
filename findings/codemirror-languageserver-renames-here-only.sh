#!/usr/bin/env bash
# codemirror-languageserver 1.22.1: a code is renamed in the editor with the cursor only, and stays as it was in all others.
#
# In the language server protocol a rename is answered with changes to any number of files. A client of this package can be
# shared by several editors, as its documentation has it, one transcript in each. Of the answer it makes the changes to the
# editor that asked, and drops those to the other open ones and to files that are not open, with no message. The passages of
# one code are then under two names, and whoever counts them or compares coders by them gets two rare codes.
#
# Seen: with two transcripts open and the answer changing both, "#noise" becomes "#sound" in the first and stays in the second.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund codemirror-languageserver@1.22.1 @codemirror/state@6.7.6 @codemirror/view@6.43.15 \
  jsdom@26.1.0
cat > try.mjs <<'JS'
import { JSDOM } from 'jsdom';
// What the editor wants of a browser; nothing is laid out.
const { window } = new JSDOM('<body></body>', { pretendToBeVisual: true });
Object.defineProperty(globalThis, 'navigator', { value: window.navigator, configurable: true });
const WANTED = ['document', 'Window', 'Node', 'Range', 'HTMLElement', 'MutationObserver', 'getComputedStyle', 'requestAnimationFrame'];
for (const name of WANTED) globalThis[name] ??= window[name];
globalThis.window = window;
globalThis.WebSocket ??= class {}; // asked for, but not used
window.Range.prototype.getClientRects = () => [];

const { LanguageServerClient, languageServerWithTransport, renameSymbol } = await import('codemirror-languageserver');
const { EditorState } = await import('@codemirror/state');
const { EditorView } = await import('@codemirror/view');

const URIS = ['file:///anna.txt', 'file:///jonas.txt'];
const range = { start: { line: 0, character: 1 }, end: { line: 0, character: 6 } };
const results = {
  initialize: { capabilities: { renameProvider: true } },
  'textDocument/rename': { changes: Object.fromEntries(URIS.map((uri) => [uri, [{ range, newText: 'sound' }]])) },
};
let answer;
const client = new LanguageServerClient({
  rootUri: null,
  workspaceFolders: null,
  transport: {
    send(message) {
      const { id, method } = JSON.parse(message);
      if (id === undefined) return;
      setTimeout(() => answer(JSON.stringify({ jsonrpc: '2.0', id, result: results[method] ?? null })));
    },
    onMessage: (callback) => (answer = callback),
    onClose() {},
    onError() {},
    close() {},
  },
});
await client.initializePromise;
const views = URIS.map((documentUri) => {
  const extensions = languageServerWithTransport({ client, documentUri, languageId: 'plaintext' });
  const state = EditorState.create({ doc: '#noise I could not sleep.', selection: { anchor: 3 }, extensions });
  return new EditorView({ parent: document.body, state });
});
renameSymbol(views[0]);
const input = document.querySelector('.cm-lsp-rename-input');
input.value = 'sound';
input.dispatchEvent(new window.KeyboardEvent('keydown', { key: 'Enter' }));
await new Promise((resolve) => setTimeout(resolve, 500));
console.log(JSON.stringify(views.map(({ state }) => state.doc.toString())));
process.exit(0);
JS
seen=$(timeout 30 node try.mjs)
echo "codemirror-languageserver 1.22.1: $seen"
expected='["#sound I could not sleep.","#noise I could not sleep."]'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
