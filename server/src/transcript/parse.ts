import { classify } from './classify';
import { readFrontMatter } from './frontMatter';
import { splitLines } from './lines';
import { marksOf } from './marks';
import { structureOf } from './structure';
import { textProblems } from './textProblems';
import { identify, identifyFile } from './title';
import type { Transcript } from './transcript';
import { emptyVocabulary, type Vocabulary } from './vocabulary';

/**
 * Reads a transcript. Total: any text gives a Transcript, nothing is thrown.
 *
 * @param text the file's text as it is, a byte order mark included
 * @param vocabulary what the study knows: labels, speakers, lines that are speech
 * @param fileName says interview and coder where the text does not (`Interview 35 - Ilan.txt`)
 */
export function parse(text: string, vocabulary: Vocabulary = emptyVocabulary, fileName = ''): Transcript {
  const lines = splitLines(text);
  const front = readFrontMatter(text, lines);
  const said = front?.frontMatter.values;
  const told = toldBy(said, vocabulary);
  const classified = classify(text, lines, front ? front.lastLine + 1 : 0, told);
  const marks = marksOf(text, lines, classified.kinds);
  const { turns, passages, codings, memos, problems } = structureOf(
    text,
    lines,
    classified,
    vocabulary,
    marks,
  );

  const { titleLine } = classified;
  const range = { start: lines.first[titleLine] ?? 0, end: lines.ends[titleLine] ?? 0 };
  const title = titleLine < 0 ? null : { text: text.slice(range.start, range.end), range };
  const byTitle = identify(title?.text ?? '');
  const byFile = identifyFile(fileName);
  return {
    text,
    lineStarts: lines.starts,
    lineKinds: classified.kinds,
    title,
    frontMatter: front?.frontMatter ?? null,
    interview: said?.get('interview') ?? byTitle.interview ?? byFile.interview,
    coder: said?.get('coder') ?? byTitle.coder ?? byFile.coder,
    turns,
    passages,
    codings,
    memos,
    inferredLabels: classified.inferredLabels,
    inferredSpeakers: classified.inferredSpeakers,
    candidates: classified.candidates,
    layout: classified.layout.templates,
    marks,
    problems: [...textProblems(text, lines), ...(front?.problems ?? []), ...problems],
  };
}

/** What the front matter says of its own file goes before what the study says of all. */
function toldBy(said: ReadonlyMap<string, string> | undefined, vocabulary: Vocabulary): Vocabulary {
  const layout = said?.get('layout');
  const onlyMarked = said?.get('codes') === 'marked';
  if (layout === undefined && !onlyMarked) return vocabulary;
  return {
    ...vocabulary,
    layout: layout === undefined ? vocabulary.layout : [layout],
    onlyMarked: onlyMarked || vocabulary.onlyMarked,
  };
}
