#!/usr/bin/env bash
# vscode-textmate 9.3.2: a registry keeps the configuration that a grammar was first loaded with.
#
# An editor of transcripts says with `tokenTypes` which scopes are comments and strings, so that brackets, suggestions and
# spelling behave in talk. `Registry.loadGrammarWithConfiguration` takes them. Called a second time for the same
# scope with other `tokenTypes`, it resolves without a word to the grammar of the first call: the new ones have no effect.
# Whoever compares two configurations, as a test of an extension does, needs a registry for each.
#
# Seen: with one registry both calls give token type 2 (string) for the same word; with a new registry the second gives 1 (comment).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund vscode-textmate@9.3.2 vscode-oniguruma@2.0.1
cat > try.cjs <<'JS'
const fs = require('node:fs');
const textmate = require('vscode-textmate');
const oniguruma = require('vscode-oniguruma');
const grammar = { scopeName: 'text.talk', patterns: [{ match: '\\(laughs\\)', name: 'comment.block.talk' }], repository: {} };
const STRING = 2;
const COMMENT = 1;
/** The type of the first token: bits 8 and 9 of its metadata. */
const typeOf = (one) => (one.tokenizeLine2('(laughs)', null).tokens[1] >>> 8) & 3;
(async () => {
  await oniguruma.loadWASM(fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')).buffer);
  const onigLib = Promise.resolve({
    createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
    createOnigString: (text) => new oniguruma.OnigString(text),
  });
  const registry = () => new textmate.Registry({ onigLib, loadGrammar: async () => grammar });
  const load = (from, type) =>
    from.loadGrammarWithConfiguration('text.talk', 1, { tokenTypes: { 'comment.block.talk': type } });
  const shared = registry();
  const seen = {
    first: typeOf(await load(shared, STRING)),
    second: typeOf(await load(shared, COMMENT)),
    alone: typeOf(await load(registry(), COMMENT)),
  };
  console.log(JSON.stringify(seen));
})();
JS
seen=$(node try.cjs)
echo "vscode-textmate 9.3.2: $seen"
expected='{"first":2,"second":2,"alone":1}'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
