import type { ClassifierState } from './classifierState';
import { Name, type NameLine, type NameLines, type PhraseLine, type Way } from './nameLines';
import { isHeadWord, reportsSpeech } from './notNames';
import { standsAlone } from './standing';

/** What somebody is, in several words: `Lighthouse keeper`, `Ancien gardien`, `Mujer mayor 2`. */
const phrase = /^\p{Lu}[\p{L}\p{M}'’-]*(?: [\p{L}\p{M}'’.-]+){1,3}(?: \d{1,2})?$/u;

/**
 * The lines on which somebody speaks who is called by what they are, in words that are like no name: `Shop owner: words`. As
 * talk may begin so as well, only one in a file does, where a usual role is the only other one who speaks, and both
 * take turns from the beginning to the end.
 *
 * @param names whom the style shows to speak
 */
export function calledByPhrase(
  state: ClassifierState,
  found: NameLines,
  way: Way,
  names: ReadonlySet<Name>,
): NameLine[] {
  const [asks] = names;
  if (asks === undefined || names.size > 1 || !asks.lineText.isRole || asks.lines.length < 2) return [];
  const groups = new Map<string, PhraseLine[]>();
  for (const one of found.phrases) {
    const { style, nameStart, nameEnd } = one.head;
    if (style !== way.style) continue;
    const text = state.text.slice(nameStart, nameEnd);
    const group = groups.get(text);
    if (group !== undefined) group.push(one);
    else if (phrase.test(text)) groups.set(text, [one]);
  }
  const taking: [string, PhraseLine[]][] = [];
  for (const [text, lines] of groups)
    if (takesTurns(state, way, asks, text, lines)) taking.push([text, lines]);
  const [only] = taking;
  if (only === undefined || taking.length > 1) return [];
  // Where another one comes back beside the first, they are of a list or a story.
  for (const lines of groups.values())
    if (lines !== only[1] && lines.length > 1 && lines.length >= 0.5 * only[1].length) return [];
  const lineText = state.words.of(only[0]);
  const name = new Name(lineText, 'none');
  const spelling = state.spellingOf(lineText);
  return only[1].map(({ line, head }) => ({ line, head, name, spelling, speaks: false, suggestions: [] }));
}

/** Most questions have an answer, and most answers follow one. */
const mostTurns = 0.8;

function takesTurns(
  state: ClassifierState,
  way: Way,
  asks: Name,
  text: string,
  lines: readonly PhraseLine[],
): boolean {
  const alone = standsAlone(way);
  if (lines.length < (alone ? 3 : 2) || lines.length < mostTurns * asks.lines.length) return false;
  if (isHeadWord(text.toLowerCase()) || reportsSpeech(text) || state.vocabulary.isLabel(text)) return false;
  const questions = asks.lines.map(({ line }) => line);
  const isQuestion = new Set(questions);
  let answers = 0;
  let at = 0;
  for (const { line, head } of lines) {
    const before = at;
    while (at < questions.length && (questions[at] ?? line) < line) at++;
    const next = state.nextWritten(line);
    // Right below a name alone stands what is said, and right above the next name what is coded.
    const isSaid = alone && state.nextWritten(questions[at - 1] ?? line) === line;
    const hasTalk = head.words >= 0 || (next >= 0 && !isQuestion.has(next) && state.mayBeTalk(next));
    if (at > before && !isSaid && hasTalk) answers++;
  }
  return answers >= mostTurns * lines.length && answers >= mostTurns * questions.length;
}
