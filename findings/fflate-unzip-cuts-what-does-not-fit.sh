#!/usr/bin/env bash
# fflate 0.8.3: an interview whose archive says that it is shorter than it is loses its end in silence.
#
# Projects of coded interviews (.qdpx) and Word documents are archives, whose directory says how large each member becomes. `unzipSync` makes
# room for just so many bytes, and what does not fit is written nowhere: neither the size nor the checksum is compared with what
# came of it. Where a byte of the directory was lost, on a disk or in a mail, the talk ends earlier, and nothing tells. Python's zipfile
# refuses the same file. `inflateSync` with its option `out` does the same, and takes as long as if it had kept all of it.
#
# Seen: of 31 bytes of talk 18 are left, without an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund fflate@0.8.3
cat > try.cjs <<'JS'
const { strFromU8, strToU8, unzipSync, zipSync } = require('fflate');

const zip = zipSync({ 'talk.txt': strToU8('Ana: We did not lose the files.') });
const view = new DataView(zip.buffer);
for (let at = 0; at + 4 < zip.length; at++) {
  // The uncompressed size in the record of the directory.
  if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 18, true);
}
console.log(JSON.stringify(strFromU8(unzipSync(zip)['talk.txt'])));
JS
seen=$(node try.cjs)
echo "fflate 0.8.3: $seen"
expected='"Ana: We did not lo"'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
