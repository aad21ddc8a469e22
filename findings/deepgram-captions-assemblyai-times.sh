#!/usr/bin/env bash
# @deepgram/captions 1.2.0: its converter for AssemblyAI makes every time a thousand times too late, and starts over at 24 hours.
#
# AssemblyAI gives the start and end of words in milliseconds. `AssemblyAiConverter`, made for just those answers, hands
# them on as they are, and what writes the captions takes them for seconds. A word at a quarter of a second stands at
# four minutes, and one after a minute and a half, which would be at 25 hours, at one o'clock: times that look sound
# and point elsewhere. Quotes cited by time, and turns timed, are wrong, and past 86.4 seconds they are not in order either.
#
# Seen: words at 0.25 and 0.41 s are at 00:04:10.000, those at 90 s at 01:00:00.000.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @deepgram/captions@1.2.0
cat > try.cjs <<'JS'
const { webvtt, AssemblyAiConverter } = require('@deepgram/captions');
const word = (text, start, end, speaker) => ({ text, start, end, confidence: 0.98, speaker });
const answer = {
  id: 'interview',
  audio_duration: 92,
  words: [
    word('Why', 250, 400, 'A'),
    word('leave?', 410, 900, 'A'),
    word('The', 90000, 90200, 'B'),
    word('noise.', 90210, 90700, 'B'),
  ],
};
const lines = webvtt(new AssemblyAiConverter(answer), 2).split('\n');
console.log(lines.filter((line) => line.includes('-->')).join(', '));
JS
seen=$(node try.cjs)
echo "@deepgram/captions 1.2.0: $seen"
expected='00:04:10.000 --> 00:15:00.000, 01:00:00.000 --> 01:11:40.000'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
