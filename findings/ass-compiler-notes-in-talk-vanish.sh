#!/usr/bin/env bash
# ass-compiler 0.1.16: notes that stand in talk vanish when an .ass file is read and written, and so do lines of no length.
#
# In .ass files what stands in curly brackets changes how the words behind look, or, without a backslash, is a note that
# editors such as Aegisub keep and never show: "{hesitates}", "{unsure}", a first version of the words. The package, made to read
# such files and to write them again, reads brackets for what they change only, so that notes are gone from what it
# writes. What was compiled to be shown and is decompiled has lost whole lines as well: those marked `Comment:`, and
# those that begin and end at once, as which "Hm." and the like are often timed.
#
# Seen: written again after `parse`, "Did you sleep {hesitates} at all?" has no note; after `compile`, two of four lines are gone too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ass-compiler@0.1.16
cat > try.cjs <<'JS'
const { compile, decompile, parse, stringify } = require('ass-compiler');

const file = `[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ${''
}ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,20,&H00FFFFFF,&H000000FF,&H00000000,&H00000000,0,0,0,0,100,100,0,0,1,2,2,2,10,10,10,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:01.00,0:00:02.00,Default,Anna,0,0,0,,Did you sleep {hesitates} at all?
Comment: 0,0:00:02.00,0:00:03.00,Default,Eva,0,0,0,,Looks tired.
Dialogue: 0,0:00:02.50,0:00:02.50,Default,Ben,0,0,0,,Hm.
Dialogue: 0,0:00:03.00,0:00:04.00,Default,Ben,0,0,0,,No.
`;
for (const written of [file, stringify(parse(file)), decompile(compile(file))]) {
  const lines = [...written.matchAll(/^(?:Dialogue|Comment):(?:[^,]*,){4}([^,]*),(?:[^,]*,){4}(.*)/gm)];
  console.log(lines.map(([, name, text]) => `${name}: ${text}`).sort().join(' / '));
}
JS
seen=$(node try.cjs)
echo "ass-compiler 0.1.16:"
echo "$seen"
expected='Anna: Did you sleep {hesitates} at all? / Ben: Hm. / Ben: No. / Eva: Looks tired.
Anna: Did you sleep  at all? / Ben: Hm. / Ben: No. / Eva: Looks tired.
Anna: Did you sleep  at all? / Ben: No.'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
