#!/usr/bin/env bash
# officeparser 8.1.1: the non-breaking hyphens of Word are not read: "3-4 times" becomes "34 times".
#
# Whoever types up interviews in Word presses Ctrl+Shift+Hyphen where a line must not be broken, as in ranges of years or
# "re-sent". Word writes such a hyphen as an element of its own between two texts, not as a character. The package reads the texts
# on its both sides and nothing between them, in the text and in the tree of paragraphs, and warns of nothing. Ranges become other
# numbers, and words other words. Hyphens that are characters stay.
#
# Seen: "3-4 times, and re-sent it to the co-op" with non-breaking hyphens is "34 times, and resent it to the coop"; the common
# hyphen of "part-time" in the same paragraph is there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts officeparser@8.1.1 fflate@0.8.3
cat > try.mjs <<'JS'
import { strToU8, zipSync } from 'fflate';
import { parseOffice } from 'officeparser';

const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const texts = ['Rosa: We asked part-time staff 3', '4 times, and re', 'sent it to the co', 'op.'];
const run = texts.map((text) => `<w:t>${text}</w:t>`).join('<w:noBreakHyphen/>');
const parts = {
  '[Content_Types].xml': `<Types xmlns="${types}">
    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
    <Override PartName="/word/document.xml" ContentType="${word}"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Target="word/document.xml"
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>`,
  'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
    <w:body><w:p><w:r>${run}</w:r></w:p></w:body></w:document>`,
};
const file = zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
const { content, warnings } = await parseOffice(Buffer.from(file), { fileType: 'docx' });
console.log(`${content.map(({ text }) => text).join('|')} (${warnings.length} warnings)`);
JS
seen=$(node try.mjs)
echo "officeparser 8.1.1: $seen"
expected='Rosa: We asked part-time staff 34 times, and resent it to the coop. (0 warnings)'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
