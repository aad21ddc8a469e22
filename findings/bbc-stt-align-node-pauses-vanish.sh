#!/usr/bin/env bash
# @bbc/stt-align-node 1.4.3: no pause is left between words, though both were heard at known times.
#
# The package gives a corrected transcript the times of an automatic one, word by word. Words that the recognizer did not have
# get their times from the words around, as its documentation says. What is meant for them it does with all: the end of each word
# becomes the beginning of the next. A word before a silence of seconds lasts until it is over. Pauses, which say who
# hesitates and where an answer costs something, have no length, and rates of speech and overlaps are wrong with them.
#
# Seen: "sleep" from 1.5 to 2 and "no" from 9 to 9.4 seconds; aligned with the same words, "sleep" ends at 9. Where a word was
# put in between, the end of "sleep" stays at 2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --legacy-peer-deps @bbc/stt-align-node@1.4.3
cat > try.cjs <<'JS'
const { alignSTT } = require('@bbc/stt-align-node/index.js');

const heard = [
  { text: 'did', start: 0.9, end: 1.2 },
  { text: 'you', start: 1.2, end: 1.4 },
  { text: 'sleep', start: 1.5, end: 2 },
  { text: 'no', start: 9, end: 9.4 },
];
for (const transcript of ['Did you sleep? No.', 'Did you sleep? Well, no.']) {
  const aligned = alignSTT({ words: structuredClone(heard) }, transcript);
  const { start, end } = aligned.find(({ text }) => text === 'sleep?');
  console.log(`${transcript} ${start}-${end}`);
}
JS
seen=$(node try.cjs)
echo "@bbc/stt-align-node 1.4.3:"
echo "$seen"
expected='Did you sleep? No. 1.5-9
Did you sleep? Well, no. 1.5-2'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
