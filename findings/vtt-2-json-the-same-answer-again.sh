#!/usr/bin/env bash
# vtt-2-json 1.1.4: an answer with the same words as the cue before is empty, and of the first cue only one line counts.
#
# The captions of YouTube show each line twice, and the package leaves a line out that is the same as the cue before. It
# does so in all WebVTT files, and whatever lies between the two. In conversations people say "Yes." after "Yes.", one
# confirming the other: who agrees, or how often somebody says so, is then silence. Of the first cue the package makes a part
# before it has read all of it, and its second line is added only if the cue does not begin at nought, as recordings do.
#
# Seen: of "It was late, / you know." at 0 s, "Yes.", "Yes." a minute later and "No." the second line and the second "Yes." are gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund vtt-2-json@1.1.4
cat > interview.vtt <<'VTT'
WEBVTT

00:00:00.000 --> 00:00:02.000
It was late,
you know.

00:00:03.000 --> 00:00:04.000
Yes.

00:01:03.000 --> 00:01:04.000
Yes.

00:01:05.000 --> 00:01:06.000
No.
VTT
cat > try.cjs <<'JS'
const { readFileSync } = require('node:fs');
const convert = require('vtt-2-json');
convert(readFileSync('interview.vtt', 'utf8')).then((sections) => {
  for (const { start, part } of sections) console.log(`${start / 1000}: ${JSON.stringify(part)}`);
});
JS
seen=$(node try.cjs)
echo "vtt-2-json 1.1.4:"
echo "$seen"
expected='0: "It was late,"
3: "Yes."
63: ""
65: "No."'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
