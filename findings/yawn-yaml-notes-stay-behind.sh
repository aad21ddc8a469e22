#!/usr/bin/env bash
# yawn-yaml 3.0.0: when a code is taken out of a list, the notes behind the others move to the next code.
#
# A codebook in YAML can have a note behind each code, such as who is to be asked, or what it must not be used for. The package is
# made to change YAML and keep such comments. Entries of a list that change it compares by their places, gives the first
# place what is first now and keeps the comment of that place. Taken out at the top or put in there, every code has the note of
# another, and the last one has none: which still reads as if somebody had written it so. Lists of codes with a
# description each are treated the same. Entries of a mapping are found by name and keep theirs.
#
# Seen: with "noise" taken out, "sleep" has the note on noise, and "work" the one on sleep; with keys "sleep" keeps its own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund yawn-yaml@3.0.0
cat > try.cjs <<'JS'
const loaded = require('yawn-yaml');
const Yawn = loaded.default ?? loaded;

const list = new Yawn('- noise # heard, not felt\n- sleep # ask Ben\n- work # paid only\n');
list.json = ['sleep', 'work'];
const codes = new Yawn('- code: noise # heard, not felt\n  color: red\n- code: sleep # ask Ben\n  color: blue\n');
codes.json = [{ code: 'sleep', color: 'blue' }];
const keys = new Yawn('noise: red # heard, not felt\nsleep: blue # ask Ben\n');
keys.json = { sleep: 'blue' };
for (const { yaml } of [list, codes, keys]) console.log(`${yaml.trim()}\n`);
JS
seen=$(node try.cjs)
echo "yawn-yaml 3.0.0:"
echo "$seen"
expected='- sleep # heard, not felt
- work # ask Ben

- code: sleep # heard, not felt
  color: blue

sleep: blue # ask Ben'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
