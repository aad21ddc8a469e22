#!/usr/bin/env bash
# transcriptator 1.1.4: in HTML transcripts talk under a second time or in a second paragraph is said by who speaks next.
#
# Podcasts publish interviews as HTML with `<cite>` for the speaker, `<time>` and `<p>`, the first two only if available.
# The package collects these three until one of them comes again. Where a long turn has a further time, the name that comes next,
# which is the next speaker's, is taken for it, and the next speaker has the name after that. Where a turn has two paragraphs, the
# second waits for the name and time behind it, the next turn's words for those of the one after, and so on to the end,
# where the last words are left out.
#
# Seen: "I never do.", which Ben says after another time, is said by Anna, and her "Why?" by Ben; as his second paragraph
# it is the same, and his last words "The noise." are nowhere.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund transcriptator@1.1.4
cat > try.cjs <<'JS'
const { convertFile } = require('transcriptator');

const turn = (who, time, talk) => `<cite>${who}:</cite>\n<time>${time}</time>\n<p>${talk}</p>\n`;
const rest = turn('Anna', '0:09', 'Why?') + turn('Ben', '0:10', 'The noise.');
for (const time of ['<time>0:05</time>\n', '']) {
  const file = `${turn('Anna', '0:01', 'Did you sleep?')}${turn('Ben', '0:03', 'No.')}${time}<p>I never do.</p>\n${rest}`;
  console.log(convertFile(file).map(({ speaker, body }) => `${speaker}: ${body}`).join(' / '));
}
JS
seen=$(node try.cjs 2>/dev/null)
echo "transcriptator 1.1.4:"
echo "$seen"
expected='Anna: Did you sleep? / Ben: No. / Anna: I never do. / Ben: Why? / Ben: The noise.
Anna: Did you sleep? / Ben: No. / Anna: I never do. / Ben: Why?'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
