#!/usr/bin/env bash
# docxyz 0.2.4: around every tab and new line in a Word file there are commas that nobody wrote.
#
# In Word a tab sets the speaker apart from the talk, and a new line within a paragraph one thing said from the next. The package
# ports python-docx to JavaScript. Of a run that has more than text it makes a list of pieces, where python-docx joins them, and
# a list that becomes text has commas. In transcripts commas mark short pauses and the end of clauses. Speakers
# have one behind them, so that a search for "Anna:" and a tab finds nothing, and words are divided at hyphens that may not break.
#
# Seen: "Anna:⇥Well.⏎No e-mail." is "Anna:,⇥,Well.,⏎,No e,mail.".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund docxyz@0.2.4 jszip@3.10.1
cat > try.cjs <<'JS'
const { writeFileSync } = require('node:fs');
const { Document } = require('docxyz');
const JSZip = require('jszip');

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const type = 'application/vnd.openxmlformats-';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const zip = new JSZip();
zip.file(
  '[Content_Types].xml',
  `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="${type}package.relationships+xml"/>` +
    `<Override PartName="/word/document.xml" ContentType="${type}officedocument.wordprocessingml.document.main+xml"/></Types>`,
);
zip.file(
  '_rels/.rels',
  `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Target="word/document.xml" ` +
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
);
zip.file(
  'word/document.xml',
  `${head}<w:document xmlns:w="${main}"><w:body><w:p><w:r><w:t>Anna:</w:t><w:tab/><w:t>Well.</w:t><w:br/><w:t>No e</w:t>` +
    '<w:noBreakHyphen/><w:t>mail.</w:t></w:r></w:p><w:sectPr/></w:body></w:document>',
);
zip.generateAsync({ type: 'nodebuffer' }).then((file) => {
  writeFileSync('interview.docx', file);
  const [{ text }] = new Document('interview.docx').paragraphs;
  console.log(JSON.stringify(text));
});
JS
seen=$(node try.cjs)
echo "docxyz 0.2.4: $seen"
expected='"Anna:,\t,Well.,\n,No e,mail."'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
