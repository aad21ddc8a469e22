import { deepEqual } from 'node:assert/strict';
import { parse } from '../../../server/src/transcript/parse';
import { knowing, lines } from './show';

/** What is said of the names in a text, and who speaks in it. */
function read(text: string, speakers: string[] = []) {
  const { problems, turns } = parse(text, knowing({ speakers }));
  return {
    found: problems.map(({ code, detail, suggestions }) => [code, detail, ...suggestions]),
    speakers: turns.map(({ speaker }) => speaker),
  };
}

const people = ['Interviewer', 'Participant', 'Interviewer', 'Partcipant', 'Interviewer', 'Participant'];
const said = ['How was it?', 'Cold.', 'And then?', 'We left.', 'Good?', 'Yes.'];

describe('A misspelt name in the place of a speaker', () => {
  const ways: [string, (name: string, words: string, turn: number) => string][] = [
    ['{speaker}: {speech}', (name, words) => `${name}: ${words}`],
    ['{speaker}: {speech} in blocks', (name, words) => `${name}: ${words}\n`],
    ['{speaker}: ↵ {speech}', (name, words) => `${name}:\n${words}\n`],
    ['{speaker} ↵ {speech}', (name, words) => `${name}\n${words}\n`],
    ['{time} {speaker}: {speech}', (name, words, turn) => `[00:0${turn}] ${name}: ${words}`],
    ['{speaker} {time} ↵ {speech}', (name, words, turn) => `${name}  00:0${turn}\n${words}\n`],
    ['**{speaker}:** {speech}', (name, words) => `**${name}:** ${words}\n`],
    ['[{speaker}] {speech}', (name, words) => `[${name}] ${words}`],
    ['<{speaker}> {speech}', (name, words) => `<${name}> ${words}`],
    ['@{speaker}: {speech}', (name, words) => `@${name}: ${words}`],
    ['{speaker}⇥{speech}', (name, words) => `${name}\t${words}`],
    ['{speaker} – {speech}', (name, words) => `${name} – ${words}`],
  ];
  for (const [how, write] of ways)
    it(`is reported, and speaks until it is put right: ${how}`, () => {
      const text = lines(...people.map((name, turn) => write(name, said[turn] ?? '', turn)));
      deepEqual(read(text), {
        found: [['unknown-speaker', 'Partcipant', 'Participant']],
        speakers: people,
      });
    });

  const talk = (...names: string[]) => lines(...names.map((name) => `${name}: So it was.\n`));
  const cases: [string, string[], string[], string[][]][] = [
    [
      'is that of somebody the codebook lists, and no rare speaker',
      ['Ilse', 'Marga', 'Ilse', 'Marrga', 'Ilse', 'Marga', 'Ilse', 'Marga'],
      ['Marga', 'Ilse'],
      [['unknown-speaker', 'Marrga', 'Marga']],
    ],
    [
      'is reported on both lines that have it',
      ['Interviewer', 'Guest', 'Interviewr', 'Guest', 'Interviewer', 'Guest', 'Interviewr', 'Guest'],
      [],
      [
        ['unknown-speaker', 'Interviewr', 'Interviewer'],
        ['unknown-speaker', 'Interviewr', 'Interviewer'],
      ],
    ],
    [
      'is that of the one with the same letter',
      ['Moderator', 'Participant A', 'Participant B', 'Moderator', 'Partcipant B', 'Participant A'],
      [],
      [['unknown-speaker', 'Partcipant B', 'Participant B']],
    ],
    [
      'is none of somebody whom nobody lists',
      ['Ilse', 'Marga', 'Ilse', 'Marta', 'Ilse', 'Marga', 'Ilse', 'Marga'],
      [],
      [['rare-speaker', 'Marta']],
    ],
    [
      'is none where it comes back',
      ['Interviewr', 'Guest', 'Interviewr', 'Guest', 'Interviewr', 'Guest', 'Interviewr', 'Guest'],
      [],
      [],
    ],
    [
      'is none where letters tell people apart',
      ['Moderator', 'Participant A', 'Participant B', 'Moderator', 'Participant C', 'Participant A'],
      [],
      [],
    ],
    [
      'is none where the codebook lists it as well',
      ['Ilse', 'Marga', 'Ilse', 'Marrga', 'Ilse', 'Marga', 'Ilse', 'Marga'],
      ['Marga', 'Ilse', 'Marrga'],
      [],
    ],
  ];
  for (const [what, names, speakers, found] of cases)
    it(what, () => deepEqual(read(talk(...names), speakers), { found, speakers: names }));

  it('is none of somebody whom the file names above its talk', () => {
    const names = ['Ilse', 'Marga', 'Ilse', 'Marta', 'Ilse', 'Marga'];
    deepEqual(read(`Interview with Marga, Ilse and Marta\n\n${talk(...names)}`, ['Marga', 'Ilse']).found, []);
  });
});
