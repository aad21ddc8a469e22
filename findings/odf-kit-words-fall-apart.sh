#!/usr/bin/env bash
# odf-kit 0.13.14: on the way from Word or HTML to .odt, words fall apart where a part of them looks different.
#
# The package writes each piece of a paragraph on a line of its own. White space counts in paragraphs of OpenDocument: each line end
# is read as a space (ODF 1.3, part 3, 6.1.2), but for those at the paragraph's ends. Word divides words into pieces where a letter is
# stressed, and also where somebody has come back to a word. So "interviewer" with a stressed "view" is three words for
# whoever opens the file, and each stressed word has a space before its comma. Paragraphs of one piece are as they were.
#
# Seen: "The inter<b>view</b>er <i>left</i>, she said." is read back as "The inter view er left , she said.".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts odf-kit@0.13.14 fflate@0.8.3
cat > try.mjs <<'JS'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { docxToOdt, htmlToOdt } from 'odf-kit';

const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const run = (text, looks = '') => `<w:r><w:rPr>${looks}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const parts = {
  '[Content_Types].xml': `<Types xmlns="${types}">
    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
    <Override PartName="/word/document.xml" ContentType="${word}"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Target="word/document.xml"
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>`,
  'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>${[
    run('The inter'),
    run('view', '<w:b/>'),
    run('er '),
    run('left', '<w:i/>'),
    run(', she said.'),
  ].join('')}</w:p></w:body></w:document>`,
};
const docx = zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));

/** What the first paragraph with words says, its white space read as ODF has it. */
function words(odt) {
  const xml = strFromU8(unzipSync(odt)['content.xml']);
  const paragraphs = [...xml.matchAll(/<text:p\b[^>]*>(.*?)<\/text:p>/gs)].map(([, inside]) =>
    inside.replace(/<[^>]*>/g, '').replace(/[\t\r\n ]+/g, ' ').trim(),
  );
  return paragraphs.find((one) => one !== '');
}

const fromWord = await docxToOdt(docx);
const fromHtml = await htmlToOdt('<p>The inter<b>view</b>er <i>left</i>, she said.</p>');
console.log(`from Word: ${words(fromWord.bytes ?? fromWord)} from HTML: ${words(fromHtml)}`);
JS
seen=$(node try.mjs)
echo "odf-kit 0.13.14: $seen"
expected='from Word: The inter view er left , she said. from HTML: The inter view er left , she said.'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
