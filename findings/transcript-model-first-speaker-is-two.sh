#!/usr/bin/env bash
# transcript-model 0.7.0: who speaks first becomes two speakers, and an answer of one word is said by who asked.
#
# The package makes transcripts of what the recognizer Kaldi heard and a list of who spoke when. It looks up the number that it
# gave a speaker, and takes number 0 for none. The interviewer, who opens, is thus another person from the second
# turn on, and there is one speaker too many. A word also counts to a turn only if it ends before the turn does, and
# else to the turn of the word before. For the last word of a turn that is the same, but a turn of one word, such as "Yes" or
# "No", is said by whoever spoke before.
#
# Seen: of two people in turns there are three, the first of whom only opens, and the answer "No." belongs to the question.
# With turns that end a fifth of a second after their last word the answer is right, and there are still three.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund transcript-model@0.7.0
cat > try.cjs <<'JS'
const { Transcript } = require('transcript-model');

const TURNS = [
  ['S0', 'Did you sleep?'],
  ['S1', 'No.'],
  ['S0', 'Was it the noise?'],
  ['S1', 'Yes, always.'],
  ['S0', 'May we stop here?'],
];

/** What is made of the turns when each is said to last this long after its last word. */
function read(after) {
  let at = 0;
  const words = [];
  const segments = [];
  for (const [id, text] of TURNS) {
    const start = at;
    for (const punct of text.split(' ')) {
      words.push({ start: at, end: at + 0.5, word: punct.toLowerCase().replace(/\W/g, ''), punct });
      at += 0.5;
    }
    segments.push({ start, duration: at - start + after, speaker: { '@id': id } });
    at += 1;
  }
  const transcript = Transcript.fromKaldi({ words }, { segments });
  const turns = transcript.segments.toArray().map((segment) => `${segment.speaker} ${segment.getText()}`);
  return `${transcript.speakers.size} speakers: ${turns.join(' | ')}`;
}
console.log(read(0));
console.log(read(0.2));
JS
seen=$(node try.cjs)
echo "transcript-model 0.7.0:"
echo "$seen"
expected='3 speakers: 0 Did you sleep? No. | 1 Was it the noise? | 2 Yes, always. | 1 May we stop here?
3 speakers: 0 Did you sleep? | 1 No. | 2 Was it the noise? | 1 Yes, always. | 2 May we stop here?'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
