#!/usr/bin/env bash
# media-captions 1.0.4: in .ass files the comments of a transcriber become talk of the one who spoke before.
#
# Editors such as Aegisub keep a line that is not to be shown as `Comment:`, with its own times, name and text. The
# package knows `Dialogue:` lines, and takes any other that follows one for more of its text. The memo, the name of
# who wrote it and its times are then said by whoever spoke last. Every comma also gets a space behind it, so that a
# number with thousands, or with a decimal comma, becomes two.
#
# Seen: Anna's question has the whole line "Comment: 0,0:00:04.50,..." in it; "1,200" and "3,5" are "1, 200" and "3, 5".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund media-captions@1.0.4
cat > try.mjs <<'JS'
import { parseText } from 'media-captions';
const transcript = `[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:01.00,0:00:04.50,Default,Anna,0,0,0,,What did you earn?
Comment: 0,0:00:04.50,0:00:04.50,Default,Ben,0,0,0,,Unsure here
Dialogue: 0,0:00:05.00,0:00:08.00,Default,Jonas,0,0,0,,I had 1,200 a month, for 3,5 years.
`;
const { cues, errors } = await parseText(transcript, { type: 'ass', errors: true });
console.log(JSON.stringify({ errors: errors.length, talk: cues.map(({ text }) => text) }));
JS
seen=$(node try.mjs)
echo "media-captions 1.0.4: $seen"
expected='{"errors":0,"talk":["<v Anna>What did you earn?\nComment: 0,0:00:04.50,0:00:04.50,Default,Ben,0,0,0,,Unsure here","<v Jonas>I had 1, 200 a month, for 3, 5 years."]}'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
