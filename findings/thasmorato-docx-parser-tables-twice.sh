#!/usr/bin/env bash
# @thasmorato/docx-parser 1.4.0: every turn in a table is read twice, and words fall apart where Word has cut them.
#
# Transcripts are often tables in Word with a row for each turn. The package reads the paragraphs of all cells, as if there were no
# table, and then the tables as well: what anybody says is there twice, and all of it at the end again. Between two runs it puts
# a space. Word begins a run wherever its look changes, where it saved, or for no reason to be seen, also within
# words and before full stops, so a stressed or cut word becomes two others. Deleted talk is read beside what replaced it.
#
# Seen: two rows are four lines of talk and two of a table; "un" and stressed "happy" are "un happy", and "I left ~Leipzig~ town."
# is "I left Leipzig town .".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @thasmorato/docx-parser@1.4.0 jszip@3.10.1
cat > try.mjs <<'JS'
import { extractText } from '@thasmorato/docx-parser';
import JSZip from 'jszip';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const type = 'application/vnd.openxmlformats-';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const run = (text, look = '') => `<w:r>${look}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const changed = 'w:author="Eva" w:date="2024-05-03T10:00:00Z"';
const rows = [
  ['Anna', run('Were you un') + run('happy', '<w:rPr><w:i/></w:rPr>') + run('?')],
  [
    'Ben',
    `${run('I left ')}<w:del w:id="1" ${changed}><w:r><w:delText>Leipzig</w:delText></w:r></w:del>` +
      `<w:ins w:id="2" ${changed}>${run('town')}</w:ins>${run('.')}`,
  ],
].map((cells) => {
  const [who, talk] = cells.map((text) => (text.startsWith('<') ? text : run(text)));
  return `<w:tr><w:tc><w:p>${who}</w:p></w:tc><w:tc><w:p>${talk}</w:p></w:tc></w:tr>`;
});
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
  `${head}<w:document xmlns:w="${main}"><w:body><w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/>` +
    `<w:gridCol w:w="6000"/></w:tblGrid>${rows.join('')}</w:tbl><w:p/><w:sectPr/></w:body></w:document>`,
);
const text = await extractText(await zip.generateAsync({ type: 'nodebuffer' }));
console.log(text.replaceAll('\t', ' | ').trim());
JS
seen=$(node try.mjs)
echo "@thasmorato/docx-parser 1.4.0:"
echo "$seen"
expected='Anna
Were you un happy ?
Ben
I left Leipzig town .
Anna | Were you un happy ?
Ben | I left Leipzig town .'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
