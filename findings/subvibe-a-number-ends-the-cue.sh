#!/usr/bin/env bash
# @aj-archipelago/subvibe 1.0.12: in .vtt files an answer that is a number is lost, and so is what follows such a line in its cue.
#
# Recognizers of speech write numbers in figures, and "How old were you?" is answered by a line "12". A cue of WebVTT ends at
# an empty line, whatever stands in it. The package ends it at a line of figures, which it takes for the name of the next cue.
# The cue is then empty, or has its first lines only; what comes after is skipped up to the next empty line, with an error on
# the form of a time, though the file has none that is wrong. The same lines in an .srt file are all read.
#
# Seen: "12" is an empty cue, and of "That was in / 1986 / in spring." only "That was in" is left.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @aj-archipelago/subvibe@1.0.12
cat > try.mjs <<'JS'
import { parse } from '@aj-archipelago/subvibe';
const cues = ['How old were you?', '12', 'That was in\n1986\nin spring.', 'I see.'];
const at = (second, mark) => `00:00:0${second}${mark}000`;
const time = (index, mark) => `${at(2 * index + 1, mark)} --> ${at(2 * index + 2, mark)}`;
const vtt = `WEBVTT\n\n${cues.map((talk, index) => `${time(index, '.')}\n${talk}\n`).join('\n')}`;
const srt = cues.map((talk, index) => `${index + 1}\n${time(index, ',')}\n${talk}\n`).join('\n');
for (const file of [vtt, srt]) {
  const read = parse(file);
  console.log(`${read.type}: ${read.cues.map(({ text }) => JSON.stringify(text)).join(' ')}`);
}
JS
seen=$(node try.mjs)
echo "@aj-archipelago/subvibe 1.0.12:"
echo "$seen"
expected='vtt: "How old were you?" "" "That was in" "I see."
srt: "How old were you?" "12" "That was in\n1986\nin spring." "I see."'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
