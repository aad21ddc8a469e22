#!/usr/bin/env bash
# dom-anchor-text-quote 4.0.2: a quote that is in the transcript once, word for word, is found at another place with other words.
#
# Programs that annotate pages keep a coded passage as a quote with up to 32 characters before and behind it, and look it up
# when the page is opened again. The package begins its search in the middle of the text, and takes what is similar and near
# there rather than what is the same and further away: what stood before the quote first, then the quote. What stood
# behind it is not looked at then. Interviewers ask alike and people answer alike, so in a transcript that nobody has
# changed a code moves to another answer, which may say the opposite.
#
# Seen: "I can sleep anywhere." is looked up with the quote that the package made of it, all of which is there once, and
# "I can't sleep anywher" is found. It is right when the similar answer is left out, or when told where to look first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund dom-anchor-text-quote@4.0.2 diff-match-patch@1.0.5 jsdom@26.1.0
cat > try.cjs <<'JS'
const { JSDOM } = require('jsdom');
const { document, NodeFilter } = new JSDOM('<main></main>').window;
Object.assign(globalThis, { document, NodeFilter });
const { fromTextPosition, toRange } = require('dom-anchor-text-quote');

const QUOTE = 'I can sleep anywhere.';
const between = Array.from({ length: 8 }, (_, index) => `B: In ${1991 + index} we moved house again.`);
const first = ['I: Did you sleep there?', `B: ${QUOTE} That was never it.`];
const similar = ['I: Did you sleep here?', "B: I can't sleep anywhere. Ask my wife."];

/** How often the quote is in these turns with all that is kept around it, and what is found for it. */
function found(turns, options) {
  const root = document.querySelector('main');
  root.textContent = turns.join('\n');
  const start = root.textContent.indexOf(QUOTE);
  const quote = fromTextPosition(root, { start, end: start + QUOTE.length });
  const whole = quote.prefix + quote.exact + quote.suffix;
  return `${root.textContent.split(whole).length - 1}: ${toRange(root, quote, options)}`;
}
console.log(found([...first, ...between, ...similar, ...between]));
console.log(found([...first, ...between, ...between]));
console.log(found([...first, ...between, ...similar, ...between], { hint: 0 }));
JS
seen=$(node try.cjs)
echo "dom-anchor-text-quote 4.0.2:"
echo "$seen"
expected="1: I can't sleep anywher
1: I can sleep anywhere.
1: I can sleep anywhere."
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
