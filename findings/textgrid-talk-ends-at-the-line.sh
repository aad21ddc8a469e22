#!/usr/bin/env bash
# textgrid 2.2.0: of an interval in a Praat TextGrid only the first line is read, only up to " = ", and without quotation marks.
#
# Praat keeps what was said in an interval between quotation marks, over as many lines as it has, and doubles the marks that
# belong to it. In conversation analysis " = " is latching: the next turn follows with no pause. The package takes each
# interval for three lines of the form "name = value", so the text ends at the first line or the first such sign, and all
# quotation marks go, also those around what somebody quotes. The times are right and each interval has some
# text, so that nothing looks wrong. Further lines of talk can even be taken for more about the tier.
#
# Seen: `I said "no" = never / and then I left.` is read as `I said no`; a line `name = unknown` in talk renames the speaker.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund textgrid@2.2.0
cat > interview.TextGrid <<'GRID'
File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0 
xmax = 12 
tiers? <exists> 
size = 1 
item []: 
    item [1]:
        class = "IntervalTier" 
        name = "Anna" 
        xmin = 0 
        xmax = 12 
        intervals: size = 3 
        intervals [1]:
            xmin = 0 
            xmax = 4 
            text = "I said ""no"" = never
and then I left." 
        intervals [2]:
            xmin = 4 
            xmax = 8 
            text = "They wrote:
 name = unknown" 
        intervals [3]:
            xmin = 8 
            xmax = 12 
            text = "Why?" 
GRID
cat > try.cjs <<'JS'
const { readFileSync } = require('node:fs');
const { TextGrid } = require('textgrid');
const print = console.log;
console.log = () => {}; // it reports all that it finds
const [tier] = TextGrid.textgridToJSON(readFileSync('interview.TextGrid', 'utf8')).items;
print(`${tier.name}:`);
for (const { xmin, xmax, text } of tier.intervals) print(`${xmin}-${xmax} ${text}`);
JS
seen=$(node try.cjs)
echo "textgrid 2.2.0:"
echo "$seen"
expected='unknown:
0-4 I said no
4-8 They wrote:
8-12 Why?'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
