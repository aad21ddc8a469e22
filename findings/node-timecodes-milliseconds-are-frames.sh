#!/usr/bin/env bash
# node-timecodes 2.5.0: the times that it writes with milliseconds it reads back up to 39 seconds late.
#
# A passage is found again in a recording by its time. `fromSeconds` writes frames behind the last colon, or with
# `{ ms: true }`, meant for WebVTT according to its documentation, milliseconds; these follow a colon too, where WebVTT has a
# point. `toSeconds` takes what is there for frames of a 25th of a second always, so 999 of them are 40 seconds. Passages
# move by different times and change their order, and nothing is reported, though no second has 500 frames.
#
# Seen: 61.5 seconds are written as 00:01:01:500 and read back as 81; 62 seconds, which come later, as 62. With frames 61.5
# is read back as 61.48.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node-timecodes@2.5.0
cat > try.cjs <<'JS'
const { fromSeconds, toSeconds } = require('node-timecodes');
for (const [seconds, options] of [[61.5, { ms: true }], [62, { ms: true }], [61.5]]) {
  const written = fromSeconds(seconds, options);
  console.log(seconds, written, toSeconds(written));
}
JS
seen=$(node try.cjs)
echo "node-timecodes 2.5.0:"
echo "$seen"
expected='61.5 00:01:01:500 81
62 00:01:02:000 62
61.5 00:01:01:12 61.48'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
