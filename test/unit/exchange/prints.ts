// What stands in the prints that scripts/delvePrints.ts makes, and what reading them must give.

export interface PrintedTurn {
  /** null where the turn before goes on. */
  readonly speaker: string | null;
  /** The words; those between `[` and `]` are underlined. */
  readonly text: string;
  readonly codes: readonly string[];
}

export interface Print {
  readonly name: string;
  readonly title: string;
  readonly turns: readonly PrintedTurn[];
  /** Whether its structure has a box for each turn, speaker and code, as in 2023; later ones have their words only. */
  readonly boxes: boolean;
}

/** Talk of a number of sentences, none of which is said twice in a row. */
function talk(sentences: number, seed: number): string {
  const who = ['The harbour', 'Our ferry', 'My neighbour', 'That old crane', 'The ticket office'];
  const does = ['never quite opens', 'leaves an hour late', 'smells of tar and oranges', 'is being repaired'];
  const when = ['on market days', 'when the wind turns', 'since the “new” timetable', 'in the second week'];
  return Array.from({ length: sentences }, (_, index) => {
    const at = seed + index * 7;
    return `${who[at % who.length]} ${does[at % does.length]} ${when[at % when.length]}, or so it’s said.`;
  }).join(' ');
}

/** Long answers, so that pages end within words, within codes and below a speaker. */
function longTalk(turns: number): PrintedTurn[] {
  return Array.from({ length: turns }, (_, index) => {
    const words = talk(2 + ((index * 5) % 17), index);
    const middle = words.indexOf(' ', words.length / 2);
    const isCoded = index % 3 !== 2;
    const part = `${words.slice(0, middle)} [${words.slice(middle + 1)}]`;
    return {
      speaker: index % 2 === 0 ? 'Ada Lindqvist' : 'Interviewer',
      text: index % 3 === 0 ? `[${words}]` : isCoded ? part : words,
      codes: isCoded ? ['waiting', 'weather: wind & rain', 'the ferry'].slice(index % 2) : [],
    };
  });
}

export const prints: readonly Print[] = [
  {
    name: 'harbour',
    title: 'P07 - harbour, 2nd visit',
    boxes: true,
    turns: [
      { speaker: 'Interviewer', text: 'Where do you go when it rains?', codes: [] },
      {
        speaker: 'Ada Lindqvist',
        text: '[I go to the ferry. It is dry there, and nobody asks.]',
        codes: ['shelter', 'being left alone'],
      },
      {
        speaker: null,
        text: 'Sometimes. [Only when my well-known cousin is on board, who talks about the price of diesel and of rope and of everything else that floats] I stay at home.',
        codes: ['family'],
      },
      {
        speaker: 'Interviewer',
        text: '[So the cousin] is the reason, and [not the rain]?',
        codes: ['cousin', 'rain'],
      },
      { speaker: 'Ada Lindqvist', text: 'Yes <really> & truly, ﬁne “words”. Né à Brême.', codes: ['humour'] },
      { speaker: 'Interviewer', text: 'Good[.]', codes: ['end'] },
    ],
  },
  { name: 'pages', title: 'Talk over pages', turns: longTalk(36), boxes: true },
  { name: 'later', title: 'Talk over pages', turns: longTalk(36), boxes: false },
];
