import type { Head, NameStyle, TimePlace } from './head';
import { closing } from './time';

/** A way of writing turns. */
export interface Template {
  /** `{speaker}`, `{time}` and `{speech}` in their places; `↵` is the end of a line, `⇥` a tab. */
  readonly pattern: string;
  readonly style: NameStyle | 'time';
  /** Which tool or habit writes so. */
  readonly source: string;
  /** Some turns, line by line. */
  readonly example: string;
}

/** The ways of writing turns that are known. A time may stand in any brackets, or have none. */
export const templates: readonly Template[] = [
  row(
    '{speaker}: {speech}',
    'colon',
    'typed transcripts, Google Meet, noScribe, Express Scribe',
    'Ana: How was it?\nBo: Cold.',
  ),
  row('{speaker}: ↵ {speech}', 'colon', 'typed transcripts, parliaments', 'Ana:\nHow was it?\nBo:\nCold.'),
  row(
    '{time} {speaker}: {speech}',
    'colon',
    'oTranscribe, f5, MAXQDA, WhatsApp',
    '[00:01] Ana: How was it?\n[00:04] Bo: Cold.',
  ),
  row(
    '{speaker} {time}: {speech}',
    'colon',
    'typed transcripts',
    'Ana (00:01): How was it?\nBo (00:04): Cold.',
  ),
  row('{speaker} {time}: ↵ {speech}', 'colon', 'Rev', 'Ana (00:01):\nHow was it?\nBo (00:04):\nCold.'),
  row('{speaker}: {time} {speech}', 'colon', 'Sonix', 'Ana: [00:00:01] How was it?\nBo: [00:00:04] Cold.'),
  row('{speaker}: {time} ↵ {speech}', 'colon', 'Temi', 'Ana: (00:01)\nHow was it?\nBo: (00:04)\nCold.'),
  row(
    '{time} ↵ {speaker}: {speech}',
    'colon',
    'Zoom subtitles, typed transcripts',
    '00:00:01\nAna: How was it?\n00:00:04\nBo: Cold.',
  ),
  row('{speaker} ↵ {speech}', 'line', 'Delve prints, diarised text', 'Ana\nHow was it?\nBo\nCold.'),
  row(
    '{speaker} {time} ↵ {speech}',
    'line',
    'Otter, Teams in Word, messengers',
    'Ana  0:01\nHow was it?\nBo  0:04\nCold.',
  ),
  row(
    '{time} {speaker} ↵ {speech}',
    'line',
    'Happy Scribe',
    '[00:00:01] - Ana\nHow was it?\n[00:00:04] - Bo\nCold.',
  ),
  row(
    '{time} ↵ {speaker} ↵ {speech}',
    'line',
    'Teams in Word, Descript',
    '0:0:1.0 --> 0:0:3.9\nAna\nHow was it?\n0:0:4.0 --> 0:0:5.2\nBo\nCold.',
  ),
  row('{speaker} {time} {speech}', 'space', 'Trint', 'Ana [00:00:01] How was it?\nBo [00:00:04] Cold.'),
  row('**{speaker}:** {speech}', 'bold', 'Markdown, podcasts', '**Ana:** How was it?\n**Bo:** Cold.'),
  row('**{speaker}**: {speech}', 'bold', 'Markdown, minutes', '**Ana**: How was it?\n**Bo**: Cold.'),
  row('**{speaker}** ↵ {speech}', 'bold', 'Markdown', '**Ana**\nHow was it?\n**Bo**\nCold.'),
  row('<b>{speaker}:</b> {speech}', 'bold', 'web pages', '<b>Ana:</b> How was it?\n<b>Bo:</b> Cold.'),
  row('### {speaker} ↵ {speech}', 'heading', 'Markdown', '### Ana\nHow was it?\n### Bo\nCold.'),
  row(
    '=== {speaker} === ↵ {speech}',
    'heading',
    'typed transcripts, diarised text',
    '=== Ana ===\nHow was it?\n=== Bo ===\nCold.',
  ),
  row('[{speaker}] {speech}', 'bracket', 'QualCoder', '[Ana] How was it?\n[Bo] Cold.'),
  row('[{speaker}]: {speech}', 'bracket', 'WhisperX', '[SPEAKER_00]: How was it?\n[SPEAKER_01]: Cold.'),
  row(
    '[{speaker}] {time} ↵ {speech}',
    'bracket',
    'Zoom captions',
    '[Ana] 10:03:08\nHow was it?\n[Bo] 10:03:12\nCold.',
  ),
  row('【{speaker}】 {speech}', 'bracket', 'typed transcripts', '【佐藤】 How was it?\n【鈴木】 Cold.'),
  row('{{speaker}} {speech}', 'brace', 'QualCoder', '{Ana} How was it?\n{Bo} Cold.'),
  row('({speaker}) {speech}', 'paren', 'typed transcripts', '(Ana) How was it?\n(Bo) Cold.'),
  row('<{speaker}> {speech}', 'angle', 'chat logs', '<Ana> How was it?\n<Bo> Cold.'),
  row('{time} <{speaker}> {speech}', 'angle', 'IRC logs', '10:00 <ana_> How was it?\n10:01 <bo> Cold.'),
  row('<v {speaker}>{speech}', 'voice', 'WebVTT of Teams', '<v Ana>How was it?</v>\n<v Bo>Cold.</v>'),
  row('@{speaker}: {speech}', 'mark', 'QualCoder', '@Ana: How was it?\n@Bo: Cold.'),
  row('#{speaker}: {speech}', 'mark', 'QualCoder', '#Ana: How was it?\n#Bo: Cold.'),
  row('*{speaker}: {speech}', 'mark', 'CHAT of CLAN', '*ANA:\tHow was it?\n*BOB:\tCold.'),
  row('>>{speaker}: {speech}', 'mark', 'captions of television', '>>Ana: How was it?\n>>Bo: Cold.'),
  row('- {speaker}: {speech}', 'mark', 'minutes', '- Ana: How was it?\n- Bo: Cold.'),
  row('{speaker}⇥{speech}', 'tab', 'ELAN, tables pasted as text', 'Ana\tHow was it?\nBo\tCold.'),
  row(
    '{speaker}\u3000{speech}',
    'tab',
    'records and interviews in Japanese',
    '佐藤\u3000How was it?\n浜田\u3000Cold.',
  ),
  row('{speaker} – {speech}', 'dash', 'typed transcripts', 'Ana – How was it?\nBo – Cold.'),
  row('{speaker} > {speech}', 'dash', 'typed transcripts, chat logs', 'Ana > How was it?\nBo > Cold.'),
  row('{speaker}. {speech}', 'dot', 'court reporters, records of parliaments', 'Q. How was it?\nA. Cold.'),
  row('| {speaker} | {speech} |', 'cell', 'Markdown tables', '| Ana | How was it? |\n| Bo | Cold. |'),
  row(
    '{time} {speech}',
    'time',
    'Whisper text',
    '[00:01.000 --> 00:03.200] How was it?\n[00:04.000 --> 00:05.100] Cold.\n[00:06.000 --> 00:07.100] Wet.',
  ),
  row(
    '{time} ↵ {speech}',
    'time',
    'subtitles without names',
    '00:01.000 --> 00:03.200\nHow was it?\n\n00:04.000 --> 00:05.100\nCold.',
  ),
];

