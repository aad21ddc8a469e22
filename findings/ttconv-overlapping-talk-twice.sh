#!/usr/bin/env bash
# ttconv 1.0.5 (Debian 1.0.5-3): where two people speak at once, both are written twice or more, and into one cue.
#
# In conversations people begin before the other has ended, and captions with a cue for each turn overlap then. The program
# reads all formats into pictures of the screen, one for each change, and writes a cue for each picture. A turn into which another
# comes in is cut there and said again in every part, once with the other person's words below it. Words, turns and codes by
# search are counted twice, nobody's turn has its time, and who is named in the first line of a cue says both. Converting
# .srt to .srt does it as well.
#
# Seen: two overlapping turns and one after them, 10 words with the names, are four cues of 18 words; without overlap they are kept.
#
# Needs Debian 12 (apt-get with its package lists, dpkg) and python3; nothing is installed.
set -euo pipefail
for tool in apt-get dpkg python3; do
  command -v "$tool" >/dev/null || { echo "$tool is needed and was not found." >&2; exit 1; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq python3-ttconv=1.0.5-3 >/dev/null 2>&1 ||
  { echo "Debian's python3-ttconv 1.0.5-3 cannot be had; is this Debian 12, and has apt-get update been run?" >&2; exit 1; }
dpkg -x python3-ttconv_1.0.5-3_all.deb .
export PYTHONPATH=usr/lib/python3/dist-packages
write() { # $1: when the second turn begins
  cat > interview.srt <<SRT
1
00:00:01,000 --> 00:00:04,000
Anna: Did you sleep?

2
00:00:0$1,000 --> 00:00:06,000
Ben: Not at all.

3
00:00:06,000 --> 00:00:07,000
Anna: No.
SRT
  python3 -m ttconv.tt convert -i interview.srt -o written.srt >/dev/null 2>&1
}
write 3
seen=$(cat written.srt)
echo "ttconv 1.0.5:"
echo "$seen"
expected='1
00:00:01,000 --> 00:00:03,000
Anna: Did you sleep?

2
00:00:03,000 --> 00:00:04,000
Anna: Did you sleep?
Ben: Not at all.

3
00:00:04,000 --> 00:00:06,000
Ben: Not at all.

4
00:00:06,000 --> 00:00:07,000
Anna: No.'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
write 4
[ "$(cat written.srt)" = "$(cat interview.srt)" ] || { echo "Turns that do not overlap were kept: the behaviour has changed." >&2; exit 1; }
