#!/usr/bin/env bash
# odt2html 1.0.1: deleted talk comes back at the top, and comments stand in the middle of what was commented.
#
# Transcripts are corrected in LibreOffice with changes tracked, and memos are written as its comments. The file keeps
# what was deleted in a list before the text, and each comment at its place, both with who did it and when. The package
# takes all of that for text. Words that were taken out, such as names, begin the interview, and whoever speaks says the
# name of the commenter, the time and the memo. Tabs, which set speakers apart from their talk, are left out in turn.
#
# Seen: "Anna:⇥I left Leipzig." with "Leipzig" deleted, "town" inserted and a memo by Ben has "Leipzig" before it, Ben's
# name, time and memo in it, and "Anna:I".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund odt2html@1.0.1 jszip@3.10.1
cat > try.cjs <<'JS'
const { writeFileSync } = require('node:fs');
const Zip = require('jszip');
const { toHTML } = require('odt2html');
const OASIS = 'urn:oasis:names:tc:opendocument:xmlns';
const KIND = 'application/vnd.oasis.opendocument.text';
const by = (name) => `<dc:creator>${name}</dc:creator><dc:date>2024-05-01T09:00:00</dc:date>`;
const info = `<office:change-info>${by('Anna')}</office:change-info>`;
const region = (id, inner) => `<text:changed-region text:id="${id}">${inner}</text:changed-region>`;
const changes =
  region('c1', `<text:deletion>${info}<text:p>Leipzig</text:p></text:deletion>`) +
  region('c2', `<text:insertion>${info}</text:insertion>`);
const memo = `<office:annotation>${by('Ben')}<text:p>Why then?</text:p></office:annotation>`;
const talk =
  'Anna:<text:tab/>I left <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>town' +
  `<text:change-end text:change-id="c2"/>${memo}.`;
const declared = `xmlns:office="${OASIS}:office:1.0" xmlns:text="${OASIS}:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"`;
const content =
  `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${declared} office:version="1.2">` +
  `<office:body><office:text><text:tracked-changes>${changes}</text:tracked-changes><text:p>${talk}</text:p>` +
  '</office:text></office:body></office:document-content>';
const entry = (path, type) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`;
const manifest =
  `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="${OASIS}:manifest:1.0" manifest:version="1.2">` +
  `${entry('/', KIND)}${entry('content.xml', 'text/xml')}</manifest:manifest>`;
(async () => {
  const zip = new Zip();
  zip.file('mimetype', KIND, { compression: 'STORE' });
  zip.file('META-INF/manifest.xml', manifest);
  zip.file('content.xml', content);
  writeFileSync('interview.odt', await zip.generateAsync({ type: 'nodebuffer' }));
  console.log(String(await toHTML({ path: 'interview.odt' })).trim());
})();
JS
seen=$(node try.cjs)
echo "odt2html 1.0.1: $seen"
expected='Anna2024-05-01T09:00:00<p>Leipzig</p>Anna2024-05-01T09:00:00<p>Anna:I left townBen2024-05-01T09:00:00<p>Why then?</p>.</p>'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
