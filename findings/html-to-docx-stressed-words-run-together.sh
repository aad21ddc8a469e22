#!/usr/bin/env bash
# html-to-docx 1.8.0: two stressed words with only a space between them become one word in Word.
#
# Programs that transcribe show talk as HTML, with speakers in bold and stressed words in italics, and interviews go on to Word,
# and from there to programs for coding. The package leaves out text that is nothing but a space, which in HTML stands
# between any two words that are marked each. "very" and "tired" are then "verytired", which no search for either
# as a word finds, and a name has its talk right behind it. Words of which only one is marked keep their space.
#
# Seen: "<b>Anna:</b> <i>very</i> <i>tired</i> <u>now</u>, I am <i>so</i> tired" is "Anna:verytirednow, I am so tired".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund html-to-docx@1.8.0 jszip@3.10.1
cat > try.cjs <<'JS'
const convert = require('html-to-docx');
const JSZip = require('jszip');

(async () => {
  const file = await convert('<p><b>Anna:</b> <i>very</i> <i>tired</i> <u>now</u>, I am <i>so</i> tired</p>');
  const xml = await (await JSZip.loadAsync(file)).file('word/document.xml').async('text');
  console.log([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text).join(''));
})();
JS
seen=$(node try.cjs)
echo "html-to-docx 1.8.0: $seen"
expected='Anna:verytirednow, I am so tired'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
