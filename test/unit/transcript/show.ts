import { spokenWords } from '../../../server/src/study/summarize';
import { parse } from '../../../server/src/transcript/parse';
import { speakerKey } from '../../../server/src/transcript/speakers';
import { formatTime } from '../../../server/src/transcript/time';
import { LineKind, type Transcript } from '../../../server/src/transcript/transcript';
import { emptyVocabulary, type Vocabulary } from '../../../server/src/transcript/vocabulary';

const names = new Map<number, string>(
  Object.entries(LineKind).map(([name, kind]) => [kind, name.toLowerCase()]),
);

/** A vocabulary with just these labels and speakers. */
export function knowing(known: {
  labels?: string[];
  near?: string[];
  speech?: string[];
  speakers?: string[];
}): Vocabulary {
  return {
    ...emptyVocabulary,
    isLabel: (text) => known.labels?.includes(text) ?? false,
    isNearLabel: (text) => known.near?.includes(text) ?? false,
    isSpeech: (text) => known.speech?.includes(text) ?? false,
    speakers: new Map((known.speakers ?? []).map((name) => [speakerKey(name), name])),
  };
}

/** What each line with text on it is: `code: Data-missing-values`. */
export function lineKinds(text: string, vocabulary?: Vocabulary): string[] {
  const { lineKinds, lineStarts } = parse(text, vocabulary);
  const shown: string[] = [];
  lineKinds.forEach((kind, line) => {
    const words = text.slice(lineStarts[line], lineStarts[line + 1]).trim();
    if (words !== '') shown.push(`${names.get(kind)}: ${words}`);
  });
  return shown;
}

/** Passages with their speaker and codes: `Interviewee: we lost data [Data-loss] [Data-age “lost”]`. */
export function passages(transcript: Transcript): string[] {
  const { text } = transcript;
  return transcript.passages.map(({ speaker, range, index }) => {
    const codes = transcript.codings
      .filter((coding) => coding.passage === index)
      .map(
        ({ label, quote }) =>
          ` [${label}${quote ? ` ${quote.target ? `“${text.slice(quote.target.start, quote.target.end)}”` : 'not found'}` : ''}]`,
      );
    return `${speaker ?? '-'}: ${text.slice(range.start, range.end).split(/\s+/).join(' ')}${codes.join('')}`;
  });
}

/** Lines put together with line feeds. */
export function lines(...all: readonly string[]): string {
  return all.join('\n');
}

/** Who says what, and when: `Ana 00:00:04: Cold.` */
export function turns(text: string, known?: Parameters<typeof knowing>[0]): string[] {
  const transcript = parse(text, known && knowing(known));
  return transcript.turns.map(({ speaker, time, firstPassage, endPassage }) => {
    const words = transcript.passages
      .slice(firstPassage, endPassage)
      .map(({ range }) => spokenWords(transcript, range))
      .join(' ');
    return `${speaker ?? '-'}${time === null ? '' : ` ${formatTime(time)}`}: ${words}`;
  });
}
