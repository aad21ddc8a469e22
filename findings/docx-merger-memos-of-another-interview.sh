#!/usr/bin/env bash
# docx-merger 1.2.2: in merged Word files the memos of the first interview stand at passages of all the others.
#
# Interviews are put into one Word file to be read through or handed in together. Comments are kept apart from the text,
# in a part of the file where each has a number, and every file counts from 0. The package takes the text of all files with the
# numbers as they are, but the comments of the first file only. What a coder noted about one person is then a note about
# another, and the notes on the others are gone. With footnotes, which often say what was done or where, it is the same.
#
# Seen: Jonas, with "jokes about it" and a footnote "laughs", comes after Anna with "close to tears" and "cries": both are
# close to tears and cry, and neither "jokes about it" nor "laughs" is anywhere in the file.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund docx-merger@1.2.2 jszip@2.7.0 xmldom@0.1.31
cat > try.cjs <<'JS'
const DocxMerger = require('docx-merger');
const JSZip = require('jszip');

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const PARTS = ['styles', 'comments', 'footnotes'];

const part = (name, content) => `<?xml version="1.0" encoding="UTF-8"?><w:${name} xmlns:w="${MAIN}">${content}</w:${name}>`;
const said = (text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const relations = (content) => `<Relationships xmlns="${PACKAGE}/relationships">${content}</Relationships>`;

/** A Word file of one turn, with a comment and a footnote. */
function interview(turn, memo, footnote) {
  const zip = new JSZip();
  zip.file(
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/>` +
      PARTS.map((name) => `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${name}+xml"/>`).join('') +
      '</Types>',
  );
  zip.file('_rels/.rels', relations(`<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`));
  const related = PARTS.map((name, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${name}" Target="${name}.xml"/>`);
  zip.file('word/_rels/document.xml.rels', relations(related.join('')));
  zip.file('word/styles.xml', part('styles', '<w:style w:type="paragraph" w:styleId="Turn"><w:name w:val="Turn"/></w:style>'));
  zip.file('word/comments.xml', part('comments', `<w:comment w:id="0" w:author="Ben">${said(memo)}</w:comment>`));
  zip.file('word/footnotes.xml', part('footnotes', `<w:footnote w:id="1">${said(footnote)}</w:footnote>`));
  const body =
    `<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>${turn}</w:t></w:r><w:commentRangeEnd w:id="0"/>` +
    '<w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p><w:sectPr/>';
  zip.file('word/document.xml', part('document', `<w:body>${body}</w:body>`));
  return zip.generate({ type: 'nodebuffer' });
}

/** What is said in a file, with the comment and the footnote that are referred to there. */
function read(file) {
  const zip = new JSZip(file);
  const words = (xml) => [...xml.matchAll(/<w:t>(.*?)<\/w:t>/g)].map((match) => match[1]).join('');
  const noted = (name, id) => {
    const all = zip.file(`word/${name}s.xml`).asText();
    return words(all.match(new RegExp(`<w:${name} w:id="${id}".*?</w:${name}>`))[0]);
  };
  const paragraphs = zip.file('word/document.xml').asText().match(/<w:p>.*?<\/w:p>/gs).filter((xml) => words(xml));
  return paragraphs.map((xml) => {
    const at = (name) => noted(name, xml.match(new RegExp(`<w:${name}Reference w:id="(\\d+)"`))[1]);
    return `${words(xml)} [${at('comment')}] [${at('footnote')}]`;
  });
}

const files = [
  interview('Anna: It was the winter.', 'close to tears', 'cries'),
  interview('Jonas: It was the rent.', 'jokes about it', 'laughs'),
];
console.log(files.flatMap(read).join('\n'));
console.log('merged:');
new DocxMerger({}, files.map((file) => file.toString('binary'))).save('nodebuffer', (file) => {
  console.log(read(file).join('\n'));
  const zip = new JSZip(file);
  const all = Object.keys(zip.files).map((name) => zip.file(name)?.asText() ?? '').join('');
  console.log('left:', ['close to tears', 'cries', 'jokes about it', 'laughs'].filter((note) => all.includes(note)).join(', '));
});
JS
seen=$(node try.cjs)
echo "docx-merger 1.2.2:"
echo "$seen"
expected='Anna: It was the winter. [close to tears] [cries]
Jonas: It was the rent. [jokes about it] [laughs]
merged:
Anna: It was the winter. [close to tears] [cries]
Jonas: It was the rent. [close to tears] [cries]
left: close to tears, cries'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
