import { type Template, templates } from '../../server/src/transcript/templates';
import type { Range } from '../../server/src/transcript/transcript';

/** A short interview, written in one template. */
export interface TemplateTalk {
  readonly pattern: string;
  readonly text: string;
  /** The two who speak in turn; empty where the template names nobody. */
  readonly names: readonly string[];
  /** Where their names stand, in the order of the file; ranges as the parser has them. */
  readonly speakers: readonly Range[];
  readonly times: readonly Range[];
  readonly speech: readonly Range[];
}

const said = [
  'What did you do on the first day?',
  'We counted the boats in the harbour.',
  'Was anybody else there with you?',
  'Only the keeper of the old light.',
  'When did the others come back?',
  'They came with the evening tide.',
];

/** Names as the style of a template has them: a full stop ends only capitals, and CLAN writes nothing else. */
function namesFor({ pattern, style }: Template): readonly string[] {
  if (!pattern.includes('{speaker}')) return [];
  if (style === 'dot') return ['Mr. OKORO', 'The CHAIRMAN'];
  return pattern.startsWith('*{') ? ['NOR', 'IDR'] : ['Nora Vang', 'Idris'];
}

/** A time as the template has it: in brackets beside other things, bare at a line's end, a range above its words. */
function timeFor(pattern: string, turn: number): string {
  const second = String(turn * 7 + 2).padStart(2, '0');
  if (/^\{time\} ↵/.test(pattern)) return `00:00:${second}.000 --> 00:00:${second}.900`;
  if (/\{time\} ↵/.test(pattern) && !pattern.includes(':')) return `00:00:${second}`;
  return /\{time\}:/.test(pattern) ? `(00:${second})` : `[00:00:${second}]`;
}

/** An interview of six turns in every known template. */
export const talks: readonly TemplateTalk[] = templates.map(talkIn);

function talkIn(template: Template): TemplateTalk {
  const { pattern } = template;
  const names = namesFor(template);
  const ranges = { speaker: [] as Range[], time: [] as Range[], speech: [] as Range[] };
  let text = '';
  for (const [turn, words] of said.entries()) {
    for (const part of pattern.split(/(\{(?:speaker|time|speech)\}| ?↵ ?|⇥)/)) {
      const what = /^\{(speaker|time|speech)\}$/.exec(part)?.[1];
      const start = text.length;
      if (what === 'speaker') text += names[turn % 2] ?? '';
      else if (what === 'time') text += timeFor(pattern, turn);
      else if (what === 'speech') text += words;
      else text += part.includes('↵') ? '\n' : part.replace('⇥', '\t');
      if (what === 'speaker' || what === 'time' || what === 'speech')
        ranges[what].push({ start, end: text.length });
    }
    text += pattern === '{time} ↵ {speech}' ? '\n\n' : '\n';
  }
  return { pattern, text, names, speakers: ranges.speaker, times: ranges.time, speech: ranges.speech };
}
