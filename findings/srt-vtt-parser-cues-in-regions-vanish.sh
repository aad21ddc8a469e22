#!/usr/bin/env bash
# @plussub/srt-vtt-parser 2.0.5: cues of WebVTT that are placed in a region vanish, and so do those with "note" in their name.
#
# WebVTT files set speakers apart by showing them in regions of the screen: `region:left` behind the times of a cue. The
# package skips blocks that are notes, styles or regions by looking for these words anywhere in the first line, which
# is the line of times here, or the name of a cue such as "fieldnotes-3". All that this speaker said is missing, and the rest
# reads like somebody talking alone. Nothing is reported.
#
# Seen: of four cues the one with `region:left` and the one named "fieldnotes-3" are missing; without these all four are read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @plussub/srt-vtt-parser@2.0.5
cat > try.mjs <<'JS'
import { parse } from '@plussub/srt-vtt-parser';
const transcript = `WEBVTT

REGION
id:left
width:40%

00:00:01.000 --> 00:00:04.000
Did you like it there?

00:00:05.000 --> 00:00:06.000 region:left
No.

fieldnotes-3
00:00:07.000 --> 00:00:08.000
Did you say so?

00:00:09.000 --> 00:00:10.000
Never.
`;
const talk = (text) => parse(text).entries.map((entry) => entry.text).join(' | ');
console.log(talk(transcript));
console.log(talk(transcript.replace(' region:left', '').replace('fieldnotes-3\n', '')));
JS
seen=$(node try.mjs)
echo "@plussub/srt-vtt-parser 2.0.5:"
echo "$seen"
expected='Did you like it there? | Never.
Did you like it there? | No. | Did you say so? | Never.'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
