import { transcriptText } from './generate';

/** Generated transcripts that write their turns in one way. */
export interface Layout {
  readonly name: string;
  readonly texts: readonly string[];
}

/** Generated transcripts, all of them written in ways that all builds read, and in ways that only later ones read. */
export function layouts(transcripts: number): Layout[] {
  const texts = Array.from({ length: transcripts }, (_, index) => transcriptText(index + 1));
  return [
    { name: 'names before a colon or alone in their blocks, with codes', texts },
    {
      name: 'one turn a line',
      texts: texts.map((text) => written(text, ({ name, said }) => `${name}: ${said}`)),
    },
    {
      name: 'name and time above the words',
      texts: texts.map((text) => written(text, ({ name, time, said }) => `${name}  ${time}\n${said}\n`)),
    },
    {
      name: 'time in brackets before the name',
      texts: texts.map((text) => written(text, ({ name, time, said }) => `[${time}] ${name}: ${said}`)),
    },
  ];
}

interface Turn {
  readonly name: string;
  readonly time: string;
  readonly said: string;
}

/** So many words has a turn in these ways. */
const wordsOfTurn = 12;

/** The words of a generated transcript, said by two in turns. */
function written(text: string, write: (turn: Turn) => string): string {
  const words = text.split(/\s+/).filter((word) => /^[a-z]+\.?$/i.test(word));
  const lines: string[] = [];
  for (let at = 0; at < words.length; at += wordsOfTurn) {
    const turn = lines.length;
    const time = `${Math.floor(turn / 6)}:${String((turn % 6) * 10).padStart(2, '0')}`;
    const name = turn % 3 === 0 ? 'Anna' : 'Ben';
    lines.push(write({ name, time, said: words.slice(at, at + wordsOfTurn).join(' ') }));
  }
  return `${lines.join('\n')}\n`;
}
