#!/usr/bin/env bash
# ace-linters 2.2.1: what a completion is to be found by is written into the transcript, in front of the code.
#
# In the language server protocol a completion can say by which words it is found, `filterText`, and what it writes,
# `insertText`. A server for codes says so of a code "noise" that has been "loud" before, or that a study also calls so.
# If the one is not a word of the other, this client for the Ace editor writes both with a space between, and does not find the code by
# them. The passage then has another code, or talk that nobody said. Completions that say which part of the line they
# replace are moved to the left by the length of those words instead, and are mostly not offered at all.
#
# Seen: with "noi" typed, the code that is also found by "loud" is written as "loud noise", the same without that as "noise".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ace-linters@2.2.1 ace-code@1.43.3 jsdom@24.1.3
cat > try.cjs <<'JS'
const { JSDOM } = require('jsdom');

const { window } = new JSDOM('<div id="editor"></div>', { pretendToBeVisual: true });
const { document, HTMLElement, Node } = window;
Object.assign(globalThis, { window, document, HTMLElement, Node, self: globalThis, requestAnimationFrame: setTimeout });
const ace = require('ace-code/src/ace');
require('ace-code/src/ext/language_tools');
const { AceLanguageClient } = require('ace-linters/build/ace-language-client');

const [, , filterText] = process.argv;
/** Stands for the thread that a language server runs in, and answers as one. */
class Server {
  addEventListener() {}

  postMessage({ id, method }) {
    if (id === undefined) return;
    const results = {
      initialize: { capabilities: { completionProvider: {}, textDocumentSync: 2 } },
      'textDocument/completion': [{ label: 'noise', filterText, insertText: 'noise' }],
    };
    setTimeout(() => this.onmessage({ data: { jsonrpc: '2.0', id, result: results[method] ?? null } }));
  }
}
const client = AceLanguageClient.for({
  type: 'webworker',
  worker: new Server(),
  modes: 'text',
  module: async () => require('ace-linters/build/language-client'),
});
const editor = ace.edit(document.getElementById('editor'), { value: 'Anna: So loud!\nnoi', enableBasicAutocompletion: true });
client.registerEditor(editor);
editor.gotoLine(2, 3);
let asked = 0;
setInterval(() => {
  const { completer } = editor;
  if (completer?.popup?.isOpen) {
    completer.insertMatch();
    console.log(JSON.stringify(editor.getValue()));
    process.exit();
  }
  asked += 1;
  if (asked % 10 === 0) editor.execCommand('startAutocomplete');
  if (asked === 100) throw new Error('Nothing is offered.');
}, 200);
JS
seen="$(node try.cjs) $(node try.cjs loud)"
echo "ace-linters 2.2.1: $seen"
expected='"Anna: So loud!\nnoise" "Anna: So loud!\nloud noise"'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
