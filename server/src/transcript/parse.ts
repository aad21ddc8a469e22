import { classify } from './classify';
import { codesInTalk, labelsInTalk, memosInTalk } from './codesInTalk';
import { composedText, inOriginal } from './composedText';
import { type FrontMatterReading, readFrontMatter } from './frontMatter';
import { itemAt } from './itemAt';
import { type Lines, splitLines } from './lines';
import { marksOf } from './marks';
import { speakerProblems } from './speakerProblems';
import { speakerKey } from './speakers';
import { structureOf } from './structure';
import { textProblems } from './textProblems';
import { identify, identifyFile } from './title';
import type { Transcript } from './transcript';
import { emptyVocabulary, type Vocabulary } from './vocabulary';

/**
 * Reads a transcript. Total: any text gives a Transcript, nothing is thrown.
 *
 * Accents are composed before anything is read, and every range is one in the text as it is.
 *
 * @param text the file's text as it is, a byte order mark included
 * @param vocabulary what the study knows: labels, speakers, lines that are speech
 * @param fileName says interview and coder where the text does not (`Interview 35 - Ilan.txt`)
 */
export function parse(text: string, vocabulary: Vocabulary = emptyVocabulary, fileName = ''): Transcript {
  const same = composedText(text);
  return same === null
    ? read(text, vocabulary, fileName)
    : inOriginal(read(same.text, vocabulary, fileName), text, same);
}

function read(text: string, vocabulary: Vocabulary, fileName: string): Transcript {
  const lines = splitLines(text);
  const front = readFrontMatter(text, lines);
  const said = front?.frontMatter.values;
  const told = toldBy(front, vocabulary);
  const classified = classify(text, lines, front ? front.lastLine + 1 : 0, told);
  const marks = marksOf(text, lines, classified.kinds);
  const { turns, passages, codings, memos, problems } = structureOf(
    text,
    lines,
    classified,
    vocabulary,
    marks,
  );

  const { kinds, speakers, titleLine } = classified;
  const { times, unnamed } = classified.layout;
  const isMarked = times.nobodys.size > 0 || unnamed.size > 0;
  const doubts = [
    ...speakerProblems({ text, lines, kinds, speakers, turns, isMarked }, told),
    ...codesInTalk({ text, lines, kinds, speakers }, told),
    ...(text.includes('//') ? memosInTalk({ text, lines, kinds }) : []),
  ];
  const title = titleLine < 0 ? null : titleAt(text, lines, titleLine);
  const byTitle = identify(title?.text ?? '');
  // Most titles tell both, and the file need not be asked.
  const isTold = byTitle.interview !== null && byTitle.coder !== null;
  const byFile = isTold ? byTitle : identifyFile(fileName);
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
    labelsInTalk: labelsInTalk({ text, lines, kinds, speakers }, told),
    layout: classified.layout.templates,
    onlyMarked: told.onlyMarked,
    marks,
    problems: [...textProblems(text, lines), ...(front?.problems ?? []), ...problems, ...doubts],
  };
}

function titleAt(text: string, { first, ends }: Lines, line: number): Transcript['title'] {
  const range = { start: itemAt(first, line), end: itemAt(ends, line) };
  return { text: text.slice(range.start, range.end), range };
}

/** What the front matter says of its own file goes before what the study says of all. */
function toldBy(front: FrontMatterReading | null, vocabulary: Vocabulary): Vocabulary {
  if (front === null) return vocabulary;
  const onlyMarked = front.frontMatter.values.get('codes') === 'marked';
  if (front.layout.length === 0 && front.speakers.length === 0 && !onlyMarked) return vocabulary;
  const own = front.speakers.map((name) => [speakerKey(name), name] as const);
  return {
    ...vocabulary,
    layout: front.layout.length === 0 ? vocabulary.layout : front.layout,
    onlyMarked: onlyMarked || vocabulary.onlyMarked,
    speakers: own.length === 0 ? vocabulary.speakers : new Map([...own, ...vocabulary.speakers]),
  };
}
