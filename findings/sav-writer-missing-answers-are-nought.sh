#!/usr/bin/env bash
# sav-writer 1.0.0: in the SPSS files it writes, a missing number is 0, and dates are a day early east of Greenwich.
#
# What interviews were coded with goes on to SPSS. A participant who gave no number has `null` there, or an empty cell
# of a table. The package asks JavaScript whether a value is "not a number", which it denies of both, and writes 0: means,
# counts and correlations take it for an answer. Only `undefined` becomes missing. SPSS knows no time zones, but dates are
# written as the moment in London at which that day began where the writer is: in Berlin or Delhi that is the day
# before. Times of day are moved alike, and their seconds are always 0.
#
# Seen: 4, null, "" and undefined come back as 4, 0, 0 and null; written in Berlin, 1 May 2024 is 30 April, 22:00, and
# 09:15:42 on 1 December is 08:15:00; written in London, they are 30 April, 23:00, and 09:15:00.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund sav-writer@1.0.0 sav-reader@2.0.8
cat > try.cjs <<'JS'
const { readFileSync } = require('node:fs');
const { SavBufferReader } = require('sav-reader');
const { saveToFile, VariableType } = require('sav-writer');
/** Seconds from the beginning of SPSS's calendar, 14 October 1582, to that of 1970. */
const EPOCH = 12219379200;
const VARIABLES = [
  { name: 'years', type: VariableType.Numeric, decimal: 0, width: 8 },
  { name: 'day', type: VariableType.Date },
  { name: 'start', type: VariableType.DateTime },
];
const rows = [4, null, '', undefined].map((years) => ({ years, day: '01-05-2024', start: '01-12-2024 09:15:42' }));
(async () => {
  saveToFile('coded.sav', rows, VARIABLES);
  const reader = new SavBufferReader(readFileSync('coded.sav'));
  await reader.open();
  const read = await reader.readAllRows(true);
  const date = (seconds) => new Date((seconds - EPOCH) * 1000).toISOString().slice(0, 19);
  console.log(JSON.stringify(read.map(({ years }) => years)), date(read[0].day), date(read[0].start));
})();
JS
seen=$(for zone in Europe/London Europe/Berlin; do TZ=$zone node try.cjs; done)
echo "sav-writer 1.0.0, read by sav-reader 2.0.8:"
echo "$seen"
expected='[4,0,0,null] 2024-04-30T23:00:00 2024-12-01T09:15:00
[4,0,0,null] 2024-04-30T22:00:00 2024-12-01T08:15:00'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
