#!/usr/bin/env bash
# html-to-rtf 2.1.0: every straight quotation mark in talk becomes \'2722, and what follows a backslash becomes a command.
#
# Programs for coding take interviews in as RTF. In it a sign can be written as `\'` and two digits, and a backslash of the text
# as two. The package escapes curly brackets and many letters, but for `"` it writes `\\'2722`, which is a backslash, an
# apostrophe and the number 2722, standing in the talk. Whatever is quoted cannot be found any more, and the number looks
# like something that was said. A backslash in the talk is left as it is: with the word behind it, it is a command that no
# program shows, or another one's.
#
# Seen: `He said "never" {laughs} in C:\temp` is `He said \\'2722never\\'2722 \'7blaughs\'7d in C:\temp` in the file, of which
# a reader of RTF makes `He said \'2722never\'2722 {laughs} in C:`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund html-to-rtf@2.1.0 @iarna/rtf-to-html@1.1.0
cat > try.cjs <<'JS'
const writer = require('html-to-rtf');
const read = require('@iarna/rtf-to-html');
const written = writer.convertHtmlToRtf(String.raw`<p>He said "never" {laughs} in C:\temp</p>`);
console.log(/He said .*temp/.exec(written)[0]);
read.fromString(written, (error, html) => {
  if (error) throw error;
  console.log(/He said [^<]*/.exec(html)[0].trim().replaceAll('&apos;', "'").replaceAll('&#39;', "'"));
});
JS
seen=$(node try.cjs)
echo "html-to-rtf 2.1.0:"
echo "$seen"
expected=$(cat <<'TALK'
He said \\'2722never\\'2722 \'7blaughs\'7d in C:\temp
He said \'2722never\'2722 {laughs} in C:
TALK
)
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
