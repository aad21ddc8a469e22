#!/usr/bin/env bash
# @codious/sav-reader-writer 1.1.4: in the SPSS files it writes, no time has seconds, so all that was said within a minute was at once.
#
# Codings go on to SPSS with the time that somebody spoke at, and how long a turn or a pause is, is the difference of two. The
# package reads times from text by a pattern that has "SS" for the seconds, which in the library that it uses are hundredths of
# one: the seconds become a fraction, and that is cut off. The file is sound, the column shows seconds, and they are all 00, with no
# error, since such a time is a valid one. Pauses are whole minutes, most of them none.
#
# Seen: turns at 14:30:09, 14:30:45 and 14:31:02 are at 14:30:00, 14:30:00 and 14:31:00.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @codious/sav-reader-writer@1.1.4 sav-reader@2.0.8
cat > try.cjs <<'JS'
const { toBuffer, VariableType } = require('@codious/sav-reader-writer');
const { SavBufferReader } = require('sav-reader');
const BEGINNING = Date.UTC(1582, 9, 14);
const turns = ['14:30:09', '14:30:45', '14:31:02'].map((time) => ({ said: `03-05-2024 ${time}` }));
(async () => {
  const reader = new SavBufferReader(toBuffer(turns, [{ name: 'said', type: VariableType.DateTime }]));
  await reader.open();
  const rows = await reader.readAllRows();
  console.log(rows.map(({ said }) => new Date(BEGINNING + said * 1000).toISOString().slice(11, 19)).join(' '));
})();
JS
seen=$(TZ=UTC node try.cjs)
echo "@codious/sav-reader-writer 1.1.4: $seen"
expected='14:30:00 14:30:00 14:31:00'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
