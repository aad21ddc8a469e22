import { codesOfSummary } from '../../study/fileCodes';
import { summarize } from '../../study/summarize';
import { itemAt } from '../../transcript/itemAt';
import { type LineRun, lineAt } from '../../transcript/lines';
import { LineKind, type Transcript } from '../../transcript/transcript';
import type { OpenTranscript } from '../shared/openTranscript';

/** What is left of a transcript when all but the passages with one code is folded away. */
export interface PassagesWithCode {
  readonly passages: number;
  /** What to fold, in order, none inside another. The first line of each stays visible, as folding has it. */
  readonly folds: readonly LineRun[];
  /** The first line of the first passage; null when none has the code. */
  readonly first: number | null;
}

/**
 * Tells what to fold away so that only the passages with a code are left, each with who speaks and everything
 * written below it. A transcript without the code is left alone.
 *
 * @param label of the codebook, or as written where it has none
 */
export function passagesWithCode({ study, transcript }: OpenTranscript, label: string): PassagesWithCode {
  const use = codesOfSummary(study, summarize(transcript)).get(label)?.use;
  const passages = new Set(use?.codings.map((index) => itemAt(transcript.codings, index).passage));
  if (passages.size === 0) return { passages: 0, folds: [], first: null };
  const first = Math.min(...[...passages].map((index) => itemAt(transcript.passages, index).firstLine));
  const folds = hidden(shownLines(transcript, passages)).flatMap((run) => foldOf(transcript, run) ?? []);
  return { passages: passages.size, folds, first };
}

/** True for each line that stays. */
function shownLines(transcript: Transcript, chosen: ReadonlySet<number>): boolean[] {
  const { lineKinds, lineStarts, passages, turns, codings, memos } = transcript;
  const shown = new Array<boolean>(lineKinds.length).fill(false);
  for (const turn of turns) {
    for (let index = turn.firstPassage; index < turn.endPassage; index++) {
      const passage = passages[index];
      if (!passage || !chosen.has(index)) continue;
      if (turn.speakerRange) shown[lineAt(lineStarts, turn.speakerRange.start)] = true;
      shown.fill(true, passage.firstLine, passage.lastLine + 1);
    }
  }
  for (const { passage, line } of [...codings, ...memos]) if (chosen.has(passage)) shown[line] = true;
  // Blank lines between what stays are left as they are: only talk and codes are in the way.
  let last = -1;
  for (let line = 0; line < shown.length; line++) {
    if (shown[line]) {
      if (last >= 0) shown.fill(true, last, line);
      last = line;
    } else if (lineKinds[line] !== LineKind.Blank) {
      last = -1;
    }
  }
  return shown;
}

function hidden(shown: readonly boolean[]): LineRun[] {
  const runs: LineRun[] = [];
  for (let line = 0; line < shown.length; line++) {
    if (shown[line]) continue;
    const first = line;
    while (line + 1 < shown.length && !shown[line + 1]) line++;
    runs.push({ first, last: line });
  }
  return runs;
}

/**
 * A fold begins with a line that stays: the blank one above what is hidden, else the line before it, else, at the
 * top of the file, the first line itself.
 *
 * @returns null where nothing is left to hide
 */
function foldOf({ lineKinds }: Transcript, { first, last }: LineRun): LineRun | null {
  const head = lineKinds[first] === LineKind.Blank ? first : Math.max(0, first - 1);
  return last > head ? { first: head, last } : null;
}
