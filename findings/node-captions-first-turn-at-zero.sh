#!/usr/bin/env bash
# node-captions 0.4.6: a turn that begins at 00:00:00,000 is left out of .srt files.
#
# Recordings begin with talk, and Whisper and other recognizers of speech begin the first cue at nought. The package asks
# whether there is a start and takes the number 0 for none, so the cue is skipped like one with a broken time. What is said
# there, often whether one may record, is missing in all that it converts to. The numbers of the others are kept, which shows in
# its JSON only: .vtt and .ttml have none.
#
# Seen: of two cues the one at 00:00:00,000 is missing; with the first at 00:00:00,001 both are read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node-captions@0.4.6
cat > try.cjs <<'JS'
const { srt } = require('node-captions');
const transcript = (start) => `1
${start} --> 00:00:04,000
Please do not record this.

2
00:00:05,000 --> 00:00:06,000
All right.
`;
for (const start of ['00:00:00,000', '00:00:00,001']) {
  srt.parse(transcript(start), (error, lines) => {
    console.log(error ?? 'no error', JSON.stringify(srt.toJSON(lines).map(({ id, text }) => `${id} ${text}`)));
  });
}
JS
seen=$(node try.cjs 2>/dev/null)
echo "node-captions 0.4.6:"
echo "$seen"
expected='no error ["2 All right."]
no error ["1 Please do not record this.","2 All right."]'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
