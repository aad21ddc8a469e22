#!/usr/bin/env bash
# vtt-to-json 0.1.1: the number of each cue is a word of the one before it, and a newline at the end loses the last cue.
#
# WebVTT lets a cue have a name on the line above its times, and transcription services number them so. The package reads
# that line as talk of the cue before: words are counted that nobody said. The last cue is kept only when its words are
# the very last characters of the file. With the newline that nearly every file ends with, what was said last is gone.
#
# Seen: of four numbered cues three are read with "2", "3" and "4" as talk (the first one twice), and "Never." is missing;
# without the newline at the end it is there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund vtt-to-json@0.1.1
cat > try.cjs <<'JS'
const convert = require('vtt-to-json');
const transcript = `WEBVTT

1
00:00:01.000 --> 00:00:04.000
<v Anna>Did you like it there?

2
00:00:05.000 --> 00:00:06.000
<v Jonas>Yes.

3
00:00:07.000 --> 00:00:09.000
<v Anna>And would you go back?

4
00:00:10.000 --> 00:00:11.000
<v Jonas>Never.
`;
const parts = async (text) => (await convert(text)).map(({ part }) => part).join(' | ');
(async () => {
  console.log(await parts(transcript));
  console.log(await parts(transcript.trimEnd()));
})();
JS
seen=$(node try.cjs)
echo "vtt-to-json 0.1.1:"
echo "$seen"
expected='Did you like it there? | 2 | Yes. 3 | And would you go back? 4
Did you like it there? | 2 | Yes. 3 | And would you go back? 4 | Never.'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
