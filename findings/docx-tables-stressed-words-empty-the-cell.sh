#!/usr/bin/env bash
# docx-tables 0.3.0: a cell of a Word table is read as empty if one word of it is stressed, or it ends with a space.
#
# Transcripts are often tables in Word with a row for each turn: time, speaker, talk. Word cuts a paragraph into runs where
# its look changes, where somebody else changed it, or for no reason to be seen, and a run into pieces at tabs and new lines.
# The package takes text from paragraphs with one run and one piece only, and not if that begins or ends with a space; all
# else is left out without a word. The rows and columns are all there, so a turn looks like silence, most often where somebody
# was stressed.
#
# Seen: of five turns "I did not sleep." is read, and "I did *not* sleep.", the same with a tab, with a new line and with a
# space at the end are empty.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund docx-tables@0.3.0 jszip@3.10.1 xml2js@0.6.2
cat > try.cjs <<'JS'
const { writeFileSync } = require('node:fs');
const docxTables = require('docx-tables');
const JSZip = require('jszip');

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
/** Word marks spaces at an end as to be kept, only there. */
const text = (words) => `<w:t${/^ | $/.test(words) ? ' xml:space="preserve"' : ''}>${words}</w:t>`;
const run = (content, look = '') => `<w:r>${look && `<w:rPr>${look}</w:rPr>`}${content}</w:r>`;
const cell = (runs) => `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr><w:p>${runs}</w:p></w:tc>`;
const turns = [
  run(text('I did not sleep.')),
  run(text('I did ')) + run(text('not'), '<w:b/>') + run(text(' sleep.')),
  run(`${text('I did')}<w:tab/>${text('not sleep.')}`),
  run(`${text('I did')}<w:br/>${text('not sleep.')}`),
  run(text('I did not sleep. ')),
];
const rows = turns.map((talk) => `<w:tr>${cell(run(text('Anna')))}${cell(talk)}</w:tr>`).join('');
const table = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>${rows}</w:tbl><w:p/><w:sectPr/>`;

const zip = new JSZip();
zip.file(
  '[Content_Types].xml',
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override ' +
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
);
zip.file(
  '_rels/.rels',
  `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}" Target="word/document.xml"/></Relationships>`,
);
zip.file('word/document.xml', `<w:document xmlns:w="${MAIN}"><w:body>${table}</w:body></w:document>`);
zip
  .generateAsync({ type: 'nodebuffer' })
  .then((file) => writeFileSync('interview.docx', file))
  .then(() => docxTables({ file: 'interview.docx' }))
  .then(([read]) => {
    for (const cells of Object.values(read)) console.log(JSON.stringify(cells.map(({ data }) => data.trim())));
  });
JS
seen=$(node try.cjs)
echo "docx-tables 0.3.0:"
echo "$seen"
expected='["Anna","I did not sleep."]
["Anna",""]
["Anna",""]
["Anna",""]
["Anna",""]'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
