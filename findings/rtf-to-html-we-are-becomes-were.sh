#!/usr/bin/env bash
# @iarna/rtf-to-html 1.1.0 (with rtf-parser 1.3.3): "we're" becomes "were", and what follows a hyphen in a word is deleted.
#
# Programs for transcription and coding write RTF, in which Word and others put typographic marks as commands: `\rquote` for
# an apostrophe, `\ldblquote` and `\rdblquote` around what somebody quotes, `\endash` for a break. The package knows none of
# them and leaves them out: other words are left, among them real ones such as "were", "well" and "ill". A hyphen at which a
# word may not be divided is written `\_`, and one at which it may `\-`. After these the package goes on to read a command,
# and takes the rest of the word for its name.
#
# Seen: "We're late - I'll say "well"." is read as "Were late  Ill say well.", "co-workers laugh" as "co-laugh" and
# "under-stand me", where the hyphen shows only at the end of a line, as "under-me".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @iarna/rtf-to-html@1.1.0 rtf-parser@1.3.3
cat > interview.rtf <<'RTF'
{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Times New Roman;}}
\pard\f0\fs24 We\rquote re late \endash  I\rquote ll say \ldblquote well\rdblquote .\par
My co\_workers laugh.\par
They under\-stand me.\par
}
RTF
cat > try.cjs <<'JS'
const { createReadStream } = require('node:fs');
const rtfToHtml = require('@iarna/rtf-to-html');
const options = { template: (document, defaults, content) => content, paraBreaks: '\n' };
rtfToHtml.fromStream(createReadStream('interview.rtf'), options, (error, html) => {
  if (error) throw error;
  console.log(html.replace(/<[^>]*>/g, '').replace(/\u2011/g, '[nonbreaking hyphen]').replace(/\u00ad/g, '[soft hyphen]'));
});
JS
seen=$(node try.cjs)
echo "@iarna/rtf-to-html 1.1.0:"
echo "$seen"
expected='Were late  Ill say well.
My co[nonbreaking hyphen]laugh.
They under[soft hyphen]me.'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
