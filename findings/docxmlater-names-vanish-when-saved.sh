#!/usr/bin/env bash
# docxmlater 10.1.0: names and places that Word had recognized are gone after a file was opened and saved.
#
# Word 2002 to 2007 marked people, places, dates and times by itself as smart tags, and keeps these around the words (`w:smartTag`); who
# or what a form asks for stands in content controls (`w:sdt`). The package, made for editing Word files, reads neither
# within a paragraph, and writes what it has read. Nothing has to be changed for that, and it reports nothing. In a
# transcript it is just those who and where that vanish, as if somebody had made it anonymous, and the sentences around close up.
#
# Seen: "Anna: I met Jonas in Leipzig then.", with "Jonas" in a content control and "Leipzig" in a smart tag, is saved as
# "Anna: I met  in  then.".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund docxmlater@10.1.0 jszip@3.10.1
cat > try.cjs <<'JS'
const { Document } = require('docxmlater');
const JSZip = require('jszip');

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const type = 'application/vnd.openxmlformats-';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const run = (text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const control = `<w:sdt><w:sdtPr><w:id w:val="7"/><w:text/></w:sdtPr><w:sdtContent>${run('Jonas')}</w:sdtContent></w:sdt>`;
const tag = `<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="City">${run('Leipzig')}</w:smartTag>`;
const textOf = async (file) => {
  const xml = await (await JSZip.loadAsync(file)).file('word/document.xml').async('text');
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text).join('');
};
(async () => {
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
    `${head}<w:document xmlns:w="${main}"><w:body><w:p>${run('Anna: I met ')}${control}${run(' in ')}${tag}${run(' then.')}</w:p>` +
      '<w:sectPr/></w:body></w:document>',
  );
  const file = await zip.generateAsync({ type: 'nodebuffer' });
  const document = await Document.loadFromBuffer(file);
  console.log(`${await textOf(file)}\n${await textOf(await document.toBuffer())}`);
})();
JS
seen=$(node try.cjs)
echo "docxmlater 10.1.0:"
echo "$seen"
expected='Anna: I met Jonas in Leipzig then.
Anna: I met  in  then.'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
