#!/usr/bin/env bash
# ttml2srt 1.2.4: times in seconds lose the noughts behind the point, and are up to 0.9 seconds late.
#
# TTML may give times as "12.05s". The package makes milliseconds of what is behind the point, 50 here, and fills them up
# with noughts at the end instead of the beginning: 500. Words at 12.05 and 12.5 s get the same time, a turn that begins
# at 16.05 s and ends at 16.4 s ends before it begins, and pauses, which are counted in tenths, are made up. Only one
# time in ten is wrong, that with a nought there, so most look right. The same times written as "00:00:12.05" are right.
#
# Seen: 12.05, 14.9 to 15.08 and 16.004 s are 12,500, 14,900 to 15,800 and 16,400; as clock times all are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ttml2srt@1.2.4
cat > try.cjs <<'JS'
const { ttml2srt } = require('ttml2srt');
const turns = [
  ['12.05', '14.9', 'Did the noise bother you?'],
  ['14.9', '15.08', 'Yes.'],
  ['16.004', '17.25', 'And the cold?'],
];
const document = (write) => {
  const lines = turns.map(([begin, end, text]) => `<p begin="${write(begin)}" end="${write(end)}">${text}</p>`);
  return `<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div>\n${lines.join('\n')}\n</div></body></tt>`;
};
console.info = () => {};
const times = (text) => text.match(/.+ --> .+/g).map((line) => line.trim().replaceAll('00:00:', '')).join(', ');
console.log('in seconds', times(ttml2srt(document((seconds) => `${seconds}s`))));
console.log('by the clock', times(ttml2srt(document((seconds) => `00:00:${seconds}`))));
JS
seen=$(node try.cjs)
echo "ttml2srt 1.2.4:"
echo "$seen"
expected='in seconds 12,500 --> 14,900, 14,900 --> 15,800, 16,400 --> 17,250
by the clock 12,050 --> 14,900, 14,900 --> 15,080, 16,004 --> 17,250'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
