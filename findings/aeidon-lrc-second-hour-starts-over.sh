#!/usr/bin/env bash
# aeidon 1.11, of which the editor Gaupol is made (Debian 1.11-1): in .lrc files the second hour has the times of the first.
#
# LRC puts the time in front of each line, as minutes and seconds: [62:03.45] is after an hour and two minutes. Players that go through
# an interview line by line take it, and recognizers of speech write it. The library reads such a time, but writes
# only the last two figures of minutes it has, without the hour. A file that is opened and saved, or converted to, has turns of the
# second hour among those of the first: sorted by time they are mixed, and whoever looks a quote up finds other talk.
#
# Seen: [59:58.00] and [62:03.45] are saved as [59:58.00] and [02:03.45], and so is 01:02:03,450 of an .srt file.
#
# Needs Debian 12 (apt-get with its package lists, dpkg) and python3; nothing is installed.
set -euo pipefail
for tool in apt-get dpkg python3; do
  command -v "$tool" >/dev/null || { echo "$tool is needed and was not found." >&2; exit 1; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq python3-aeidon=1.11-1 >/dev/null 2>&1 ||
  { echo "Debian's python3-aeidon 1.11-1 cannot be had; is this Debian 12, and has apt-get update been run?" >&2; exit 1; }
dpkg -x python3-aeidon_1.11-1_all.deb .
cat > interview.lrc <<'LRC'
[59:58.00]Did you sleep?
[62:03.45]Not at all.
LRC
cat > interview.srt <<'SRT'
1
00:59:58,000 --> 00:59:59,500
Did you sleep?

2
01:02:03,450 --> 01:02:05,000
Not at all.

SRT
cat > try.py <<'PY'
import aeidon

aeidon.DATA_DIR = "usr/share/gaupol"
for name in ("interview.lrc", "interview.srt"):
    project = aeidon.Project()
    project.open_main(name, "utf_8")
    project.save_main(aeidon.files.new(aeidon.formats.LRC, "saved.lrc", "utf_8"))
    with open("saved.lrc", encoding="utf-8") as saved:
        print(f"{name}:", " / ".join(saved.read().split("\n")).strip(" /"))
PY
seen=$(HOME="$folder" PYTHONPATH=usr/lib/python3/dist-packages python3 try.py)
echo "aeidon 1.11:"
echo "$seen"
expected='interview.lrc: [59:58.00]Did you sleep? / [02:03.45]Not at all.
interview.srt: [59:58.00]Did you sleep? / [02:03.45]Not at all.'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
