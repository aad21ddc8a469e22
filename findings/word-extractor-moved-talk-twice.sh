#!/usr/bin/env bash
# word-extractor 1.0.4: talk that was moved with changes tracked is read twice, though deleted talk is not read at all.
#
# Transcripts are corrected in Word with changes tracked. A paragraph that is dragged elsewhere is then kept at its old place
# as moved from there (`w:moveFrom`) and at the new one as moved there (`w:moveTo`). The package leaves out what is marked as
# deleted, so it seems to give the text as it will be, but it gives moved text at both places. Every
# answer that was put in its right place counts twice, in words and in codes.
#
# Seen: of "deleted", "inserted" and "moved" the text has "inserted" once, "moved" twice and "deleted" never.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund word-extractor@1.0.4 jszip@3.10.1
cat > try.cjs <<'JS'
const Zip = require('jszip');
const Extractor = require('word-extractor');
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
let ids = 0;
const by = () => `w:id="${++ids}" w:author="Anna" w:date="2024-05-01T09:00:00Z"`;
const run = (text, element = 't') => `<w:r><w:${element} xml:space="preserve">${text}</w:${element}></w:r>`;
const range = (kind, inner) =>
  `<w:${kind}RangeStart ${by()} w:name="move1"/><w:${kind} ${by()}>${inner}</w:${kind}><w:${kind}RangeEnd w:id="${ids - 1}"/>`;
const paragraphs = [
  range('moveFrom', run('moved')),
  `${run('I left ')}<w:del ${by()}>${run('deleted', 'delText')}</w:del><w:ins ${by()}>${run('inserted')}</w:ins>`,
  range('moveTo', run('moved')),
];
const body = paragraphs.map((inner) => `<w:p>${inner}</w:p>`).join('');
const xml = (text) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`;
(async () => {
  const zip = new Zip();
  zip.file(
    '[Content_Types].xml',
    xml(
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Override PartName="/word/document.xml" ContentType="${TYPE}"/></Types>`,
    ),
  );
  zip.file(
    '_rels/.rels',
    xml(
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
  );
  zip.file('word/document.xml', xml(`<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`));
  const document = await new Extractor().extract(await zip.generateAsync({ type: 'nodebuffer' }));
  console.log(document.getBody().trim().split('\n').join(' | '));
})();
JS
seen=$(node try.cjs)
echo "word-extractor 1.0.4: $seen"
expected='moved | I left inserted | moved'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
