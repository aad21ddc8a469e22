#!/usr/bin/env bash
# @valtown/codemirror-ls 0.2.5: of completions with amounts of money, "$1200" is written as "200" and "$800" as nothing.
#
# In the language server protocol what a completion writes is plain text unless it says that it is a snippet, in which `$1`
# is a place to go on typing at. This client takes no notice of that. In a `textEdit` it deletes "$1" wherever it is, and
# "$1200" is another amount; an `insertText` is a snippet always, and all of the amount is a place to type at. A code or
# a name for what people said they pay is then written into the transcript with another number, or with none.
#
# Seen: "#rent-$1200" as a `textEdit` is written as "#rent-200", "#rent-$800" as an `insertText` as "#rent-"; neither is called
# a snippet.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @valtown/codemirror-ls@0.2.5 codemirror@6.0.2 @codemirror/autocomplete@6.20.4 \
  @codemirror/lint@6.9.2 @codemirror/state@6.7.6 @codemirror/view@6.43.15 jsdom@26.1.0
cat > try.mjs <<'JS'
import { JSDOM } from 'jsdom';
// What the editor wants of a browser; nothing is laid out.
const { window } = new JSDOM('<body></body>', { pretendToBeVisual: true });
Object.defineProperty(globalThis, 'navigator', { value: window.navigator, configurable: true });
const WANTED = ['document', 'Window', 'Node', 'Range', 'HTMLElement', 'MutationObserver', 'getComputedStyle', 'requestAnimationFrame'];
for (const name of WANTED) globalThis[name] ??= window[name];
globalThis.window = window;
window.Range.prototype.getClientRects = () => [];

const { acceptCompletion, completionStatus, startCompletion } = await import('@codemirror/autocomplete');
const { LSClient, languageServerWithClient } = await import('@valtown/codemirror-ls');
const { EditorState } = await import('@codemirror/state');
const { EditorView } = await import('@codemirror/view');

const LINE = '#rent';
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: LINE.length } };
const PLAIN_TEXT = 1;

/** The line after the only completion has been chosen. */
async function chosen(item) {
  const results = {
    initialize: { capabilities: { completionProvider: {} } },
    'textDocument/completion': [{ insertTextFormat: PLAIN_TEXT, ...item }],
  };
  const off = () => () => {};
  const client = new LSClient({
    workspaceFolders: null,
    transport: {
      sendRequest: async (method) => results[method] ?? null,
      sendNotification() {},
      onNotification: off,
      onRequest: off,
      onError: off,
    },
  });
  await client.initialize();
  const disabled = { disabled: true };
  const others = ['inlayHints', 'signatureHelp', 'hovers', 'references', 'renames', 'contextMenu', 'linting', 'window'];
  const features = Object.fromEntries(others.map((name) => [name, disabled]));
  const view = new EditorView({
    parent: document.body,
    state: EditorState.create({
      doc: LINE,
      selection: { anchor: LINE.length },
      extensions: [languageServerWithClient({ client, documentUri: 'file:///interview.txt', languageId: 'plaintext', features })],
    }),
  });
  startCompletion(view);
  for (let tries = 0; completionStatus(view.state) !== 'active' && tries < 100; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await new Promise((resolve) => setTimeout(resolve, 200)); // a choice too soon after the list opens is ignored
  acceptCompletion(view);
  return view.state.doc.toString();
}
console.log(await chosen({ label: '#rent-$1200', textEdit: { range, newText: '#rent-$1200' } }));
console.log(await chosen({ label: 'rent-$800', insertText: 'rent-$800' }));
process.exit(0);
JS
seen=$(timeout 30 node try.mjs)
echo "@valtown/codemirror-ls 0.2.5:"
echo "$seen"
expected='#rent-200
#rent-'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
