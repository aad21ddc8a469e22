#!/usr/bin/env bash
# nltk 3.8 (Debian 3.8-1): two coders who divide a transcript at different places agree fully when the places are marked by 1 and 0.
#
# Where passages begin and end is coded before what they mean, and WindowDiff and Pk say how far two coders' divisions are apart, 0 being
# the same. The functions take text or lists. In both the mark of a border is the text "1" unless said otherwise, and a number 1,
# of which such lists are made, is none: they have no borders at all, and two without are the same. There is no warning, and any
# two lists give 0.0. As text, or with `boundary=1`, the same divisions are apart.
#
# Seen: WindowDiff and Pk are 0.0 and 0.0 for lists of numbers, 0.5 and 0.5 for the same as text and with `boundary=1`.
#
# Needs Debian 12 (apt-get with its package lists, dpkg) and Python 3.11; nothing is installed.
set -euo pipefail
for tool in apt-get dpkg python3; do
  command -v "$tool" >/dev/null || { echo "$tool is needed and was not found." >&2; exit 1; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq python3-nltk=3.8-1 python3-regex=0.1.20221031-1+b1 >/dev/null 2>&1 ||
  { echo "Debian's python3-nltk 3.8-1 cannot be had; is this Debian 12, and has apt-get update been run?" >&2; exit 1; }
for package in *.deb; do dpkg -x "$package" .; done
cat > try.py <<'PY'
from nltk.metrics.segmentation import pk, windowdiff

FIRST = "0010001000"
SECOND = "0100100001"
numbers = [[int(mark) for mark in marks] for marks in (FIRST, SECOND)]


def apart(first, second, **options):
    return f"{windowdiff(first, second, 3, **options)} {pk(first, second, 3, **options)}"


print(apart(*numbers), apart(FIRST, SECOND), apart(*numbers, boundary=1), sep=", ")
PY
seen=$(PYTHONPATH=usr/lib/python3/dist-packages python3 -W ignore try.py)
echo "nltk 3.8: $seen"
expected='0.0 0.0, 0.5 0.5, 0.5 0.5'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
