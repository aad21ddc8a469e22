import { insertion, inTextOrder, type TextEdit } from '../../transcript/textEdit';
import type { Range, Transcript, Turn } from '../../transcript/transcript';
import { codingsAsTheyAre, type Expected } from './checkSame';

/** What is meant to become of one file. */
export interface Intent {
  /** @param marked the codings, by place in `Transcript.codings` before, whose lines get a `#` besides; edits in order */
  edits(marked: ReadonlySet<number>): readonly TextEdit[];
  readonly expected: readonly Expected[];
  /** Who is to speak a turn of before. */
  speakerOf(turn: Turn): string | null;
  /** What the changed file is to read like, where that is known; else like before but for what is expected. */
  readonly like?: Transcript;
}

/** Works out what is meant from the file as it is. */
export type Intend = (before: Transcript) => Intent;

const sameSpeaker = ({ speaker }: Turn) => speaker;

/** Nothing is to become of a file. */
export const leave: Intend = (before) => ({
  edits: (marked) => marks(before, marked),
  expected: codingsAsTheyAre(before),
  speakerOf: sameSpeaker,
});

/** Edits that have been read already in their own file. */
export function readLike(edits: readonly TextEdit[], like: Transcript): Intend {
  const expected = codingsAsTheyAre(like);
  return () => ({ edits: () => edits, expected, speakerOf: sameSpeaker, like });
}

/** Edits of labels, quotes, names of speakers and whole code lines, which change what they stand on and nothing else. */
export function editing(edits: readonly TextEdit[]): Intend {
  return (before) => {
    const on = (range: Range) =>
      edits.find((edit) => edit.range.start === range.start && edit.range.end === range.end);
    const covers = (range: Range) =>
      edits.some((edit) => edit.range.start <= range.start && range.end <= edit.range.end);
    const expected = codingsAsTheyAre(before).flatMap((coding): Expected[] => {
      const { labelRange, quote } = before.codings[coding.index] ?? { labelRange: null, quote: null };
      if (!labelRange) return [];
      const label = on(labelRange)?.newText ?? (covers(labelRange) ? null : coding.label);
      if (label === null) return [];
      return [{ ...coding, label, quote: quote && covers(quote.range) ? null : coding.quote }];
    });
    return {
      edits: (marked) => withMarks(before, edits, marked),
      expected,
      speakerOf: ({ speaker, speakerRange }) => (speakerRange && on(speakerRange)?.newText) ?? speaker,
    };
  };
}

/** Edits in order, with a `#` besides before the labels of some codings. */
function withMarks(before: Transcript, edits: readonly TextEdit[], marked: ReadonlySet<number>): TextEdit[] {
  const starts = new Set(marks(before, marked).map(({ range }) => range.start));
  const own = edits.map((edit) =>
    starts.delete(edit.range.start) ? { ...edit, newText: `#${edit.newText}` } : edit,
  );
  const more = [...starts].map((start) => insertion(start, '#'));
  return inTextOrder([...own, ...more]);
}

function marks({ codings }: Transcript, marked: ReadonlySet<number>): TextEdit[] {
  return codings.flatMap(({ labelRange: { start }, marked: isMarked }, index) =>
    marked.has(index) && !isMarked ? [insertion(start, '#')] : [],
  );
}
