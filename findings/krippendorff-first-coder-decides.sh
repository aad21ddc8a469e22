#!/usr/bin/env bash
# krippendorff 0.1.0 (npm): Krippendorff's alpha depends on which coder is listed first.
#
# Alpha treats coders alike: their order cannot matter. A passage that a coder has not come to is left out of the row, as
# the package's own example does for its last coder. But the package counts passages by the length of the first row.
# If the coder who stopped early is listed first, what the others coded after that is dropped without a word.
# The same table then has an alpha above or below any threshold of reliability. Rows filled up with `undefined` are safe.
#
# Seen: three coders, the third of whom coded four of eight passages: 0.41 with that one last, 0.75 with that one first,
# and 0.41 with that one first and filled up.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund krippendorff@0.1.0
cat > try.cjs <<'JS'
const { alpha } = require('krippendorff');
const anna = ['noise', 'noise', 'cold', 'work', 'work', 'noise', 'cold', 'work'];
const ben = ['noise', 'noise', 'cold', 'cold', 'noise', 'work', 'cold', 'noise'];
const chris = ['noise', 'noise', 'cold', 'work'];
const filled = [...chris, ...new Array(4).fill(undefined)];
const tables = [
  [anna, ben, chris],
  [chris, anna, ben],
  [filled, anna, ben],
];
console.log(tables.map((table) => alpha(table).toFixed(2)).join(' '));
JS
seen=$(node try.cjs)
echo "krippendorff 0.1.0: $seen"
expected='0.41 0.75 0.41'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
