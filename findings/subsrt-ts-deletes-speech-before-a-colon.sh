#!/usr/bin/env bash
# subsrt-ts 2.1.2: in .srt files what follows `>>` is deleted up to the next colon, and so is it in every file it writes.
#
# Captions mark another speaker with `>>`, mostly with no name behind. The package takes all up to the next colon for
# a name, however many words or lines that are: a time of day or any "one thing:" that somebody said is enough. What is
# left stands in `text`, and `build`, `convert` and `resync` followed by `build` write `text`, not `content`. Who
# only shifts the times of a transcript loses words of it, in the middle of sentences and with no warning.
#
# Seen: ">> I started at 10:30 that morning." is converted to "30 that morning.", and two lines of talk to "I am leaving."
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund subsrt-ts@2.1.2
cat > try.mjs <<'JS'
import subsrt from 'subsrt-ts';
const captions = `1
00:00:01,000 --> 00:00:06,000
>> I started at 10:30 that morning.

2
00:00:06,500 --> 00:00:12,000
>> And nobody helped me, so I told
them one thing: I am leaving.
`;
const shifted = subsrt.build(subsrt.resync(subsrt.parse(captions), { offset: 1000 }), { format: 'srt' });
const words = shifted.split(/\r?\n/).filter((line) => /[a-z]/.test(line));
console.log(JSON.stringify(words));
JS
seen=$(node try.mjs)
echo "subsrt-ts 2.1.2: $seen"
expected='["30 that morning.","I am leaving."]'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
