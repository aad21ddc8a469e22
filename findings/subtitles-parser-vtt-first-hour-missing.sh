#!/usr/bin/env bash
# subtitles-parser-vtt 0.1.0: of a transcript as Whisper writes it, the whole first hour is missing.
#
# WebVTT may leave the hours out where there are none, and Whisper does so: its times are "59:57.000" up to the hour and
# "01:00:03.000" after it. The package looks for times with hours only. It drops all that stands before the first one it
# finds, and gives the rest with no error, numbered from 1. A file of less than an hour is empty, which somebody notices;
# of an interview that ran over it, the last minutes are read and look like a short interview.
#
# Seen: of four cues around the hour, two before it (one of which ends after it), the two after it are read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund subtitles-parser-vtt@0.1.0
cat > try.cjs <<'JS'
const { fromVtt } = require('subtitles-parser-vtt');
const transcript = `WEBVTT

59:50.000 --> 59:56.000
And then?

59:57.000 --> 01:00:02.000
I left.

01:00:03.000 --> 01:00:05.000
For good?

01:00:06.000 --> 01:00:08.000
Yes.
`;
console.log(fromVtt(transcript, 's').map(({ id, startTime, text }) => `${id} ${startTime} ${text}`).join(' | '));
JS
seen=$(node try.cjs)
echo "subtitles-parser-vtt 0.1.0: $seen"
expected='1 3603 For good? | 2 3606 Yes.'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