function row(pattern: string, style: Template['style'], source: string, example: string): Template {
  return { pattern, style, source, example };
}

/**
 * The template of a head, as its file writes it.
 *
 * @param hasTimeAbove whether a line with nothing but a time stands above it
 */
export function patternOf(head: Head, hasTimeAbove: boolean): string {
  const place: TimePlace | null = head.timePlace;
  const name = place === 'after' ? `{speaker} ${timeOf(head)}` : '{speaker}';
  const inside = place === 'inside' ? ` ${timeOf(head)}` : '';
  if (head.style === 'field') return recordPattern;
  const before = place === 'before' ? `${timeOf(head)} ` : hasTimeAbove ? '{time} ↵ ' : '';
  const speech = head.words < 0 ? ' ↵ {speech}' : '{speech}';
  return before + written(head, name, inside, speech);
}

/** How turns are shown that are written as records, whatever their lines are called, and with whatever else they have. */
const recordPattern = 'Speaker: {speaker} ↵ Text: {speech}';

/** A time between the brackets that it stands in. */
function timeOf({ time }: Head): string {
  const bracket = time?.bracket ?? '';
  return `${bracket}{time}${closing[bracket] ?? ''}`;
}

/** The name in the square brackets that its writing system has. */
function bracketed(mark: string): string {
  if (mark.startsWith('】')) return '【{speaker}】';
  return mark.startsWith('］') ? '［{speaker}］' : '[{speaker}]';
}

/** Bold type, by Markdown's asterisks or by a tag of HTML. */
function boldly(mark: string, name: string, inside: string, speech: string, words: number): string {
  const hasColon = mark.startsWith(':');
  const close = hasColon ? mark.slice(1) : mark;
  const open = close.replace('/', '');
  if (words < 0) return `${open}${name}${close}${speech}`;
  return hasColon
    ? `${open}${name}:${close}${inside} ${speech}`
    : `${open}${name}${close}:${inside} ${speech}`;
}

