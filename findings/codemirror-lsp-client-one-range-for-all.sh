#!/usr/bin/env bash
# @codemirror/lsp-client 6.3.0: every completion replaces what the first one in the list would replace.
#
# In the language server protocol each completion says which part of the line it replaces, so that a server for codes
# in transcripts can offer one that completes the word being typed beside another that replaces all codes of the line. This
# client takes the range of the first item for all of them: the second one's text then lands behind what it should have replaced,
# and the code is there twice. Which it is depends on the order that the server happens to list them in.
#
# Seen: in "#work noi" the item "#work-noise", which replaces the whole line, makes "#work #work-noise" of it when an item that
# replaces "noi" is listed before it, and "#work-noise" when that is listed after it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @codemirror/lsp-client@6.3.0 @codemirror/autocomplete@6.20.4 \
  @codemirror/state@6.7.6 @codemirror/view@6.43.15 jsdom@26.1.0
cat > try.mjs <<'JS'
import { JSDOM } from 'jsdom';
// What the editor wants of a browser; nothing is laid out.
const { window } = new JSDOM('<body></body>', { pretendToBeVisual: true });
Object.defineProperty(globalThis, 'navigator', { value: window.navigator, configurable: true });
const WANTED = ['document', 'Window', 'Node', 'Range', 'HTMLElement', 'MutationObserver', 'getComputedStyle', 'requestAnimationFrame'];
for (const name of WANTED) globalThis[name] ??= window[name];
globalThis.window = window;
window.Range.prototype.getClientRects = () => [];

const { acceptCompletion, currentCompletions, setSelectedCompletion, startCompletion } = await import('@codemirror/autocomplete');
const { LSPClient, languageServerSupport } = await import('@codemirror/lsp-client');
const { EditorState } = await import('@codemirror/state');
const { EditorView } = await import('@codemirror/view');

const LINE = '#work noi';
const from = (character) => ({ start: { line: 0, character }, end: { line: 0, character: LINE.length } });
const WORD = { label: 'noise', textEdit: { range: from(6), newText: 'noise' } };
const CODES = { label: '#work-noise', filterText: '#work noise', textEdit: { range: from(0), newText: '#work-noise' } };

/** The line after the second of these completions has been chosen. */
async function chosen(items) {
  const handlers = [];
  const results = { initialize: { capabilities: { completionProvider: {} } }, 'textDocument/completion': items };
  const client = new LSPClient().connect({
    send(message) {
      const { id, method } = JSON.parse(message);
      if (id === undefined) return;
      const answer = JSON.stringify({ jsonrpc: '2.0', id, result: results[method] ?? null });
      setTimeout(() => handlers.forEach((handle) => handle(answer)));
    },
    subscribe: (handle) => handlers.push(handle),
    unsubscribe() {},
  });
  const view = new EditorView({
    parent: document.body,
    state: EditorState.create({
      doc: LINE,
      selection: { anchor: LINE.length },
      extensions: [languageServerSupport(client, 'file:///interview.txt', 'plaintext')],
    }),
  });
  await client.initializing;
  startCompletion(view);
  let at = -1;
  for (let tries = 0; at < 0 && tries < 100; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    at = currentCompletions(view.state).findIndex(({ displayLabel }) => displayLabel === CODES.label);
  }
  await new Promise((resolve) => setTimeout(resolve, 200)); // a choice too soon after the list opens is ignored
  view.dispatch({ effects: setSelectedCompletion(at) });
  acceptCompletion(view);
  return view.state.doc.toString();
}
console.log(JSON.stringify([await chosen([WORD, CODES]), await chosen([CODES, WORD])]));
process.exit(0);
JS
seen=$(timeout 30 node try.mjs)
echo "@codemirror/lsp-client 6.3.0: $seen"
expected='["#work #work-noise","#work-noise"]'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
