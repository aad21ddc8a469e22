#!/usr/bin/env bash
# monaco-languageserver-types 0.4.1: where completions share a range, what is shown of them is inserted instead of their text.
#
# A language server may give the part of the line to be replaced once for a whole list, `itemDefaults.editRange`; the
# text of each item is then its `textEditText` (language server protocol 3.17). This package makes Monaco's completions of
# such lists: it heeds the range, but not the text. A code that is listed with how often it was given, "noise (12
# passages)", is then written into the transcript with that behind it, and is another code. With a range of its own the
# same item is right.
#
# Seen: `noise (12 passages)` is inserted with the shared range, `noise` with its own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund monaco-languageserver-types@0.4.1
cat > try.mjs <<'JS'
import { toCompletionItem } from 'monaco-languageserver-types';
const range = { start: { line: 0, character: 1 }, end: { line: 0, character: 4 } };
const label = 'noise (12 passages)';
const shared = toCompletionItem({ label, textEditText: 'noise' }, { itemDefaults: { editRange: range } });
const own = toCompletionItem({ label, textEdit: { range, newText: 'noise' } }, {});
console.log(JSON.stringify([shared, own].map((item) => [item.range.startColumn, item.range.endColumn, item.insertText])));
JS
seen=$(node try.mjs)
echo "monaco-languageserver-types 0.4.1: $seen"
expected='[[2,5,"noise (12 passages)"],[2,5,"noise"]]'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
