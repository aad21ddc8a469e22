#!/usr/bin/env bash
# subtitle 4.2.2: a line of talk that begins with "NOTE", and all below it in its cue, is deleted, even from .srt files.
#
# In WebVTT a block that begins with NOTE is a comment; inside a cue it is talk, and SubRip has no comments at all. The
# package looks for it at every line but the first of every cue, in both formats, and any word that begins so will do.
# Captions of an interview that were typed live are in capitals, and a line breaks where it is full: "NOTEBOOK",
# "NOTES" or "NOTED" at the beginning of one takes the rest of what was said with it.
#
# Seen: of "AND THEN I KEPT A / NOTEBOOK OF EVERYTHING / HE SAID TO ME." the first line is left, in SubRip and in WebVTT.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund subtitle@4.2.2
cat > try.cjs <<'JS'
const { parseSync } = require('subtitle');
const TALK = 'AND THEN I KEPT A\nNOTEBOOK OF EVERYTHING\nHE SAID TO ME.';
const subRip = `1\n00:00:01,000 --> 00:00:04,000\n${TALK}\n\n2\n00:00:05,000 --> 00:00:06,000\nI SEE.\n`;
const webVtt = `WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n${TALK}\n\n00:00:05.000 --> 00:00:06.000\nI SEE.\n`;
const talk = (text) => parseSync(text).flatMap(({ type, data }) => (type === 'cue' ? [data.text] : []));
for (const text of [subRip, webVtt]) console.log(JSON.stringify(talk(text)));
JS
seen=$(node try.cjs)
echo "subtitle 4.2.2:"
echo "$seen"
expected='["AND THEN I KEPT A","I SEE."]
["AND THEN I KEPT A","I SEE."]'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
