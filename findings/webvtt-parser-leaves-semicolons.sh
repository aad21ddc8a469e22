#!/usr/bin/env bash
# webvtt-parser 2.2.0: the semicolon of `&amp;`, `&lt;` and the like stays in the talk, one more with every rewriting.
#
# In WebVTT an ampersand and a less-than sign must be written `&amp;` and `&lt;`. This parser, which checks files against the
# specification, reports no error in them, and decodes the part before the semicolon: "Q&A" becomes "Q&;A". Its
# own serializer writes that anew, so each time a transcript goes through both there is a semicolon more. Searches for what
# was said and quotes from it fail, and marks of pauses and intonation are made up.
#
# Seen: "Q&A: under <5?" is read as "Q&;A: under <;5?" with no errors, and after being written and read again as "Q&;;A: under <;;5?".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund webvtt-parser@2.2.0
cat > try.cjs <<'JS'
const { WebVTTParser, WebVTTSerializer } = require('webvtt-parser');
const read = (text) => new WebVTTParser().parse(text, 'captions');
const talk = ({ cues }) => cues[0].tree.children.map(({ value }) => value).join('');
const once = read('WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nQ&amp;A: under &lt;5?\n');
const twice = read(new WebVTTSerializer().serialize(once.cues));
console.log(JSON.stringify({ errors: once.errors.length, once: talk(once), twice: talk(twice) }));
JS
seen=$(node try.cjs)
echo "webvtt-parser 2.2.0: $seen"
expected='{"errors":0,"once":"Q&;A: under <;5?","twice":"Q&;;A: under <;;5?"}'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
