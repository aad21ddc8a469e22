#!/usr/bin/env bash
# sav-reader 2.0.8: letters such as "ä" are broken in open answers of SPSS files, depending on how many letters stand before.
#
# SPSS keeps what people wrote in pieces of eight bytes, and in UTF-8 a letter with an accent has two. The package makes
# text of each piece alone, so a letter that lies across the border becomes two question marks. The same word is read
# well in one answer and not in the next: it is not found by searches nor counted, and a code by it is not given. About one
# accented letter in eight is lost, with no error.
#
# Seen: "die Kälte" and "immer Kälte" are both in the file as they should be; the first is read as it is, the second as
# "immer K??lte", with U+FFFD for each question mark.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund sav-reader@2.0.8 sav-writer@1.0.0
cat > try.cjs <<'JS'
const { readFileSync } = require('node:fs');
const { SavBufferReader } = require('sav-reader');
const { saveToFile, VariableType } = require('sav-writer');
/** Whether the bytes of an answer are in the file as they should be, and what is read of it. */
async function read(open) {
  saveToFile('answers.sav', [{ open }], [{ name: 'open', type: VariableType.String, width: 24 }]);
  const file = readFileSync('answers.sav');
  const reader = new SavBufferReader(file);
  await reader.open();
  const [row] = await reader.readAllRows();
  return [file.includes(Buffer.from(open)), row.open.replaceAll('\uFFFD', '?')];
}
(async () => {
  console.log(JSON.stringify([await read('die Kälte'), await read('immer Kälte')]));
})();
JS
seen=$(node try.cjs)
echo "sav-reader 2.0.8: $seen"
expected='[[true,"die Kälte"],[true,"immer K??lte"]]'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