function written({ style, mark, words }: Head, name: string, inside: string, speech: string): string {
  const gap = words < 0 ? '' : ' ';
  switch (style) {
    case 'colon':
      return `${name}${mark}:${inside}${gap}${speech}`;
    case 'line':
      return `${name}${speech}`;
    case 'space':
      return `${name} ${speech}`;
    case 'bold':
      return boldly(mark, name, inside, speech, words);
    case 'heading':
      return mark === '#' ? `### ${name}${speech}` : `${mark} ${name} ${mark}${speech}`;
    case 'bracket':
      return `${bracketed(mark)}${name.slice('{speaker}'.length)}${mark.endsWith(':') ? ':' : ''}${inside}${gap}${speech}`;
    case 'brace':
      return `{{speaker}}${name.slice('{speaker}'.length)}${inside}${gap}${speech}`;
    case 'paren':
      return `${mark.startsWith('）') ? '（{speaker}）' : '({speaker})'}${name.slice('{speaker}'.length)}${inside}${gap}${speech}`;
    case 'angle':
      return `<{speaker}>${name.slice('{speaker}'.length)}${inside}${gap}${speech}`;
    case 'voice':
      return `<v {speaker}>${speech}`;
    case 'mark':
      return `${mark}${name}:${inside}${gap}${speech}`;
    case 'tab':
      return inside === '' ? `${name}${mark || '⇥'}${speech}` : `${name}⇥${inside.trim()}⇥${speech}`;
    case 'dash':
      return `${name} ${mark || '–'} ${speech}`;
    case 'dot':
      return `${name}${mark || '.'} ${speech}`;
    case 'field':
      return recordPattern;
    case 'cell':
      return inside === '' ? `| ${name} | ${speech} |` : `| ${name} |${inside} | ${speech} |`;
  }
}

/**
 * The styles that templates ask for, as people write them in a codebook or front matter.
 *
 * @returns null for what no template says
 */
export function stylesOf(patterns: readonly string[]): ReadonlySet<NameStyle> {
  const styles = new Set<NameStyle>();
  for (const pattern of patterns) {
    const style = styleOf(pattern);
    if (style !== null) styles.add(style);
  }
  return styles;
}

/** Which tools or habits write by a pattern; '' for one that is not in the table. */
export function sourceOfTemplate(pattern: string): string {
  return templates.find((one) => one.pattern === pattern)?.source ?? '';
}

/** True for what somebody may write under `layout`: a pattern that tells where the name or the time stands. */
export function isTemplate(pattern: string): boolean {
  if (styleOf(pattern) !== null) return true;
  return !pattern.includes('{speaker}') && pattern.includes('{time}') && pattern.includes('{speech}');
}

/** The style that a pattern asks for; null when it is none that is known. */
function styleOf(pattern: string): NameStyle | null {
  const known = templates.find((template) => template.pattern === pattern);
  if (known && known.style !== 'time') return known.style;
  const line = pattern.split(/\s*(?:↵|\\n|\n)\s*/).find((part) => part.includes('{speaker}'));
  if (line === undefined) return null;
  const bare = line
    .replace(/^(?:>|\{number\}[.)]?)\s+/, '')
    .replace(/\s*[[(#<{*_`]?\{time\}[\])#>}*_`]?\s*(?:-->|[-–—]\s)?\s*/g, (_found, at: number) =>
      at === 0 ? '' : ' ',
    )
    .trim();
  if (/^<v \{speaker\}>/.test(bare)) return 'voice';
  if (/^\|/.test(bare)) return 'cell';
  if (/^(?:[-*•] )?(?:\*{2,3}|_{2,3}|<[a-z]{1,6}>)\{speaker\}/.test(bare)) return 'bold';
  if (/^(?:#{1,6}|([=~-])\1+|([*_])\2\2+) \{speaker\}/.test(bare)) return 'heading';
  if (/^[[【［]\{speaker\}[\]】］]/.test(bare)) return 'bracket';
  if (/^<\{speaker\}>/.test(bare)) return 'angle';
  if (/^[(（]\{speaker\}[)）]/.test(bare)) return 'paren';
  if (/^\{\{speaker\}\}/.test(bare)) return 'brace';
  if (/^(?:[@#*]|>{1,3} ?|[-*•] )\{speaker\}/.test(bare)) return 'mark';
  if (/^\{speaker\}(?:\{number\})?\s*[:：]/.test(bare)) return 'colon';
  if (/^\{speaker\}(?:\s*[⇥\t]| {2}|\u3000|;\{)/.test(bare)) return 'tab';
  if (/^\{speaker\} (?:[-–—]|[-–—=]{0,2}[>|~→⇒]{1,3}) /.test(bare)) return 'dash';
  if (/^\{speaker\}(?:(?:\{number\})?\.[-–—]?|;) /.test(bare)) return 'dot';
  if (bare === '{speaker}') return 'line';
  if (pattern === recordPattern) return 'field';
  return /^\{speaker\} \{speech\}/.test(bare) && line.includes('{time}') ? 'space' : null;
}
